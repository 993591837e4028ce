"""Home: what went wrong, open requests, what works right now."""
