"""Imitations as reports of phishing describe them, written before the rules were read: the third opinion.

``python -m tests.helpers.phishing [EACH] [SEED]`` prints how many are named, by way and by brand, and what
was missed. Brands of two letters and brands that are words of the trade (``crypto.com``, ``cash.app``) are
among them; a bare slip of a name of two or three letters is left out, since that address is somebody else's.
"""
