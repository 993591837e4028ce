"""WalletCare: a support client for people whose wallet does not do what it should."""

__version__ = "0.1.0"
