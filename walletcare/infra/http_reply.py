"""A reply as it was read, and what replies and failures prove about delivery."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from walletcare.domain.errors import NotDeliveredError, RefusedError, TransportError, UnknownOutcomeError
from walletcare.infra.tls import error_chain, tls_reason

if TYPE_CHECKING:
    import httpx

    from walletcare.domain.chat import Progress
    from walletcare.infra.deadline import Call

ERROR_CAP_BYTES = 64 * 1024
_MAX_RETRY_AFTER_S = 3600.0
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,80}")


@dataclass(frozen=True, slots=True)
class HttpReply:
    """A complete answer, whatever its status. The body is bytes of a stranger: decode it strictly."""

    status: int
    body: bytes = field(repr=False)
    request_id: str | None = None
    retry_after_s: float | None = None

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300


def raise_for_status(reply: HttpReply, attributes: tuple[str, ...] = ()) -> None:
    """Nothing for a 2xx; else the error that the status proves.

    Raises:
        NotDeliveredError: 408 and 429: the server did not take the request.
        RefusedError: Other 4xx, and 3xx (redirects are off).
        UnknownOutcomeError: 5xx and everything else.
    """
    code, request_id = f"http-{reply.status}", reply.request_id
    if reply.is_success:
        return
    if reply.status in {408, 429}:
        raise NotDeliveredError(code, retry_after_s=reply.retry_after_s, request_id=request_id)
    if 400 <= reply.status < 500:
        raise RefusedError(code, attributes=attributes, request_id=request_id)
    if 300 <= reply.status < 400:
        raise RefusedError("redirect", request_id=request_id)
    raise UnknownOutcomeError(code, request_id=request_id)


def read_reply(response: httpx.Response, cap_bytes: int, progress: Progress | None = None) -> HttpReply:
    """The whole answer, at most ``cap_bytes`` of it. Bytes on the wire count: nothing is inflated."""
    headers = response.headers
    request_id = _matched(headers.get("x-request-id", ""))
    status = response.status_code
    cap = cap_bytes if 200 <= status < 300 else min(cap_bytes, ERROR_CAP_BYTES)
    if headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
        raise _bad_reply(status, "encoding", request_id)
    length = headers.get("content-length", "")
    total = int(length) if length.isascii() and length.isdigit() and len(length) < 12 else 0
    body = bytearray()
    for chunk in response.iter_raw():
        body += chunk
        if len(body) > cap:
            if not 200 <= status < 300:
                body.clear()  # the status says enough
                break
            raise _bad_reply(status, "too-large", request_id)
        if progress is not None and 200 <= status < 300:
            progress(len(body), total)
    return HttpReply(
        status=status,
        body=bytes(body),
        request_id=request_id,
        retry_after_s=_retry_after(headers.get("retry-after", ""), headers.get("date", "")),
    )


def _bad_reply(status: int, code: str, request_id: str | None) -> TransportError:
    """What an unreadable answer proves: a clear 4xx stays a refusal, everything else is unknown."""
    if 400 <= status < 500:
        return RefusedError(f"http-{status}", request_id=request_id)
    return UnknownOutcomeError(code, request_id=request_id)


def failed(call: Call, code: str, request_id: str | None) -> TransportError:
    """What a failure below HTTP proves: a request that was not sent whole was not delivered."""
    if call.is_sent:
        return UnknownOutcomeError(code, request_id=request_id)
    return NotDeliveredError(code, request_id=request_id)


def code_of(error: Exception, call: Call) -> str:
    """A stable class for a failure below HTTP."""
    import httpx

    if isinstance(error, httpx.ProxyError):
        return "proxy-auth" if str(error).startswith("407") else "proxy"
    if isinstance(error, httpx.TimeoutException):
        return "deadline" if call.is_late else "timeout"
    reason = tls_reason(error)
    if reason is not None:
        return reason
    for cause in error_chain(error):
        if isinstance(cause, socket.gaierror):
            return "dns"
        if isinstance(cause, ConnectionRefusedError):
            return "refused"
    if isinstance(error, httpx.ConnectError):
        return "unreachable"
    if isinstance(error, httpx.RemoteProtocolError):
        return "broken-reply"
    return "connection-lost"


def _matched(text: str) -> str | None:
    return text if _REQUEST_ID.fullmatch(text) else None


def _retry_after(text: str, date: str) -> float | None:
    """Seconds of ``Retry-After`` (RFC 9110, 10.2.3), at most an hour; None when absent or malformed.

    The date form is measured from the answer's own ``Date``: the clock of this computer may be wrong.
    """
    text = text.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), _MAX_RETRY_AFTER_S)
    until, now = _http_date(text), _http_date(date.strip())
    if until is None or now is None:
        return None
    return min(max((until - now).total_seconds(), 0.0), _MAX_RETRY_AFTER_S)


def _http_date(text: str) -> datetime | None:
    """A date in GMT (RFC 9110, 5.6.7), read without the names of the system's locale."""
    try:
        return parsedate_to_datetime(text).replace(tzinfo=UTC) if text.endswith(" GMT") else None
    except ValueError:
        return None
