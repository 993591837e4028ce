"""The proof of who the user is, fetched from the wallet's own server (``identity_token_url`` of the brand).

The server knows the user (a company network, its own sign-in in front of the address, or the wallet's program
on this computer) and answers ``{"identifier": …, "identifier_hash": …}``, or 204, 401 or 404 while nobody is
signed in. The key of the hash stays there.
"""

from __future__ import annotations

import logging
import re
import threading
from typing import TYPE_CHECKING

import msgspec

from walletcare.domain.errors import TransportError
from walletcare.infra.chatwoot.identity import IdentityToken

if TYPE_CHECKING:
    from walletcare.domain.clock import Clock
    from walletcare.infra.http import HttpClient

KEPT_FOR_S = 300.0
_NOBODY_FOR_S = 60.0
_DEADLINE_S = 10.0
_CAP_BYTES = 4_096
_IDENTIFIER_LIMIT = 255
_HASH = re.compile(r"[0-9a-f]{64}")
_NOBODY = {204, 401, 403, 404}

_log = logging.getLogger(__name__)


class _WireToken(msgspec.Struct):
    identifier: str
    identifier_hash: str


class TokenSource:
    """Asks once and remembers for five minutes; that nobody is signed in, for one. Any thread.

    What cannot be read, or is no token, counts as nobody: the chat then works without proof where the inbox
    allows it, and says why where it does not.
    """

    def __init__(self, http: HttpClient, url: str, clock: Clock) -> None:
        self._http, self._url, self._clock = http, url, clock
        self._lock = threading.Lock()
        self._token: IdentityToken | None = None
        self._until = 0.0

    def __call__(self) -> IdentityToken | None:
        with self._lock:
            now = self._clock.monotonic()
            if now >= self._until:
                self._token = self._ask()
                self._until = now + (KEPT_FOR_S if self._token is not None else _NOBODY_FOR_S)
            return self._token

    def _ask(self) -> IdentityToken | None:
        try:
            reply = self._http.get(self._url, cap_bytes=_CAP_BYTES, deadline_s=_DEADLINE_S)
        except TransportError as error:
            _log.warning("no proof of identity: %s", error.code)
            return None
        if not reply.is_success or reply.status in _NOBODY:
            if reply.status not in _NOBODY:
                _log.warning("no proof of identity: http-%d", reply.status)
            return None
        try:
            found = msgspec.json.decode(reply.body, type=_WireToken)
        except msgspec.MsgspecError:
            _log.warning("no proof of identity: unparsable")
            return None
        is_token = 0 < len(found.identifier) <= _IDENTIFIER_LIMIT and _HASH.fullmatch(found.identifier_hash)
        if not is_token:
            _log.warning("no proof of identity: not a token")
            return None
        return IdentityToken(found.identifier, found.identifier_hash)
