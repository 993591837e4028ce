"""List words that stand one after the other with nothing between, as in ``legalwinnerthank``.

Only places where the first three letters begin a word of some list are looked at, which is a few in a
hundred of most texts. Every pass is linear in the length of the text.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from walletcare.safety.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HEAD = 3
"""Letters that a place is looked up by. Shorter words are Korean ones of two syllables."""


class ChainWords:
    """A look-up (word -> bit mask of lists) made ready to find its words anywhere in a text."""

    def __init__(self, masks: Mapping[str, int]) -> None:
        lengths: dict[str, set[int]] = {}
        for word in masks:
            if len(word) >= _HEAD:
                lengths.setdefault(word[:_HEAD], set()).add(len(word))
        self._lengths = {head: tuple(sorted(sizes)) for head, sizes in lengths.items()}
        self._masks = masks
        self._has_pairs = any(len(word) < _HEAD for word in masks)

    def at(self, text: str, start: int) -> list[tuple[int, int]]:
        """(end, mask) of every word that begins at ``start``, the shortest first."""
        found = []
        rest = len(text) - start
        if self._has_pairs and rest > 1 and not text[start].isascii():
            mask = self._masks.get(text[start : start + 2], 0)
            if mask:
                found.append((start + 2, mask))
        for size in self._lengths.get(text[start : start + _HEAD], ()):
            if size > rest:
                break
            mask = self._masks.get(text[start : start + size], 0)
            if mask:
                found.append((start + size, mask))
        return found

    def places(self, text: str) -> Iterator[tuple[int, int, int]]:
        """(start, end, mask) of every word anywhere in ``text``, in order of their starts."""
        if self._has_pairs and not text.isascii():
            for start in range(len(text) - 1):
                for end, mask in self.at(text, start):
                    yield start, end, mask
            return
        lengths, masks, last = self._lengths.get, self._masks.get, len(text)
        for start in range(last - _HEAD + 1):
            sizes = lengths(text[start : start + _HEAD])
            if sizes is not None:
                for size in sizes:
                    mask = masks(text[start : start + size], 0)
                    if mask and start + size <= last:
                        yield start, start + size, mask


@cache
def whole_words() -> ChainWords:
    """The words of all lists."""
    return ChainWords(word_lists().masks)


@cache
def first_letters() -> ChainWords:
    """The first four letters of the words, which identify a BIP-39 word."""
    return ChainWords(word_lists().head_masks)


def longest_chain(glued: str, words: ChainWords, least: int) -> tuple[int, int, int]:
    """(words, start, end) of the longest stretch of ``glued`` that words of one list cover without a gap;
    zeros when it is certainly shorter than ``least`` words."""
    ending: dict[int, list[tuple[int, int]]] = {}  # end -> (start, mask) of the words that end there
    for start, end, mask in words.places(glued):
        ending.setdefault(end, []).append((start, mask))
    best = (0, 0, 0)
    if len(ending) < least:
        return best
    # End -> list -> (words, start) of the longest chain that ends there.
    chains: dict[int, dict[int, tuple[int, int]]] = {}
    for end in sorted(ending):
        here: dict[int, tuple[int, int]] = {}
        for first, mask in reversed(ending[end]):
            before = chains.get(first, {})
            for bit in _bits(mask):
                count, start = before.get(bit, (0, first))
                if count + 1 > here.get(bit, (0, 0))[0]:
                    here[bit] = (count + 1, start)
                    if count + 1 > best[0]:
                        best = (count + 1, start, end)
        chains[end] = here
    return best


def whole_chain(form: str) -> tuple[int, int]:
    """(mask, words) of the lists of which two or more words cover all of ``form``, else (0, 1)."""
    words, size = whole_words(), len(form)
    reached = [0] * (size + 1)  # the lists whose words cover everything up to here
    reached[0] = -1
    links: list[tuple[int, int, int]] = []
    for start in range(size - 1):
        if reached[start]:
            for end, mask in words.at(form, start):
                shared = reached[start] & mask
                if shared:
                    reached[end] |= shared
                    links.append((start, end, shared))
    found, most = 0, 1
    for bit in _bits(reached[size]):
        counts = [0] + [-1] * size
        for start, end, mask in links:
            if mask & 1 << bit and counts[start] >= 0:
                counts[end] = max(counts[end], counts[start] + 1)
        if counts[size] >= 2:
            found, most = found | 1 << bit, max(most, counts[size])
    return found, most


def pair_mask(form: str) -> int:
    """The lists in which ``form`` is two words."""
    masks = word_lists().masks
    found = 0
    for end, mask in whole_words().at(form, 0):
        if end < len(form):
            found |= mask & masks.get(form[end:], 0)
    return found


@cache
def _bits(mask: int) -> tuple[int, ...]:
    """The numbers of the lists in ``mask``, the lowest first."""
    return tuple(bit for bit in range(mask.bit_length()) if mask >> bit & 1)
