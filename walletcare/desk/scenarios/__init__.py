"""Scenarios and faults, and the hooks by which QA drives them."""
