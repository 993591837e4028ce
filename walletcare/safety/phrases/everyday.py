"""Words of the English lists that people write anyhow: everyday ones, and those of questions to support."""

from __future__ import annotations

from functools import cache

from walletcare.infra.paths import resources_dir
from walletcare.safety.wordlists import COMMON_ENGLISH


@cache
def everyday_english() -> frozenset[str]:
    """``COMMON_ENGLISH`` and ``resources/safety/support-words.txt``, which are a fifth of BIP-39's list."""
    lines = (resources_dir() / "safety" / "support-words.txt").read_text("utf-8").splitlines()
    return COMMON_ENGLISH.union(*(line.split() for line in lines if not line.startswith("#")))
