"""Which proxy a request goes through: the user's setting, else the system's own, never for loopback."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

FROM_SYSTEM = ""
DIRECT = "none"


def is_loopback(host: str) -> bool:
    """Whether ``host`` can only be this computer (RFC 6761, 6.3 for the name)."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def proxy_for(url: str, setting: str = FROM_SYSTEM) -> str | None:
    """The proxy address for ``url``, or None for a direct connection.

    Args:
        setting: ``""`` for the system's (environment variables, or the settings of Windows and macOS),
            ``"none"`` for none, else an ``http://``, ``https://``, ``socks5://`` or ``socks5h://`` address.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if setting == DIRECT or is_loopback(host):
        return None
    if setting:
        return setting
    if proxy_bypass(host):
        return None
    found = getproxies()
    scheme = {"wss": "https", "ws": "http"}.get(parts.scheme, parts.scheme)
    address = found.get(scheme) or found.get("all") or found.get("socks")
    if not address:
        return None
    if "://" not in address:
        return f"http://{address}"
    if address == found.get("socks") and address.startswith("http://"):
        # macOS lists its SOCKS proxy under an http address.
        return "socks5h://" + address.removeprefix("http://")
    return address
