"""The imitated API: endpoints, payloads, errors, and the websocket."""
