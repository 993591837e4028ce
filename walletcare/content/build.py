"""Compiles the resources folder into one pack: the same files give the same bytes."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from walletcare.content.block_codec import encode_blocks, plain_texts
from walletcare.content.flow_source import flow_to_json, read_flow
from walletcare.content.index.model import Settings
from walletcare.content.index.writer import write_index
from walletcare.content.lint import lint_content
from walletcare.content.notice_source import read_notices
from walletcare.content.problem import Problem
from walletcare.content.reading_time import reading_minutes
from walletcare.content.schema import NO_HASH, SCHEMA_VERSION, TABLES
from walletcare.content.sources import ArticleSource, ContentSource, read_content
from walletcare.content.survey_source import FILE_NAME as SURVEY_FILE
from walletcare.content.survey_source import read_survey
from walletcare.content.typography import typeset_article, typeset_flow, typeset_notice
from walletcare.domain.errors import ContentError
from walletcare.domain.flow import Flow
from walletcare.domain.notice import Notice
from walletcare.domain.survey import Survey

FATAL = frozenset(
    {
        "front-matter",
        "file-name",
        "category",
        "encoding",
        "missing-file",
        "toml",
        "not-allowed",
        "link",
        "callout",
    }
)
"""Codes of problems that keep a pack from being built; the others are for the author to see."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was built. ``problems`` are the linter's findings that did not stop it."""

    path: Path
    version: str
    articles: int
    flows: int
    notices: int
    size_bytes: int
    problems: tuple[Problem, ...]


def build_pack(resources: Path, out: Path) -> BuildReport:
    """Build the pack of ``resources`` at ``out``, replacing it in one step.

    Raises:
        ContentError: ``content-broken`` with ``file``, ``line`` and ``problem`` of the first fatal finding,
            ``notice-broken``, ``survey-broken``, or whatever a broken flow raises. ``out`` is untouched then.
    """
    source = read_content(resources)
    fatal = [problem for problem in sorted(source.problems) if problem.code in FATAL]
    if fatal:
        first = fatal[0]
        raise ContentError(
            "content-broken",
            file=first.path,
            line=str(first.line),
            problem=first.message,
            count=str(len(fatal)),
        )
    notices = read_notices(resources / "notices")
    flows = read_flows(resources / "flows")
    survey = read_survey(resources / SURVEY_FILE)
    version = write_pack(out, source, resources, flows, notices, survey)
    return BuildReport(
        path=out,
        version=version,
        articles=len(source.articles),
        flows=len(flows),
        notices=len(notices),
        size_bytes=out.stat().st_size,
        problems=tuple(lint_content(source, resources)),
    )


def write_pack(
    out: Path,
    source: ContentSource,
    resources: Path,
    flows: tuple[tuple[Flow, str], ...] = (),
    notices: Sequence[Notice] = (),
    survey: Survey | None = None,
    settings: Settings = Settings(),  # noqa: B008 - frozen
) -> str:
    """Write articles that were read and the word lists of ``resources`` in one step; the pack's version."""
    shown = replace(source, articles=[typeset_article(article) for article in source.articles])
    out.parent.mkdir(parents=True, exist_ok=True)
    scratch = out.with_name(out.name + ".building")
    loose = out.with_name(out.name + ".loose")
    for path in (scratch, loose):
        path.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(loose, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.executescript(TABLES)
            connection.execute("BEGIN")
            version = _fill(connection, shown, flows, resources, settings)
            connection.executemany(
                "INSERT INTO notice VALUES (?, ?, ?)",
                [
                    (notice.id, place, msgspec.json.encode(typeset_notice(notice)))
                    for place, notice in enumerate(notices)
                ],
            )
            if survey is not None:
                body = msgspec.json.encode(survey)
                connection.execute("INSERT INTO survey VALUES (?, ?)", (survey.id, body))
            connection.execute("COMMIT")
            # VACUUM INTO lays every page anew: no trace of the order of work, of free pages or of a journal.
            connection.execute("VACUUM INTO ?", (str(scratch),))
        finally:
            connection.close()
        _seal(scratch)
        scratch.replace(out)
    finally:
        loose.unlink(missing_ok=True)
        scratch.unlink(missing_ok=True)
    return version


def read_flows(folder: Path) -> tuple[tuple[Flow, str], ...]:
    """All flows of ``folder`` with the JSON that the pack stores, by their code (T01...).

    Raises:
        ContentError: A flow file is broken.
    """
    found = ((read_flow(path), typeset_flow(flow_to_json(path))) for path in sorted(folder.glob("*.yaml")))
    return tuple(sorted(found, key=lambda pair: (pair[0].code, pair[0].id)))


def _fill(
    connection: sqlite3.Connection,
    source: ContentSource,
    flows: tuple[tuple[Flow, str], ...],
    resources: Path,
    settings: Settings,
) -> str:
    connection.executemany(
        "INSERT INTO category VALUES (?, ?, ?, ?)",
        [(entry.id, entry.title.zh, entry.title.en, entry.position) for entry in source.categories],
    )
    for number, article in enumerate(source.articles, 1):
        connection.execute(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _row(number, article)
        )
    connection.executemany(
        "INSERT INTO flow VALUES (?, ?, ?)",
        [(flow.id, place, text) for place, (flow, text) in enumerate(flows)],
    )
    write_index(connection, source, resources, settings)
    built_on = max((article.front.updated.isoformat() for article in source.articles), default="1970-01-01")
    digest = _content_digest(source, flows)
    version = f"{built_on.replace('-', '.')}+{digest[:8]}"
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?)",
        [
            ("schema", str(SCHEMA_VERSION)),
            ("version", version),
            ("built_on", built_on),
            ("hash", NO_HASH),
        ],
    )
    return version


def _row(number: int, article: ArticleSource) -> tuple[object, ...]:
    front = article.front
    text = "\n".join(text for _, text in plain_texts(article.body.blocks))
    return (
        number,
        article.slug,
        article.language.value,
        article.category,
        front.title,
        front.summary,
        front.updated.isoformat(),
        reading_minutes(text, article.language),
        " ".join(entry.text for entry in front.related),
        front.flow,
        front.topic,
        front.pin,
        " ".join(entry.text for entry in front.seeds),
        encode_blocks(article.body.blocks),
    )


def _content_digest(source: ContentSource, flows: tuple[tuple[Flow, str], ...]) -> str:
    digest = hashlib.sha256()
    for article in source.articles:
        digest.update(article.path.encode())
        digest.update(article.text.encode())
    for _, text in flows:
        digest.update(text.encode())
    return digest.hexdigest()


def _seal(path: Path) -> None:
    """Write the file's hash into the place that was kept for it."""
    data = path.read_bytes()
    if data.count(NO_HASH.encode()) != 1:
        raise ContentError("pack-unsealed", file=path.name)
    sealed = data.replace(NO_HASH.encode(), hashlib.sha256(data).hexdigest().encode())
    with path.open("r+b") as file:
        file.write(sealed)
        file.flush()
        os.fsync(file.fileno())
