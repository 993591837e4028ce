"""What the machine itself says: ways out, proxy settings, disk, time zone. Sends nothing."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from walletcare.domain.clock import Clock
from walletcare.domain.probe import Link, ProxyFacts, Target, ZoneFacts
from walletcare.infra.proxy import FROM_SYSTEM, proxy_for

ROUTES = (("1.1.1.1", socket.AF_INET), ("2606:4700:4700::1111", socket.AF_INET6))
"""Public addresses that a way out is asked for; connecting a datagram socket sends no packet."""


def links(routes: tuple[tuple[str, socket.AddressFamily], ...] = ROUTES) -> tuple[Link, ...]:
    """One link for each family that has a route to the outside."""
    found = []
    for address, family in routes:
        try:
            # A system that was started without IPv6 does not even make such a socket.
            with socket.socket(family, socket.SOCK_DGRAM) as sock:
                sock.connect((address, 9))
                own = sock.getsockname()[0]
        except OSError:
            continue
        interface = _interface_of(own)
        name = "IPv6" if family is socket.AF_INET6 else "IPv4"
        found.append(Link(interface, name, _kind_of(interface)))
    return tuple(found)


def _interface_of(_own: str) -> str:
    """The interface that is up, when there is exactly one besides loopback; else empty."""
    if sys.platform != "linux":
        return ""
    up = [
        entry.name
        for entry in Path("/sys/class/net").glob("*")
        if entry.name != "lo" and _read(entry / "operstate") in {"up", "unknown"}
    ]
    return up[0] if len(up) == 1 else ""


def _kind_of(interface: str) -> str:
    if not interface:
        return ""
    return "wifi" if (Path("/sys/class/net") / interface / "wireless").exists() else "wired"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def proxy_address(target: Target, setting: str = FROM_SYSTEM) -> str | None:
    """The proxy for ``target`` by setting, environment or system; it may hold a password."""
    scheme = "https" if target.is_tls else "http"
    host = f"[{target.host}]" if ":" in target.host else target.host
    return proxy_for(f"{scheme}://{host}:{target.port}/", setting)


def proxy_facts(address: str | None) -> ProxyFacts:
    """What may be told of the proxy ``address``: never its user name or password."""
    if not address:
        return ProxyFacts(has_script=has_proxy_script())
    parts = urlsplit(address)
    plain = f"{parts.scheme}://{parts.hostname or ''}:{parts.port or ''}".rstrip(":")
    names = {name.lower() for name in os.environ}
    source = "environment" if names & {"http_proxy", "https_proxy", "all_proxy"} else "system"
    return ProxyFacts(plain, source, has_proxy_script())


def has_proxy_script() -> bool:
    """Whether a proxy script (PAC) is set in the system. It is never run here."""
    if sys.platform == "win32":
        import winreg

        path = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
                return bool(winreg.QueryValueEx(key, "AutoConfigURL")[0])
        except OSError:
            return False
    if sys.platform == "darwin":
        import subprocess

        try:
            shown = subprocess.run(
                ["scutil", "--proxy"], capture_output=True, text=True, timeout=3, check=False
            ).stdout
        except (OSError, subprocess.SubprocessError):
            return False
        return "ProxyAutoConfigEnable : 1" in shown
    return any(name.lower() == "auto_proxy" for name in os.environ)


def free_bytes(path: Path) -> int:
    """Free space where ``path`` is, or where it will be."""
    existing = next((place for place in (path, *path.parents) if place.exists()), Path.home())
    return shutil.disk_usage(existing).free


def zone(clock: Clock) -> ZoneFacts:
    """Name and offset of the system's zone at this moment."""
    local = clock.now().astimezone()
    return ZoneFacts(local.tzname() or "", local.utcoffset() or timedelta())
