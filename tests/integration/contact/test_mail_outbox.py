"""The outbox over a real mail server with TLS: greylisting, refusals, silence after the last dot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.contact import Desk, contact_desk
from tests.helpers.mailbox import PASSWORD, USER, Mailbox, mailbox
from tests.helpers.tls import Certificates, make_certificates
from walletcare.domain.mail import MailAccount, MailSecurity, MailTransport
from walletcare.domain.ticket import OutboxState
from walletcare.infra.mail import SmtpTransport


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(params=[MailSecurity.TLS, MailSecurity.STARTTLS])
def box(request: pytest.FixtureRequest, certificates: Certificates) -> Iterator[tuple[Mailbox, MailSecurity]]:
    tls = certificates.good
    is_implicit = request.param is MailSecurity.TLS
    with mailbox(
        tls=tls if is_implicit else None, starttls=None if is_implicit else tls, has_login=True
    ) as opened:
        yield opened, request.param


def write_mail(desk: Desk, box: Mailbox, security: MailSecurity, password: str = PASSWORD) -> None:
    service = desk.service
    service.mail.save(MailAccount("127.0.0.1", box.port, security, USER, "dana@example.test"), password)
    service.submit(service.drafts.new("refund", text="Where is my refund"), channel_id="email")


def states(desk: Desk) -> list[tuple[OutboxState, str]]:
    return [(entry.state, entry.failure) for entry in desk.service.outbox.entries()]


@pytest.fixture
def transport(certificates: Certificates) -> MailTransport:
    return SmtpTransport(tls=certificates.client, timeout_s=5.0, deadline_s=8.0)


def test_a_greylisted_mail_comes_back_by_itself_and_arrives_once(
    box: tuple[Mailbox, MailSecurity], transport: MailTransport, tmp_path: Path
) -> None:
    mails, security = box
    with contact_desk(tmp_path / "store.db", mail=transport) as desk:
        mails.replies["RCPT"] = "450 4.2.0 greylisted"
        write_mail(desk, mails, security)
        desk.deliver_quietly()
        assert states(desk) == [(OutboxState.QUEUED, "smtp-450")]
        mails.replies.clear()
        desk.deliver()
        assert len(mails.messages) == 1
        assert states(desk) == []


def test_a_refused_mail_waits_for_the_user(
    box: tuple[Mailbox, MailSecurity], transport: MailTransport, tmp_path: Path
) -> None:
    mails, security = box
    with contact_desk(tmp_path / "store.db", mail=transport) as desk:
        mails.replies["DATA"] = "552 5.3.4 message too big"
        write_mail(desk, mails, security)
        desk.deliver_quietly()
        assert states(desk) == [(OutboxState.FAILED, "smtp-552")]
        mails.replies.clear()
        (entry,) = desk.service.outbox.entries()
        assert entry.message_id is not None
        assert desk.service.outbox.retry(entry.message_id)
        desk.deliver()
        assert len(mails.messages) == 1


def test_a_wrong_password_is_told_as_one(
    box: tuple[Mailbox, MailSecurity], transport: MailTransport, tmp_path: Path
) -> None:
    mails, security = box
    with contact_desk(tmp_path / "store.db", mail=transport) as desk:
        write_mail(desk, mails, security, "not it")
        desk.deliver_quietly()
        assert states(desk) == [(OutboxState.FAILED, "mail-sign-in")]
        assert mails.envelopes == []


def test_silence_after_the_last_dot_is_never_sent_again_by_itself(
    box: tuple[Mailbox, MailSecurity], transport: MailTransport, tmp_path: Path
) -> None:
    mails, security = box
    with contact_desk(tmp_path / "store.db", mail=transport) as desk:
        mails.drops_after_data = True
        write_mail(desk, mails, security)
        desk.service.deliver_due()
        mails.drops_after_data = False
        for _ in range(5):
            desk.clock.turn(hours=1)
            desk.service.deliver_due()
        assert [state for state, _ in states(desk)] == [OutboxState.UNKNOWN]
        assert len(mails.envelopes) == 1
