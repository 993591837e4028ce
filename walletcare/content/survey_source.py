"""Reads ``resources/survey.toml``: the questionnaire that comes now and then, if the content has one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from walletcare.domain.errors import ContentError
from walletcare.domain.language import LocalText
from walletcare.domain.survey import Survey, SurveyQuestion

FILE_NAME = "survey.toml"
MOST_QUESTIONS = 8
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_survey(path: Path) -> Survey | None:
    """The questionnaire in ``path``; None when there is no such file.

    Raises:
        ContentError: ``survey-broken`` with ``file`` and ``problem``.
    """
    if not path.is_file():
        return None
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        questions = tuple(_question(entry) for entry in table.get("question", []))
        if not 1 <= len(questions) <= MOST_QUESTIONS:
            raise ValueError(f"it needs 1 to {MOST_QUESTIONS} tables [[question]]")  # noqa: TRY301 - one way out
        if len({question.id for question in questions}) != len(questions):
            raise ValueError("two questions have the same id")  # noqa: TRY301 - one way out
        return Survey(_id(table), _local(table, "title"), questions)
    except (ValueError, OSError) as error:
        raise ContentError("survey-broken", file=path.name, problem=str(error)) from error


def _question(entry: dict[str, Any]) -> SurveyQuestion:
    options = entry.get("options", [])
    if not isinstance(options, list) or len(options) == 1:
        raise ValueError("'options' must be a list of at least two, or be left out")
    return SurveyQuestion(
        _id(entry), _local(entry, "text"), tuple(_pair(option, "options") for option in options)
    )


def _id(table: dict[str, Any]) -> str:
    found = str(table.get("id", ""))
    if not _ID.fullmatch(found):
        raise ValueError(f"'id' must be small letters, digits and dashes, not '{found}'")
    return found


def _local(table: dict[str, Any], key: str) -> LocalText:
    return _pair(table.get(key), key)


def _pair(entry: object, key: str) -> LocalText:
    if not isinstance(entry, dict) or set(entry) != {"zh", "en"} or not all(entry.values()):
        raise ValueError(f"'{key}' needs both 'zh' and 'en', and nothing else")
    return LocalText(str(entry["zh"]), str(entry["en"]))
