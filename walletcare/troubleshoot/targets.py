"""Where checks may connect to: the brand's own service, and a compiled-in table of reference sites.

No flow, notice or remote text can add to it (threat T27).
"""

from __future__ import annotations

from dataclasses import dataclass
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


def targets_of(brand: Brand, node_url: str = "") -> Targets:
    """The targets of ``brand``. ``node_url`` is the user's own setting; anything but https is left out."""
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
    node = target_of_url("node", node_url, expects_json=True) if node_url else None
    return Targets(service, node=node)


def target_of_url(name: str, url: str, *, expects_json: bool = False) -> Target | None:
    """The target at ``url``; None when it is no http or https address, or plain http beyond this computer."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    is_tls = parts.scheme == "https"
    if not is_tls and not is_this_computer(parts.hostname):
        return None
    try:
        port = parts.port or (443 if is_tls else 80)
    except ValueError:
        return None
    return Target(name, parts.hostname, port, is_tls, parts.path or "/", expects_json)


def is_this_computer(host: str) -> bool:
    """Whether ``host`` names this computer itself."""
    return host in {"localhost", "::1"} or host.startswith("127.")
