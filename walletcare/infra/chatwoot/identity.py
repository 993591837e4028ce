"""Proof of who the user is to the wallet (contract, section 1: identity validation).

The hash is computed by the wallet's own server with a key that must never be in this program; whoever embeds
WalletCare in a signed-in product hands over a source of tokens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class IdentityToken:
    """The user's id at the wallet and the server's HMAC-SHA256 of exactly that string, in lowercase hex."""

    identifier: str = field(repr=False)
    identifier_hash: str = field(repr=False)

    def fields(self) -> dict[str, str]:
        return {"identifier": self.identifier, "identifier_hash": self.identifier_hash}


IdentitySource = Callable[[], IdentityToken | None]
"""Asked before every contact call; None while the user is not signed in."""


def no_identity() -> IdentityToken | None:
    """The source of a program without sign-in."""
    return None
