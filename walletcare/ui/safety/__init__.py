"""The Safety page: who is really support, what support never does, and a check of one's own text."""
