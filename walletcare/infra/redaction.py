"""Taking secrets and private data out of a line before it is stored.

Two nets: values that are known to be secret (what went through the keyring), and kinds that are recognised by
their form. Every pattern is linear in the length of the line, and lines are cut first. Ordinary lines must
stay as they are: a log in which versions, times and module paths are blacked out helps nobody.
"""

from __future__ import annotations

import functools
import ipaddress
import re
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from walletcare.domain.late_pattern import late_pattern

LINE_LIMIT = 8_000
_KNOWN_AT_LEAST = 8
"""Shorter secrets are not looked for by value: they would black out ordinary words."""

_known: set[str] = set()
_known_lock = threading.Lock()


def remember_secret(value: str) -> None:
    """From now on ``value`` is taken out of every line. It is kept in memory only."""
    if len(value) >= _KNOWN_AT_LEAST:
        with _known_lock:
            _known.add(value)


_FIELD_NAMES = (
    "pubsub_token|source_id|identifier_hash|identifier|password|passwd|passphrase|secret|token|api_key|apikey|"
    "authorization|proxy-authorization|cookie|set-cookie|mnemonic|seed|private_key|otp|pin"
)
_Rule = tuple[re.Pattern[str], "str | Callable[[re.Match[str]], str]"]


def _luhn_holds(digits: str) -> bool:
    """ISO/IEC 7812-1, annex B."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _card(match: re.Match[str]) -> str:
    digits = re.sub(r"[ -]", "", match[0])
    return "[card]" if 13 <= len(digits) <= 19 and _luhn_holds(digits) else match[0]


def _random_token(match: re.Match[str]) -> str:
    """A token that a machine drew at random; names of classes, tests and files are not."""
    text = match[0]
    digits = sum(char.isdigit() for char in text)
    is_mixed = any(char.islower() for char in text) and any(char.isupper() for char in text)
    return "[token]" if is_mixed and digits >= 2 else text


def _ripple_seed(match: re.Match[str]) -> str:
    """29 letters that may be a word of a program as well: the checksum tells."""
    import base58

    try:
        base58.b58decode_check(match[0], alphabet=base58.RIPPLE_ALPHABET)
    except ValueError:
        return match[0]
    return "[key]"


def _ipv4(match: re.Match[str]) -> str:
    try:
        address = ipaddress.IPv4Address(match[0])
    except ValueError:
        return match[0]
    return match[0] if address.is_loopback or address.is_unspecified else "[address]"


def _ipv6(match: re.Match[str]) -> str:
    try:
        address = ipaddress.IPv6Address(match[0])
    except ValueError:
        return match[0]
    # ``a::b`` is an address as well as a name with colons; without a single digit it counts as the latter.
    is_name = not any(char.isdigit() for char in match[0])
    return match[0] if address.is_loopback or address.is_unspecified or is_name else "[address]"


@functools.lru_cache(maxsize=1)
def _seed_words() -> frozenset[str]:
    from mnemonic import Mnemonic

    return frozenset(Mnemonic("english").wordlist)


def _phrase(match: re.Match[str]) -> str:
    """Twelve or more words in a row that are all in the BIP-39 list, wherever in the run they stand."""
    words = match[0].split(" ")
    known = _seed_words()
    out: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if word.lower() in known:
            run.append(word)
            continue
        out += ["[phrase]"] if len(run) >= 12 else run
        run = []
        out.append(word)
    return " ".join(out[:-1])


_LETTERS = late_pattern(r"[^\W\d_]+")
_LEAST_WORDS, _LEAST_RUN = 11, 24


def _may_tell_a_phrase(text: str) -> bool:
    """Whether there are words or letters enough: most lines of a log are shorter than any phrase."""
    runs = _LETTERS.findall(text)
    return len(runs) >= _LEAST_WORDS or any(
        len(run) >= (_LEAST_RUN if run.isascii() else _LEAST_WORDS) for run in runs
    )


_RULES: tuple[_Rule, ...] = (
    (late_pattern(r"-----BEGIN [A-Z ]{0,40}-----.*", re.DOTALL), "[key]"),
    (late_pattern(r"(?i)(/contacts/)[^/\s?#\"']+"), r"\1[session]"),
    (late_pattern(r"(?i)(/csat_survey/|/survey/responses/)[^/\s?#\"']+"), r"\1[session]"),
    (late_pattern(r"(?i)(/active_storage/)[^\s\"']+"), r"\1[file]"),
    (late_pattern(r"(?i)(\b[a-z][a-z0-9+.-]{1,15}://)[^\s/@\"']{1,200}@"), r"\1[login]@"),
    (late_pattern(r"(?i)(\b(?:https?|wss?)://[^\s?#\"'<>]{1,2000})[?#][^\s\"'<>]*"), r"\1?[query]"),
    (late_pattern(r"(?i)\b(bearer|basic|digest) +[A-Za-z0-9+/=._~-]{8,}"), r"\1 [token]"),
    (
        late_pattern(
            rf"(?i)(\\?[\"']?\b(?:{_FIELD_NAMES})\\?[\"']? ?[:=] ?\\?[\"'])"
            r"(?:[^\"'\\]|\\(?![\"'])){0,2000}"
        ),
        r"\1[secret]",
    ),
    (late_pattern(rf"(?i)(\b(?:{_FIELD_NAMES})=)[^\s&,;\"')]{{1,2000}}"), r"\1[secret]"),
    (late_pattern(r"(?i)(\b(?:set-cookie|cookie|authorization): ?)[^\r\n]+"), r"\1[secret]"),
    (late_pattern(r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?"), "[token]"),
    (
        late_pattern(r"(?i)\b[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}\b"),
        "[email]",
    ),
    (late_pattern(r"\b[xyztuv](?:prv|pub)[1-9A-HJ-NP-Za-km-z]{90,120}\b"), "[key]"),
    (late_pattern(r"\b[5KL9c][1-9A-HJ-NP-Za-km-z]{50,51}\b"), "[key]"),
    (late_pattern(r"\bS[A-Z2-7]{55}\b"), "[key]"),
    (
        late_pattern(r"(?i)\b(?:nsec|age-secret-key-|suiprivkey|xprv|root_xsk|acct_xsk)1[02-9a-z]{30,300}\b"),
        "[key]",
    ),
    (late_pattern(r"\b6P[1-9A-HJ-NP-Za-km-z]{56}\b"), "[key]"),
    (late_pattern(r"\bs[1-9A-HJ-NP-Za-km-z]{26,30}\b"), _ripple_seed),
    (late_pattern(r"\[ ?\d{1,3}(?: ?, ?\d{1,3}){31,200} ?\]"), "[key]"),
    (late_pattern(r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"), "[token]"),
    (
        late_pattern(
            r"\b(?:gh[pousr]_|github_pat_|[srp]k_(?:live|test)_|xox[abeprs]-|glpat-)[A-Za-z0-9_-]{10,255}"
        ),
        "[token]",
    ),
    (late_pattern(r"(?<![\w/+-])(?=(?:[A-Za-z]*\d){4})[A-Za-z0-9]{40,200}(?![\w/+-])"), "[token]"),
    (late_pattern(r"(?i)\b(?:0x)?[0-9a-f]{40,}\b"), "[hex]"),
    (late_pattern(r"(?i)\bbc1[02-9ac-hj-np-z]{20,80}\b"), "[wallet-address]"),
    (late_pattern(r"(?i)\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"), "[uuid]"),
    (late_pattern(r"\b[A-Z]{2}[0-9]{2} ?(?:[A-Z0-9]{4} ?){2,7}[A-Z0-9]{0,4}\b"), "[iban]"),
    (late_pattern(r"(?<![\d.-])[1-9](?:[ -]?\d){12,18}(?![\d.-])"), _card),
    (
        late_pattern(r"\b[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]\b"),
        "[id-number]",
    ),
    (late_pattern(r"(?<![\w.+])\+[1-9]\d{0,2}[ -]?\d(?:[ -]?\d){6,12}(?![\w.])"), "[phone]"),
    (late_pattern(r"(?<![\d.:-])1[3-9]\d{9}(?![\d.:-])"), "[phone]"),
    (late_pattern(r"(?<![A-Za-z])[A-Za-z]{3,8}(?: [A-Za-z]{3,8}){11,60}(?![A-Za-z])"), _phrase),
    (late_pattern(r"(?:[\u4e00-\u9fff][ \u3000,，、]{1,2}){11,60}[\u4e00-\u9fff]"), "[phrase]"),
    (late_pattern(r"(?<![\w/+-])[A-Za-z0-9_-]{20,200}(?![\w/+-])"), _random_token),
)
_ADDRESS_RULES: tuple[_Rule, ...] = (
    (late_pattern(r"(?i)\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b"), "[mac]"),
    (late_pattern(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]|-\w)"), _ipv4),
    (late_pattern(r"(?i)(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:.])"), _ipv6),
)


class Redactor:
    """Redacts lines for one user on one machine.

    Args:
        home: The home directory, shown as ``~``; None: the current user's.
        hide_addresses: Also IP (except loopback) and MAC addresses.
        phrase_places: (start, end) of the recovery phrases in a text, in order. Without it only plain English
            and Chinese ones are known.
    """

    def __init__(
        self,
        *,
        home: Path | None = None,
        hide_addresses: bool = True,
        phrase_places: Callable[[str], Sequence[tuple[int, int]]] | None = None,
    ) -> None:
        self._phrase_places = phrase_places
        folder = str(home if home is not None else Path.home())
        self._homes = [
            form
            for form in dict.fromkeys((folder, folder.replace("\\", "\\\\"), folder.replace("\\", "/")))
            if len(form) > 3
        ]
        self._rules = _RULES + (_ADDRESS_RULES if hide_addresses else ())

    def redact(self, text: str) -> str:
        """``text`` without what is private, cut at 8,000 characters."""
        if len(text) > LINE_LIMIT:
            text = text[:LINE_LIMIT] + " [cut]"
        with _known_lock:
            known = sorted((value for value in _known if value in text), key=len, reverse=True)
        for value in known:
            text = text.replace(value, "[secret]")
        if self._phrase_places is not None and _may_tell_a_phrase(text):
            for start, end in reversed(self._phrase_places(text)):
                text = f"{text[:start]}[phrase]{text[end:]}"
        for form in self._homes:
            text = re.sub(re.escape(form) + r"(?![\w.-])", "~", text)
        for pattern, replacement in self._rules:
            text = pattern.sub(replacement, text)
        return text
