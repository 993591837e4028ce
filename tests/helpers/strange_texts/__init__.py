"""Secrets in disguises and ordinary texts, written from the table of kinds and not from the guard's rules.

``python -m tests.helpers.strange_texts`` measures the guard with them.
"""
