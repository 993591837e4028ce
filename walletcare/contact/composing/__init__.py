"""From a draft to a request: what is written, shown before it leaves, and kept."""
