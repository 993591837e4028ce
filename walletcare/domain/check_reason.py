"""Every reason a check can give, by check: the closed set that flows and the verdict table may ask for."""

from __future__ import annotations

from collections.abc import Mapping

from walletcare.domain.flow import CheckId

REASONS: Mapping[CheckId, tuple[str, ...]] = {
    CheckId.NETWORK: ("no-network",),
    CheckId.DNS: (
        "dns-fails",
        "dns-silent",
        "dns-lies",
        "dns-hijack",
        "dns-unknown-name",
        "dns-broken-there",
    ),
    CheckId.PROXY: ("proxy-unreachable", "proxy-sign-in", "proxy-refuses"),
    CheckId.CAPTIVE_PORTAL: ("captive-portal", "no-internet"),
    CheckId.TCP: ("refused", "reset", "no-answer", "unreachable", "wrong-address", "first-address-silent"),
    CheckId.TLS: (
        "certificate-expired",
        "certificate-not-yet-valid",
        "certificate-wrong-name",
        "certificate-self-signed",
        "certificate-unknown",
        "intercepted",
        "tls-old",
        "tls-fails",
        "tls-cut",
        "wrong-address",
    ),
    CheckId.SERVICE: (
        "slow",
        "slow-way",
        "lossy",
        "lossy-way",
        "service-error",
        "service-refuses",
        "not-our-service",
        "service-misplaced",
        "no-answer",
    ),
    CheckId.STATUS: ("maintenance", "support-notice", "security-notice"),
    CheckId.SUPPORT: ("support-closed", "support-busy"),
    CheckId.CLOCK: ("clock-behind", "clock-ahead"),
    CheckId.TIME_ZONE: ("zone-unusual",),
    CheckId.DISK: ("disk-low", "disk-full"),
    CheckId.VERSION: ("content-old",),
    CheckId.CARD: ("card-typing", "card-length", "card-expired"),
    CheckId.IBAN: ("iban-typing", "iban-length", "iban-country"),
    CheckId.BALANCE: ("balance-short", "over-limit", "currency-differs"),
    CheckId.ADDRESS: ("address-typing", "address-unknown", "network-mismatch", "address-unchecked"),
    CheckId.SAME_ADDRESS: ("address-differs", "address-look-alike"),
    CheckId.RECEIPT: (
        "receipt-waiting",
        "receipt-fee-low",
        "receipt-gap",
        "receipt-failed",
        "receipt-unknown",
        "receipt-not-asked",
    ),
    CheckId.REFUND_RULES: ("refund-too-late", "refund-doubtful"),
    CheckId.OFFICIAL: ("official-imitation", "official-unlisted", "official-nothing"),
    CheckId.REFUND_ARRIVAL: ("refund-overdue",),
}

AFTER_FAILURE, UNANSWERED, STOPPED, BROKEN = "after-failure", "no-answer-in-time", "stopped", "check-broken"
"""Reasons of a check that was skipped while it ran or before it could."""
UNFINISHED = frozenset({UNANSWERED, STOPPED, BROKEN})
"""With one of these, "everything is fine" would be a guess."""
