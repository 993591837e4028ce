"""What the receiving mail server found out about a sender, in pasted headers (RFC 8601, RFC 7208)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from walletcare.domain.late_pattern import late_pattern

_RESULTS = late_pattern(r"(?i)(?:arc-)?authentication-results\s*:")
_PASSED = late_pattern(r"(?i)\bdmarc=pass\b")
_FAILED = late_pattern(
    r"(?im)\b(?:spf|dkim|dmarc)=(?:fail|softfail|permerror)|^received-spf\s*:\s*(?:fail|softfail|permerror)"
)
_DOMAIN = late_pattern(r"(?i)\bheader\.from=([\w.-]{3,253})")
_FOLD = late_pattern(r"\r?\n[ \t]+")


@dataclass(frozen=True, slots=True)
class SenderProof:
    """Attributes: is_forged: a check failed and nothing overruled it. is_proven: DMARC passed, and no server
    said otherwise."""

    is_forged: bool
    is_proven: bool


def sender_proof(text: str, is_own: Callable[[str], bool]) -> SenderProof:
    """What the results in ``text`` say of a sender at one of the brand's domains (``is_own``).

    SPF fails whenever a mail is forwarded; where every header of results says that DMARC passed for a domain
    of ours, its own signature was found all the same. A forger can write such a header, but not take the
    server's away.
    """
    unfolded = _FOLD.sub(" ", text)
    results = [line for line in unfolded.splitlines() if _RESULTS.match(line)]
    is_proven = bool(results) and all(
        _PASSED.search(line) and all(map(is_own, _DOMAIN.findall(line))) for line in results
    )
    return SenderProof(not is_proven and _FAILED.search(unfolded) is not None, is_proven)
