"""A keyring for a data folder that lives as long as the tour."""

from __future__ import annotations

from walletcare.domain.secret import SecretStoreState


class TourKeyring:
    """Keeps the keys in memory: the store they open is deleted with the tour, and the user's own keyring is
    not touched. Says ``WORKING`` because for that folder it is."""

    state = SecretStoreState.WORKING
    backend_name = "tour"

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self._values.get(name)

    def set(self, name: str, value: str) -> None:
        self._values[name] = value

    def delete(self, name: str) -> None:
        self._values.pop(name, None)
