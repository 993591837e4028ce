"""A chat backend in memory that behaves like the contract: ids, pages, no idempotency, lost replies, lost
sessions.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TypeVar

from walletcare.domain.chat import (
    CancelToken,
    ChatSession,
    ConversationEvent,
    InboxFacts,
    LiveFacts,
    MessageEvent,
    Progress,
    RemoteConversation,
    RemoteMessage,
    RemoteStatus,
)
from walletcare.domain.cleared import ClearedFile, ClearedText
from walletcare.domain.clock import Clock
from walletcare.domain.errors import RefusedError, SessionGoneError, TransportError, UnknownOutcomeError
from walletcare.domain.interactive import Option
from walletcare.domain.ticket import Attachment, Author

T = TypeVar("T")
PAGE = 20


@dataclass
class Fault:
    """One call goes wrong: before the work is done (``error``), or after it (``is_reply_lost``)."""

    call: str
    error: TransportError = field(default_factory=lambda: UnknownOutcomeError("http-500"))
    is_after_work: bool = False


class MemoryChat:
    """``walletcare.domain.chat.ChatTransport`` over plain values."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.contacts: dict[str, str] = {}
        self.threads: dict[int, RemoteConversation] = {}
        self.owners: dict[int, str] = {}
        self.attributes: dict[int, Mapping[str, str]] = {}
        self.live: dict[int, LiveFacts] = {}
        self.ratings: dict[str, int] = {}
        self.faults: list[Fault] = []
        self.calls: list[str] = []
        self.events: list[ConversationEvent | MessageEvent] = []
        self.is_locked_to_one = False
        self._next_message = 100
        self._next_thread = 1

    def fail(self, call: str, error: TransportError | None = None, *, after_work: bool = False) -> None:
        """The next ``call`` goes wrong."""
        self.faults.append(Fault(call, error or UnknownOutcomeError("http-500"), after_work))

    def texts(self, conversation_id: int) -> list[str]:
        """The user's messages as support sees them."""
        return [m.text for m in self.threads[conversation_id].messages if m.author is Author.USER]

    # The Protocol.

    def inbox(self) -> InboxFacts:
        return self._call("inbox", lambda: InboxFacts("Support", None, is_csat_on=True, needs_identity=False))

    def open_session(self, source_id: str, *, name: str = "", email: str = "") -> ChatSession:
        def work() -> ChatSession:
            token = self.contacts.setdefault(source_id, uuid.uuid4().hex)
            return ChatSession(source_id, token)

        return self._call("open_session", work)

    def user(self) -> str:
        return ""

    def read_session(self, source_id: str) -> ChatSession:
        def work() -> ChatSession:
            if source_id not in self.contacts:
                raise SessionGoneError("session-gone")
            return ChatSession(source_id, self.contacts[source_id])

        return self._call("read_session", work)

    def conversations(self, session: ChatSession) -> tuple[RemoteConversation, ...]:
        def work() -> tuple[RemoteConversation, ...]:
            self._require(session)
            return tuple(
                self.threads[key] for key, owner in self.owners.items() if owner == session.source_id
            )

        return self._call("conversations", work)

    def conversation(self, session: ChatSession, conversation_id: int) -> RemoteConversation:
        return self._call("conversation", lambda: self._thread(session, conversation_id))

    def create_conversation(self, session: ChatSession, attributes: Mapping[str, str]) -> RemoteConversation:
        def work() -> RemoteConversation:
            self._require(session)
            own = [key for key, owner in self.owners.items() if owner == session.source_id]
            if self.is_locked_to_one and own:
                return self.threads[own[-1]]
            thread = RemoteConversation(self._next_thread, RemoteStatus.OPEN, 7, uuid=str(uuid.uuid4()))
            self._next_thread += 1
            self.threads[thread.id] = thread
            self.owners[thread.id] = session.source_id
            self.attributes[thread.id] = dict(attributes)
            self._announce(thread.id)
            return thread

        return self._call("create_conversation", work)

    def messages(
        self, session: ChatSession, conversation_id: int, before: int | None = None
    ) -> tuple[RemoteMessage, ...]:
        def work() -> tuple[RemoteMessage, ...]:
            found = self._thread(session, conversation_id).messages
            return tuple(message for message in found if before is None or message.id < before)[-PAGE:]

        return self._call("messages", work)

    def send(
        self,
        session: ChatSession,
        conversation_id: int,
        text: ClearedText | None,
        files: Sequence[ClearedFile] = (),
        *,
        echo_id: str,
        progress: Progress | None = None,
        cancel: CancelToken | None = None,
    ) -> RemoteMessage:
        def work() -> RemoteMessage:
            self._thread(session, conversation_id)
            attachments = tuple(
                Attachment(
                    str(number), file.name, file.media_type, len(file.data), url=f"http://x/{file.name}"
                )
                for number, file in enumerate(files)
            )
            message = self.add(
                conversation_id,
                Author.USER,
                str(text) if text else "",
                attachments=attachments,
                echo_id=echo_id,
            )
            thread = self.threads[conversation_id]
            if thread.status in {RemoteStatus.RESOLVED, RemoteStatus.SNOOZED}:
                self.set_status(conversation_id, RemoteStatus.OPEN)
            return replace(message, echo_id="", updated_at=None, assignee_known=None)

        return self._call("send", work)

    def answer(
        self, session: ChatSession, conversation_id: int, message_id: int, option: Option
    ) -> RemoteMessage:
        def work() -> RemoteMessage:
            return self.change(conversation_id, message_id, is_answered=True)

        return self._call("answer", work)

    def submit_form(
        self,
        session: ChatSession,
        conversation_id: int,
        message_id: int,
        values: Mapping[str, ClearedText],
    ) -> RemoteMessage:
        def work() -> RemoteMessage:
            return self.change(conversation_id, message_id, is_answered=True)

        return self._call("submit-form", work)

    def rate(
        self,
        session: ChatSession,
        conversation_id: int,
        message_id: int,
        rating: int,
        comment: ClearedText | None,
    ) -> RemoteMessage:
        def work() -> RemoteMessage:
            self.ratings[self.threads[conversation_id].uuid] = rating
            return self.change(conversation_id, message_id, is_answered=True, rating=rating)

        return self._call("rate", work)

    def read_rating(self, conversation_uuid: str) -> int | None:
        return self._call("read_rating", lambda: self.ratings.get(conversation_uuid))

    def resolve(self, session: ChatSession, conversation_id: int) -> RemoteConversation:
        def work() -> RemoteConversation:
            self.set_status(conversation_id, RemoteStatus.RESOLVED)
            return self.threads[conversation_id]

        return self._call("resolve", work)

    def set_typing(self, session: ChatSession, conversation_id: int, is_on: bool) -> None:
        self._call("set_typing", lambda: None)

    def mark_seen(self, session: ChatSession, conversation_id: int) -> None:
        self._call("mark_seen", lambda: None)

    def download(
        self,
        url: str,
        *,
        cap_bytes: int,
        cancel: CancelToken | None = None,
        progress: Progress | None = None,
    ) -> bytes:
        return self._call("download", lambda: b"file")

    # What support does.

    def add(
        self, conversation_id: int, author: Author, text: str, *, echo_id: str = "", **fields: object
    ) -> RemoteMessage:
        """A message in the thread, announced live."""
        now = self.clock.now()
        message = RemoteMessage(
            id=self._next_message,
            conversation_id=conversation_id,
            author=author,
            text=text,
            created_at=now.replace(microsecond=0),
            updated_at=now,
            echo_id=echo_id,
            is_human=author is Author.AGENT,
            author_name="Mei" if author is Author.AGENT else "",
            assignee_known=self.live[conversation_id].is_assignee_human
            if conversation_id in self.live
            else False,
        )
        message = replace(message, **fields)  # type: ignore[arg-type]
        self._next_message += 1
        thread = self.threads[conversation_id]
        stored = replace(message, echo_id="", updated_at=None, assignee_known=None)
        self.threads[conversation_id] = replace(thread, messages=(*thread.messages, stored))
        self.events.append(MessageEvent(message))
        if author is Author.AGENT:
            self._announce(conversation_id)
        return message

    def change(self, conversation_id: int, message_id: int, **fields: object) -> RemoteMessage:
        thread = self.threads[conversation_id]
        messages = tuple(
            replace(message, **fields) if message.id == message_id else message  # type: ignore[arg-type]
            for message in thread.messages
        )
        self.threads[conversation_id] = replace(thread, messages=messages)
        changed = next(message for message in messages if message.id == message_id)
        self.events.append(MessageEvent(replace(changed, updated_at=self.clock.now())))
        return changed

    def set_status(self, conversation_id: int, status: RemoteStatus) -> None:
        self.threads[conversation_id] = replace(self.threads[conversation_id], status=status)
        self._announce(conversation_id)

    def assign(self, conversation_id: int, name: str, **fields: object) -> None:
        live = self.live.get(conversation_id, LiveFacts(0.0))
        self.live[conversation_id] = replace(live, assignee=name, is_assignee_human=True, **fields)  # type: ignore[arg-type]
        self._announce(conversation_id)

    def see(self, conversation_id: int) -> None:
        """An agent opens the thread."""
        thread = self.threads[conversation_id]
        self.threads[conversation_id] = replace(
            thread, agent_last_seen_at=self.clock.now() + timedelta(seconds=1)
        )
        self._announce(conversation_id)

    def lose_sessions(self) -> None:
        """The server forgets everybody."""
        self.contacts.clear()
        self.threads.clear()
        self.owners.clear()

    def _announce(self, conversation_id: int) -> None:
        at = self.clock.now().timestamp()
        codes = self.attributes.get(conversation_id, {})
        live = replace(
            self.live.get(conversation_id, LiveFacts(at)), updated_at=at, custom_attributes=dict(codes)
        )
        self.live[conversation_id] = live
        thread = self.threads[conversation_id]
        self.events.append(ConversationEvent(replace(thread, messages=(), uuid="", live=live)))

    def _thread(self, session: ChatSession, conversation_id: int) -> RemoteConversation:
        self._require(session)
        if self.owners.get(conversation_id) != session.source_id:
            raise RefusedError("http-404")
        return self.threads[conversation_id]

    def _require(self, session: ChatSession) -> None:
        if session.source_id not in self.contacts:
            raise SessionGoneError("session-gone")

    def _call(self, name: str, work: Callable[[], T]) -> T:
        self.calls.append(name)
        fault = next((fault for fault in self.faults if fault.call == name), None)
        if fault is None:
            return work()
        self.faults.remove(fault)
        if fault.is_after_work:
            work()
        raise fault.error
