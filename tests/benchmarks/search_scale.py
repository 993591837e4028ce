"""How long a key press waits at 1,000, 10,000 and 100,000 articles, beside plain FTS5 in the same run.

    python -m tests.benchmarks.search_scale --sizes 1000 10000 100000

The articles are made: each is a shipped one under the name of a made-up product, with ways of asking and
paragraphs of two others mixed in. The learned part of the ranking is left out, since training takes a step an
article and question; it changes the numbers in a feature's row, not how many there are to read.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from walletcare.content.build import write_pack
from walletcare.content.front_matter import Listed
from walletcare.content.index.model import Settings
from walletcare.content.sources import ArticleSource, ContentSource, read_content
from walletcare.domain.article import SearchQuery
from walletcare.domain.language import Language
from walletcare.faq.evaluation import PlainSearch
from walletcare.faq.index import SearchIndex
from walletcare.infra.paths import resources_dir

SYLLABLES = ("ka", "vo", "ri", "mel", "dan", "tu", "pe", "sol", "zi", "nar", "qua", "lim", "ost", "fei")
TYPED = {
    Language.ZH: (
        "转账一直没到账怎么办",
        "忘记支付密码",
        "客服不回消息",
        "花呗额度为什么变少了",
        "银行卡绑不上",
    ),
    Language.EN: (
        "my transfer has not arrived",
        "forgot payment pin",
        "support not replying",
        "card declined",
    ),
}


def made(source: ContentSource, size: int, seed: int = 1) -> ContentSource:
    """``size`` articles, half of them in each language."""
    chance = random.Random(seed)
    by_language = {
        language: [article for article in source.articles if article.language is language]
        for language in Language
    }
    articles: list[ArticleSource] = []
    for number in range(size // 2):
        name = "".join(chance.choices(SYLLABLES, k=4)) + str(number % 97)
        for language, shipped in by_language.items():
            base, *others = chance.sample(shipped, 3)
            articles.append(_mixed(base, others, f"made-{number}", name, language, chance))
    articles.sort(key=lambda article: (article.slug, article.language.value))
    return ContentSource(source.categories, articles)


def _mixed(
    base: ArticleSource,
    others: Sequence[ArticleSource],
    slug: str,
    name: str,
    language: Language,
    chance: random.Random,
) -> ArticleSource:
    asked = [
        *chance.sample(base.front.aliases, min(6, len(base.front.aliases))),
        *(chance.choice(other.front.aliases) for other in others),
    ]
    aliases = tuple(Listed(f"{name} {entry.text}", entry.line) for entry in asked)
    blocks = list(base.body.blocks)
    for other in others:
        blocks.extend(chance.sample(other.body.blocks, min(4, len(other.body.blocks))))
    front = replace(base.front, title=f"{base.front.title} ({name})", aliases=aliases, related=())
    body = replace(base.body, blocks=tuple(blocks))
    path = f"articles/{base.category}/{slug}.{language.value}.md"
    return replace(base, path=path, slug=slug, front=front, body=body, text=name)


def key_presses() -> list[tuple[str, Language]]:
    """What the search is asked while the questions are typed, one key after the other."""
    return [
        (text[:end], language)
        for language, questions in TYPED.items()
        for text in questions
        for end in range(1, len(text) + 1)
        if text[end - 1] != " "
    ]


def timed(answer: Callable[[str, Language], object]) -> list[float]:
    """Milliseconds of every key press, in order."""
    times = []
    for text, language in key_presses():
        started = time.perf_counter()
        answer(text, language)
        times.append((time.perf_counter() - started) * 1_000)
    return times


def _cells(times: list[float]) -> list[float]:
    cut = statistics.quantiles(times, n=100)
    return [statistics.median(times), cut[94], cut[98]]


def _both(pack: Path) -> tuple[list[float], list[float]]:
    index, plain = SearchIndex(pack), PlainSearch(pack)
    index.search(SearchQuery("a", Language.EN))
    ours = _cells(timed(lambda text, language: index.search(SearchQuery(text, language))))
    theirs = _cells(timed(plain.rank))
    index.close()
    plain.close()
    return theirs, ours


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    wanted = parser.parse_args()
    shipped = read_content(resources_dir())
    print("| articles | pack | plain FTS5 p50, p95, p99 | WalletCare p50, p95, p99 | ratio of p50, of p95 |")  # noqa: T201
    print("| --- | --- | --- | --- | --- |")  # noqa: T201
    for size in wanted.sizes:
        with tempfile.TemporaryDirectory() as folder:
            pack = Path(folder) / "pack.db"
            write_pack(pack, made(shipped, size), resources_dir(), settings=Settings(learned=0.0, epochs=0))
            theirs, ours = _both(pack)
            figures = " | ".join(
                ", ".join(f"{value:.1f}" for value in cells) + " ms" for cells in (theirs, ours)
            )
            ratios = f"{ours[0] / theirs[0]:.1f}, {ours[1] / theirs[1]:.1f}"
            print(f"| {size:,} | {pack.stat().st_size / 1e6:.0f} MB | {figures} | {ratios} |", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
