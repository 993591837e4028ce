"""SMTP against a real server on loopback: TLS, sign-in, and what each failure proves."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from email.utils import make_msgid

import pytest

from tests.helpers.mailbox import PASSWORD, USER, mailbox
from tests.helpers.tls import Certificates
from walletcare.domain.cleared import ClearedFile, ClearedText
from walletcare.domain.errors import NotDeliveredError, RefusedError, TransportError, UnknownOutcomeError
from walletcare.domain.mail import MailAccount, MailSecurity, OutgoingMail
from walletcare.domain.reference import new_reference
from walletcare.infra.mail import SmtpTransport

BODY = "转账一直显示处理中。\n.单独一行以点开头\n..\nFrom here: café\n"
MAIL = OutgoingMail(
    to="help@support.example.test",
    reference=new_reference(),
    topic="转账未到账",
    body=ClearedText(BODY),
    message_id=make_msgid(domain="walletcare.invalid"),
    reply_to="dana@example.com",
    files=(ClearedFile("截图 1.png", "image/png", b"\x89PNG\r\n\x1a\n.\r\n.\r\n\x00\xff"),),
)


def account(port: int, security: MailSecurity, user: str = "", host: str = "127.0.0.1") -> MailAccount:
    return MailAccount(host, port, security, user, "dana@example.com", "Dana 雷")


def transport(certificates: Certificates) -> SmtpTransport:
    return SmtpTransport(tls=certificates.client, timeout_s=5.0, deadline_s=8.0)


@pytest.mark.parametrize("security", [MailSecurity.TLS, MailSecurity.STARTTLS])
def test_mail_arrives_whole_over_tls_with_sign_in(certificates: Certificates, security: MailSecurity) -> None:
    tls = certificates.good
    is_implicit = security is MailSecurity.TLS
    with mailbox(
        tls=tls if is_implicit else None, starttls=None if is_implicit else tls, has_login=True
    ) as box:
        transport(certificates).send(account(box.port, security, USER), PASSWORD, MAIL)
    (envelope,), (message,) = box.envelopes, box.messages
    assert (envelope.mail_from, envelope.rcpt_tos) == ("dana@example.com", ["help@support.example.test"])
    assert message["Subject"] == f"[{MAIL.reference}] 转账未到账"
    assert message["Message-ID"] == MAIL.message_id
    assert message["Reply-To"] == "dana@example.com"
    assert message["From"].addresses[0].display_name == "Dana 雷"
    text = message.get_body()
    assert text is not None
    assert text.get_content().replace("\r\n", "\n") == BODY
    (file,) = message.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("截图 1.png", MAIL.files[0].data)


def test_test_signs_in_and_sends_nothing(certificates: Certificates) -> None:
    with mailbox(tls=certificates.good, has_login=True) as box:
        transport(certificates).test(account(box.port, MailSecurity.TLS, USER), PASSWORD)
    assert box.envelopes == []


def test_wrong_password_is_refused_and_not_told(certificates: Certificates) -> None:
    with mailbox(tls=certificates.good, has_login=True) as box, pytest.raises(RefusedError) as caught:
        transport(certificates).test(account(box.port, MailSecurity.TLS, USER), "CANARY-wrong")
    assert caught.value.code == "mail-sign-in"
    assert "CANARY" not in repr(caught.value)


@pytest.mark.parametrize("security", [MailSecurity.TLS, MailSecurity.STARTTLS])
@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("wrong_host", "tls-hostname"),
        ("expired", "tls-expired"),
        ("unknown_ca", "tls-untrusted"),
        ("self_signed", "tls-untrusted"),
    ],
)
def test_bad_certificate_ends_it_before_the_password(
    certificates: Certificates, security: MailSecurity, kind: str, code: str
) -> None:
    bad: ssl.SSLContext = getattr(certificates, kind)
    is_implicit = security is MailSecurity.TLS
    with (
        mailbox(
            tls=bad if is_implicit else None, starttls=None if is_implicit else bad, has_login=True
        ) as box,
        pytest.raises(NotDeliveredError) as caught,
    ):
        transport(certificates).send(account(box.port, security, USER), PASSWORD, MAIL)
    assert caught.value.code == code
    assert box.envelopes == []


def test_server_without_starttls_gets_nothing(certificates: Certificates) -> None:
    with mailbox() as box, pytest.raises(RefusedError) as caught:
        transport(certificates).send(account(box.port, MailSecurity.STARTTLS), "", MAIL)
    assert (caught.value.code, box.envelopes) == ("mail-no-tls", [])


def test_plain_connection_is_for_loopback_only(certificates: Certificates) -> None:
    with mailbox() as box:
        transport(certificates).send(account(box.port, MailSecurity.NONE_LOOPBACK_ONLY), "", MAIL)
        assert len(box.envelopes) == 1
        with pytest.raises(RefusedError, match="insecure-mail"):
            transport(certificates).send(
                account(box.port, MailSecurity.NONE_LOOPBACK_ONLY, host="mail.example.com"), "", MAIL
            )


@pytest.mark.parametrize(
    ("step", "reply", "kind", "code"),
    [
        ("MAIL", "550 no", RefusedError, "smtp-550"),
        ("RCPT", "550 CANARY no such user", RefusedError, "smtp-550"),
        ("RCPT", "451 later", NotDeliveredError, "smtp-451"),
        ("MAIL", "552 5.3.4 too big", RefusedError, "smtp-552"),
        ("RCPT", "450 4.2.0 greylisted, come back in five minutes", NotDeliveredError, "smtp-450"),
        ("DATA", "554 CANARY spam", RefusedError, "smtp-554"),
        ("DATA", "452 full", NotDeliveredError, "smtp-452"),
    ],
)
def test_refusals_are_told_by_class_without_the_servers_words(
    certificates: Certificates, step: str, reply: str, kind: type[TransportError], code: str
) -> None:
    with mailbox() as box:
        box.replies[step] = reply
        with pytest.raises(kind) as caught:
            transport(certificates).send(account(box.port, MailSecurity.NONE_LOOPBACK_ONLY), "", MAIL)
    assert caught.value.code == code
    assert "CANARY" not in f"{caught.value!r}"
    assert box.envelopes == []


def test_no_answer_after_the_last_dot_is_unknown(certificates: Certificates) -> None:
    with mailbox() as box:
        box.drops_after_data = True
        with pytest.raises(UnknownOutcomeError):
            transport(certificates).send(account(box.port, MailSecurity.NONE_LOOPBACK_ONLY), "", MAIL)
    assert len(box.envelopes) == 1


def scripted(talk: Callable[[socket.socket], None]) -> tuple[int, threading.Thread]:
    """A server of a few lines for what a real one never does."""
    listener = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        with listener:
            peer, _ = listener.accept()
            with peer:
                talk(peer)

    thread = threading.Thread(target=run)
    thread.start()
    return listener.getsockname()[1], thread


def failure_with(talk: Callable[[socket.socket], None], deadline_s: float = 1.0) -> TransportError:
    port, thread = scripted(talk)
    sender = SmtpTransport(timeout_s=5.0, deadline_s=deadline_s)
    with pytest.raises(TransportError) as caught:
        sender.send(account(port, MailSecurity.NONE_LOOPBACK_ONLY), "", replace(MAIL, files=()))
    thread.join()
    return caught.value


def test_cut_before_data_is_not_delivered() -> None:
    def talk(peer: socket.socket) -> None:
        peer.sendall(b"220 hello\r\n")
        peer.recv(1000)

    assert isinstance(failure_with(talk), NotDeliveredError)


def test_cut_in_the_middle_of_the_message_is_never_taken_for_delivered() -> None:
    """The server goes away while the text is still coming: no final dot has reached it."""
    half = threading.Event()

    def talk(peer: socket.socket) -> None:
        replies = iter((b"250 ok\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go on\r\n"))
        peer.sendall(b"220 hello\r\n")
        for reply in replies:
            peer.recv(4096)
            peer.sendall(reply)
        peer.recv(1000)
        half.set()
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    port, thread = scripted(talk)
    sender = SmtpTransport(timeout_s=5.0, deadline_s=10.0)
    large = replace(MAIL, files=(ClearedFile("a.bin", "application/octet-stream", bytes(24_000_000)),))
    with pytest.raises(TransportError) as caught:
        sender.send(account(port, MailSecurity.NONE_LOOPBACK_ONLY), "", large)
    thread.join()
    assert half.is_set()
    # The kernel may have taken the rest before it noticed: then nobody knows, and the user is asked.
    assert isinstance(caught.value, NotDeliveredError | UnknownOutcomeError)


def test_answers_drop_by_drop_end_at_the_deadline() -> None:
    def talk(peer: socket.socket) -> None:
        peer.settimeout(0.02)
        for _ in range(2_000):
            try:
                peer.sendall(b"2")
                if not peer.recv(10):
                    return
            except TimeoutError:
                continue
            except OSError:
                return

    assert isinstance(failure_with(talk, deadline_s=0.3), NotDeliveredError)


def test_answer_without_end_is_cut_off() -> None:
    sent = 0

    def talk(peer: socket.socket) -> None:
        nonlocal sent
        try:
            while sent < 64 * 1024 * 1024:
                peer.sendall(b"220-" + b"x" * 4000 + b"\r\n")
                sent += 4006
        except OSError:
            return

    assert isinstance(failure_with(talk, deadline_s=30.0), NotDeliveredError)
    assert sent < 32 * 1024 * 1024


def test_nobody_there_is_not_delivered() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(NotDeliveredError, match="refused"):
        SmtpTransport(timeout_s=2.0).send(account(port, MailSecurity.NONE_LOOPBACK_ONLY), "", MAIL)


@pytest.mark.parametrize(
    ("last", "is_taken"),
    [(b"250 queued", True), (b"251 queued for another", True), (b"354 more", False), (b"hello", False)],
)
def test_an_answer_to_the_whole_message_that_means_nothing_is_no_reason_to_send_it_again(
    last: bytes, is_taken: bool
) -> None:
    def talk(peer: socket.socket) -> None:
        lines = peer.makefile("rb")
        peer.sendall(b"220 hello\r\n")
        for reply in (b"250 ok", b"250 ok", b"250 ok", b"354 go on"):
            lines.readline()
            peer.sendall(reply + b"\r\n")
        while lines.readline() != b".\r\n":
            pass
        peer.sendall(last + b"\r\n")
        lines.readline()
        lines.close()

    port, thread = scripted(talk)
    sender = SmtpTransport()
    with nullcontext() if is_taken else pytest.raises(UnknownOutcomeError):
        sender.send(account(port, MailSecurity.NONE_LOOPBACK_ONLY), "", replace(MAIL, files=()))
    thread.join()
