from __future__ import annotations

from datetime import date

from walletcare.content.front_matter import split

_GOOD = """---
title: Where is my refund
summary: It goes back the way you paid.
aliases:
  - no
  - 2024-01-01
topic: refund
updated: 2026-11-20
pin: 3
---
Body here.
"""


def test_values_stay_the_text_their_author_wrote() -> None:
    found = split(_GOOD, "a.md")
    assert found.problems == ()
    assert found.front is not None
    assert [entry.text for entry in found.front.aliases] == ["no", "2024-01-01"]
    assert [entry.line for entry in found.front.aliases] == [5, 6]
    assert found.front.updated == date(2026, 11, 20)
    assert found.front.pin == 3
    assert found.body == "Body here.\n"
    assert found.body_line == 11


def test_missing_front_matter_says_so() -> None:
    found = split("# Title\n", "a.md")
    assert found.front is None
    assert "three dashes" in found.problems[0].message


def test_unclosed_front_matter_says_so() -> None:
    found = split("---\ntitle: x\n", "a.md")
    assert found.front is None
    assert "closing line" in found.problems[0].message


def test_broken_yaml_names_its_line() -> None:
    found = split(_GOOD.replace("title: Where is my refund", "title: Refund: where is it"), "a.md")
    assert found.front is None
    assert found.problems[0].line == 2
    assert "quotes" in found.problems[0].message


def test_every_wrong_value_is_named_with_its_line() -> None:
    text = _GOOD.replace("updated: 2026-11-20", "updated: yesterday").replace("pin: 3", "pin: 9\ncolour: red")
    problems = split(text, "a.md").problems
    assert [(problem.line, problem.code) for problem in problems] == [
        (10, "front-matter"),
        (8, "front-matter"),
        (9, "front-matter"),
    ]


def test_missing_keys_are_named() -> None:
    messages = " ".join(problem.message for problem in split("---\ntitle: x\n---\n", "a.md").problems)
    for key in ("summary", "aliases", "topic", "updated"):
        assert f"'{key}' is missing" in messages
