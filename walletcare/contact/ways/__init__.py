"""The ways to support: channels, hours, waits, and the ladder from one to the next."""
