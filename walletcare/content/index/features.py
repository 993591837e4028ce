"""What a question is made of, for ranking: words, Chinese characters and pairs, and the ideas behind them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from walletcare.content.index.concepts import Concepts, words_of
from walletcare.content.index.stem import stem
from walletcare.content.index.tokens import is_han, runs

# fmt: off
STOP_WORDS = frozenset({
    "a", "about", "again", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "being", "but", "by", "can", "cant", "could", "d", "did", "do", "does", "doing", "dont", "for",
    "from", "get", "got", "had", "has", "have", "having", "he", "hello", "help", "her", "here", "hey",
    "hi", "him", "his", "how", "i", "id", "if", "ill", "im", "in", "into", "is", "it", "its", "ive",
    "just", "know", "like", "ll", "m", "me", "my", "need", "of", "off", "oh", "ok", "on", "onto", "or",
    "our", "out", "please", "re", "really", "s", "she", "should", "so", "some", "t", "than", "thank",
    "thanks", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to",
    "too", "up", "us", "ve", "want", "was", "we", "were", "what", "when", "where", "which", "while",
    "who", "why", "will", "with", "would", "you", "your", "yours",
})
# fmt: on
STOP_CHARS = frozenset(
    "的了吗呢啊吧呀么哦嘛我你他她它们是在有就都也和与及或这那个着把被给让对从到为以而之其请问下"
)


def features(folded: str, concepts: Concepts) -> Counter[str]:
    """Features of folded text with their counts. Ideas begin with ``#``, word pairs hold a space."""
    found: Counter[str] = Counter()
    for run in runs(folded):
        if is_han(run):
            found.update(char for char in run if char not in STOP_CHARS)
            found.update(run[i : i + 2] for i in range(len(run) - 1))
    words = [(stem(word), word in STOP_WORDS) for word in words_of(folded)]
    stems = [form for form, is_stop in words if not is_stop]
    found.update(stems)
    found.update(f"{left} {right}" for left, right in pairwise(stems))
    # "money out", "log in", "who is": a small word tells something beside one that is told.
    for (left, is_left_stop), (right, is_right_stop) in pairwise(words):
        if is_left_stop != is_right_stop:
            found[f"{left} {right}"] += 1
    found.update(f"#{name}" for name in concepts.find(folded))
    return found
