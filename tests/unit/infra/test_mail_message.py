"""Mails as messages, files and links: nothing typed gets into a header (threat T21)."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletcare.domain.cleared import ClearedFile, ClearedText
from walletcare.domain.errors import RefusedError
from walletcare.domain.mail import MailAccount, MailSecurity, OutgoingMail
from walletcare.domain.reference import Reference, new_reference
from walletcare.infra.mail_message import build_message, is_address

AT = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
ACCOUNT = MailAccount("smtp.example.com", 465, MailSecurity.TLS, "dana", "dana@example.com", "Dana")
KNOWN_HEADERS = {
    "from", "to", "subject", "date", "message-id", "reply-to", "auto-submitted", "mime-version",
    "content-type", "content-transfer-encoding", "x-unsent",
}  # fmt: skip
BREAKS = ("\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "%0d%0a", "\r\n ")
INJECTIONS = [
    f"{head}{line_break}{evil}"
    for head in ("x", "a@example.com", "")
    for line_break in BREAKS
    for evil in ("Bcc: thief@example.com", "Content-Type: text/html\r\n\r\n<b>", "\r\nDATA", "X-A: b")
]


def mail(**changes: object) -> OutgoingMail:
    values: dict[str, object] = {
        "to": "help@example.com",
        "reference": new_reference(),
        "topic": "Transfer has not arrived",
        "body": ClearedText("It has been pending for two days."),
        "message_id": "<abc@walletcare.invalid>",
        **changes,
    }
    return OutgoingMail(**values)  # type: ignore[arg-type]


def names_of(data: bytes) -> list[str]:
    return [name.lower() for name in message_from_bytes(data, policy=policy.default)]


@pytest.mark.parametrize(
    "place", ["to", "topic", "reference", "message_id", "reply_to", "file", "media type", "sender", "name"]
)
def test_injection_adds_no_header_and_no_recipient(place: str) -> None:
    for text in INJECTIONS:
        account, changes = ACCOUNT, dict[str, object]()
        if place == "file":
            changes["files"] = (ClearedFile(text, "text/plain", b"x"),)
        elif place == "media type":
            changes["files"] = (ClearedFile("a.txt", text, b"x"),)
        elif place == "sender":
            account = MailAccount("h", 465, MailSecurity.TLS, "u", text)
        elif place == "name":
            account = MailAccount("h", 465, MailSecurity.TLS, "u", "dana@example.com", text)
        else:
            changes[place] = text
        try:
            data = build_message(account, mail(**changes), AT).as_bytes()
        except RefusedError:
            continue
        message = message_from_bytes(data, policy=policy.default)
        assert set(names_of(data)) <= KNOWN_HEADERS, text
        assert [it.addr_spec for it in message["To"].addresses] == ["help@example.com"], text
        assert message["From"].addresses[0].addr_spec == "dana@example.com", text


@given(st.text(max_size=300))
def test_any_body_comes_back_as_it_was(text: str) -> None:
    try:
        data = build_message(ACCOUNT, mail(body=ClearedText(text)), AT).as_bytes()
    except RefusedError:
        assert any(0xD800 <= ord(char) <= 0xDFFF for char in text)
        return
    body = message_from_bytes(data, policy=policy.default).get_body()
    assert body is not None
    wanted = text.replace("\r\n", "\n").replace("\r", "\n")
    assert body.get_content().replace("\r\n", "\n").rstrip("\n") == wanted.rstrip("\n")
    assert set(names_of(data)) <= KNOWN_HEADERS


def test_subject_is_reference_and_topic_only() -> None:
    request = mail(body=ClearedText("CANARY typed text"), topic="转账未到账")
    message = build_message(ACCOUNT, request, AT)
    assert message["Subject"] == f"[{request.reference}] 转账未到账"


def test_reference_has_to_be_one() -> None:
    with pytest.raises(RefusedError, match="bad-header"):
        build_message(ACCOUNT, mail(reference=Reference("WC-0000-00x")), AT)


@pytest.mark.parametrize("text", ["dana@example.com", "d.r+x@mail.example.com", "a@例子.中国"])
def test_ordinary_addresses_pass(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dana",
        "dana@",
        "@example.com",
        "a b@example.com",
        "Dana <dana@example.com>",
        "a@b@c.com",
        "a@example.com\n",
    ],
)
def test_what_is_no_address_does_not(text: str) -> None:
    assert not is_address(text)
