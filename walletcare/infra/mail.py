"""SMTP: :class:`walletcare.domain.mail.MailTransport` through the user's own account.

The last thing known before a failure decides its class: until the server has the whole message nothing was
delivered; once the final dot is out without a reply, nobody knows. Words of the server stay behind.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
import time
from collections.abc import Callable

from walletcare.domain.clock import Clock
from walletcare.domain.errors import NotDeliveredError, RefusedError, TransportError, UnknownOutcomeError
from walletcare.domain.mail import MailAccount, MailSecurity, OutgoingMail
from walletcare.infra.clock import SystemClock
from walletcare.infra.mail_message import build_message, checked_address
from walletcare.infra.proxy import is_loopback
from walletcare.infra.tls import tls_context, tls_reason

TIMEOUT_S = 30.0
DEADLINE_S = 180.0
_REPLIES_CAP_BYTES = 256 * 1024
_LINE_CAP_BYTES = 8192
_OWN_NAME = "[127.0.0.1]"
"""What we call ourselves in EHLO: the computer's real name is nobody's business."""


class SmtpTransport:
    """Sends one mail a connection. Blocks, at most for ``deadline_s`` when the server answers drop by drop.

    Args:
        tls: Makes the context to trust by; the system's store when not given.
        timeout_s: For each single step.
    """

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        tls: Callable[[], ssl.SSLContext] = tls_context,
        timeout_s: float = TIMEOUT_S,
        deadline_s: float = DEADLINE_S,
    ) -> None:
        self._clock = clock or SystemClock()
        self._tls = tls
        self._timeout_s = timeout_s
        self._deadline_s = deadline_s

    def send(self, account: MailAccount, password: str, mail: OutgoingMail) -> None:
        """Deliver to the account's server.

        Raises:
            RefusedError: Signing in, an address or the message was refused for good (5xx), or the message
                cannot be built.
            NotDeliveredError: No connection, no TLS, or a refusal for now (4xx).
            UnknownOutcomeError: The message was sent to its end and no answer came.
        """
        message = build_message(account, mail, self._clock.now())
        sender, to = checked_address(account.address), checked_address(mail.to)
        server = self._signed_in(account, password)
        try:
            _deliver(server, sender, to, message.as_bytes())
        except TransportError:
            server.close()
            raise
        _leave(server)

    def test(self, account: MailAccount, password: str) -> None:
        """Connect, secure, sign in and leave.

        Raises:
            NotDeliveredError / RefusedError: As :meth:`send`.
        """
        _leave(self._signed_in(account, password))

    def _signed_in(self, account: MailAccount, password: str) -> smtplib.SMTP:
        if account.security is MailSecurity.NONE_LOOPBACK_ONLY and not is_loopback(account.host):
            raise RefusedError("insecure-mail")
        ends_at = time.monotonic() + self._deadline_s
        server: smtplib.SMTP | None = None
        try:
            if account.security is MailSecurity.TLS:
                server = _BoundedSmtpOverTls(
                    account.host, account.port, self._timeout_s, ends_at, self._tls()
                )
            else:
                server = _BoundedSmtp(account.host, account.port, self._timeout_s, ends_at)
            server.ehlo_or_helo_if_needed()
            if account.security is MailSecurity.STARTTLS:
                if not server.has_extn("starttls"):  # also what someone in between makes of an honest server
                    raise RefusedError("mail-no-tls")  # noqa: TRY301 - one way out
                server.starttls(context=self._tls())
                server.ehlo_or_helo_if_needed()
            if account.user:
                server.login(account.user, password)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            if server is not None:
                server.close()
            raise _not_delivered(error) from error
        except RefusedError:
            if server is not None:
                server.close()
            raise
        return server


class _Replies:
    """The server's lines, with a cap on all of them and one deadline; takes the place of a buffered file."""

    def __init__(self, sock: socket.socket, timeout_s: float, ends_at: float) -> None:
        self._sock = sock
        self._timeout_s = timeout_s
        self._ends_at = ends_at
        self._buffer = b""
        self._total = 0

    def readline(self, limit: int = _LINE_CAP_BYTES) -> bytes:
        """Raises: OSError (too late, too much, or broken)."""
        while b"\n" not in self._buffer and len(self._buffer) < limit:
            left = self._ends_at - time.monotonic()
            if left <= 0 or self._total > _REPLIES_CAP_BYTES:
                raise TimeoutError
            self._sock.settimeout(min(left, self._timeout_s))
            chunk = self._sock.recv(4096)
            self._sock.settimeout(self._timeout_s)
            if not chunk:
                break
            self._buffer += chunk
            self._total += len(chunk)
        cut = self._buffer.find(b"\n") + 1 or len(self._buffer)
        line, self._buffer = self._buffer[: min(cut, limit)], self._buffer[min(cut, limit) :]
        return line

    def close(self) -> None:
        """The socket is closed by who opened it."""


