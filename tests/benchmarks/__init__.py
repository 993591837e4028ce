"""Figures too slow for a test: each module is a command, and prints what docs/benchmarks.md shows."""
