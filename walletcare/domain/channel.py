"""Channels, their opening hours and their state now."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from walletcare.domain.language import Language, LocalText


class ChannelKind(StrEnum):
    CHAT = "chat"
    EMAIL = "email"
    FORM = "form"
    PHONE = "phone"
    SOCIAL = "social"
    COMMUNITY = "community"


class ChannelState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    BUSY = "busy"
    FAILING = "failing"
    NOT_SET_UP = "not-set-up"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OpenSpan:
    """Opening on one weekday, in the brand's zone.

    ``weekday``: Monday is 0. ``closes`` 00:00 means midnight.
    """

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with changed hours: closed, or open for ``spans_opens``–``closes``; expected to be busier."""

    day: date
    name: LocalText
    opens: time | None = None
    closes: time | None = None


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """A week plan in an IANA zone. ``is_always_open`` is a week without an hour closed; holidays change their
    day all the same. ``is_never_open`` says that the plan is known and has no open day (a team away).
    """

    zone: str
    spans: tuple[OpenSpan, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    is_always_open: bool = False
    is_never_open: bool = False

    @property
    def is_unknown(self) -> bool:
        return not (self.spans or self.is_always_open or self.is_never_open)


@dataclass(frozen=True, slots=True)
class ChannelSpec:
    """One way to reach support, as the brand file describes it.

    Attributes:
        network: For social and community: ``weibo``, ``wechat``, ``x``, ``qq``, ``telegram``...
        address: What is dialled or opened: mail address, phone number or https address. Empty for chat.
        handle: What people see: ``@WalletCareHelp``, a group number. Empty when there is none.
        qr: A picture (PNG) of the code that leads to the group or account; empty when there is none.
        published_wait: What the wallet itself publishes; None when it publishes nothing.
        is_confirmed: False: taken from a public page, not confirmed by the wallet; shown as such.
    """

    id: str
    kind: ChannelKind
    label: LocalText
    purpose: LocalText
    hours: OpeningHours
    network: str = ""
    address: str = ""
    handle: str = ""
    qr: bytes = field(default=b"", repr=False)
    published_wait: timedelta | None = None
    languages: tuple[Language, ...] = (Language.ZH, Language.EN)
    source: str = ""
    checked_on: date | None = None
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """A usual wait and where the figure comes from: ``measured``, ``published`` or ``unknown``."""

    length: timedelta | None
    origin: str
    samples: int = 0


@dataclass(frozen=True, slots=True)
class ChannelStatus:
    """A channel right now.

    ``until`` is the next change (closing or opening), aware UTC, None when unknown.
    """

    spec: ChannelSpec
    state: ChannelState
    wait: Wait
    until: datetime | None = None
    reason: str = ""
