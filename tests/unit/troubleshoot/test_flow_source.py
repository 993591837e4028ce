"""Reading flow files: every mistake is named with file, line and step."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.flows import SAMPLE, flow_of
from walletcare.content.flow_document import parse_json, read_document
from walletcare.content.flow_source import flow_from_json, flow_to_json, parse_flow, read_flow
from walletcare.domain.errors import ContentError
from walletcare.domain.flow import ActionName, CheckId, InputKind


def broken(folder: Path, text: str) -> dict[str, str]:
    with pytest.raises(ContentError) as caught:
        flow_of(folder, text)
    return {"code": caught.value.code, **caught.value.details}


def line_of(text: str, part: str) -> str:
    return str(text[: text.index(part)].count("\n") + 1)


def test_yaml_and_pack_give_the_same_flow(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(SAMPLE, encoding="utf-8")
    assert flow_from_json(flow_to_json(path)) == read_flow(path)


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("next: amount}", "next: amount, nxt: x}", "nxt", "nxt"),
        ("kind: amount\n", "kind: money\n", "kind: money", "money"),
        ("run: [clock, service]", "run: [clock, telepathy]", "run: [clock", "telepathy"),
        ("action: open-clock-settings", "action: run-program", "action: run-program", "run-program"),
        ("next: fix\n", "next: nowhere\n", "id: look", "nowhere"),
        ("en: Sample}", "en: ''}", "en: ''", "empty"),
        ("title: {zh: 例子, en: Sample}", "title: {zh: 例子}", "title: {zh: 例子}", "zh and en"),
        ("confidence: sure", "confidence: certain", "confidence: certain", "certain"),
        ("      - card: {number: card}", "      - card: {}", "- card: {}", "needs"),
        ("version: 1", "version: zero", "version: zero", "zero"),
        ("    fixed: done\n", "", "id: fix", "fixed"),
        ("    otherwise: ask\n", "", "id: sort", "otherwise"),
        ("{verdict: [them]}", "{mood: [bad]}", "{mood: [bad]}", "no condition"),
        ("  - id: fix\n", "  - id: look\n", "  - id: look\n    instruction", "earlier step"),
        ("confidence: sure", "confidence: sure\n    seeds: [X9]", "seeds: [X9]", "X9"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, at: str, says: str) -> None:
    assert SAMPLE.count(old) >= 1
    text = SAMPLE.replace(old, new, 1)
    details = broken(tmp_path, text)
    assert details["code"] == "flow-broken"
    assert details["file"] == "sample.yaml"
    assert says in details["what"]
    assert abs(int(details["line"]) - int(line_of(text, at))) <= 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [1", "not YAML"),
        ("a: &x 1\nb: *x", "anchor"),
        ("a: !!python/object:os.system {}", "tag"),
        ("a: 1\na: 2", "twice"),
        ("? [a]\n: 1", "not a word"),
        ("", "needs the key"),
        ("- 1", "must be a map"),
        ("\t", "not YAML"),
    ],
)
def test_files_that_are_no_flow_are_refused(tmp_path: Path, text: str, says: str) -> None:
    assert says in broken(tmp_path, text)["what"]


def test_missing_huge_and_foreign_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        read_flow(tmp_path / "absent.yaml")
    (tmp_path / "huge.yaml").write_bytes(b"#" * 500_000)
    with pytest.raises(ContentError, match="flow-unreadable"):
        read_flow(tmp_path / "huge.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"id: \xff")
    with pytest.raises(ContentError, match="flow-unreadable"):
        read_flow(tmp_path / "latin.yaml")


def test_yes_and_no_stay_words(tmp_path: Path) -> None:
    text = SAMPLE.replace("id: code,", "id: no,").replace("kind: [code]", "kind: [no]")
    assert flow_of(tmp_path, text).steps[0].choices[0].id == "no"  # type: ignore[union-attr]


_SCALARS = st.one_of(
    st.sampled_from(
        [
            *CheckId,
            *ActionName,
            *InputKind,
            "yes",
            "http://evil.example/",
            "file:///etc/passwd",
            "rm -rf /",
            "1",
        ]
    ).map(str),
    st.text(max_size=12),
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["id", "next", "when", "run", "zh", "en", "clock", "url", "cmd"]),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=8,
)


_SLOW_EXAMPLES = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@settings(max_examples=200, suppress_health_check=_SLOW_EXAMPLES, deadline=None)
@given(data=st.data())
def test_a_garbled_flow_is_refused_or_names_only_the_closed_sets(tmp_path: Path, data: st.DataObject) -> None:
    """Threat T27: whatever a flow file holds, what is read from it names known checks and actions only."""
    garble(tmp_path, data)


@pytest.mark.slow
@settings(max_examples=5000, suppress_health_check=_SLOW_EXAMPLES, deadline=None)
@given(data=st.data())
def test_five_thousand_garbled_flows(tmp_path: Path, data: st.DataObject) -> None:
    """The full form, about a minute: ``pytest -m slow tests/unit/troubleshoot/test_flow_source.py``."""
    garble(tmp_path, data)


def garble(folder: Path, data: st.DataObject) -> None:
    path = folder / "sample.yaml"
    path.write_text(SAMPLE, encoding="utf-8")
    document = json.loads(json.dumps(read_document(path).value))
    step = data.draw(st.sampled_from(document["steps"]))
    key = data.draw(st.sampled_from([*step, "run", "actions", "cases", "url", "command"]))
    step[key] = data.draw(_VALUES)
    try:
        flow = parse_flow(parse_json(json.dumps(document), "fuzz"))
    except ContentError as error:
        assert error.details["what"]  # noqa: PT017 - either way is fine, and this one must explain itself
        return
    for part in flow.steps:
        for use in (*getattr(part, "run", ()), *getattr(part, "recheck", ())):
            assert use.check in CheckId
        for action in getattr(part, "actions", ()):
            assert action.name is None or action.name in ActionName
