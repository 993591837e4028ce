"""English marks are set when the pack is built."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletcare.content.typography import typeset, typeset_flow


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("don't", "don’t"),
        ("the bank's page", "the bank’s page"),
        ("both banks' pages", "both banks’ pages"),
        ('a "repair" app', "a “repair” app"),
        ('"Please answer", he said', "“Please answer”, he said"),
        ("say 'no' (\"never\")", "say ‘no’ (“never”)"),
        ("since the '90s", "since the ’90s"),
        ("“already set”, isn’t it", "“already set”, isn’t it"),
        ("", ""),
    ],
)
def test_marks(typed: str, shown: str) -> None:
    assert typeset(typed) == shown


@given(st.text(alphabet="ab '\"(“”’.,", max_size=30))
def test_setting_twice_changes_nothing(text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once
    assert len(once) == len(text)


def test_only_english_of_a_flow_is_set() -> None:
    flow = {"title": {"zh": "别'急'", "en": "Don't hurry"}, "id": "it's-an-id"}
    assert json.loads(typeset_flow(json.dumps(flow))) == {
        "title": {"zh": "别'急'", "en": "Don’t hurry"},
        "id": "it's-an-id",
    }