class _BoundedSmtp(smtplib.SMTP):
    """smtplib, whose reading of replies has neither a total time nor a total size, with both."""

    def __init__(self, host: str, port: int, timeout_s: float, ends_at: float) -> None:
        self._ends_at = ends_at
        super().__init__(host, port, local_hostname=_OWN_NAME, timeout=timeout_s)

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None and self.sock is not None:
            self.file = _Replies(self.sock, float(self.timeout), self._ends_at)
        return super().getreply()


class _BoundedSmtpOverTls(_BoundedSmtp, smtplib.SMTP_SSL):
    """The same with TLS from the first byte (RFC 8314, 3.3)."""

    def __init__(
        self, host: str, port: int, timeout_s: float, ends_at: float, context: ssl.SSLContext
    ) -> None:
        self._ends_at = ends_at
        smtplib.SMTP_SSL.__init__(
            self, host, port, local_hostname=_OWN_NAME, timeout=timeout_s, context=context
        )


def _deliver(server: smtplib.SMTP, sender: str, to: str, data: bytes) -> None:
    """The mail transaction (RFC 5321, 3.3), step by step, to know how far it got."""
    try:
        _expect(server.mail(sender, [f"size={len(data)}"] if server.has_extn("size") else []), {250})
        _expect(server.rcpt(to), {250, 251})
        code, _ = server.docmd("DATA")
        _expect((code, b""), {354})
    except (OSError, smtplib.SMTPException) as error:
        raise _not_delivered(error) from error
    try:
        server.send(_dotted(data))
    except (OSError, smtplib.SMTPException) as error:
        # The final dot is not out: an unfinished message is dropped by the server (RFC 5321, 4.1.1.4).
        raise NotDeliveredError("connection-lost") from error
    try:
        code, _ = server.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise UnknownOutcomeError("no-answer") from error
    if not 200 <= code < 600 or 300 <= code < 400:
        # The server has the whole message and says nothing that makes sense of it.
        raise UnknownOutcomeError("no-answer")
    _expect((code, b""), set(range(200, 300)))


def _expect(reply: tuple[int, bytes], codes: set[int]) -> None:
    """Raises by the class of the reply; its words stay behind."""
    code = reply[0]
    if code in codes:
        return
    if 500 <= code < 600:
        raise RefusedError(f"smtp-{code}")
    raise NotDeliveredError(f"smtp-{code}")


def _dotted(data: bytes) -> bytes:
    """CRLF line ends, dots doubled at line starts, and the end mark (RFC 5321, 4.5.2)."""
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    if lines and not lines[-1]:
        lines.pop()
    stuffed = (b"." + line if line.startswith(b".") else line for line in lines)
    return b"\r\n".join(stuffed) + b"\r\n.\r\n"


def _leave(server: smtplib.SMTP) -> None:
    """Say goodbye; the mail is settled by now, so a server that is gone changes nothing."""
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()


def _not_delivered(error: Exception) -> TransportError:
    reason = tls_reason(error)
    if reason is not None:
        return NotDeliveredError(reason)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return RefusedError("mail-no-sign-in")
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return (
            NotDeliveredError("smtp-busy") if 400 <= error.smtp_code < 500 else RefusedError("mail-sign-in")
        )
    if isinstance(error, smtplib.SMTPResponseException):
        kind = RefusedError if 500 <= error.smtp_code < 600 else NotDeliveredError
        return kind(f"smtp-{error.smtp_code}")
    if isinstance(error, socket.gaierror):
        return NotDeliveredError("dns")
    if isinstance(error, ConnectionRefusedError):
        return NotDeliveredError("refused")
    if isinstance(error, TimeoutError):
        return NotDeliveredError("timeout")
    return NotDeliveredError("connection-lost" if isinstance(error, smtplib.SMTPException) else "unreachable")
