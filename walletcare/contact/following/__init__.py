"""Following requests: what the server tells becomes one state in the store."""
