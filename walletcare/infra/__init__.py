"""The side wing: files, network, mail, keyring, settings and log.

Upper rooms see its Protocols in ``domain``. It imports ``domain`` and third-party clients only; never Qt.
"""
