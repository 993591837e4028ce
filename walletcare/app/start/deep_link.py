"""The closed grammar of ``walletcare://`` links. A link navigates; it never sends, fills in or changes.

    walletcare://open/faq/<slug>      walletcare://open/flow/<id>
    walletcare://open/request/<WC-….> walletcare://open/page/<name>

The scheme and the verb are lower case; nothing may follow. Whoever can make a web page can make a link, so
everything else, longer than 256 characters or with any other character, is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from walletcare.app.start.link_limit import MAX_LENGTH
from walletcare.domain.reference import parse_reference

PAGES = frozenset({"home", "help", "troubleshoot", "contact", "requests", "safety", "settings", "emergency"})

_GRAMMAR = re.compile(r"walletcare://open/(faq|flow|request|page)/([A-Za-z0-9-]{1,80})", re.ASCII)


class LinkKind(StrEnum):
    ARTICLE = "faq"
    FLOW = "flow"
    REQUEST = "request"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class DeepLink:
    """Where to go. Whether ``name`` exists is for the page to find out; an unknown one shows a plain note."""

    kind: LinkKind
    name: str


def parse_deep_link(text: str) -> DeepLink | None:
    """The link written in ``text``, or None when it is not exactly one of the four forms."""
    if len(text) > MAX_LENGTH:
        return None
    match = _GRAMMAR.fullmatch(text)
    if match is None:
        return None
    kind, name = LinkKind(match.group(1)), match.group(2)
    if kind is LinkKind.PAGE and name not in PAGES:
        return None
    if kind is LinkKind.REQUEST:
        reference = parse_reference(name)
        return None if reference is None else DeepLink(kind, reference)
    return DeepLink(kind, name)
