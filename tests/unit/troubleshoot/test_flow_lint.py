"""The linter finds what a user would trip over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.flows import SAMPLE, flow_of
from walletcare.content.flow_lint import Known, lint_flow, lint_flow_file
from walletcare.content.wording import wording_faults


def codes(folder: Path, text: str, known: Known | None = None) -> set[str]:
    return {problem.code for problem in lint_flow(flow_of(folder, text), known)}


def test_the_sample_is_clean(tmp_path: Path) -> None:
    assert lint_flow(flow_of(tmp_path, SAMPLE)) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("        next: theirs\n", "        next: ask\n", "flow-unreachable"),
        ("- {id: not-sure, label", "- {id: dunno, label", "flow-not-sure"),
        ("    still: ask\n", "    still: kind\n", "flow-asked-again"),
        ("    fills: when\n", "    fills: amount\n", "flow-asked-twice"),
        ('en: "When?"}', 'en: "How much?"}', ""),
        (
            "privacy: {zh: 核对完就忘掉。, en: It is forgotten after the look.}",
            "fills: transaction",
            "flow-privacy",
        ),
        ("topic: login\nway", "topic: weather\nway", "flow-unknown"),
        ("{kind: [code]}", "{kind: [coda]}", "flow-condition"),
        ("{given: [when]}", "{given: [card]}", "flow-condition"),
        ("{clock: [clock-behind]}", "{tls: [intercepted]}", "flow-condition"),
        ("{clock: [clock-behind]}", "{clock: [clock-broken]}", "flow-condition"),
        ("verdict: [them]", "verdict: [nobody]", "flow-condition"),
        ("- card: {number: card}", "- card: {number: amount}", "flow-uses"),
        ("recheck: [clock]", "recheck: [{card: {number: card}}]", "flow-uses"),
        ("action: open-clock-settings}", "action: open-clock-settings, argument: x}", "flow-action"),
        ("action: open-contact}", "action: open-contact, argument: nonsense}", "flow-unknown"),
        ("action: open-contact}", "action: copy-text}", "flow-action"),
        ("outcome: cannot_be_done", "outcome: contact", "flow-outcome"),
        ("way-round: {text: {zh: 急着用？, en: In a hurry?}, action: open-contact}\n", "", "flow-way-round"),
        ("topic: login\n", "topic: login\nguide: true\n", "flow-way-round"),
        ("en: In a hurry?}, action: open-contact}", "en: In a hurry?}}", "flow-way-round"),
        ("    recheck: [clock]\n", "", "flow-remedy"),
        ("action: open-clock-settings}", "action: go-back, argument: theirs}", "flow-action"),
        ("action: open-contact}", "action: go-back, argument: nowhere}", "flow-action"),
        ("{check:clock|a little}", "{check:clock}", "flow-placeholder"),
        ("{check:clock|a little}", "{check:weather|a little}", "flow-placeholder"),
        ("for {input:amount|the money}", "for the money", "flow-placeholder"),
        ("en: Ask support}", "en: Ask support {now}}", "flow-placeholder"),
        ("zh: 等他们修好。", "zh: 请耐心等待。", "flow-wording"),
        ("zh: 他们那边", "zh: 他们那边!", "flow-wording"),
        ("zh: 等他们修好。", "zh: 等他们**修好**。", "flow-wording"),
        ("en: Their side", "en: Their side is safe", "flow-wording"),
    ],
)
def test_each_mistake_has_its_code(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert old in SAMPLE
    text = SAMPLE.replace(old, new, 1).replace(
        "{zh: 找客服, en: Ask support {now}}", '{zh: 找客服, en: "Ask {now}"}'
    )
    found = codes(tmp_path, text)
    if code:
        assert code in found
    else:
        assert found == set(), "titles must match in both languages to count as the same question"


def test_a_loop_nobody_is_asked_in_is_found(tmp_path: Path) -> None:
    text = SAMPLE.replace("    otherwise: ask\n", "    otherwise: sort-2\n", 1) + (
        "  - id: sort-2\n    branch:\n      - when: {given: [when]}\n        next: sort\n    otherwise: ask\n"
    )
    assert "flow-silent-loop" in codes(tmp_path, text)


def test_a_dead_end_is_found(tmp_path: Path) -> None:
    text = SAMPLE.replace("    fixed: done\n    still: ask\n", "    fixed: spin\n    still: ask\n", 1) + (
        "  - id: spin\n    instruction: {zh: 转圈, en: Round}\n    actions:\n"
        "      - {text: {zh: 再来, en: Again}}\n    next: spin-2\n"
        "  - id: spin-2\n    instruction: {zh: 再转, en: Round again}\n    actions:\n"
        "      - {text: {zh: 再来, en: Again}}\n    next: spin\n"
    )
    assert "flow-dead-end" in codes(tmp_path, text)


def test_unknown_articles_flows_and_icons_are_found(tmp_path: Path) -> None:
    text = SAMPLE.replace("action: open-contact}", "action: open-article, argument: a-b}")
    assert "flow-unknown" in codes(tmp_path, text, Known(articles={"c-d"}))
    assert codes(tmp_path, text, Known(articles={"a-b"})) == set()
    text = SAMPLE.replace("action: open-contact}", "action: open-flow, argument: a-b}")
    assert "flow-unknown" in codes(tmp_path, text, Known(flows={"c-d"}))
    assert "flow-unknown" in codes(tmp_path, SAMPLE, Known(icons={"lock"}))


def test_problems_name_file_line_and_step(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    text = SAMPLE.replace("verdict: [them]", "verdict: [nobody]")
    path.write_text(text, encoding="utf-8")
    (problem,) = [found for found in lint_flow_file(path) if found.code == "flow-condition"]
    assert problem.path == "flows/sample.yaml"
    assert text.splitlines()[problem.line - 1] == "  - id: look"
    assert problem.message.startswith("step look: ")


def test_a_broken_file_is_a_problem_and_not_an_exception(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(SAMPLE.replace("kind: amount\n", "kind: money\n"), encoding="utf-8")
    (problem,) = lint_flow_file(path)
    assert problem.code == "flow-broken"
    path.write_text(SAMPLE, encoding="utf-8")
    assert [found.code for found in lint_flow_file(path.rename(tmp_path / "other.yaml"))] == ["flow-unknown"]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("先别付款，等 5 分钟。", "Don't pay yet. Wait 5 minutes."),
        ("“处理中”是什么意思？", "What does “pending” mean?"),
        ("写信到 help@heron.example。", "Write to help@heron.example."),
        ("差 {check:clock|一些}。", "Off by {check:clock|a little}."),
    ],
)
def test_well_written_texts_pass(zh: str, en: str) -> None:
    assert wording_faults(zh, en) == []


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("先别付款,等一等。", ""),
        ("等5分钟。", ""),
        ("您好。", ""),
        ("好了！", ""),
        ("好 ，了。", ""),
        ("", "Oops, try again."),
        ("", "You cannot do this."),
        ("", "Done！"),
        ("", "Done \U0001f600"),
        ("", "Two  spaces."),
    ],
)
def test_badly_written_texts_are_found(zh: str, en: str) -> None:
    assert wording_faults(zh, en)
