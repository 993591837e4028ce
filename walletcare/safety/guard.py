"""The secret guard: the only way out for text and files.

Thin so far: English recovery phrases and card numbers. The signatures are final.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Protocol

from mnemonic import Mnemonic
from stdnum import luhn

from walletcare.domain.cleared import ClearedFile, ClearedText
from walletcare.safety.verdict import Action, GuardContext, Hit, SecretFoundError, SecretKind, Verdict
from walletcare.safety.words import hit_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[A-Za-z]+")
_DIGITS = re.compile(r"(?<!\d)\d(?:[ \-.]?\d){12,18}(?!\d)")
REMOVED = "[…]"


class PictureEncoder(Protocol):
    """Decodes a picture under limits and encodes it again without metadata (``ui`` does it with Qt)."""

    def __call__(self, data: bytes, media_type: str) -> bytes: ...


@cache
def _english() -> frozenset[str]:
    return frozenset(Mnemonic("english").wordlist)


def _phrase_hits(text: str) -> Iterable[Hit]:
    run: list[tuple[int, int]] = []
    for match in [*_WORD.finditer(text), None]:
        if match is not None and match.group().lower() in _english():
            run.append(match.span())
            continue
        if len(run) >= 11:
            kind = SecretKind.RECOVERY_PHRASE if len(run) >= 12 else SecretKind.PHRASE_PART
            yield hit_for(kind, run[0][0], run[-1][1])
        run = []


def _card_hits(text: str) -> Iterable[Hit]:
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if digits[0] in "23456" and luhn.is_valid(digits):
            yield hit_for(SecretKind.CARD_NUMBER, *match.span())


class Guard:
    """Recognises secrets in everything that is about to leave.

    Holds no text between calls. ``live_secrets`` are values of this run that must never leave
    (tokens, keys); they are compared, never shown.
    """

    def __init__(self, live_secrets: Iterable[str] = ()) -> None:
        self._live_secrets = frozenset(value for value in live_secrets if value)

    def add_live_secret(self, value: str) -> None:
        """From now on ``value`` is never let out."""
        if value:
            self._live_secrets |= {value}

    def inspect(
        self, text: str, window: Sequence[str] = (), context: GuardContext = GuardContext.MESSAGE
    ) -> Verdict:
        """What stands in ``text``, read together with ``window`` (own last messages, oldest first)."""
        before = "".join(message + "\n" for message in window)
        whole = before + text
        hits = []
        for hit in [*_phrase_hits(whole), *_card_hits(whole)]:
            start, end = hit.span[0] - len(before), hit.span[1] - len(before)
            if end > 0:
                hits.append(hit_for(hit.kind, max(start, 0), end, is_spread=start < 0))
        return Verdict(tuple(sorted(hits, key=lambda hit: hit.span)))

    def clear(
        self,
        text: str,
        window: Sequence[str] = (),
        allowed: frozenset[SecretKind] = frozenset(),
        context: GuardContext = GuardContext.MESSAGE,
    ) -> ClearedText:
        """``text`` as something that may leave.

        Args:
            allowed: Kinds that the user looked at and overruled; honoured only where that is possible.

        Raises:
            SecretFoundError: something that was not overruled stands in it.
        """
        verdict = self.inspect(text, window, context).without(allowed)
        if not verdict.is_clear:
            raise SecretFoundError(verdict)
        return ClearedText(text)

    def remove(self, text: str, verdict: Verdict) -> str:
        """``text`` with everything in ``verdict`` taken out, or masked where the action is MASK."""
        for hit in sorted(verdict.hits, key=lambda hit: hit.span, reverse=True):
            start, end = hit.span
            value = text[start:end]
            masked = "•••• " + value[-4:] if hit.kind is SecretKind.CARD_NUMBER else "••••"
            text = text[:start] + (masked if hit.action is Action.MASK else REMOVED) + text[end:]
        return text

    def clear_file(
        self,
        name: str,
        data: bytes,
        *,
        encode_picture: PictureEncoder | None = None,
        allowed: frozenset[SecretKind] = frozenset(),
    ) -> ClearedFile:
        """A file as something that may leave. Thin: text files only.

        Raises:
            SecretFoundError: a secret stands in the name or the text.
        """
        verdict = self.inspect(name, context=GuardContext.FILE_NAME)
        text = self.inspect(data.decode("utf-8", "replace"), context=GuardContext.TEXT_FILE)
        both = Verdict(verdict.hits + text.hits).without(allowed)
        if not both.is_clear:
            raise SecretFoundError(both, place=name)
        return ClearedFile(name, "text/plain", data)
