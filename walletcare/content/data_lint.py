"""The linter of the data files: notices, questionnaire, brands, verdicts, and the words of the search."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from walletcare.content.brand_source import read_brand
from walletcare.content.notice_source import read_notice
from walletcare.content.problem import Problem
from walletcare.content.survey_source import FILE_NAME as SURVEY_FILE
from walletcare.content.survey_source import read_survey
from walletcare.content.toml_lines import line_of, line_of_error
from walletcare.content.verdict_source import read_verdict_table
from walletcare.content.word_lint import lint_words
from walletcare.content.writing_rules import findings
from walletcare.domain.errors import ContentError
from walletcare.domain.language import Language

_DEFAULT_BRAND = "brands/default-brand.txt"
_UNKNOWN = re.compile("unknown field `([^`]+)`")
_SEED_IDS = "seed_ids.toml"
_VERDICTS = "verdicts.toml"


def lint_data(resources: Path, slugs: set[str], flows: set[str]) -> Iterator[Problem]:
    """What is wrong in the files beside articles and flows; they may name ``slugs`` and ``flows``."""
    yield from _notices(resources, slugs, flows)
    yield from _survey(resources)
    yield from _brands(resources)
    yield from _verdicts(resources)
    yield from _seeds(resources)
    yield from lint_words(resources, slugs)


def _notices(resources: Path, slugs: set[str], flows: set[str]) -> Iterator[Problem]:
    for path in sorted((resources / "notices").glob("*.toml")):
        name = path.relative_to(resources).as_posix()
        try:
            notice = read_notice(path)
        except ContentError as error:
            line = int(error.details["line"])
            yield Problem(name, line, "notice", f"{error.details['problem']}.")
            continue
        text = path.read_text("utf-8")
        if notice.flow and notice.flow not in flows:
            yield Problem(name, line_of(text, "flow"), "dead-flow", f"There is no flow '{notice.flow}'.")
        if notice.article and notice.article not in slugs:
            message = f"There is no article '{notice.article}'."
            yield Problem(name, line_of(text, "article"), "dead-link", message)
        for key, words in (("title", notice.title), ("text", notice.text)):
            for language in Language:
                for code, message in findings(words.text(language), language):
                    yield Problem(name, line_of(text, f"{key}.{language.value[:2]}"), code, message)


def _survey(resources: Path) -> Iterator[Problem]:
    try:
        survey = read_survey(resources / SURVEY_FILE)
    except ContentError as error:
        yield Problem(SURVEY_FILE, 1, "survey", f"{error.details['problem']}.")
        return
    if survey is None:
        return
    texts = [survey.title, *(question.text for question in survey.questions)]
    for language in Language:
        for text in texts:
            for code, message in findings(text.text(language), language):
                yield Problem(SURVEY_FILE, 1, code, message)


def _brands(resources: Path) -> Iterator[Problem]:
    ids = set()
    for path in sorted((resources / "brands").glob("*/brand.toml")):
        name = path.relative_to(resources).as_posix()
        ids.add(path.parent.name)
        try:
            brand = read_brand(path)
        except ContentError as error:
            yield _brand_problem(name, path, error)
            continue
        if brand.id != path.parent.name:
            line = line_of(path.read_text("utf-8"), "id")
            message = f"The id is '{brand.id}', the folder '{path.parent.name}'; they must agree."
            yield Problem(name, line, "brand", message)
    default = resources / _DEFAULT_BRAND
    if ids and default.is_file() and default.read_text("utf-8").strip() not in ids:
        known = ", ".join(sorted(ids))
        yield Problem(_DEFAULT_BRAND, 1, "brand", f"No such brand is here; the brands are {known}.")


def _brand_problem(name: str, path: Path, error: ContentError) -> Problem:
    text = path.read_bytes().decode("utf-8", "replace")
    key = error.details.get("key", "")
    if unknown := _UNKNOWN.search(error.details["reason"]):
        key = unknown[1] if key == "(top)" else f"{key}.{unknown[1]}"
    line = line_of(text, key) if key else line_of_error(text, error.__cause__ or error)
    return Problem(name, line, "brand", f"{key + ': ' if key else ''}{error.details['reason']}.")


def _verdicts(resources: Path) -> Iterator[Problem]:
    path = resources / _VERDICTS
    if not path.is_file():
        return
    try:
        read_verdict_table(path)
    except ContentError as error:
        details = error.details
        where = f"rule {details['step']}: " if details.get("step") else ""
        text = path.read_bytes().decode("utf-8", "replace")
        line = line_of_error(text, error.__cause__) if isinstance(error.__cause__, ValueError) else 1
        if details.get("step"):
            line = _line_of_rule(text, details["step"])
        yield Problem(_VERDICTS, line, error.code, f"{where}{details['what']}.")


def _line_of_rule(text: str, rule: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if f'"{rule}"' in line), 1)


def _seeds(resources: Path) -> Iterator[Problem]:
    path = resources / _SEED_IDS
    if not path.is_file():
        return
    text = path.read_text("utf-8")
    try:
        tomllib.loads(text)
    except ValueError as error:
        yield Problem(_SEED_IDS, line_of_error(text, error), "toml", f"The file cannot be read: {error}.")
