"""Client of Chatwoot's public client API (v4): REST, live link, and their mapping to ``domain`` values.

Section numbers in this package are those of the backend contract.
"""
