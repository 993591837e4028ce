"""All checks by id."""

from __future__ import annotations

from collections.abc import Mapping

from walletcare.domain.flow import CheckId
from walletcare.troubleshoot.diagnostics.address import AddressCheck, SameAddressCheck
from walletcare.troubleshoot.diagnostics.balance import BalanceCheck
from walletcare.troubleshoot.diagnostics.captive_portal import CaptivePortalCheck
from walletcare.troubleshoot.diagnostics.card import CardCheck
from walletcare.troubleshoot.diagnostics.check import Check
from walletcare.troubleshoot.diagnostics.clock import ClockCheck
from walletcare.troubleshoot.diagnostics.disk import DiskCheck
from walletcare.troubleshoot.diagnostics.dns import DnsCheck
from walletcare.troubleshoot.diagnostics.iban import IbanCheck
from walletcare.troubleshoot.diagnostics.network import NetworkCheck
from walletcare.troubleshoot.diagnostics.official import OfficialCheck
from walletcare.troubleshoot.diagnostics.proxy import ProxyCheck
from walletcare.troubleshoot.diagnostics.receipt import ReceiptCheck
from walletcare.troubleshoot.diagnostics.refund_arrival import RefundArrivalCheck
from walletcare.troubleshoot.diagnostics.refund_rules import RefundRulesCheck
from walletcare.troubleshoot.diagnostics.service import ServiceCheck
from walletcare.troubleshoot.diagnostics.status import StatusCheck
from walletcare.troubleshoot.diagnostics.support import SupportCheck
from walletcare.troubleshoot.diagnostics.tcp import TcpCheck
from walletcare.troubleshoot.diagnostics.time_zone import TimeZoneCheck
from walletcare.troubleshoot.diagnostics.tls import TlsCheck
from walletcare.troubleshoot.diagnostics.version import VersionCheck

_ALL: tuple[Check, ...] = (
    NetworkCheck(),
    DnsCheck(),
    ProxyCheck(),
    CaptivePortalCheck(),
    TcpCheck(),
    TlsCheck(),
    ServiceCheck(),
    StatusCheck(),
    SupportCheck(),
    ClockCheck(),
    TimeZoneCheck(),
    DiskCheck(),
    VersionCheck(),
    CardCheck(),
    IbanCheck(),
    BalanceCheck(),
    AddressCheck(),
    SameAddressCheck(),
    ReceiptCheck(),
    RefundRulesCheck(),
    OfficialCheck(),
    RefundArrivalCheck(),
)
CHECKS: Mapping[CheckId, Check] = {check.id: check for check in _ALL}
