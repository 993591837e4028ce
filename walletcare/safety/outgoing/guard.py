"""The secret guard: the only way out for text and files.

Kinds and actions: :mod:`walletcare.safety.outgoing.words`. What is told apart how, and the figures:
``docs/security.md``.
The guard keeps no text between calls (only keyed marks of files that were clear) and writes none anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.domain.cleared import ClearedFile, ClearedText
from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.folding import fold
from walletcare.safety.found import Found
from walletcare.safety.outgoing.answering import find_answers
from walletcare.safety.outgoing.clear_texts import ClearTexts
from walletcare.safety.outgoing.file import PictureEncoder, ReadFile, read_file
from walletcare.safety.outgoing.overlaps import strongest
from walletcare.safety.outgoing.phrase_places import PHRASE_FINDERS
from walletcare.safety.outgoing.readings import readings
from walletcare.safety.outgoing.words import hit_for
from walletcare.safety.phrases.spread import find_spread_phrases
from walletcare.safety.values.codes import find_codes
from walletcare.safety.values.keys import find_keys
from walletcare.safety.values.numbers import find_numbers
from walletcare.safety.values.tokens import find_tokens
from walletcare.safety.verdict import Action, GuardContext, Hit, SecretFoundError, SecretKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from walletcare.safety.incoming.inbound import InboundKind

    OnPart = Callable[[int, int], None]

__all__ = ["Guard", "GuardContext", "PictureEncoder", "SecretFoundError", "SecretKind", "Verdict"]

REMOVED = "[…]"
"""Stands where something was taken out, so that what is left and right of it never grows together."""

_CHUNK = 10_000
_OVERLAP = 1_500


_FINDERS = (
    *PHRASE_FINDERS,
    find_keys,
    find_numbers,
    find_codes,
    find_tokens,
)
_PHONE = late_pattern(r"(?<![\w.])(?:\+\d{1,3}[ -]?)?(?:\(\d{1,4}\)[ -]?)?\d(?:[ -]?\d){6,13}(?![\w.])")
_EMAIL = late_pattern(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")


class Guard:
    """Recognises secrets in everything that is about to leave. Safe to use from several threads.

    ``live_secrets`` are values of this run that must never leave (tokens, keys). They are compared, never
    shown.
    """

    def __init__(self, live_secrets: Iterable[str] = ()) -> None:
        self._live_secrets = frozenset(value for value in live_secrets if len(value) >= 8)
        self._clear_texts = ClearTexts()

    def add_live_secret(self, value: str) -> None:
        """From now on ``value`` is never let out. Values under 8 characters are too short to be told from
        words."""
        if len(value) >= 8:
            self._live_secrets |= {value}
            self._clear_texts.forget()

    def inspect(
        self,
        text: str,
        window: Sequence[str] = (),
        context: GuardContext = GuardContext.MESSAGE,
        asked: frozenset[InboundKind] = frozenset(),
        on_part: OnPart | None = None,
    ) -> Verdict:
        """What stands in ``text``, read together with ``window`` (own last messages, oldest first).

        Something that stands wholly in the window has left already and gives no hit; something that began
        there and goes on in ``text`` does. ``asked``: what the messages that this answers ask for; the guard
        is harder on exactly that (:mod:`walletcare.safety.outgoing.answering`). ``on_part`` is told after
        each part of a long text how many characters of how many are read; what it raises ends the reading.
        """
        before = "".join(message + "\n" for message in window)
        whole = before + text
        found = {(f.kind, f.start, f.end) for f in self._search(whole, on_part)}
        if context is GuardContext.DIAGNOSTICS:
            found |= {(f.kind, f.start, f.end) for f in _personal(whole)}
        if window:
            found |= {(f.kind, f.start, f.end) for f in find_spread_phrases([*window, text])}
        if asked:
            folded = fold(text)
            for answer in find_answers(folded, asked):
                start, end = folded.span(answer.start, answer.end)
                found.add((answer.kind, start + len(before), end + len(before)))
        hits = []
        for kind, start, end in strongest(found):
            if end > len(before) and start < len(whole):
                hits.append(
                    hit_for(
                        kind,
                        max(start - len(before), 0),
                        end - len(before),
                        is_spread=start < len(before),
                    )
                )
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
        """``text`` with everything in ``verdict`` taken out, or masked where the action is MASK.

        Masked cards and accounts keep their last four digits. Inspect the result again: taking one thing
        out can show another.
        """
        for hit in sorted(verdict.hits, key=lambda hit: hit.span, reverse=True):
            start, end = hit.span
            text = text[:start] + _replacement(hit, text[start:end]) + text[end:]
        return text

    def redacted(self, text: str, context: GuardContext = GuardContext.MESSAGE) -> str:
        """``text`` with every hit taken out or masked, repeated until nothing is found."""
        for _ in range(8):
            verdict = self.inspect(text, context=context)
            if verdict.is_clear:
                return text
            text = self.remove(text, verdict)
        return REMOVED

    def clear_file(
        self,
        name: str,
        data: bytes,
        *,
        encode_picture: PictureEncoder | None = None,
        allowed: frozenset[SecretKind] = frozenset(),
        on_part: OnPart | None = None,
    ) -> ClearedFile:
        """A file as something that may leave: its name and, for text files, its content are inspected.

        What a picture or a PDF shows cannot be checked; say so beside the file. A picture is encoded again by
        ``encode_picture``, which drops its metadata; without an encoder it is refused. A text in which
        nothing was found is known again and not read twice, on adding and on sending. ``on_part``: see
        :meth:`inspect`.

        Raises:
            SecretFoundError: a secret stands in the name or the text, or the file is a key or a keystore.
            FileRefusedError: wrong type, too big, empty, or not readable.
        """
        read: ReadFile = read_file(name, data, encode_picture)
        hits = list(self.inspect(name, context=GuardContext.FILE_NAME).hits)
        if read.is_key_file:
            hits.append(hit_for(SecretKind.KEY_FILE, 0, 0))
        elif read.text is not None:
            hits += self._inspect_file(read.text, on_part).hits
        verdict = Verdict(tuple(hits)).without(allowed)
        if not verdict.is_clear:
            raise SecretFoundError(verdict, place=read.name)
        return ClearedFile(read.name, read.media_type, read.data)

    def _inspect_file(self, text: str, on_part: OnPart | None) -> Verdict:
        mark = self._clear_texts.mark(text)
        if self._clear_texts.knows(mark):
            return Verdict()
        verdict = self.inspect(text, context=GuardContext.TEXT_FILE, on_part=on_part)
        if verdict.is_clear:
            self._clear_texts.add(mark)
        return verdict

    def _search(self, text: str, on_part: OnPart | None) -> Iterator[Found]:
        for start, end in _chunks(text):
            for reading in readings(text[start:end]):
                folded = fold(reading.text)
                for finder in PHRASE_FINDERS if reading.only_words else _FINDERS:
                    for found in finder(folded):
                        first, last = reading.span(*folded.span(found.start, found.end))
                        yield Found(found.kind, first + start, last + start)
            if on_part is not None:
                on_part(end, len(text))
        for secret in self._live_secrets:
            at = text.find(secret)
            while at >= 0:
                yield Found(SecretKind.APP_SECRET, at, at + len(secret))
                at = text.find(secret, at + 1)


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of overlapping parts: no phrase or key is longer than the overlap."""
    start = 0
    while True:
        end = min(start + _CHUNK, len(text))
        yield start, end
        if end == len(text):
            return
        start = end - _OVERLAP


def _personal(text: str) -> Iterator[Found]:
    for match in _EMAIL.finditer(text):
        yield Found(SecretKind.EMAIL, *match.span())
    for match in _PHONE.finditer(text):
        if sum(char.isdigit() for char in match.group()) >= 7:
            yield Found(SecretKind.PHONE, *match.span())


def _replacement(hit: Hit, value: str) -> str:
    if hit.action is not Action.MASK:
        return REMOVED
    if hit.kind in {SecretKind.CARD_NUMBER, SecretKind.BANK_ACCOUNT}:
        last = "".join(char for char in value if char.isalnum())[-4:]
        return f"•••• {last}"
    return "••••"
