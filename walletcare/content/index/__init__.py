"""What the pack holds so that search is quick: text folding, tokens, and the tables made from them.

The modules imported at search time (``fold``, ``tokens``, ``stem``, ``concepts``) are standard library only.
"""
