"""The window: theme, components, pages, stores. All Qt of the program lives here.

May import the features, ``domain`` and ``infra.paths``; never HTTP, SQL or the keyring.
"""
