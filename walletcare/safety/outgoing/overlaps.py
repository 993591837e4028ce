"""Of hits that overlap, which one counts: the one with the strongest action, and then the longest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.safety.outgoing.words import ACTIONS
from walletcare.safety.verdict import Action, SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    Hit = tuple[SecretKind, int, int]

_RANK = {Action.BLOCK: 0, Action.MASK: 1, Action.ASK: 2}
_STRETCH = 64


def strongest(found: Iterable[Hit]) -> list[Hit]:
    """(kind, start, end) of the hits that count; overlapping ones of a kind become one."""
    kept = _Places()
    for kind, start, end in sorted(found, key=lambda f: (_RANK[ACTIONS[f[0]]], f[1] - f[2], f[1], f[0])):
        overlapping = kept.overlapping(start, end)
        if not overlapping:
            kept.add(kind, start, end)
            continue
        same = [number for number in overlapping if kept.hits[number][0] is kind]
        if same:
            kept.widen(min(same), start, end)
    return _without_overlaps(kept.hits)


def _without_overlaps(hits: list[Hit]) -> list[Hit]:
    result = _Places()
    for kind, start, end in sorted(hits, key=lambda f: (_RANK[ACTIONS[f[0]]], f[1] - f[2])):
        if not result.overlapping(start, end):
            result.add(kind, start, end)
    return result.hits


class _Places:
    """Hits by where they stand: a text may hold thousands, and each is compared with its neighbours only."""

    def __init__(self) -> None:
        self.hits: list[Hit] = []
        self._near: dict[int, set[int]] = {}  # stretch of the text -> numbers of the hits that reach into it

    def add(self, kind: SecretKind, start: int, end: int) -> None:
        self.hits.append((kind, start, end))
        self._enter(len(self.hits) - 1, start, end)

    def widen(self, number: int, start: int, end: int) -> None:
        """Hit ``number`` takes in the place from ``start`` to ``end`` as well."""
        kind, first, last = self.hits[number]
        if start < first or end > last:
            self.hits[number] = (kind, min(start, first), max(end, last))
            self._enter(number, start, min(end, first))
            self._enter(number, max(start, last), end)

    def overlapping(self, start: int, end: int) -> set[int]:
        """The numbers of the hits that share a character with the place from ``start`` to ``end``."""
        near = (self._near.get(at, ()) for at in range(start // _STRETCH, end // _STRETCH + 1))
        return {
            number
            for numbers in near
            for number in numbers
            if start < self.hits[number][2] and self.hits[number][1] < end
        }

    def _enter(self, number: int, start: int, end: int) -> None:
        for at in range(start // _STRETCH, end // _STRETCH + 1):
            self._near.setdefault(at, set()).add(number)
