"""The outbox: what is delivered, in which order, and how an unknown outcome is settled."""
