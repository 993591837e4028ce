"""Performing the actions of ``action.ACTIONS``: the one way in for HTTP hooks and for timelines."""

from __future__ import annotations

import base64
import binascii
import json
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from walletcare.desk.agents.staff import Agent
from walletcare.desk.agents.tongue import language_of
from walletcare.desk.api.params import stored_name
from walletcare.desk.api.payload import FILE_TYPES
from walletcare.desk.clock import iso
from walletcare.desk.desk import Desk
from walletcare.desk.inbox import EMAIL_INBOX_ID
from walletcare.desk.records import Conversation, Json, MessageType, SenderType, Status, Upload
from walletcare.desk.scenarios.action import ACTIONS, ActionError, check_action
from walletcare.desk.scenarios.scenario import HoursMode
from walletcare.domain.language import LocalText

ESCALATED_LABEL = "escalated"
EXPECTED_BY_ATTRIBUTE = "expected_by"
"""Conversation attribute with the changed expected time, ISO 8601 UTC, as an operator would keep it."""


class Hooks:
    """Performs actions. Arguments are checked first; an error changes nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._on_conversation: dict[str, Callable[[Conversation, Json], Json | None]] = {
            "reply": self._reply,
            "note": self._note,
            "see": lambda conversation, _: desk.support.see(conversation),
            "assign": self._assign,
            "typing": self._typing,
            "resolve": lambda c, a: self._status(c, Status.RESOLVED, a),
            "reopen": lambda c, a: self._status(c, Status.OPEN, a),
            "pending": lambda c, a: self._status(c, Status.PENDING, a),
            "snooze": self._snooze,
            "labels": lambda c, a: desk.support.change(c, labels=[str(label) for label in a["labels"]]),
            "priority": lambda c, a: desk.support.change(c, priority=a["priority"]),
            "attributes": lambda c, a: desk.support.change(c, attributes=a["attributes"]),
            "escalate": self._escalate,
            "delete-message": self._delete_message,
            "delete-conversation": lambda c, _: desk.store.delete_conversation(c.id),
            "script": lambda c, a: desk.people.switch(c, is_on=a["on"]),
            "block": self._block,
        }
        self._on_desk: dict[str, Callable[[Json], Json | None]] = {
            "online": self._online,
            "queue": self._queue,
            "bot": self._bot,
            "inbox": self._inbox,
            "clock": self._clock,
            "faults": desk.faults.apply,
            "clear-faults": lambda _: desk.faults.clear(),
            "drop-sockets": self._drop_sockets,
            "release-events": self._release,
            "email-conversation": self._email_conversation,
            "delete-session": self._delete_session,
        }

    def perform(self, action: str, arguments: Json, conversation: Conversation | None = None) -> Json:
        """Perform ``action``; returns what it has to tell.

        Raises:
            ActionError, FaultError: The action or an argument is wrong.
            KeyError: A person, message or session does not exist.
        """
        check_action(action, arguments, has_conversation=conversation is not None)
        if ACTIONS[action].on_conversation and conversation is not None:
            return self._on_conversation[action](conversation, arguments) or {}
        return self._on_desk[action](arguments) or {}

    # -- conversations ------------------------------------------------------------------

    def _reply(self, conversation: Conversation, arguments: Json) -> Json:
        text = self._text(conversation, arguments.get("text"))
        uploads = (_upload(arguments["file"]),) if "file" in arguments else ()
        if "attachment" in arguments:
            uploads = (*uploads, _no_file(arguments["attachment"]))
        message = self._desk.support.reply(
            conversation,
            text,
            agent=self._person(arguments),
            content_type=arguments.get("content_type", "text"),
            items=arguments.get("items"),
            in_reply_to=arguments.get("in_reply_to"),
            uploads=uploads,
        )
        if message.sender_type is SenderType.USER:
            self._desk.line.leave(conversation.id)
        return self._desk.payloads.message(message)

    def _note(self, conversation: Conversation, arguments: Json) -> Json:
        text = self._text(conversation, arguments["text"]) or ""
        message = self._desk.support.note(conversation, text, agent=self._person(arguments))
        return {"id": message.id}

    def _assign(self, conversation: Conversation, arguments: Json) -> None:
        agent = None if arguments.get("nobody") else self._desk.staff.find(arguments.get("agent"))
        self._desk.support.assign(conversation, agent, team=arguments.get("team"))
        if agent is not None:
            self._desk.line.leave(conversation.id)

    def _typing(self, conversation: Conversation, arguments: Json) -> None:
        self._desk.support.type(
            conversation,
            is_on=arguments["on"],
            is_private=arguments.get("private", False),
            agent=self._person(arguments),
        )

    def _status(self, conversation: Conversation, status: Status, arguments: Json) -> None:
        self._desk.support.set_status(conversation, status, by=self._by(arguments))

    def _snooze(self, conversation: Conversation, arguments: Json) -> None:
        until = None
        if "for_s" in arguments:
            until = self._desk.clock.now() + timedelta(seconds=arguments["for_s"])
        self._desk.support.set_status(
            conversation, Status.SNOOZED, by=self._by(arguments), snoozed_until=until
        )

    def _escalate(self, conversation: Conversation, arguments: Json) -> None:
        """Hand over to someone with more authority: a label, an expected time, perhaps a team and a note."""
        attributes: Json = {}
        if "expected_in_s" in arguments:
            expected = self._desk.clock.timestamp() + arguments["expected_in_s"]
            attributes[EXPECTED_BY_ATTRIBUTE] = iso(expected)
        labels = [*(label for label in conversation.labels if label != ESCALATED_LABEL), ESCALATED_LABEL]
        self._desk.support.change(conversation, labels=labels, priority="high", attributes=attributes)
        if "team" in arguments:
            self._desk.support.assign(
                self._desk.store.conversation(conversation.id),
                self._desk.staff.find(None),
                team=arguments["team"],
            )
        if "note" in arguments:
            self._note(conversation, {"text": arguments["note"]})

    def _delete_message(self, conversation: Conversation, arguments: Json) -> None:
        message = self._desk.store.message(arguments["message_id"])
        if message.conversation_id != conversation.id:
            raise KeyError(f"message {message.id} is not in conversation {conversation.display_id}")
        self._desk.support.delete_message(message)

    def _block(self, conversation: Conversation, arguments: Json) -> None:
        self._desk.store.update_contact(conversation.contact_id, is_blocked=int(arguments["on"]))

    # -- the desk -----------------------------------------------------------------------

    def _online(self, arguments: Json) -> None:
        self._desk.staff.set_online({str(key) for key in arguments["agents"]})
        self._desk.people.wake()

    def _queue(self, arguments: Json) -> None:
        if arguments["length"] < 0:
            raise ActionError("queue.length: must not be below 0")
        per_place = arguments.get("seconds_per_place")
        if per_place is not None and per_place <= 0:
            raise ActionError("queue.seconds_per_place: must be above 0")
        self._desk.line.set(arguments["length"], per_place)

    def _bot(self, arguments: Json) -> None:
        self._desk.staff.is_bot_active = arguments["active"]
        self._desk.people.is_bot_looping = arguments.get("loops", False)

    def _inbox(self, arguments: Json) -> None:
        inbox = self._desk.inbox
        plan = self._desk.scenario.inbox
        if "hours" in arguments:
            try:
                mode = HoursMode(arguments["hours"])
            except ValueError:
                raise ActionError(f"inbox.hours: must be one of {', '.join(HoursMode)}") from None
            if mode is HoursMode.TABLE and not inbox.table:
                raise ActionError("inbox.hours: the scenario has no table")
            inbox.hours = mode
        inbox.is_csat_on = arguments.get("csat", inbox.is_csat_on)
        inbox.csat_display = arguments.get("csat_display", inbox.csat_display)
        inbox.is_locked_to_single = arguments.get("single_conversation", inbox.is_locked_to_single)
        inbox.needs_identity = arguments.get("needs_identity", inbox.needs_identity)
        if "greeting" in arguments:
            inbox.greeting = _template(arguments["greeting"], plan.greeting)
        if "out_of_office" in arguments:
            inbox.out_of_office = _template(arguments["out_of_office"], plan.out_of_office)

    def _clock(self, arguments: Json) -> Json:
        clock = self._desk.clock
        if arguments.get("reset"):
            clock.reset()
        if "now" in arguments:
            try:
                moment = datetime.fromisoformat(arguments["now"])
            except ValueError:
                raise ActionError("clock.now: must be an ISO 8601 time") from None
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            self._desk.later.pass_until(moment.timestamp())
            clock.move_to(moment)
        if "by_s" in arguments:
            target = clock.timestamp() + arguments["by_s"]
            self._desk.later.pass_until(target)
            clock.move_by(target - clock.timestamp())
        return {"now": iso(clock.timestamp())}

    def _drop_sockets(self, arguments: Json) -> Json:
        reason = arguments.get("reason", "")
        if reason:
            wanted = arguments.get("reconnect", True)
            return {"count": self._desk.cable.disconnect_all(reason, is_reconnect_wanted=wanted)}
        return {"count": self._desk.hub.close_all(is_abrupt=arguments.get("abrupt", False))}

    def _release(self, arguments: Json) -> Json:
        self._desk.faults.hold_events = False
        return {"count": self._desk.hub.release(is_reversed=arguments.get("reversed", False))}

    def _delete_session(self, arguments: Json) -> None:
        session = self._desk.store.session_by_source(arguments["source_id"])
        if session is None:
            raise KeyError("no such session")
        self._desk.store.delete_session(session.id)

    def _email_conversation(self, arguments: Json) -> Json:
        """An email of the contact of a session, or one to them: a conversation in another inbox."""
        desk = self._desk
        session = desk.store.session_by_source(arguments["source_id"])
        if session is None:
            raise KeyError("no such session")
        is_theirs = not arguments.get("from_support", False)
        sender = (SenderType.CONTACT, session.contact_id)
        if not is_theirs:
            sender = (SenderType.USER, desk.staff.find(None).id)
        now = desk.clock.timestamp()
        with desk.store.transaction():
            other = desk.store.add_session(now, session.contact_id, f"{uuid.uuid4().hex}@example.test")
            conversation = desk.store.add_conversation(now, other, Status.OPEN, {})
            desk.store.put_in_other_inbox(conversation.id, EMAIL_INBOX_ID, "Channel::Email")
            desk.store.add_message(
                now,
                conversation.id,
                content=arguments["text"],
                message_type=(MessageType.INCOMING if is_theirs else MessageType.OUTGOING).value,
                content_type="incoming_email" if is_theirs else "text",
                sender_type=sender[0].value,
                sender_id=sender[1],
            )
        return {"id": conversation.display_id}

    # -- arguments ----------------------------------------------------------------------

    def _text(self, conversation: Conversation, value: str | Json | None) -> str | None:
        """A text of one or of both languages, in the conversation's language."""
        if not isinstance(value, dict):
            return value
        language = language_of(self._desk.store, conversation, self._desk.options.language)
        return LocalText(value["zh"], value["en"]).text(language)

    def _person(self, arguments: Json) -> Agent | None:
        """The agent named, the first who is online, or None for the bot."""
        by = arguments.get("by", "agent")
        if by not in {"agent", "bot"}:
            raise ActionError("by: must be agent or bot")
        return None if by == "bot" else self._desk.staff.find(arguments.get("agent"))

    def _by(self, arguments: Json) -> str:
        return self._desk.staff.find(arguments.get("agent")).available_name


def _upload(value: Json) -> Upload:
    try:
        data = base64.b64decode(str(value["base64"]), validate=True)
        return Upload(stored_name(str(value["name"])), str(value["content_type"]), data)
    except KeyError as error:
        raise ActionError(f"reply.file.{error.args[0]}: is missing") from error
    except binascii.Error as error:
        raise ActionError("reply.file.base64: is not base64") from error


def _no_file(value: Json) -> Upload:
    """A place, a contact or a link beside a message: ``file_type`` and its own fields (5.5)."""
    kind = value.get("file_type")
    if not isinstance(kind, str) or kind in FILE_TYPES:
        raise ActionError("reply.attachment.file_type: must be a kind that is no file, such as location")
    fields = {key: entry for key, entry in value.items() if key != "file_type"}
    return Upload(kind, "application/json", json.dumps(fields).encode(), kind)


def _template(value: Json | bool, planned: LocalText | None) -> LocalText | None:
    """False turns a template text off, True gives the scenario's own, a table sets a new one."""
    if isinstance(value, bool):
        return planned if value else None
    if set(value) != {"zh", "en"}:
        raise ActionError("inbox: a template text must have exactly zh and en")
    return LocalText(str(value["zh"]), str(value["en"]))
