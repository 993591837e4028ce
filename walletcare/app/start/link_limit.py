"""How long a ``walletcare://`` link may be. Apart from the grammar, which the window does not wait for."""

MAX_LENGTH = 256
