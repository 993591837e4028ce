"""Contacts and their sessions: find or create, identity check, update, merge (sections 1, 4.2 to 4.4)."""

from __future__ import annotations

import hmac
import random
import re
import uuid

from walletcare.desk.api.errors import invalid, not_found, server_error
from walletcare.desk.clock import DeskClock
from walletcare.desk.inbox import Inbox
from walletcare.desk.records import Contact, Json, Session
from walletcare.desk.store import Store

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_E164 = re.compile(r"\+[1-9]\d{1,14}")
_FIELD_LIMIT = 255
_FIRST_WORDS = ("quiet", "early", "green", "silver", "gentle", "bright", "calm", "autumn")
_SECOND_WORDS = ("river", "field", "harbor", "meadow", "maple", "stone", "cloud", "lantern")


class Contacts:
    """What the contact endpoints do."""

    def __init__(self, store: Store, clock: DeskClock, inbox: Inbox) -> None:
        self._store = store
        self._clock = clock
        self._inbox = inbox

    def create(self, fields: Json) -> tuple[Contact, Session]:
        """4.2. Idempotent by ``source_id``; a known person is reused unchanged and gets a new session."""
        self._check_identity(fields)
        source_id = fields.get("source_id")
        if source_id is not None and (not isinstance(source_id, str) or not source_id):
            raise server_error()
        if source_id is not None:
            session = self._store.session_by_source(source_id)
            if session is not None:
                return self._store.contact(session.contact_id), session
        now = self._clock.timestamp()
        with self._store.transaction():
            contact = self._known(fields) or self._new(fields, now)
            session = self._store.add_session(now, contact.id, source_id or str(uuid.uuid4()))
        return contact, session

    def show(self, source_id: str, query: Json) -> tuple[Contact, Session]:
        """4.3."""
        session = self.session(source_id)
        session = self._verify(session, query)
        return self._store.contact(session.contact_id), session

    def update(self, source_id: str, fields: Json) -> tuple[Contact, Session]:
        """4.4. Blank values are ignored; an email or phone of another contact merges into that one."""
        session = self._verify(self.session(source_id), fields)
        contact = self._store.contact(session.contact_id)
        changes: dict[str, str] = {}
        for name in ("name", "email", "phone_number"):
            value = fields.get(name)
            if isinstance(value, str) and value.strip():
                changes[name] = value.strip()
        if "email" in changes:
            changes["email"] = changes["email"].lower()
        _validate(changes)
        attributes = fields.get("custom_attributes")
        with self._store.transaction():
            for column in ("email", "phone_number"):
                other = self._store.contact_by(column, changes[column]) if column in changes else None
                if other is not None and other.id != contact.id:
                    merged = _deep_merge(contact.custom_attributes, other.custom_attributes)
                    self._store.move_contact(contact.id, other.id)
                    contact = self._store.update_contact(other.id, custom_attributes=merged)
            custom = contact.custom_attributes
            if isinstance(attributes, dict):
                custom = _deep_merge(custom, attributes)
            contact = self._store.update_contact(
                contact.id, **changes, custom_attributes=custom, updated_at=self._clock.timestamp()
            )
        return contact, self.session(source_id)

    def session(self, source_id: str) -> Session:
        session = self._store.session_by_source(source_id)
        if session is None:
            raise not_found()
        return session

    def _check_identity(self, fields: Json) -> bool:
        """True: a valid hash was given. A wrong one, or none where it is mandatory, is a 500 (section 1)."""
        identifier, given = fields.get("identifier"), fields.get("identifier_hash")
        if not given and not self._inbox.needs_identity:
            return False
        expected = self._inbox.identity_hash(str(identifier or ""))
        if not identifier or not hmac.compare_digest(str(given or "").encode(), expected.encode()):
            raise server_error()
        return True

    def _verify(self, session: Session, fields: Json) -> Session:
        if not self._check_identity(fields):
            return session
        self._store.mark_verified(session.id, self._clock.timestamp())
        return self._store.session(session.id)

    def _known(self, fields: Json) -> Contact | None:
        for column in ("identifier", "email", "phone_number"):
            value = fields.get(column)
            if isinstance(value, str) and value:
                wanted = value.lower() if column == "email" else value
                contact = self._store.contact_by(column, wanted)
                if contact is not None:
                    return contact
        return None

    def _new(self, fields: Json, now: float) -> Contact:
        texts = {
            name: str(fields[name])
            for name in ("email", "phone_number", "identifier")
            if fields.get(name) not in (None, "")
        }
        if "email" in texts:
            texts["email"] = texts["email"].lower()
        _validate(texts)
        attributes = fields.get("custom_attributes")
        return self._store.add_contact(
            now,
            name=str(fields.get("name") or _random_name())[:_FIELD_LIMIT],
            custom_attributes=attributes if isinstance(attributes, dict) else {},
            **texts,
        )


def _validate(fields: dict[str, str]) -> None:
    """The messages of section 3's table, joined as the server joins them."""
    messages: list[str] = []
    attributes: list[str] = []
    labels = {"name": "Name", "email": "Email", "phone_number": "Phone number", "identifier": "Identifier"}
    for name, value in fields.items():
        if len(value) > _FIELD_LIMIT:
            messages.append(f"{labels[name]} is too long (maximum is {_FIELD_LIMIT} characters)")
        elif name == "email" and not _EMAIL.fullmatch(value):
            messages.append("Email Invalid email")
        elif name == "phone_number" and not _E164.fullmatch(value):
            messages.append("Phone number should be in e164 format")
        else:
            continue
        attributes.append(name)
    if messages:
        raise invalid(", ".join(messages), *attributes)


def _deep_merge(base: Json, changes: Json) -> Json:
    merged = dict(base)
    for key, value in changes.items():
        old = merged.get(key)
        merged[key] = _deep_merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _random_name() -> str:
    """A two-word name with a number, as the server gives to people without one."""
    number = random.randint(100, 999)  # noqa: S311 - a name to be seen - a display name, no secret
    return f"{random.choice(_FIRST_WORDS)}-{random.choice(_SECOND_WORDS)}-{number}"  # noqa: S311 - a name to be seen
