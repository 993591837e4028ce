"""REST side of the client API (contract, section 4): :class:`walletcare.domain.chat.ChatTransport`.

Nothing is retried here. What a failure proves about delivery is in the type of the error; the outbox decides.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from walletcare.domain.brand import Backend
from walletcare.domain.chat import (
    CancelToken,
    ChatSession,
    InboxFacts,
    Progress,
    RemoteConversation,
    RemoteMessage,
)
from walletcare.domain.cleared import ClearedFile, ClearedText
from walletcare.domain.clock import Clock
from walletcare.domain.errors import (
    RefusedError,
    SessionGoneError,
    TransportError,
    UnknownOutcomeError,
)
from walletcare.domain.interactive import Option
from walletcare.infra.chatwoot import mapping
from walletcare.infra.chatwoot.identity import IdentitySource, IdentityToken, no_identity
from walletcare.infra.chatwoot.wire import (
    WireContact,
    WireConversation,
    WireInbox,
    WireMessage,
    WireProblem,
    WireSurvey,
    decode,
    try_decode,
)
from walletcare.infra.clock import SystemClock
from walletcare.infra.http import HttpClient, join_url, kept_secure
from walletcare.infra.http_reply import HttpReply, raise_for_status
from walletcare.infra.proxy import is_loopback

LIST_CAP_BYTES = 8 * 1024 * 1024
"""The list carries every message of every conversation (4.5), so it gets more room than the other replies."""
_MAX_ATTRIBUTE_NAMES = 10
_TOKEN_LIMIT = 500
_PROOF_REFUSED = {401, 403, 422, 500}

_log = logging.getLogger(__name__)

T = TypeVar("T")


class ChatwootTransport:
    """Blocking client for one inbox; safe to share between threads.

    Args:
        identity: Source of the signed-in user's proof; see :mod:`walletcare.infra.chatwoot.identity`.
    """

    def __init__(
        self,
        http: HttpClient,
        backend: Backend,
        *,
        clock: Clock | None = None,
        identity: IdentitySource = no_identity,
    ) -> None:
        self._http = http
        self._clock = clock or SystemClock()
        self._identity = identity
        self._base = backend.base_url.rstrip("/")
        self._api = f"{self._base}/public/api/v1"
        self._inbox = f"{self._api}/inboxes/{_segment(backend.inbox_identifier)}"
        self._is_local = is_loopback(urlsplit(self._base).hostname or "")

    def inbox(self) -> InboxFacts:
        """4.1. Raises ``RefusedError("inbox-unknown")`` when the identifier is wrong."""
        reply = self._http.get(self._inbox)
        if reply.status == 404:
            raise RefusedError("inbox-unknown", request_id=reply.request_id)
        return mapping.to_inbox(self._decoded(reply, WireInbox))

    def open_session(self, source_id: str, *, name: str = "", email: str = "") -> ChatSession:
        """4.2, then 4.4 when there is an identity: a new session starts unverified otherwise (section 1)."""
        if not source_id:
            raise RefusedError("no-source-id")  # the server answers 500 to an empty one
        token = self._identity()
        known = {key: value for key, value in (("name", name), ("email", email)) if value}
        fields = {"source_id": source_id, **known}
        reply, is_proved = self._contact_call("POST", f"{self._inbox}/contacts", token, fields)
        if reply.status == 404:
            raise RefusedError("inbox-unknown", request_id=reply.request_id)
        session = self._to_session(self._decoded(reply, WireContact), source_id, reply.request_id)
        if is_proved:
            reply, _ = self._contact_call("PATCH", self._contact(session.source_id), token)
            self._raise_for_contact(reply)
        return session

    def read_session(self, source_id: str, *, cancel: CancelToken | None = None) -> ChatSession:
        """4.3. Raises ``SessionGoneError`` when the server no longer knows it."""
        reply, _ = self._contact_call("GET", self._contact(source_id), self._identity(), cancel=cancel)
        self._raise_for_contact(reply)
        return self._to_session(self._decoded(reply, WireContact), source_id, reply.request_id)

    def user(self) -> str:
        """The start of the SHA-256 of the identifier that is proved; empty without proof."""
        token = self._identity()
        return hashlib.sha256(token.identifier.encode()).hexdigest()[:16] if token is not None else ""

    def conversations(self, session: ChatSession) -> tuple[RemoteConversation, ...]:
        """4.5, by id. Rows that cannot be read are left out, the others stay."""
        reply = self._http.get(f"{self._contact(session.source_id)}/conversations", cap_bytes=LIST_CAP_BYTES)
        self._raise_for_contact(reply)
        rows = self._decoded(reply, list[msgspec.Raw])
        now = self._clock.now()
        found = {row.id: row for raw in rows if (row := try_decode(raw, WireConversation)) is not None}
        return tuple(mapping.to_conversation(found[key], now) for key in sorted(found))

    def conversation(self, session: ChatSession, conversation_id: int) -> RemoteConversation:
        """4.7."""
        reply = self._http.get(self._conversation(session, conversation_id), cap_bytes=LIST_CAP_BYTES)
        return self._to_conversation(reply, session, conversation_id)

    def create_conversation(self, session: ChatSession, attributes: Mapping[str, str]) -> RemoteConversation:
        """4.6. Not idempotent. An inbox locked to one conversation returns that one."""
        reply = self._http.request(
            "POST",
            f"{self._contact(session.source_id)}/conversations",
            json=_encoded({"custom_attributes": dict(attributes)} if attributes else {}),
        )
        self._raise_for_contact(reply)
        return self._to_conversation(reply, session, None)

    def messages(
        self, session: ChatSession, conversation_id: int, before: int | None = None
    ) -> tuple[RemoteMessage, ...]:
        """4.11, in the order of their ids."""
        query = f"?before={before}" if before is not None else ""
        reply = self._http.get(f"{self._conversation(session, conversation_id)}/messages{query}")
        self._raise_for_conversation(reply, session)
        now = self._clock.now()
        found: dict[int, RemoteMessage] = {}
        for raw in self._decoded(reply, list[msgspec.Raw]):
            row = try_decode(raw, WireMessage)
            message = mapping.to_message(row, now, conversation_id) if row is not None else None
            if message is not None:
                found[message.id] = message
        return tuple(found[key] for key in sorted(found))

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
        """4.12. The server takes an empty message, so it is refused here."""
        content = _storable(text)
        if not content.strip() and not files:
            raise RefusedError("empty-message")
        fields = {"echo_id": echo_id, **({"content": content} if content else {})}
        url = f"{self._conversation(session, conversation_id)}/messages"
        if files:
            parts = [("attachments[]", file) for file in files]
            reply = self._http.request(
                "POST", url, fields=fields, files=parts, progress=progress, cancel=cancel
            )
        else:
            reply = self._http.request("POST", url, json=_encoded(fields), progress=progress, cancel=cancel)
        return self._to_message(reply, session, conversation_id)

    def answer(
        self, session: ChatSession, conversation_id: int, message_id: int, option: Option
    ) -> RemoteMessage:
        """4.13 with the choice of an ``input_select`` (section 6)."""
        values = [{"title": option.title, "value": option.value}]
        return self._submit(session, conversation_id, message_id, values)

    def submit_form(
        self,
        session: ChatSession,
        conversation_id: int,
        message_id: int,
        values: Mapping[str, ClearedText],
    ) -> RemoteMessage:
        """4.13 with the values of a ``form`` (section 6)."""
        rows = [{"name": name, "value": _storable(value)} for name, value in values.items()]
        return self._submit(session, conversation_id, message_id, rows)

    def rate(
        self,
        session: ChatSession,
        conversation_id: int,
        message_id: int,
        rating: int,
        comment: ClearedText | None,
    ) -> RemoteMessage:
        """4.13 with a rating. The server takes any number and drops a wrong one, so it is checked here."""
        if not 1 <= rating <= 5:
            raise RefusedError("rating-out-of-range")
        survey: dict[str, Any] = {"rating": rating, "feedback_message": _storable(comment)}
        return self._submit(session, conversation_id, message_id, {"csat_survey_response": survey})

    def read_rating(self, conversation_uuid: str) -> int | None:
        """4.14. None before a survey exists, and while the server still writes the rating down."""
        reply = self._http.get(f"{self._api}/csat_survey/{_segment(conversation_uuid)}")
        if reply.status == 404:
            return None
        survey = self._decoded(reply, WireSurvey).csat_survey_response
        return mapping.to_rating(survey.get("rating")) if isinstance(survey, dict) else None

    def resolve(self, session: ChatSession, conversation_id: int) -> RemoteConversation:
        """4.8, one way."""
        url = f"{self._conversation(session, conversation_id)}/toggle_status"
        return self._to_conversation(self._http.request("POST", url), session, conversation_id)

    def set_typing(self, session: ChatSession, conversation_id: int, is_on: bool) -> None:
        """4.9. The answer has no body."""
        url = f"{self._conversation(session, conversation_id)}/toggle_typing"
        reply = self._http.request(
            "POST", url, json=_encoded({"typing_status": "on" if is_on else "off"}), deadline_s=10.0
        )
        raise_for_status(reply)

    def mark_seen(self, session: ChatSession, conversation_id: int) -> None:
        """4.10. The answer has no body."""
        url = f"{self._conversation(session, conversation_id)}/update_last_seen"
        raise_for_status(self._http.request("POST", url, deadline_s=10.0))

    def download(
        self,
        url: str,
        *,
        cap_bytes: int,
        cancel: CancelToken | None = None,
        progress: Progress | None = None,
    ) -> bytes:
        """5.5. An address without a host, or with http in front of it (a badly set up server, #4507, #11820),
        is looked for at the backend.
        """
        return self._http.download(
            kept_secure(join_url(f"{self._base}/", url), self._base),
            cap_bytes=cap_bytes,
            may_be_loopback=self._is_local,
            cancel=cancel,
            progress=progress,
        )

    def _contact(self, source_id: str) -> str:
        return f"{self._inbox}/contacts/{_segment(source_id)}"

    def _conversation(self, session: ChatSession, conversation_id: int) -> str:
        return f"{self._contact(session.source_id)}/conversations/{conversation_id}"

    def _contact_call(
        self,
        method: str,
        url: str,
        token: IdentityToken | None,
        fields: Mapping[str, str] | None = None,
        cancel: CancelToken | None = None,
    ) -> tuple[HttpReply, bool]:
        """A contact call with the proof of ``token``, and whether that was taken (section 1).

        A refused proof is a 500 to the server; newer ones may say 401, 403 or 422 when identifier and
        contact do not match (section 12). Where the inbox demands one it becomes a refusal; where it does
        not, the call is made again without: a wrong key on the wallet's server must not close the chat.
        """
        proof = token.fields() if token is not None else {}
        if method == "GET":
            query = f"?{urlencode(proof)}" if proof else ""
            reply = self._http.request(method, url + query, cancel=cancel)
        else:
            body = _encoded({**(fields or {}), **proof})
            reply = self._http.request(method, url, json=body, cancel=cancel)
        if reply.status not in _PROOF_REFUSED:
            return reply, token is not None
        if self._asks_for_identity():
            raise RefusedError("identity", request_id=reply.request_id)
        if token is None:
            return reply, False
        _log.warning("the proof of identity was refused (http-%d), so none is sent", reply.status)
        return self._contact_call(method, url, None, fields, cancel)

    def _asks_for_identity(self) -> bool:
        try:
            return self.inbox().needs_identity
        except TransportError:
            return False

    def _submit(
        self, session: ChatSession, conversation_id: int, message_id: int, values: object
    ) -> RemoteMessage:
        url = f"{self._conversation(session, conversation_id)}/messages/{message_id}"
        reply = self._http.request("PATCH", url, json=_encoded({"submitted_values": values}))
        return self._to_message(reply, session, conversation_id)

    def _to_session(self, wire: WireContact, source_id: str, request_id: str | None) -> ChatSession:
        """Both tokens; the server's own ``source_id`` wins, should it have made one in spite of ours."""
        if not wire.pubsub_token or len(wire.pubsub_token) > _TOKEN_LIMIT:
            raise UnknownOutcomeError("unparsable", request_id=request_id)
        given = wire.source_id or source_id
        if len(given) > _TOKEN_LIMIT:
            raise UnknownOutcomeError("unparsable", request_id=request_id)
        return ChatSession(source_id=given, pubsub_token=wire.pubsub_token)

    def _to_conversation(
        self, reply: HttpReply, session: ChatSession, conversation_id: int | None
    ) -> RemoteConversation:
        self._raise_for_conversation(reply, session)
        wire = self._decoded(reply, WireConversation)
        if conversation_id is not None and wire.id != conversation_id:
            raise UnknownOutcomeError("unparsable", request_id=reply.request_id)
        return mapping.to_conversation(wire, self._clock.now())

    def _to_message(self, reply: HttpReply, session: ChatSession, conversation_id: int) -> RemoteMessage:
        self._raise_for_conversation(reply, session)
        wire = self._decoded(reply, WireMessage)
        message = mapping.to_message(wire, self._clock.now(), conversation_id)
        if message is None:
            raise UnknownOutcomeError("unparsable", request_id=reply.request_id)
        return message

    def _raise_for_contact(self, reply: HttpReply) -> None:
        if reply.status == 404:
            raise SessionGoneError("session-gone", request_id=reply.request_id)
        self._raise_for_status(reply)

    def _raise_for_conversation(self, reply: HttpReply, session: ChatSession) -> None:
        """A 404 does not say whether the conversation or the session is gone, so the contact is asked."""
        if reply.status == 404:
            contact, _ = self._contact_call("GET", self._contact(session.source_id), self._identity())
            if contact.status == 404:
                raise SessionGoneError("session-gone", request_id=reply.request_id)
        self._raise_for_status(reply)

    def _raise_for_status(self, reply: HttpReply) -> None:
        if reply.is_success:
            return
        problem = try_decode(reply.body, WireProblem)
        names = problem.attributes if problem is not None and isinstance(problem.attributes, list) else []
        raise_for_status(
            reply,
            tuple(name for name in names if mapping.is_field_name(name))[:_MAX_ATTRIBUTE_NAMES],
        )

    def _decoded(self, reply: HttpReply, kind: type[T]) -> T:
        self._raise_for_status(reply)
        return decode(reply.body, kind, reply.request_id)


def _storable(text: ClearedText | None) -> str:
    """``text`` without NUL: PostgreSQL stores none, so that the server answers 500 to it however often it is
    sent.
    """
    return str(text).replace("\0", "") if text is not None else ""


def _segment(text: str) -> str:
    """``text`` as one path segment. Dots alone would climb, so they never stand bare."""
    return quote(text, safe="").replace(".", "%2E")


def _encoded(value: object) -> bytes:
    return msgspec.json.encode(value)
