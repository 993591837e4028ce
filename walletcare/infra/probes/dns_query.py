"""One DNS question over UDP to one server (RFC 1035, section 4): the second way to look up a name.

Small on purpose: A and AAAA records, no TCP fallback, no cache. An answer counts only when it comes from the
server asked, with the id and the question sent.
"""

from __future__ import annotations

import ipaddress
import secrets
import socket
import struct
import time

from walletcare.domain.probe import ProbeError, ProbeFault

_A, _AAAA, _IN = 1, 28, 1
_SERVER_FAILURE, _NAME_ERROR = 2, 3
_POINTER = 0xC0


def ask(host: str, server: tuple[str, int], limit_s: float) -> tuple[str, ...]:
    """The addresses of ``host`` that ``server`` gives: IPv4, and IPv6 when there is no IPv4.

    Raises:
        ProbeError: ``name-unknown`` (the server says that the name does not exist or has no address),
            ``name-server-fails`` (it says that it could not find out), ``dns-fails`` (no usable
            answer in time).
    """
    ends_at = time.monotonic() + limit_s
    found = _ask_one(host, _A, server, ends_at)
    return found or _ask_one(host, _AAAA, server, ends_at) or _unknown()


def _unknown() -> tuple[str, ...]:
    raise ProbeError(ProbeFault.NAME_UNKNOWN)


def _ask_one(host: str, kind: int, server: tuple[str, int], ends_at: float) -> tuple[str, ...]:
    query_id = secrets.randbelow(1 << 16)
    question = _encode_name(host) + struct.pack(">HH", kind, _IN)
    packet = struct.pack(">HHHHHH", query_id, 0x0100, 1, 0, 0, 0) + question
    family = socket.AF_INET6 if ":" in server[0] else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as sock:
        try:
            sock.connect(server)
            sock.send(packet)
            while (left := ends_at - time.monotonic()) > 0:
                sock.settimeout(left)
                reply = sock.recv(4096)
                if reply[:2] == packet[:2] and question.lower() in reply[12 : 12 + len(question)].lower():
                    return _addresses(reply, len(question), kind)
        except OSError as error:
            raise ProbeError(ProbeFault.DNS_FAILS, str(error)) from error
        except (struct.error, IndexError, ValueError) as error:
            raise ProbeError(ProbeFault.DNS_FAILS, "unreadable answer") from error
    raise ProbeError(ProbeFault.DNS_FAILS, "no answer")


def _encode_name(host: str) -> bytes:
    try:
        labels = host.rstrip(".").encode("idna").split(b".")
    except UnicodeError as error:
        raise ProbeError(ProbeFault.NAME_UNKNOWN, "not a name") from error
    return b"".join(bytes([len(label)]) + label for label in labels) + b"\x00"


def _addresses(reply: bytes, question_length: int, kind: int) -> tuple[str, ...]:
    _, flags, _, answers, _, _ = struct.unpack(">HHHHHH", reply[:12])
    if flags & 0xF == _NAME_ERROR:
        raise ProbeError(ProbeFault.NAME_UNKNOWN)
    if flags & 0xF == _SERVER_FAILURE:
        raise ProbeError(ProbeFault.NAME_SERVER_FAILS)
    if flags & 0xF:
        raise ProbeError(ProbeFault.DNS_FAILS, f"rcode {flags & 0xF}")
    at, found = 12 + question_length, []
    for _ in range(answers):
        at = _skip_name(reply, at)
        record, _, _, length = struct.unpack(">HHIH", reply[at : at + 10])
        data = reply[at + 10 : at + 10 + length]
        at += 10 + length
        if record == kind and len(data) == (4 if kind == _A else 16):
            found.append(str(ipaddress.ip_address(data)))
    return tuple(found)


def _skip_name(reply: bytes, at: int) -> int:
    while True:
        length = reply[at]
        if length & _POINTER == _POINTER:
            return at + 2
        at += 1 + length
        if length == 0:
            return at
