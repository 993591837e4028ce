"""One check a module. ``registry.CHECKS`` holds them all by id."""
