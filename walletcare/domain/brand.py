"""The brand: everything that depends on the wallet, read from ``resources/brands/<id>/brand.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from walletcare.domain.channel import ChannelKind, ChannelSpec
from walletcare.domain.language import LocalText


@dataclass(frozen=True, slots=True)
class Backend:
    """Where the Chatwoot client API answers. https only, except for loopback."""

    base_url: str
    inbox_identifier: str
    cable_url: str = ""
    identity_token_url: str = ""


@dataclass(frozen=True, slots=True)
class LadderPolicy:
    """When the next rung is offered. Times are lengths, counted from the last unanswered message."""

    rungs: tuple[ChannelKind, ...] = (ChannelKind.CHAT, ChannelKind.EMAIL, ChannelKind.SOCIAL)
    chat_answer_limit: timedelta = timedelta(minutes=2)
    keep_waiting: timedelta = timedelta(minutes=10)
    email_silent_limit: timedelta = timedelta(hours=24)
    failing_after: timedelta = timedelta(seconds=20)


class OfficialKind(StrEnum):
    DOMAIN = "domain"
    LINK = "link"
    EMAIL = "email"
    HANDLE = "handle"
    PHONE = "phone"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class OfficialEntry:
    """One official address.

    Attributes:
        value: Domain (covers its subdomains), full link, mail address, handle with ``@``, phone in E.164,
            or group id.
        network: For handles and groups.
        source: The public page that states it; ``checked_on`` the day it was read.
        is_confirmed: Confirmed by the operator; shown as "not confirmed by the wallet" otherwise.
    """

    kind: OfficialKind
    value: str
    label: LocalText
    network: str = ""
    source: str = ""
    checked_on: date | None = None
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class OfficialList:
    """The brand's official addresses, its names (for look-alikes) and the day of the list."""

    brand_names: tuple[str, ...]
    entries: tuple[OfficialEntry, ...]
    updated: date


class ReleaseStanding(StrEnum):
    """GENUINE: published by the wallet. WITHDRAWN: published once, not to be used any more. FAKE: seen in the
    wild, made to look like one."""

    GENUINE = "genuine"
    WITHDRAWN = "withdrawn"
    FAKE = "fake"


@dataclass(frozen=True, slots=True)
class Release:
    """One installer or app file that the wallet knows.

    Attributes:
        file_name: As published; what is judged is the content.
        sha256: Of the whole file, lower-case hexadecimal.
        system: ``android``, ``windows`` …, as people call it; empty when it does not matter.
    """

    file_name: str
    sha256: str
    standing: ReleaseStanding
    version: str = ""
    system: str = ""
    released: date | None = None


@dataclass(frozen=True, slots=True)
class ReplyKey:
    """A key that support signs its answers with.

    Attributes:
        id: Short name that a signature quotes.
        public_key: Ed25519, 32 bytes.
        valid_from, valid_until: Days on which it may sign, both included; None leaves that end open.
    """

    id: str
    public_key: bytes
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class PaymentMethod:
    """A way to pay that the wallet supports, with its refund time where the wallet publishes one
    (working days)."""

    id: str
    label: LocalText
    refund_days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class DeadlineRules:
    """Days counted from the transaction date; None where the wallet publishes none."""

    ask_refund_days: int | None = None
    dispute_days: int | None = None
    escalate_days: int | None = None


@dataclass(frozen=True, slots=True)
class ContentOrigin:
    """Where new content comes from, and what it is judged by.

    Attributes:
        url: Folder of a signed repository on any static host, https except for loopback; empty: content
            comes from files only.
        root: The trusted ``root.json`` that the packaged brand carries.
    """

    url: str
    root: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Brand:
    """One wallet.

    Attributes:
        synonyms: Other names people use; they reach search as low-weight tags.
        facts: Values for the placeholders in articles and flows (``{support_hours}``), in both languages.
        limits: Limits by name in the unit that the key names, such as ``single_payment_CNY``.
        content: None: this wallet publishes no content of its own.
        releases: Installers and apps by content, for the genuine-program check.
        reply_keys: Keys of support's signed answers; none: answers are not signed.
        is_custodial: True: the company holds the keys; False: the user does; None: both kinds exist.
    """

    id: str
    name: LocalText
    official: OfficialList
    channels: tuple[ChannelSpec, ...]
    ladder: LadderPolicy = LadderPolicy()
    synonyms: tuple[str, ...] = ()
    backend: Backend | None = None
    content: ContentOrigin | None = None
    payment_methods: tuple[PaymentMethod, ...] = ()
    deadlines: DeadlineRules = DeadlineRules()
    facts: Mapping[str, LocalText] = field(default_factory=dict)
    limits: Mapping[str, Decimal] = field(default_factory=dict)
    releases: tuple[Release, ...] = ()
    reply_keys: tuple[ReplyKey, ...] = ()
    is_custodial: bool | None = None
    is_demo: bool = False

    def channels_of(self, kind: ChannelKind) -> tuple[ChannelSpec, ...]:
        return tuple(spec for spec in self.channels if spec.kind is kind)
