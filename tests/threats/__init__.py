"""One proof a threat: the rows of ``docs/security.md`` with their counts, and builds that fail them."""
