"""The contact session: our own id, kept before it is posted, and what happens when the server forgets it."""

from __future__ import annotations

import hashlib
import threading
import uuid
from typing import TYPE_CHECKING

from walletcare.domain.errors import PlatformError, SessionGoneError
from walletcare.domain.secret import SecretStoreState

if TYPE_CHECKING:
    from collections.abc import Callable

    from walletcare.domain.chat import ChatSession, ChatTransport
    from walletcare.domain.secret import SecretStore
    from walletcare.infra.db import Database

_SOURCE_ID = "chat-source-id"
_PUBSUB_TOKEN = "chat-pubsub-token"  # noqa: S105 - the name of a secret
_CONFIRMED = "confirmed-session"
_USER = "session-user"
"""Setting: whose session it is. Empty until somebody was signed in while it was used."""


class ChatSessions:
    """Keeps one session with the chat backend.

    ``tag`` is the start of the SHA-256 of the source id: conversations in the store carry it, so that after a
    new session they are known to be out of reach. It does not lead back to the id.

    A session belongs to the first user who was signed in to the wallet while it was used: whoever signs in
    as somebody else, at once or in a later run, begins one of their own, for the server would let them read
    on in the old one (contract 1 and 13, #6725). That nobody is signed in at the moment changes nothing.
    """

    def __init__(
        self,
        database: Database,
        secrets: SecretStore,
        chat: ChatTransport,
        add_live_secret: Callable[[str], None],
        on_reachable: Callable[[str], None],
    ) -> None:
        """``on_reachable`` is told the tag of the session whose conversations are the ones within reach from
        now on: of a session that this store has not had before, or empty when the server forgot the last one.
        """
        self._database = database
        self._secrets = secrets
        self._chat = chat
        self._add_live_secret = add_live_secret
        self._on_reachable = on_reachable
        self._lock = threading.Lock()
        self._session: ChatSession | None = None

    @property
    def tag(self) -> str:
        """The tag of the session in use; empty before there is one.

        It is read inside transactions, so it must not wait for the lock: who holds that may wait to write.
        """
        session = self._session
        return "" if session is None else tag_of(session.source_id)

    def current(self) -> ChatSession:
        """The session of the user who is signed in, made or read from the server when it is asked for first.

        Raises:
            PlatformError: ``keyring-locked``: the id is there and cannot be read; a new one would cut off the
                user's conversations, so none is made.
            SessionGoneError: The server forgot it. Call :meth:`drop_if_gone`, then this again.
            TransportError: The server was not reached; nothing changed.
        """
        with self._lock:
            if self._session is not None and not self._claim():
                self._forget()
            if self._session is None:
                self._session = self._connect()
            return self._session

    def is_current(self, session: ChatSession) -> bool:
        """Whether ``session`` is the one in use: what was read in another is of other conversations."""
        return self.tag == tag_of(session.source_id)

    def drop_if_gone(self) -> None:
        """Ask the server whether it still knows the session; if not, drop it, so that the next one is new.

        Several threads meet the same loss at once. Asking and dropping are one step, so that the slower of
        them asks about the new session instead of dropping it. Raises like :meth:`current`, apart from
        ``SessionGoneError``.
        """
        with self._lock:
            try:
                self._keep(self._chat.read_session((self._session or self._connect()).source_id))
            except SessionGoneError:
                self._forget()

    def _connect(self) -> ChatSession:
        source_id = self._secrets.get(_SOURCE_ID)
        if source_id is None and self._secrets.state is SecretStoreState.LOCKED:
            raise PlatformError("keyring-locked")
        if source_id is not None and not self._claim():
            self._forget()
            source_id = None
        if source_id is None:
            source_id = str(uuid.uuid4())
            # Kept before it is posted: creating a contact with a known id is idempotent (contract 4.2).
            self._secrets.set(_SOURCE_ID, source_id)
        self._add_live_secret(source_id)
        if self._is_confirmed(source_id):
            session = self._chat.read_session(source_id)
        else:
            session = self._chat.open_session(source_id)
        self._keep(session)
        self._claim()
        return session

    def _claim(self) -> bool:
        """Make the session that of the user who is signed in, unless it is another's; False then."""
        user = self._chat.user()
        if not user:
            return True
        owner = self._setting(_USER)
        if not owner:
            self._set(_USER, user)
        return owner in {"", user}

    def _forget(self) -> None:
        """The next session is a new one; the conversations of this one are out of reach."""
        self._session = None
        erase_session(self._secrets)
        self._set(_USER, "")
        self._on_reachable("")

    def _keep(self, session: ChatSession) -> None:
        self._session = session
        self._add_live_secret(session.source_id)
        self._add_live_secret(session.pubsub_token)
        if self._secrets.get(_SOURCE_ID) != session.source_id:
            self._secrets.set(_SOURCE_ID, session.source_id)
        if self._secrets.get(_PUBSUB_TOKEN) != session.pubsub_token:
            self._secrets.set(_PUBSUB_TOKEN, session.pubsub_token)
        if not self._is_confirmed(session.source_id):
            self._set(_CONFIRMED, tag_of(session.source_id))
            self._on_reachable(tag_of(session.source_id))

    def _is_confirmed(self, source_id: str) -> bool:
        return self._setting(_CONFIRMED) == tag_of(source_id)

    def _setting(self, name: str) -> str:
        with self._database.read() as connection:
            row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return "" if row is None else str(row["value"])

    def _set(self, name: str, value: str) -> None:
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO setting (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )


def tag_of(source_id: str) -> str:
    return hashlib.sha256(source_id.encode()).hexdigest()[:16]


def erase_session(secrets: SecretStore) -> None:
    """Remove the session's secrets from the keyring."""
    for name in (_SOURCE_ID, _PUBSUB_TOKEN):
        secrets.delete(name)
