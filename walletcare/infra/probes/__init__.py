"""Sockets, DNS and TLS for the checks: :class:`SocketProbe` implements ``domain.probe.NetworkProbe``."""

from __future__ import annotations

from walletcare.infra.probes.socket_probe import SocketProbe

__all__ = ["SocketProbe"]
