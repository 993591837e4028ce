"""Where checks may connect to: the brand's own service, and a compiled-in table of reference sites.

No flow, notice or remote text can add to it (threat T27).
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import quote, urlsplit

from walletcare.domain.brand import Brand, OfficialKind
from walletcare.domain.probe import Reference, Target

REFERENCES: tuple[Reference, ...] = (
    Reference(
        Target("reference-1", "www.msftconnecttest.com", 80, is_tls=False, path="/connecttest.txt"),
        200,
        b"Microsoft Connect Test",
    ),
    Reference(
        Target("reference-2", "captive.apple.com", 80, is_tls=False, path="/hotspot-detect.html"),
        200,
        b"Success",
    ),
    Reference(
        Target("reference-3", "connect.rom.miui.com", 80, is_tls=False, path="/generate_204"), 204, b""
    ),
)
"""Sites made for this question by their operators; they answer plainly, without cookies or redirects."""


@dataclass(frozen=True, slots=True)
class Targets:
    """``service`` is the support backend, else the wallet's site; None when the brand names neither.

    ``node`` answers Ethereum's JSON-RPC; it is None until the user switches look-ups on.
    """

    service: Target | None
    references: tuple[Reference, ...] = REFERENCES
    node: Target | None = None


class NodeUrlProblem(StrEnum):
    """Why an address cannot be used for look-ups."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    INSECURE = "insecure"
    HAS_PASSWORD = "has-password"  # noqa: S105 (a code)


def targets_of(brand: Brand, node_url: str = "") -> Targets:
    """The targets of ``brand``. ``node_url`` is the user's own setting, see :func:`node_target`."""
    service = None
    if brand.backend is not None:
        inbox = quote(brand.backend.inbox_identifier, safe="")
        service = target_of_url(
            "support",
            f"{brand.backend.base_url.rstrip('/')}/public/api/v1/inboxes/{inbox}",
            expects_json=True,
        )
    if service is None:
        domain = next(
            (entry.value for entry in brand.official.entries if entry.kind is OfficialKind.DOMAIN), ""
        )
        service = Target("website", domain, 443, is_tls=True) if domain else None
    return Targets(service, node=node_target(node_url))


def node_problem(url: str) -> NodeUrlProblem | None:
    """Why ``url`` cannot be used; None when it can: https, or http to this computer itself."""
    url = url.strip()
    if not url:
        return NodeUrlProblem.EMPTY
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return NodeUrlProblem.UNREADABLE
    if parts.scheme not in {"http", "https"} or not host or not url.isascii() or " " in url:
        return NodeUrlProblem.UNREADABLE
    if "@" in parts.netloc:
        return NodeUrlProblem.HAS_PASSWORD
    if parts.scheme == "http" and not is_this_computer(host):
        return NodeUrlProblem.INSECURE
    return None


def node_target(url: str) -> Target | None:
    """The node at ``url`` as the user set it; None when it is empty or has a :func:`node_problem`.

    A provider's key may stand in the path or behind the question mark: both belong to the request.
    """
    url = url.strip()
    target = target_of_url("node", url, expects_json=True) if node_problem(url) is None else None
    query = urlsplit(url).query
    return replace(target, path=f"{target.path}?{query}") if target is not None and query else target


def target_of_url(name: str, url: str, *, expects_json: bool = False) -> Target | None:
    """The target at ``url``; None when it is no http or https address, or plain http beyond this computer."""
    try:
        parts = urlsplit(url)
        given_port = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    is_tls = parts.scheme == "https"
    if not is_tls and not is_this_computer(parts.hostname):
        return None
    port = given_port or (443 if is_tls else 80)
    return Target(name, parts.hostname, port, is_tls, parts.path or "/", expects_json)


def is_this_computer(host: str) -> bool:
    """Whether ``host`` names this computer itself; a name such as ``127.example.com`` does not."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
