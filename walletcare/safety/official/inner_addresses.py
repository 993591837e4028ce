"""Addresses that another address carries: in a redirect's parameter, in a path, behind percent codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

_CODED_TWICE = 3
_MOST = 8
_WITH_SCHEME = re.compile(r"(?:https?:)[\\/]{1,3}([^\s&;|,\"'<>]{4,400})", re.IGNORECASE)
_BARE_VALUE = re.compile(
    r"[?&#](?:[\w.-]{1,30})=(?:[\\/]{2})?((?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?=[/?&#:]|$)[^\s&]{0,400})",
    re.IGNORECASE,
)

_CACHED = re.compile(r"^/amp/(?:s/)?([\w.-]{4,253}[^\s]{0,400})", re.IGNORECASE)
"""A page that a search engine shows under its own name: ``google.com/amp/s/elsewhere.example``."""


def decoded(text: str) -> str:
    """``text`` with percent codes undone, also those that were coded again."""
    for _ in range(_CODED_TWICE):
        plain = unquote(text)
        if plain == text:
            break
        text = plain
    return text


def inner_addresses(rest: str) -> Iterator[str]:
    """The addresses in the path, query and fragment of a link, at most eight."""
    plain = decoded(rest)
    found = [
        match.group(1)
        for pattern in (_WITH_SCHEME, _BARE_VALUE, _CACHED)
        for match in pattern.finditer(plain)
    ]
    yield from dict.fromkeys(found[:_MOST])


def first_segments(rest: str) -> list[str]:
    """The first three parts of a path, where pages that anyone can make have their name."""
    return re.split(r"[/?#]", decoded(rest).lstrip("/\\"), maxsplit=3)[:3]


def first_segment(rest: str) -> str:
    """The first part of a path, lower case: ``wallet.example`` for ``/wallet.example/login``."""
    return re.split(r"[/?#]", decoded(rest).lstrip("/\\"), maxsplit=1)[0].lower()
