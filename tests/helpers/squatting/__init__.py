"""Imitations of wallet brands after the classes that the literature on squatting describes.

Written against the check, by other rules than :mod:`tests.helpers.imitation_corpus`: typing slips, look-alike
letters of all of Unicode, added words in English and pinyin, tricks of addresses, mail headers, accounts.
"""
