"""Finders of recovery phrases, one layout or list each."""
