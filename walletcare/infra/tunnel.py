"""A tunnel through a proxy for a socket of our own.

HTTP CONNECT (RFC 9110, 9.3.6) and SOCKS5 (RFC 1928, with the sign-in of RFC 1929).
"""

from __future__ import annotations

import base64
import socket
from urllib.parse import SplitResult, unquote, urlsplit

import h11
import socksio.socks5 as socks
from socksio.exceptions import ProtocolError


class TunnelError(Exception):
    """The proxy would not, or could not, open the way.

    Attributes:
        code: ``proxy``, ``proxy-auth`` or ``proxy-kind`` (one that is not supported here).
        is_beyond: The proxy itself works and says that it cannot reach the far end.
    """

    def __init__(self, code: str, *, is_beyond: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.is_beyond = is_beyond


_BEYOND_HTTP = {502, 503, 504}
"""RFC 9110, 15.6.3 to 15.6.5: what a proxy says of the server behind it."""
_BEYOND_SOCKS = {
    socks.SOCKS5ReplyCode.NETWORK_UNREACHABLE,
    socks.SOCKS5ReplyCode.HOST_UNREACHABLE,
    socks.SOCKS5ReplyCode.CONNECTION_REFUSED,
    socks.SOCKS5ReplyCode.TTL_EXPIRED,
}
"""RFC 1928, section 6."""


def open_tunnel(sock: socket.socket, proxy: str, host: str, port: int) -> None:
    """Make ``sock``, which is connected to ``proxy``, lead to ``host``; its time-out bounds every step.

    Raises:
        TunnelError: See there.
        OSError: The connection to the proxy broke or timed out.
    """
    parts = urlsplit(proxy)
    if parts.scheme == "http":
        _connect_http(sock, parts, host, port)
    elif parts.scheme in {"socks5", "socks5h"}:
        _connect_socks(sock, parts, host, port)
    else:
        raise TunnelError("proxy-kind")


def _connect_http(sock: socket.socket, proxy: SplitResult, host: str, port: int) -> None:
    name = f"[{host}]" if ":" in host else host
    target = f"{name}:{port}"
    headers = [("Host", target)]
    if proxy.username is not None:
        login = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}".encode()
        headers.append(("Proxy-Authorization", "Basic " + base64.b64encode(login).decode("ascii")))
    connection = h11.Connection(h11.CLIENT)
    try:
        request = connection.send(h11.Request(method="CONNECT", target=target, headers=headers))
        sock.sendall((request or b"") + (connection.send(h11.EndOfMessage()) or b""))
        while True:
            event = connection.next_event()
            if event is h11.NEED_DATA:
                connection.receive_data(sock.recv(4096))
            elif isinstance(event, h11.Response):
                break
            elif isinstance(event, h11.ConnectionClosed):
                raise TunnelError("proxy")
    except h11.ProtocolError as error:
        raise TunnelError("proxy") from error
    if event.status_code == 407:
        raise TunnelError("proxy-auth")
    if not 200 <= event.status_code < 300:
        raise TunnelError("proxy", is_beyond=event.status_code in _BEYOND_HTTP)


def _connect_socks(sock: socket.socket, proxy: SplitResult, host: str, port: int) -> None:
    has_login = proxy.username is not None
    method = (
        socks.SOCKS5AuthMethod.USERNAME_PASSWORD if has_login else socks.SOCKS5AuthMethod.NO_AUTH_REQUIRED
    )
    connection = socks.SOCKS5Connection()
    try:
        connection.send(socks.SOCKS5AuthMethodsRequest([method]))
        sock.sendall(connection.data_to_send())
        chosen = connection.receive_data(sock.recv(4096))
        if not isinstance(chosen, socks.SOCKS5AuthReply) or chosen.method != method:
            raise TunnelError("proxy-auth")
        if has_login:
            user, password = unquote(proxy.username or ""), unquote(proxy.password or "")
            connection.send(socks.SOCKS5UsernamePasswordRequest(user.encode(), password.encode()))
            sock.sendall(connection.data_to_send())
            signed_in = connection.receive_data(sock.recv(4096))
            if not isinstance(signed_in, socks.SOCKS5UsernamePasswordReply) or not signed_in.success:
                raise TunnelError("proxy-auth")
        # The name is resolved by the proxy, so that a censored resolver here does not matter.
        connection.send(socks.SOCKS5CommandRequest.from_address(socks.SOCKS5Command.CONNECT, (host, port)))
        sock.sendall(connection.data_to_send())
        opened = connection.receive_data(sock.recv(4096))
    except ProtocolError as error:
        raise TunnelError("proxy") from error
    if not isinstance(opened, socks.SOCKS5Reply):
        raise TunnelError("proxy")
    if opened.reply_code != socks.SOCKS5ReplyCode.SUCCEEDED:
        raise TunnelError("proxy", is_beyond=opened.reply_code in _BEYOND_SOCKS)
