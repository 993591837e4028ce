"""The official-contact check: anything pasted against the brand's signed list."""
