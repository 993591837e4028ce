"""Our sentences for everything that can fail, looked up by code: what is wrong, and what to do."""

from walletcare.ui.failures.download_words import download_words
from walletcare.ui.failures.words import failure_words, transport_words

__all__ = ["download_words", "failure_words", "transport_words"]
