"""A client of the desk's hooks, standard library only: for tests, the self-test and the demo."""

from __future__ import annotations

import base64
import http.client
import json
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

from walletcare.desk.records import Json

TIMEOUT_S = 30.0


class DeskControlError(Exception):
    """The desk refused a hook; the text is its reason."""


class DeskControl:
    """Blocking calls to ``/desk/``. Conversation numbers are the display ids that the app shows.

    Every method raises :class:`DeskControlError` for a refused call and :class:`OSError` when the desk is
    gone.
    """

    def __init__(self, base_url: str) -> None:
        parts = urlsplit(base_url)
        self._host = parts.hostname or "127.0.0.1"
        self._port = parts.port or 80

    # -- looking ------------------------------------------------------------------------

    def state(self) -> Json:
        """Scenario, clock, inbox, people, queue, faults, sockets and all conversations in short."""
        return self._call("GET", "state")

    def conversations(self) -> list[Json]:
        """All conversations with everything stored, hidden lines and ``echo_id`` too, oldest first."""
        found: list[Json] = self._call("GET", "conversations")["conversations"]
        return found

    def conversation(self, display_id: int) -> Json:
        return self._call("GET", f"conversations/{display_id}")

    def incoming(self, display_id: int) -> list[str | None]:
        """The contact's texts in stored order: what shows a lost, doubled or reordered message."""
        messages: list[Json] = self.conversation(display_id)["messages"]
        return [message["content"] for message in messages if message["message_type"] == 0]

    def ratings(self) -> list[Json]:
        """The ratings that were really recorded."""
        found: list[Json] = self._call("GET", "ratings")["ratings"]
        return found

    def calls(self, route: str = "") -> list[Json]:
        """REST calls answered so far, oldest first; of one route when it is named.

        ``status`` 0 was dropped.
        """
        found: list[Json] = self._call("GET", "calls")["calls"]
        return [call for call in found if not route or call["route"] == route]

    def identity_hash(self, identifier: str) -> str:
        """What the wallet's own backend would compute for a signed-in user."""
        return str(self._call("GET", f"identity_hash?identifier={quote(identifier)}")["identifier_hash"])

    # -- people -------------------------------------------------------------------------

    def reply(
        self,
        display_id: int,
        text: str | None,
        *,
        agent: str | None = None,
        by: str = "agent",
        content_type: str = "text",
        items: list[Json] | None = None,
        in_reply_to: int | None = None,
        file: tuple[str, str, bytes] | None = None,
        attachment: Json | None = None,
    ) -> Json:
        """An agent's or the bot's (``by="bot"``) message; ``file`` is name, media type, bytes;
        ``attachment`` is a place, a contact or a link (contract 5.5).

        Returns the message.
        """
        arguments: Json = {"text": text, "agent": agent, "by": by, "content_type": content_type}
        arguments |= {"items": items, "in_reply_to": in_reply_to, "attachment": attachment}
        if file is not None:
            name, content_type, data = file
            encoded = base64.b64encode(data).decode()
            arguments["file"] = {"name": name, "content_type": content_type, "base64": encoded}
        return self.act("reply", display_id, **arguments)

    def see(self, display_id: int) -> None:
        self.act("see", display_id)

    def assign(self, display_id: int, agent: str | None = None, *, team: str | None = None) -> None:
        self.act("assign", display_id, agent=agent, team=team)

    def typing(self, display_id: int, *, on: bool, private: bool = False) -> None:
        self.act("typing", display_id, on=on, private=private)

    def note(self, display_id: int, text: str) -> None:
        """A private note, which the contact must never see."""
        self.act("note", display_id, text=text)

    def resolve(self, display_id: int) -> None:
        self.act("resolve", display_id)

    def reopen(self, display_id: int) -> None:
        self.act("reopen", display_id)

    def snooze(self, display_id: int, *, for_s: float = 3600) -> None:
        self.act("snooze", display_id, for_s=for_s)

    def delete_message(self, display_id: int, message_id: int) -> None:
        self.act("delete-message", display_id, message_id=message_id)

    def delete_conversation(self, display_id: int) -> None:
        """As an administrator does; the contact is not told."""
        self.act("delete-conversation", display_id)

    def labels(self, display_id: int, labels: list[str]) -> None:
        self.act("labels", display_id, labels=labels)

    def escalate(self, display_id: int, *, expected_in_s: float | None = None) -> None:
        self.act("escalate", display_id, expected_in_s=expected_in_s)

    def script(self, display_id: int, *, on: bool) -> None:
        """Let the scripted agent serve this conversation, or take it over."""
        self.act("script", display_id, on=on)

    # -- the desk -----------------------------------------------------------------------

    def online(self, *agents: str) -> None:
        """Exactly these agents are online; none closes the chat for presence."""
        self.act("online", agents=list(agents))

    def queue(self, length: int, *, seconds_per_place: float | None = None) -> None:
        self.act("queue", length=length, seconds_per_place=seconds_per_place)

    def hours(self, mode: str) -> None:
        """``always``, ``closed-now``, ``closed-week``, ``off`` or ``table`` (the scenario's own)."""
        self.act("inbox", hours=mode)

    def inbox(self, **settings: Any) -> None:
        self.act("inbox", **settings)

    def bot(self, *, active: bool, loops: bool = False) -> None:
        self.act("bot", active=active, loops=loops)

    def move_clock(self, *, by_s: float | None = None, to: datetime | None = None) -> None:
        self.act("clock", by_s=by_s, now=None if to is None else to.isoformat())

    def faults(self, **switches: Any) -> None:
        """Set fault switches (``faults.Faults``)."""
        self.act("faults", **switches)

    def fail_calls(
        self,
        kind: str,
        *,
        on: str = "",
        count: int | None = 1,
        delay_s: float = 0.0,
        retry_after: str = "",
    ) -> None:
        """The next ``count`` calls of ``on`` (all when empty) fail as ``kind`` (``faults.CallFaultKind``)."""
        fault = {"kind": kind, "on": on, "count": count, "delay_s": delay_s, "retry_after": retry_after}
        self.act("faults", calls=[fault])

    def clear_faults(self) -> None:
        self.act("clear-faults")

    def drop_sockets(self, *, abrupt: bool = False, reason: str = "", reconnect: bool = True) -> int:
        """Close all sockets; with a ``reason`` a ``disconnect`` frame goes first. Returns how many."""
        return int(self.act("drop-sockets", abrupt=abrupt, reason=reason, reconnect=reconnect)["count"])

    def release_events(self, *, is_reversed: bool = False) -> int:
        return int(self.act("release-events", reversed=is_reversed)["count"])

    def block(self, display_id: int, *, on: bool = True) -> None:
        """Block the contact of a conversation."""
        self.act("block", display_id, on=on)

    def email_conversation(self, source_id: str, text: str, *, from_support: bool = False) -> int:
        """The contact of this session writes an email, or gets one; the number of that conversation."""
        told = self.act("email-conversation", source_id=source_id, text=text, from_support=from_support)
        return int(told["id"])

    def delete_session(self, source_id: str) -> None:
        self.act("delete-session", source_id=source_id)

    # -- the wire -----------------------------------------------------------------------

    def act(self, action: str, display_id: int | None = None, /, **arguments: Any) -> Json:
        """Perform any action of ``action.ACTIONS``; arguments that are None are left out."""
        path = action if display_id is None else f"conversations/{display_id}/{action}"
        keeps_none = action == "faults"
        body = {key: value for key, value in arguments.items() if keeps_none or value is not None}
        return self._call("POST", path, body)

    def _call(self, method: str, path: str, body: Json | None = None) -> Json:
        connection = http.client.HTTPConnection(self._host, self._port, timeout=TIMEOUT_S)
        try:
            data = None if body is None else json.dumps(body).encode()
            connection.request(method, f"/desk/{path}", data, {"Content-Type": "application/json"})
            response = connection.getresponse()
            answer: Json = json.loads(response.read())
        finally:
            connection.close()
        if response.status != 200:
            raise DeskControlError(str(answer.get("error", response.status)))
        return answer
