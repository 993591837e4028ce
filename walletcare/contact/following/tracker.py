"""Following: live events and readings of the server become one state in the store."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.following.inbound import add_inbound_ticket
from walletcare.contact.following.merge import (
    adopt_by_codes,
    is_creation_open,
    leg_for,
    merge_conversation,
    merge_message,
)
from walletcare.contact.following.standing import refresh
from walletcare.contact.sending.own_inbox import is_foreign, learn_inbox
from walletcare.domain.chat import (
    ConversationEvent,
    LinkEvent,
    LinkState,
    MessageEvent,
    PresenceEvent,
    ResyncNeeded,
    TypingEvent,
)
from walletcare.domain.errors import PlatformError, SessionGoneError, TransportError
from walletcare.domain.ticket import TicketId

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from walletcare.contact.change import Listener
    from walletcare.contact.sending.session import ChatSessions
    from walletcare.contact.ways.channels import Channels
    from walletcare.contact.ways.waits import Waits
    from walletcare.domain.brand import Brand
    from walletcare.domain.chat import (
        ChatEvent,
        ChatSession,
        ChatTransport,
        RemoteConversation,
        RemoteMessage,
    )
    from walletcare.domain.clock import Clock
    from walletcare.infra.db import Connection, Database, Row

_log = logging.getLogger(__name__)

TYPING_FOR = timedelta(seconds=30)
"""A typing sign expires after this when nobody takes it back (contract 8.7)."""
_SEEN_EVERY_S = 5.0
_WHOLE_EVERY_S = 55.0
_TYPING_EVERY_S = 3.0


class Tracker:
    """Merges news. ``on_event`` may be called from the live link's thread; the rest blocks on the network."""

    def __init__(
        self,
        database: Database,
        brand: Brand,
        channels: Channels,
        waits: Waits,
        clock: Clock,
        listener: Listener,
        *,
        chat: ChatTransport | None,
        sessions: ChatSessions | None,
        on_session_gone: Callable[[], None],
    ) -> None:
        self._database = database
        self._brand = brand
        self._channels = channels
        self._waits = waits
        self._clock = clock
        self._listener = listener
        self._chat = chat
        self._sessions = sessions
        self._on_session_gone = on_session_gone
        self._lock = threading.Lock()
        self._live_seen: dict[int, float] = {}
        self._read_whole: dict[int, float] = {}
        self._whole_up_to: dict[int, int] = {}
        self._typing: dict[TicketId, tuple[datetime, str]] = {}
        self._seen_sent: dict[int, float] = {}
        self._seen_owed: set[TicketId] = set()
        self._typing_sent: dict[int, tuple[float, bool]] = {}

    def on_event(self, event: ChatEvent) -> None:
        """Take in one event. ``ResyncNeeded`` is passed on to the listener as OUTBOX: call :meth:`resync`."""
        match event:
            case MessageEvent(message):
                self._on_message(message)
            case ConversationEvent(conversation):
                with self._lock:
                    self._live_seen[conversation.id] = self._clock.monotonic()
                self.apply((conversation,), asked_at=None)
            case TypingEvent(conversation_id, is_on, who):
                self._on_typing(conversation_id, who, is_on=is_on)
            case PresenceEvent(is_anyone_online):
                self._channels.note_presence(is_anyone_online=is_anyone_online)
            case LinkEvent(state):
                self._channels.note_link(state)
                if state is LinkState.SESSION_GONE:
                    self._on_session_gone()
            case ResyncNeeded():
                self._channels.note_link(LinkState.LIVE)

    def resync(self) -> None:
        """Read every conversation from the server and merge it (contract 15.2).

        Raises:
            TransportError: Nothing was read; what is in the store stays.
            PlatformError: The keyring is locked.
        """
        if self._chat is None or self._sessions is None:
            return
        try:
            session = self._sessions.current()
            asked_at = self._clock.monotonic()
            found = self._chat.conversations(session)
        except SessionGoneError:
            self._on_session_gone()
            return
        except TransportError as error:
            self._channels.note_chat(error.code)
            raise
        self._channels.note_chat(None)
        if self._sessions.is_current(session):
            self.apply(found, asked_at=asked_at)

    def read_thread(self, ticket_id: TicketId) -> None:
        """Read the ticket's conversation: new messages, and once a minute status and "seen" as well.

        Pages are read from the newest back to the last known id; the whole conversation, whose answer grows
        with it, only as often as no live event tells the rest (contract 8.4). Raises like :meth:`resync`.
        """
        if self._chat is None or self._sessions is None:
            return
        leg = self._chat_leg(ticket_id)
        if leg is None or leg["is_read_only"]:
            return
        conversation_id: int = leg["conversation_id"]
        try:
            session = self._sessions.current()
            if leg["session"] != self._sessions.tag:
                return
            asked_at = self._clock.monotonic()
            if asked_at - self._read_whole.get(conversation_id, -_WHOLE_EVERY_S) >= _WHOLE_EVERY_S:
                whole = self._chat.conversation(session, conversation_id)
                self._read_whole[conversation_id] = asked_at
                self.apply((whole,), asked_at=asked_at)
                self._note_whole(conversation_id, whole.messages)
            else:
                pages = self._pages(self._chat, session, conversation_id)
                self._merge_messages(conversation_id, pages)
                self._note_whole(conversation_id, pages)
        except SessionGoneError:
            self._on_session_gone()
            return
        except TransportError as error:
            if error.code == "http-404" and self._is_deleted(self._chat, session, conversation_id):
                self._seal(ticket_id, leg["id"])
                return
            self._channels.note_chat(error.code)
            raise
        self._channels.note_chat(None)
        if ticket_id in self._seen_owed:
            self._tell_seen(ticket_id)

    def apply(self, conversations: Sequence[RemoteConversation], *, asked_at: float | None) -> None:
        """Merge conversations.

        ``asked_at``: monotonic time at which REST was asked; None for the live link.
        """
        if asked_at is not None:
            with self._database.write() as connection:
                learn_inbox(
                    connection, self._sessions.tag if self._sessions is not None else "", conversations
                )
        for remote in conversations:
            self._apply_one(remote, asked_at)

    def mark_read(self, ticket_id: TicketId) -> None:
        """The user has the ticket before their eyes: nothing is unread, and support may know."""
        with self._database.write() as connection:
            changed = connection.execute(
                "UPDATE leg SET last_read_id = (SELECT max(remote_id) FROM message WHERE leg_id = leg.id)"
                " WHERE ticket_id = ? AND last_read_id <"
                " (SELECT max(remote_id) FROM message WHERE leg_id = leg.id)",
                (ticket_id,),
            ).rowcount
            if changed:
                refresh(connection, ticket_id, self._clock.now(), self._waits)
        if changed:
            self._listener(Change(ChangeKind.TICKET, ticket_id))
            self._tell_seen(ticket_id)

    def set_typing(self, ticket_id: TicketId, *, is_on: bool) -> None:
        """Tell support that the user types, at most every 3 s; failures do not matter."""
        leg = self._chat_leg(ticket_id)
        if leg is None or not self._is_within_reach(leg):
            return
        conversation_id: int = leg["conversation_id"]
        now = self._clock.monotonic()
        with self._lock:
            at, was_on = self._typing_sent.get(conversation_id, (-_TYPING_EVERY_S, False))
            if is_on == was_on and (not is_on or now - at < _TYPING_EVERY_S):
                return
            self._typing_sent[conversation_id] = (now, is_on)
        self._side_call(lambda chat, session: chat.set_typing(session, conversation_id, is_on))

    def typing(self, ticket_id: TicketId) -> tuple[datetime, str] | None:
        """Until when somebody of support counts as typing, and who; None when nobody does."""
        with self._lock:
            found = self._typing.get(ticket_id)
        return found if found is not None and found[0] > self._clock.now() else None

    def _on_message(self, message: RemoteMessage) -> None:
        self._merge_messages(message.conversation_id, [message])

    def _merge_messages(self, conversation_id: int, messages: Sequence[RemoteMessage]) -> None:
        tag = self._sessions.tag if self._sessions is not None else ""
        news: list[RemoteMessage] = []
        with self._database.write() as connection:
            leg = leg_for(connection, tag, conversation_id)
            if leg is None:
                return  # the conversation comes with its own event or with the next reading, messages and all
            news = [message for message in messages if merge_message(connection, leg, tag, message)]
            ticket_id = TicketId(leg["ticket_id"])
            refresh(connection, ticket_id, self._clock.now(), self._waits)
        self._tell(ticket_id, news)

    def _apply_one(self, remote: RemoteConversation, asked_at: float | None) -> None:
        tag = self._sessions.tag if self._sessions is not None else ""
        news: list[RemoteMessage] = []
        with self._lock:
            seen_at = self._live_seen.get(remote.id)
        is_current = asked_at is None or seen_at is None or seen_at <= asked_at
        with self._database.write() as connection:
            leg = self._leg_for(connection, tag, remote)
            if leg is None:
                return
            merge_conversation(connection, leg, tag, remote, is_status_current=is_current)
            news = [message for message in remote.messages if merge_message(connection, leg, tag, message)]
            ticket_id = TicketId(leg["ticket_id"])
            refresh(connection, ticket_id, self._clock.now(), self._waits)
        self._tell(ticket_id, news)

    def _leg_for(self, connection: Connection, tag: str, remote: RemoteConversation) -> Row | None:
        """The conversation's leg; one that nobody here began becomes a ticket of its own."""
        now = self._clock.now()
        leg = leg_for(connection, tag, remote.id) or adopt_by_codes(connection, remote, tag, now)
        if leg is not None or not remote.messages or is_creation_open(connection):
            return leg
        if is_foreign(connection, tag, remote):
            return None
        return add_inbound_ticket(connection, self._brand, tag, remote, now)

    def _tell(self, ticket_id: TicketId, news: Sequence[RemoteMessage]) -> None:
        self._listener(Change(ChangeKind.TICKET, ticket_id))
        written = [message for message in news if not message.is_template and not message.is_deleted]
        if written:
            with self._lock:
                self._typing.pop(ticket_id, None)
            self._listener(Change(ChangeKind.REPLY, ticket_id, who=written[-1].author_name))

    def _on_typing(self, conversation_id: int, who: str, *, is_on: bool) -> None:
        tag = self._sessions.tag if self._sessions is not None else ""
        with self._database.read() as connection:
            leg = leg_for(connection, tag, conversation_id)
        if leg is None:
            return
        ticket_id = TicketId(leg["ticket_id"])
        with self._lock:
            if is_on:
                self._typing[ticket_id] = (self._clock.now() + TYPING_FOR, who)
            else:
                self._typing.pop(ticket_id, None)
        self._listener(Change(ChangeKind.TYPING, ticket_id, who=who, is_on=is_on))

    def _chat_leg(self, ticket_id: TicketId) -> Row | None:
        with self._database.read() as connection:
            row: Row | None = connection.execute(
                "SELECT * FROM leg WHERE ticket_id = ? AND conversation_id IS NOT NULL ORDER BY number DESC "
                "LIMIT 1",
                (ticket_id,),
            ).fetchone()
        return row

    def _is_within_reach(self, leg: Row) -> bool:
        return self._sessions is not None and leg["session"] == self._sessions.tag and not leg["is_read_only"]

    def _pages(self, chat: ChatTransport, session: ChatSession, conversation_id: int) -> list[RemoteMessage]:
        """The newest pages, back to the id up to which everything has been read.

        A message that is known is no sign that those before it are: a live event may have brought it alone.
        """
        known = self._whole_up_to.get(conversation_id, 0)
        found: list[RemoteMessage] = []
        before: int | None = None
        while True:
            page = chat.messages(session, conversation_id, before)
            found += page
            oldest = min((message.id for message in page), default=0)
            if not page or oldest <= known or (before is not None and oldest >= before):
                return found
            before = oldest

    def _is_deleted(self, chat: ChatTransport, session: ChatSession, conversation_id: int) -> bool:
        """Whether the server no longer lists a conversation that it has just called unknown (contract 13,
        waha #1492). No event tells of a deletion, and one 404 may be a proxy's. Raises like :meth:`resync`.
        """
        asked_at = self._clock.monotonic()
        found = chat.conversations(session)
        self._channels.note_chat(None)
        if self._sessions is None or not self._sessions.is_current(session):
            return False
        self.apply(found, asked_at=asked_at)
        return all(remote.id != conversation_id for remote in found)

    def _seal(self, ticket_id: TicketId, leg_id: str) -> None:
        """The conversation is gone: it stays to be read, and goes on in a new one."""
        with self._database.write() as connection:
            connection.execute("UPDATE leg SET is_read_only = 1 WHERE id = ?", (leg_id,))
        self._seen_owed.discard(ticket_id)
        self._listener(Change(ChangeKind.TICKET, ticket_id))

    def _note_whole(self, conversation_id: int, messages: Sequence[RemoteMessage]) -> None:
        """Everything up to the newest of ``messages`` has been read."""
        newest = max((message.id for message in messages), default=0)
        self._whole_up_to[conversation_id] = max(newest, self._whole_up_to.get(conversation_id, 0))

    def _tell_seen(self, ticket_id: TicketId) -> None:
        leg = self._chat_leg(ticket_id)
        if leg is None or not self._is_within_reach(leg):
            return
        conversation_id: int = leg["conversation_id"]
        now = self._clock.monotonic()
        with self._lock:
            if now - self._seen_sent.get(conversation_id, -_SEEN_EVERY_S) < _SEEN_EVERY_S:
                # Told with the next reading of the thread, or the last message would stay unseen for support.
                self._seen_owed.add(ticket_id)
                return
            self._seen_sent[conversation_id] = now
            self._seen_owed.discard(ticket_id)
        self._side_call(lambda chat, session: chat.mark_seen(session, conversation_id))

    def _side_call(self, call: Callable[[ChatTransport, ChatSession], None]) -> None:
        """A call that nothing depends on: its failure is noted in the log and forgotten (contract 13, waha
        #1492).
        """
        if self._chat is None or self._sessions is None:
            return
        try:
            call(self._chat, self._sessions.current())
        except (TransportError, PlatformError) as error:
            _log.info("a side call failed: %s", error.code)
