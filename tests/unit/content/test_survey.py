"""The questionnaire is content: read, built into the pack, and refused with a reason when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.small_content import write_small_content
from walletcare.content.build import build_pack
from walletcare.content.lint import lint
from walletcare.content.pack import Pack
from walletcare.content.survey_source import FILE_NAME, read_survey
from walletcare.domain.errors import ContentError
from walletcare.infra.paths import resources_dir

GOOD = """
id = "spring"
title = { zh = "你觉得怎么样", en = "How was it?" }
[[question]]
id = "speed"
text = { zh = "速度", en = "Speed" }
options = [{ zh = "慢", en = "Slow" }, { zh = "快", en = "Quick" }]
[[question]]
id = "wish"
text = { zh = "愿望", en = "A wish" }
"""


def test_it_travels_in_the_pack(tmp_path: Path) -> None:
    """S0-34: another questionnaire is another file."""
    resources = write_small_content(tmp_path / "resources")
    without = Pack.open(build_pack(resources, tmp_path / "none.db").path)
    assert without.survey() is None
    without.close()
    (resources / FILE_NAME).write_text(GOOD, "utf-8")
    pack = Pack.open(build_pack(resources, tmp_path / "pack.db").path)
    survey = pack.survey()
    pack.close()
    assert survey == read_survey(resources / FILE_NAME)
    assert survey is not None
    assert [question.id for question in survey.questions] == ["speed", "wish"]
    assert [len(question.options) for question in survey.questions] == [2, 0]


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ('id = "spring"', "", "'id' must be"),
        ('zh = "速度", en = "Speed"', 'en = "Speed"', "'text' needs both"),
        ('id = "wish"', 'id = "speed"', "same id"),
        (', { zh = "快", en = "Quick" }', "", "at least two"),
        ("[[question]]", "[[other]]", "1 to 8"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, before: str, after: str, reason: str) -> None:
    assert before in GOOD
    resources = write_small_content(tmp_path / "resources")
    (resources / FILE_NAME).write_text(GOOD.replace(before, after), "utf-8")
    with pytest.raises(ContentError, match="survey-broken") as caught:
        read_survey(resources / FILE_NAME)
    assert reason in caught.value.details["problem"]
    assert any(problem.path == FILE_NAME and reason in problem.message for problem in lint(resources))


def test_what_ships_is_good() -> None:
    survey = read_survey(resources_dir() / FILE_NAME)
    assert survey is not None
    assert {"speed", "skill", "manner"} <= {question.id for question in survey.questions}
