"""Our sentences for everything that can fail, looked up by code: what is wrong, and what to do."""

from walletcare.ui.failures.words import failure_words, transport_words

__all__ = ["failure_words", "transport_words"]
