"""Finders of what opens something by itself: keys, tokens, numbers, codes."""
