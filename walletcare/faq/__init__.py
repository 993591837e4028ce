"""The offline FAQ: queries, ranking, snippets, instant answers, and the reader's votes.

Imports ``domain``, ``content`` and ``infra.db``; standard library otherwise. Nothing here knows Qt.
"""
