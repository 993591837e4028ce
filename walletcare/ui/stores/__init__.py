"""Stores hold what pages show. Pages read them and listen; actions and task answers write them."""
