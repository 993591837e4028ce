"""SMTP that is loaded when it is first used: most runs of the program send no mail by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from walletcare.domain.clock import Clock
    from walletcare.domain.mail import MailAccount, OutgoingMail


class LateMail:
    """A :class:`walletcare.domain.mail.MailTransport`: what ``infra.mail.SmtpTransport`` does, from its first
    use on."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def send(self, account: MailAccount, password: str, mail: OutgoingMail) -> None:
        from walletcare.infra.mail import SmtpTransport

        SmtpTransport(clock=self._clock).send(account, password, mail)

    def test(self, account: MailAccount, password: str) -> None:
        from walletcare.infra.mail import SmtpTransport

        SmtpTransport(clock=self._clock).test(account, password)
