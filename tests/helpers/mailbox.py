"""A real SMTP server on loopback, with a mailbox and faults."""

from __future__ import annotations

import asyncio
import ssl
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "dana", "CANARY-mail-password"


@dataclass
class Mailbox:
    """What arrived. ``replies`` overrides the answer to a step: ``{"RCPT": "550 no such user"}``."""

    port: int = 0
    envelopes: list[Envelope] = field(default_factory=list)
    replies: dict[str, str] = field(default_factory=dict)
    drops_after_data: bool = False

    @property
    def messages(self) -> list[EmailMessage]:
        return [message_from_bytes(cast("bytes", it.content), policy=policy.default) for it in self.envelopes]

    async def handle_MAIL(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self.replies.get("MAIL", "250 OK")

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return self.replies.get("RCPT", "250 OK")

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.drops_after_data:
            self.envelopes.append(envelope)
            cast("Any", server).transport.abort()
        reply = self.replies.get("DATA", "250 OK")
        if reply.startswith("250") and not self.drops_after_data:
            self.envelopes.append(envelope)
        return reply


def _authenticate(_server: SMTP, _session: Session, _envelope: Envelope, _how: str, data: Any) -> AuthResult:
    is_right = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=is_right, handled=is_right)


@contextmanager
def mailbox(
    *, tls: ssl.SSLContext | None = None, starttls: ssl.SSLContext | None = None, has_login: bool = False
) -> Iterator[Mailbox]:
    """A running server; ``tls`` from the first byte, ``starttls`` on request."""
    box = Mailbox()
    loop = asyncio.new_event_loop()
    started = threading.Event()

    def protocol() -> SMTP:
        with warnings.catch_warnings():
            # It warns of sign-in without its own STARTTLS, which TLS from the first byte makes pointless.
            warnings.simplefilter("ignore")
            return make()

    def make() -> SMTP:
        return SMTP(
            box,
            hostname="localhost",
            tls_context=starttls,
            require_starttls=starttls is not None,
            authenticator=_authenticate if has_login else None,
            auth_required=has_login,
            auth_require_tls=starttls is not None,
            timeout=20,
            loop=loop,
        )

    async def serve() -> None:
        server = await loop.create_server(protocol, "127.0.0.1", 0, ssl=tls)
        box.port = server.sockets[0].getsockname()[1]
        started.set()
        try:
            await asyncio.Event().wait()
        finally:
            server.close()

    def run() -> None:
        asyncio.set_event_loop(loop)
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(main)
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.close()

    main = loop.create_task(serve())
    thread = threading.Thread(target=run, name="mailbox")
    thread.start()
    assert started.wait(60.0)
    try:
        yield box
    finally:
        loop.call_soon_threadsafe(main.cancel)
        thread.join()
