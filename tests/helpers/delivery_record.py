"""What was written and what arrived, judged in Jepsen's words: lost, duplicated, reordered, unexpected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class DeliveryRecord:
    """Counts over all conversations.

    Attributes:
        lost: Written here and acknowledged, or stored, and not at the server.
        duplicated: At the server more often than written.
        reordered: Conversations in which the order differs although nothing is lost or doubled.
        unexpected: At the server and never written.
    """

    written: int
    lost: int
    duplicated: int
    reordered: int
    unexpected: int

    @property
    def is_clean(self) -> bool:
        return (self.lost, self.duplicated, self.reordered, self.unexpected) == (0, 0, 0, 0)


def judge(written: Mapping[str, Sequence[str]], arrived: Mapping[str, Sequence[str]]) -> DeliveryRecord:
    """Compare per conversation: texts in the order written, texts in the order the server has them."""
    lost = duplicated = reordered = unexpected = 0
    for key in written.keys() | arrived.keys():
        ours, theirs = Counter(written.get(key, ())), Counter(arrived.get(key, ()))
        lost += (ours - theirs).total()
        for text, count in (theirs - ours).items():
            if text in ours:
                duplicated += count
            else:
                unexpected += count
        if ours == theirs and list(written.get(key, ())) != list(arrived.get(key, ())):
            reordered += 1
    return DeliveryRecord(sum(map(len, written.values())), lost, duplicated, reordered, unexpected)
