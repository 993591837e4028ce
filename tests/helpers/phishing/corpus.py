"""All imitations of a brand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from random import Random

from tests.helpers.phishing.accounts import accounts
from tests.helpers.phishing.brands import Imitated
from tests.helpers.phishing.hosts import hosts
from tests.helpers.phishing.links import links
from tests.helpers.phishing.mails import mails
from tests.helpers.phishing.messages import messages


def imitations(brand: Imitated, seed: int, each: int) -> Iterator[tuple[str, str]]:
    """(way, text), at most ``each`` a way; no text twice."""
    random = Random(f"{seed} {brand.domain}")
    makers = (hosts, links, mails, accounts, messages)
    yield from dict.fromkeys(chain.from_iterable(make(brand, random, each) for make in makers))
