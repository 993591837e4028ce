"""Values, enums, errors and Protocols that every floor above shares.

Standard library only. Values are frozen dataclasses; ids are ``NewType``; closed sets are
``Enum``; times are aware UTC ``datetime``.
"""
