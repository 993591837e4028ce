"""The Help page: browse, search, read."""
