"""The Requests page: every request, where it stands, and what can be done."""
