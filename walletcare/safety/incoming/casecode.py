"""Whether a message that claims to be about a request quotes one that is really open.

Support quotes the request's reference in every mail. A message without one, or with one that is not ours,
does not come from the conversation it claims to continue.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from walletcare.domain.language import LocalText
from walletcare.domain.late_pattern import late_pattern
from walletcare.domain.reference import Reference, parse_reference
from walletcare.safety.folding import fold

_LOOSE = late_pattern(r"(?<![a-z0-9])wc[\s\-–—_:#]{0,3}([a-z0-9](?:[\s\-–—_]?[a-z0-9]){5})(?![a-z0-9])")


class CaseCodeVerdict(StrEnum):
    """OPEN: one of the given references. CLOSED: ours, and finished. FOREIGN: well formed, not ours.
    BROKEN: looks like one, its check symbol is wrong. NONE: quotes none."""

    OPEN = "open"
    CLOSED = "closed"
    FOREIGN = "foreign"
    BROKEN = "broken"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CaseCodeCheck:
    """``text`` says what the finding proves and, as plainly, what it does not."""

    verdict: CaseCodeVerdict
    reference: Reference | None
    text: LocalText


_WORDS = {
    CaseCodeVerdict.OPEN: LocalText(
        "里面的编号是你正在处理的请求。编号也可能被别人看到过，涉及钱和密码的要求照样别理。",
        "It quotes a request of yours that is open. Others may have seen the reference too: still refuse a"
        "nything about money or secrets.",
    ),
    CaseCodeVerdict.CLOSED: LocalText(
        "里面的编号是你已经结束的请求。没有你的动作，客服一般不会再找你。",
        "It quotes a request of yours that is finished. Support rarely comes back to one by itself.",
    ),
    CaseCodeVerdict.FOREIGN: LocalText(
        "里面的编号不是你的请求。", "The reference in it isn’t one of your requests."
    ),
    CaseCodeVerdict.BROKEN: LocalText(
        "里面的编号是编出来的，我们的编号不会这样。",
        "The reference in it is made up; ours never look like that.",
    ),
    CaseCodeVerdict.NONE: LocalText(
        "里面没有你的请求编号，真正的回复会带上。", "It quotes none of your open requests. Real replies do."
    ),
}


def quoted_references(text: str) -> tuple[Reference, ...]:
    """The references in ``text`` whose check symbol is right, each once, however they are written."""
    found = (reference for _, reference in _quoted(text) if reference is not None)
    return tuple(dict.fromkeys(found))


def check_case_code(
    text: str, open_references: Collection[Reference], finished_references: Collection[Reference] = ()
) -> CaseCodeCheck:
    """The best finding over all references quoted in ``text``."""
    best, best_reference = CaseCodeVerdict.NONE, None
    order = list(CaseCodeVerdict)
    for written, reference in _quoted(text):
        is_ours = reference in open_references or reference in finished_references
        if re.sub(r"[^a-z0-9]", "", written).isalpha() and "-" not in written and not is_ours:
            continue  # letters only: "wc welcome" is no reference
        if reference is None:
            verdict = CaseCodeVerdict.BROKEN
        elif reference in open_references:
            verdict = CaseCodeVerdict.OPEN
        elif reference in finished_references:
            verdict = CaseCodeVerdict.CLOSED
        else:
            verdict = CaseCodeVerdict.FOREIGN
        if order.index(verdict) < order.index(best):
            best, best_reference = verdict, reference
    return CaseCodeCheck(best, best_reference, _WORDS[best])


def _quoted(text: str) -> Iterator[tuple[str, Reference | None]]:
    """What looks like a reference, as it is written, and the reference it is; None when its check symbol is
    wrong."""
    for match in _LOOSE.finditer(fold(text[:20_000]).latin):
        yield match.group(), parse_reference("WC" + re.sub(r"[^a-z0-9]", "", match.group(1)))
