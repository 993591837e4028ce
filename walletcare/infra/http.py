"""The one place that makes HTTP requests.

https only, except for loopback; the system's trust store; no redirects (downloads follow a few); no cookies;
no compression, so that what is counted on the wire is what is decoded; a byte cap and a total deadline on
every reply. Failures become the ``TransportError`` family and say what they prove about delivery; no byte
of a server's answer is ever part of an error or of a log line.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

import walletcare
from walletcare.domain.errors import NotDeliveredError, RefusedError, UnknownOutcomeError
from walletcare.infra.http_reply import HttpReply, code_of, failed, raise_for_status, read_reply
from walletcare.infra.httpx_alone import load_httpx
from walletcare.infra.proxy import FROM_SYSTEM, is_loopback, proxy_for
from walletcare.infra.tls import tls_context

if TYPE_CHECKING:
    import ssl

    import httpx

    from walletcare.domain.chat import CancelToken, Progress
    from walletcare.domain.cleared import ClearedFile

CONNECT_TIMEOUT_S = 10.0
READ_TIMEOUT_S = 20.0
"""Above the 15 s after which production servers give up by themselves (contract, section 2)."""
DEADLINE_S = 30.0
REPLY_CAP_BYTES = 4 * 1024 * 1024
MAX_HOPS = 3
_KEEPALIVE_S = 4.0
"""Below every common server's idle limit, so that a request seldom meets a connection being closed."""
_SLOWEST_UPLOAD_BYTES_S = 16 * 1024


class HttpClient:
    """A client for all threads; the real one is made at first use, which takes tens of milliseconds.

    Args:
        proxy: See :func:`walletcare.infra.proxy.proxy_for`.
        tls: The context to use instead of the system's trust store.
        read_timeout_s: How long one silence in a reply or an upload may last.
    """

    def __init__(
        self,
        *,
        proxy: str = FROM_SYSTEM,
        tls: ssl.SSLContext | None = None,
        read_timeout_s: float = READ_TIMEOUT_S,
    ) -> None:
        self._proxy = proxy
        self._tls = tls
        self._read_timeout_s = read_timeout_s
        self._lock = threading.Lock()
        self._clients: dict[str | None, httpx.Client] = {}
        self._is_closed = False

    @property
    def tls(self) -> ssl.SSLContext:
        """The context of every connection; the live link uses the same one."""
        with self._lock:
            if self._tls is None:
                self._tls = tls_context()
            return self._tls

    @property
    def proxy(self) -> str:
        return self._proxy

    def get(self, url: str, *, cap_bytes: int = REPLY_CAP_BYTES, deadline_s: float = DEADLINE_S) -> HttpReply:
        """:meth:`request` with GET."""
        return self.request("GET", url, cap_bytes=cap_bytes, deadline_s=deadline_s)

    def request(
        self,
        method: str,
        url: str,
        *,
        json: bytes | None = None,
        fields: Mapping[str, str] | None = None,
        files: Sequence[tuple[str, ClearedFile]] = (),
        headers: Mapping[str, str] | None = None,
        cap_bytes: int = REPLY_CAP_BYTES,
        deadline_s: float = DEADLINE_S,
        progress: Progress | None = None,
        cancel: CancelToken | None = None,
    ) -> HttpReply:
        """Send one request and read the whole answer within ``deadline_s`` (longer by the size of an upload).

        Resolving a name is the one step that cannot be cut short; the system limits it by itself.

        Args:
            json: An encoded JSON body.
            fields / files: A multipart body; each file goes under its own field name.

        Raises:
            NotDeliveredError: The request cannot have reached the server complete.
            UnknownOutcomeError: It was sent, and the answer is missing, broken or too large.
            RefusedError: ``insecure-url``: neither https nor loopback.
        """
        self._check_url(url)
        content = {} if json is None else {"Content-Type": "application/json"}
        reply, _ = self._exchange(
            method,
            url,
            headers={**content, **(headers or {})},
            cap_bytes=cap_bytes,
            deadline_s=deadline_s,
            cancel=cancel,
            json=json,
            fields=fields,
            files=files,
            progress=progress,
        )
        return reply

    def download(
        self,
        url: str,
        *,
        cap_bytes: int,
        deadline_s: float = 120.0,
        may_be_loopback: bool = False,
        cancel: CancelToken | None = None,
        progress: Progress | None = None,
    ) -> bytes:
        """The bytes at ``url``, following at most three redirects of the same scheme; one to http on the same
        host is followed over https.

        Args:
            may_be_loopback: False refuses addresses of this computer, so that a remote server cannot
                make the program read local services.

        Raises:
            RefusedError: ``insecure-url``, ``redirect``, ``too-large`` or ``http-4xx``.
            NotDeliveredError / UnknownOutcomeError: As :meth:`request`.
        """
        for _ in range(MAX_HOPS + 1):
            self._check_url(url)
            if not may_be_loopback and is_loopback(urlsplit(url).hostname or ""):
                raise RefusedError("insecure-url")
            try:
                reply, location = self._exchange(
                    "GET",
                    url,
                    headers={"Accept": "*/*"},
                    cap_bytes=cap_bytes,
                    deadline_s=deadline_s,
                    cancel=cancel,
                    received=progress,
                )
            except UnknownOutcomeError as error:
                if error.code == "too-large":
                    raise RefusedError("too-large", request_id=error.request_id) from error
                raise
            if reply.status not in {301, 302, 303, 307, 308}:
                raise_for_status(reply)
                return reply.body
            target = kept_secure(join_url(url, location), url)
            if urlsplit(target).scheme != urlsplit(url).scheme:
                raise RefusedError("redirect", request_id=reply.request_id)
            url = target
        raise RefusedError("redirect")

    def close(self) -> None:
        """Close every connection; later requests raise ``NotDeliveredError("closed")``."""
        with self._lock:
            clients, self._clients = list(self._clients.values()), {}
            self._is_closed = True
        for client in clients:
            client.close()

    @staticmethod
    def _check_url(url: str) -> None:
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
            _ = parts.port
        except ValueError as error:
            raise RefusedError("insecure-url") from error
        if not host or parts.username is not None:
            raise RefusedError("insecure-url")
        if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
            raise RefusedError("insecure-url")

    def _exchange(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        cap_bytes: int,
        deadline_s: float,
        cancel: CancelToken | None,
        json: bytes | None = None,
        fields: Mapping[str, str] | None = None,
        files: Sequence[tuple[str, ClearedFile]] = (),
        progress: Progress | None = None,
        received: Progress | None = None,
    ) -> tuple[HttpReply, str]:
        load_httpx()
        import httpx

        from walletcare.infra import deadline

        client = self._client_for(url)
        try:
            request = client.build_request(
                method,
                url,
                content=json,
                data=fields if files else None,
                files=[(name, (file.name, file.data, file.media_type)) for name, file in files] or None,
                headers=dict(headers),
            )
        except (httpx.InvalidURL, UnicodeError) as error:
            raise RefusedError("insecure-url") from error
        body = request.read()
        call = deadline.Call(deadline_s + len(body) / _SLOWEST_UPLOAD_BYTES_S, cancel)
        request.stream = deadline.Upload(body, call, progress)
        request_id: str | None = None
        deadline.begin(call)
        try:
            call.check()
            response = client.send(request, stream=True)
            try:
                reply = read_reply(response, cap_bytes, received)
                request_id = reply.request_id
                return reply, response.headers.get("location", "")
            finally:
                response.close()
        except deadline.CancelledError as error:
            call.abandon()
            raise failed(call, "cancelled", request_id) from error
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL) as error:
            call.abandon()
            raise failed(call, code_of(error, call), request_id) from error
        except RuntimeError as error:
            # The library's word for a client that was closed after this call had taken it.
            if not self._is_closed:
                raise
            call.abandon()
            raise failed(call, "closed", request_id) from error
        finally:
            deadline.begin(None)

    def _client_for(self, url: str) -> httpx.Client:
        proxy = proxy_for(url, self._proxy)
        context = self.tls
        with self._lock:
            if self._is_closed:
                raise NotDeliveredError("closed")
            client = self._clients.get(proxy)
            if client is None:
                client = self._clients[proxy] = _make_client(context, proxy, self._read_timeout_s)
            return client


