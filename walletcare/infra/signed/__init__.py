"""Signed content: what arrives over The Update Framework, how it is verified, kept and switched, and how an
operator publishes it. The TUF library is imported here only, and by nothing that the first paint needs.
"""
