"""Reads ``brand.toml``: everything that depends on the wallet, checked key by key.

The format is described for operators in ``docs/operators.md``. Every error names the file and the key, and
says what is expected there.
"""

from __future__ import annotations

import base64
import binascii
import re
import tomllib
from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from walletcare.content.brand_codes import read_code_picture
from walletcare.content.brand_facts import FACT_DEFAULTS, refund_times
from walletcare.content.schema import ROOT_FILE
from walletcare.domain.brand import (
    Backend,
    Brand,
    ContentOrigin,
    DeadlineRules,
    LadderPolicy,
    OfficialEntry,
    OfficialKind,
    OfficialList,
    PaymentMethod,
    Release,
    ReleaseStanding,
    ReplyKey,
)
from walletcare.domain.channel import ChannelKind, ChannelSpec, Holiday, OpeningHours, OpenSpan
from walletcare.domain.errors import ContentError
from walletcare.domain.language import Language, LocalText

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ED25519_BYTES = 32
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class _Source(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Base of every table of the file: a key that is not known is an error, not a silent loss."""


class _Span(_Source, frozen=True):
    days: str
    opens: time
    closes: time


class _Holiday(_Source, frozen=True):
    day: date
    name: LocalText
    opens: time | None = None
    closes: time | None = None


class _Hours(_Source, frozen=True):
    zone: str
    always: bool = False
    week: tuple[_Span, ...] = ()
    holidays: tuple[_Holiday, ...] = ()


class _Channel(_Source, frozen=True):
    id: str
    kind: ChannelKind
    label: LocalText
    purpose: LocalText
    hours: str
    network: str = ""
    address: str = ""
    handle: str = ""
    qr: str = ""
    published_wait_min: int | None = None
    languages: tuple[Language, ...] = (Language.ZH, Language.EN)
    source: str = ""
    checked_on: date | None = None
    confirmed: bool = False


class _Backend(_Source, frozen=True):
    base_url: str
    inbox_identifier: str
    cable_url: str = ""
    identity_token_url: str = ""


class _Content(_Source, frozen=True):
    url: str


class _Ladder(_Source, frozen=True):
    rungs: tuple[ChannelKind, ...] = LadderPolicy().rungs
    chat_answer_limit_s: int = 120
    keep_waiting_s: int = 600
    email_silent_limit_h: int = 24
    failing_after_s: int = 20


class _Official(_Source, frozen=True):
    kind: OfficialKind
    value: str
    label: LocalText
    network: str = ""
    source: str = ""
    checked_on: date | None = None
    confirmed: bool = False


class _OfficialList(_Source, frozen=True):
    names: tuple[str, ...]
    updated: date
    entries: tuple[_Official, ...] = ()


class _Release(_Source, frozen=True):
    file: str
    sha256: str
    standing: ReleaseStanding = ReleaseStanding.GENUINE
    version: str = ""
    system: str = ""
    released: date | None = None


class _ReplyKey(_Source, frozen=True):
    id: str
    public_key: str
    valid_from: date | None = None
    valid_until: date | None = None


class _PaymentMethod(_Source, frozen=True):
    id: str
    label: LocalText
    refund_days: tuple[int, int] | None = None


class _Deadlines(_Source, frozen=True):
    ask_refund_days: int | None = None
    dispute_days: int | None = None
    escalate_days: int | None = None


class _Brand(_Source, frozen=True):
    id: str
    name: LocalText
    custody: str
    official: _OfficialList
    channels: tuple[_Channel, ...]
    hours: Mapping[str, _Hours]
    synonyms: tuple[str, ...] = ()
    demo: bool = False
    backend: _Backend | None = None
    content: _Content | None = None
    ladder: _Ladder = _Ladder()
    releases: tuple[_Release, ...] = ()
    reply_keys: tuple[_ReplyKey, ...] = ()
    payment_methods: tuple[_PaymentMethod, ...] = ()
    deadlines: _Deadlines = _Deadlines()
    facts: Mapping[str, LocalText] = {}
    limits: Mapping[str, Decimal] = {}


def read_brand(path: Path, *, root: bytes | None = None) -> Brand:
    """The brand of ``path``.

    Args:
        root: The trusted ``root.json``, for a brand file that arrived as signed content and cannot bring its
            own; None: the one beside ``path``, if there is one.

    Raises:
        ContentError: ``brand-unreadable`` (no such file, no TOML; details ``file`` and ``reason``) or
            ``brand-wrong`` (details ``file``, ``key`` and ``reason``).
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError("brand-unreadable", file=str(path), reason=str(error)) from error
    try:
        source = msgspec.convert(data, _Brand, strict=False)
    except msgspec.ValidationError as error:
        reason, _, key = str(error).partition(" - at `")
        raise ContentError(
            "brand-wrong", file=str(path), key=key.strip("`$.") or "(top)", reason=reason
        ) from error
    return _brand_of(source, str(path), root or _root_beside(path), has_pictures=root is None)


def _root_beside(path: Path) -> bytes | None:
    try:
        return path.with_name(ROOT_FILE).read_bytes()
    except OSError:
        return None


def _brand_of(source: _Brand, file: str, root: bytes | None, *, has_pictures: bool) -> Brand:
    """``has_pictures``: QR pictures lie beside the file; signed content carries none, ids are shown then."""
    hours = {name: _hours_of(plan, f"hours.{name}", file) for name, plan in source.hours.items()}
    methods = tuple(
        PaymentMethod(method.id, method.label, method.refund_days) for method in source.payment_methods
    )
    stated = {**refund_times(methods), **source.facts}
    facts = {name: stated.get(name, default) for name, default in FACT_DEFAULTS.items()}
    facts["wallet"] = source.name
    unknown = sorted(set(source.facts) - set(facts))
    if unknown:
        raise _wrong(file, f"facts.{unknown[0]}", f"no article uses it; known: {', '.join(sorted(facts))}")
    if source.custody not in {"company", "user", "both"}:
        raise _wrong(file, "custody", "expected company, user or both")
    return Brand(
        id=source.id,
        name=source.name,
        official=_official_of(source.official, file),
        channels=tuple(
            _channel_of(channel, f"channels.{channel.id}", hours, file, has_pictures=has_pictures)
            for channel in source.channels
        ),
        ladder=LadderPolicy(
            rungs=source.ladder.rungs,
            chat_answer_limit=timedelta(seconds=source.ladder.chat_answer_limit_s),
            keep_waiting=timedelta(seconds=source.ladder.keep_waiting_s),
            email_silent_limit=timedelta(hours=source.ladder.email_silent_limit_h),
            failing_after=timedelta(seconds=source.ladder.failing_after_s),
        ),
        synonyms=source.synonyms,
        backend=_backend_of(source.backend, file),
        content=_content_of(source.content, root, file),
        payment_methods=methods,
        deadlines=DeadlineRules(
            ask_refund_days=source.deadlines.ask_refund_days,
            dispute_days=source.deadlines.dispute_days,
            escalate_days=source.deadlines.escalate_days,
        ),
        facts=MappingProxyType(facts),
        limits=MappingProxyType(dict(source.limits)),
        releases=tuple(_release_of(release, file) for release in source.releases),
        reply_keys=tuple(_reply_key_of(key, file) for key in source.reply_keys),
        is_custodial={"company": True, "user": False}.get(source.custody),
        is_demo=source.demo,
    )


def _backend_of(source: _Backend | None, file: str) -> Backend | None:
    if source is None:
        return None
    for key in ("base_url", "cable_url", "identity_token_url"):
        value = getattr(source, key)
        if value:
            _require_secure(value, f"backend.{key}", file)
    if not source.base_url or not source.inbox_identifier:
        raise _wrong(file, "backend", "base_url and inbox_identifier are both needed")
    return Backend(
        base_url=source.base_url.rstrip("/"),
        inbox_identifier=source.inbox_identifier,
        cable_url=source.cable_url,
        identity_token_url=source.identity_token_url,
    )


def _content_of(source: _Content | None, root: bytes | None, file: str) -> ContentOrigin | None:
    if source is None:
        return None if root is None else ContentOrigin("", root)
    _require_secure(source.url, "content.url", file)
    if root is None:
        raise _wrong(file, "content", f"{ROOT_FILE} must lie beside the brand file: it says whose keys count")
    return ContentOrigin(source.url.rstrip("/"), root)


def _require_secure(url: str, key: str, file: str) -> None:
    parts = urlsplit(url)
    is_secure = parts.scheme in {"https", "wss"}
    is_loopback = parts.scheme in {"http", "ws"} and parts.hostname in _LOOPBACK
    if not (is_secure or is_loopback) or not parts.hostname:
        raise _wrong(file, key, "expected an https (or wss) address; plain http only for this computer")


def _official_of(source: _OfficialList, file: str) -> OfficialList:
    if not any(name.strip() for name in source.names):
        raise _wrong(file, "official.names", "at least one name of the wallet is needed to find imitations")
    entries = []
    for entry in source.entries:
        if not entry.value.strip():
            raise _wrong(file, "official.entries", "a value is empty")
        if not entry.confirmed and not entry.source:
            raise _wrong(
                file, f"official.entries.{entry.value}", "not confirmed: a source and checked_on are needed"
            )
        entries.append(
            OfficialEntry(
                kind=entry.kind,
                value=entry.value.strip(),
                label=entry.label,
                network=entry.network,
                source=entry.source,
                checked_on=entry.checked_on,
                is_confirmed=entry.confirmed,
            )
        )
    return OfficialList(brand_names=source.names, entries=tuple(entries), updated=source.updated)


def _release_of(source: _Release, file: str) -> Release:
    digest = source.sha256.strip().lower()
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise _wrong(file, f"releases.{source.file}.sha256", "expected 64 hexadecimal digits")
    return Release(source.file, digest, source.standing, source.version, source.system, source.released)


def _reply_key_of(source: _ReplyKey, file: str) -> ReplyKey:
    try:
        key = base64.b64decode(source.public_key, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != _ED25519_BYTES:
        raise _wrong(
            file, f"reply_keys.{source.id}.public_key", "expected an Ed25519 key, 32 bytes in base64"
        )
    if not re.fullmatch(r"[a-z0-9-]{1,32}", source.id):
        raise _wrong(file, f"reply_keys.{source.id}.id", "expected lower-case letters, digits and hyphens")
    return ReplyKey(source.id, key, source.valid_from, source.valid_until)


def _channel_of(
    source: _Channel, key: str, hours: Mapping[str, OpeningHours], file: str, *, has_pictures: bool
) -> ChannelSpec:
    if source.hours not in hours:
        raise _wrong(file, f"{key}.hours", f"no [hours.{source.hours}] in this file")
    if source.kind in {ChannelKind.SOCIAL, ChannelKind.FORM} and source.address:
        _require_secure(source.address, f"{key}.address", file)
    return ChannelSpec(
        id=source.id,
        kind=source.kind,
        label=source.label,
        purpose=source.purpose,
        hours=hours[source.hours],
        network=source.network,
        address=source.address,
        handle=source.handle,
        qr=read_code_picture(source.qr, key, Path(file)) if source.qr and has_pictures else b"",
        published_wait=None
        if source.published_wait_min is None
        else timedelta(minutes=source.published_wait_min),
        languages=source.languages,
        source=source.source,
        checked_on=source.checked_on,
        is_confirmed=source.confirmed,
    )


def _hours_of(source: _Hours, key: str, file: str) -> OpeningHours:
    try:
        ZoneInfo(source.zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise _wrong(file, f"{key}.zone", "expected a time zone such as Asia/Shanghai") from error
    spans = tuple(
        OpenSpan(weekday, span.opens, span.closes)
        for span in source.week
        for weekday in _weekdays(span.days, f"{key}.week", file)
    )
    holidays = tuple(Holiday(day.day, day.name, day.opens, day.closes) for day in source.holidays)
    return OpeningHours(source.zone, spans, holidays, source.always)


def _weekdays(text: str, key: str, file: str) -> tuple[int, ...]:
    """Weekday numbers (Monday 0) of ``mon-fri``, ``sat`` or ``mon,wed,fri``."""
    days: list[int] = []
    for part in text.lower().replace(" ", "").split(","):
        first, _, last = part.partition("-")
        if first not in _WEEKDAYS or (last and last not in _WEEKDAYS):
            raise _wrong(file, f"{key}.days", f"{text!r}: expected days such as mon-fri or sat,sun")
        start, end = _WEEKDAYS.index(first), _WEEKDAYS.index(last or first)
        days.extend(range(start, end + 1))
    return tuple(days)


def _wrong(file: str, key: str, reason: str) -> ContentError:
    return ContentError("brand-wrong", file=file, key=key, reason=reason)