def join_url(base: str, url: str) -> str:
    """``url`` as seen from ``base``.

    Raises:
        RefusedError: ``insecure-url``: it cannot be read as an address.
    """
    try:
        return urljoin(base, url)
    except ValueError as error:
        raise RefusedError("insecure-url") from error


def kept_secure(url: str, known: str) -> str:
    """``url`` over https when it names the host of ``known``, which is reached that way: a server whose proxy
    ends TLS and that was not told so calls itself http (contract 13, #11820). Any other address stays.
    """
    try:
        parts, base = urlsplit(url), urlsplit(known)
        is_same = parts.hostname == base.hostname and parts.port in {None, 80, base.port}
    except ValueError:
        return url
    if not is_same or (parts.scheme, base.scheme) != ("http", "https") or parts.username is not None:
        return url
    return urlunsplit(parts._replace(scheme="https", netloc=base.netloc))


def _make_client(context: ssl.SSLContext, proxy: str | None, read_timeout_s: float) -> httpx.Client:
    import http.cookiejar

    import httpx

    from walletcare.infra.deadline import DeadlineBackend

    # At INFO and DEBUG these two write whole addresses, and ours contain the session's secret.
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    transport = httpx.HTTPTransport(
        verify=context,
        trust_env=False,
        proxy=proxy,
        retries=0,
        limits=httpx.Limits(max_connections=16, max_keepalive_connections=4, keepalive_expiry=_KEEPALIVE_S),
    )
    # httpx has no door for the network backend of its pool; test_http_limits fails if this stops working.
    pool = transport._pool  # noqa: SLF001 - see above
    pool._network_backend = DeadlineBackend(pool._network_backend)  # noqa: SLF001 - see above
    client = httpx.Client(
        transport=transport,
        trust_env=False,
        follow_redirects=False,
        timeout=httpx.Timeout(
            read_timeout_s, connect=CONNECT_TIMEOUT_S, write=read_timeout_s, pool=CONNECT_TIMEOUT_S
        ),
        headers={
            "User-Agent": f"WalletCare/{walletcare.__version__}",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
        },
    )
    client.cookies.jar.set_policy(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
    return client
