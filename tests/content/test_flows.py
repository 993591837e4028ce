"""Every shipped troubleshooter: clean, walked through every way out of every step, nothing asked twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers.flow_walk import TYPED, Walker
from tests.helpers.flows import StillClock, brand, result
from walletcare.content.flow_lint import lint_flow_file, lint_flows
from walletcare.content.flow_source import flow_from_json, flow_to_json, read_flow
from walletcare.domain import flow as f
from walletcare.domain.account import AccountKind
from walletcare.domain.brand import PaymentMethod
from walletcare.domain.check_reason import REASONS
from walletcare.domain.diagnostic import CheckStatus, Side
from walletcare.domain.language import Language, LocalText
from walletcare.domain.ticket import DraftId
from walletcare.infra.paths import resources_dir
from walletcare.troubleshoot.account_text import account_as_text
from walletcare.troubleshoot.condition import Known, holds
from walletcare.troubleshoot.session import Session
from walletcare.troubleshoot.session_state import resume, state_of
from walletcare.troubleshoot.verdict import decide, latest_results

RESOURCES = resources_dir()
PATHS = sorted((RESOURCES / "flows").glob("*.yaml"))
CODES = {
    "payment-failed": "T01",
    "lost-access": "T02",
    "refund": "T03",
    "support-silent": "T04",
    "cannot-log-in": "T05",
    "transfer-trouble": "T06",
    "account-frozen": "T07",
    "suspicious-contact": "T08",
    "bank-card": "T09",
    "registration": "T10",
    "security-checkup": "T11",
    "choose-a-wallet": "T12",
    "emergency": "T13",
}
SECRET = [value for kind, value in TYPED.items() if kind.is_memory_only]


def test_every_troubleshooter_is_there_under_its_code() -> None:
    assert {path.stem: read_flow(path).code for path in PATHS} == CODES


def test_the_linter_finds_nothing() -> None:
    assert [str(problem) for problem in lint_flows(RESOURCES)] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_pack_holds_the_same_flow(path: Path) -> None:
    assert flow_from_json(flow_to_json(path)) == read_flow(path)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_way_is_walked_and_ends_well(path: Path) -> None:
    """Takes each edge of the graph at least once and reaches each outcome; judges each end."""
    walker = Walker(read_flow(path))
    walker.walk_until_done()
    assert walker.missing == set(), "no user can take these ways"
    reached = {session.step.id for session in walker.ends}
    assert reached == {step.id for step in walker.flow.steps if isinstance(step, f.OutcomeStep)}
    for session in walker.ends:
        judge(session)


def judge(session: Session) -> None:
    outcome = session.step
    assert isinstance(outcome, f.OutcomeStep)
    account = session.account()
    entries = {(entry.kind, entry.step_id) for entry in account.entries}
    filled: dict[f.DraftField, str] = {}
    for visit in session.visits:
        step = session.flow.step(visit.step_id)
        match step:
            case f.QuestionStep():
                assert (AccountKind.ANSWER, step.id) in entries
            case f.InputStep():
                assert (AccountKind.INPUT, step.id) in entries
                if step.fills is not None and visit.value:
                    assert step.fills not in filled, "asked twice on one way"
                    filled[step.fills] = visit.value
            case f.InstructionStep():
                assert (AccountKind.REMEDY, step.id) in entries
        for found in visit.results:
            assert (AccountKind.CHECK, found.check_id) in entries
    assert account.entries[-1].step_id == outcome.id
    asked = [visit.step_id for visit in session.visits]
    assert len(asked) == len(set(asked)), "a step came twice"
    draft = session.draft(DraftId("d"), Language.ZH)
    assert draft.amount == filled.get(f.DraftField.AMOUNT, "")
    assert draft.when == filled.get(f.DraftField.WHEN, "")
    assert draft.transaction == filled.get(f.DraftField.TRANSACTION, "")
    if outcome.result is f.OutcomeResult.CONTACT:
        assert account.complexity
        assert account.summary is not None
    for language in Language:
        report = account_as_text(account, language)
        for text in (outcome.title, outcome.cause, outcome.money, outcome.detail):
            if text is not None:
                shown = session.text(text).text(language)
                assert shown
                assert "{" not in shown
                assert "|" not in shown
        for secret in SECRET:
            assert secret not in report
            assert secret not in state_of(session)
    again = resume(session.flow, state_of(session), session.brand, StillClock())
    assert again.session.visits == session.visits


def test_the_example_for_authors_is_a_good_flow(tmp_path: Path) -> None:
    docs = Path(__file__).parents[2] / "docs" / "flows.md"
    found = re.search(r"```yaml\n(.*?)```", docs.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    path = tmp_path / "clock-wrong.yaml"
    path.write_text(found[1], encoding="utf-8")
    assert lint_flow_file(path) == []
    walker = Walker(read_flow(path))
    walker.walk_until_done()
    assert walker.missing == set()


SEEDS = {
    "payment-failed": "S0-43 S0-53 S0-06 S2-15 S2-32 S2-33 S2-34 S2-35 S2-36 S2-37 S2-38 S2-39 S2-40 "
    "S2-41 S2-42 S2-43 G4 G5 G6",
    "lost-access": "S0-49 S2-44 S2-45 S2-46 S2-47 S2-48 S2-49 S2-50 S2-51 S2-52 S2-15 G1",
    "emergency": "S2-28 S1-04 S2-52",
}


@pytest.mark.parametrize("flow_id", sorted(SEEDS))
def test_the_seeds_of_a_flow_are_claimed(flow_id: str) -> None:
    flow = read_flow(RESOURCES / "flows" / f"{flow_id}.yaml")
    claimed = {seed for owner in (flow, *flow.steps) for seed in owner.seeds}
    assert set(SEEDS[flow_id].split()) <= claimed


def test_a_pay_now_user_gets_other_ways_before_any_question_more() -> None:
    """S2-32, S2-41: other methods first, with the brand's own list."""
    session = Session(read_flow(RESOURCES / "flows" / "payment-failed.yaml"), brand(), StillClock())
    session.answer("now")
    step = session.step
    assert isinstance(step, f.InstructionStep)
    assert "Wallet balance" in session.text(step.actions[0].detail or step.title).en


@pytest.mark.parametrize(
    ("state", "way", "listed", "end"),
    [
        ("not-taken", "credit-card", ("balance", "debit-card"), "not-supported"),
        ("not-taken", "balance", ("on-chain",), "not-supported"),
        ("not-taken", "credit-card", ("balance", "credit-card"), "network"),
        ("not-taken", "credit-card", (), "network"),
        ("taken", "credit-card", ("balance",), "network"),
        ("pending", "debit-card", ("balance",), "network"),
    ],
)
def test_the_way_to_pay_is_looked_up_in_the_wallets_own_list(
    state: str, way: str, listed: tuple[str, ...], end: str
) -> None:
    """S0-43: the brand's list answers, not the user; what took money is no question of the list."""
    methods = tuple(PaymentMethod(name, LocalText.same(name)) for name in listed)
    flow = read_flow(RESOURCES / "flows" / "payment-failed.yaml")
    session = Session(flow, brand(methods=methods), StillClock())
    for answer in ("later", state, way):
        session.answer(answer)
    assert session.step.id == end


def test_the_check_up_ends_in_what_is_missing_and_what_is_set() -> None:
    """S0-58: by the user's answers, what is missing first; nothing of what was not asked."""
    flow = read_flow(RESOURCES / "flows" / "security-checkup.yaml")
    session = Session(flow, brand(), StillClock())
    for answer in ("company", "reused", "next", "app", "off", "next", "check", "looked"):
        session.answer(answer)
    session.record_results((result("tls"), result("proxy"), result("clock")))
    session.proceed()
    points = session.points()
    assert [point.article for point in points if not point.is_held] == [
        "strong-passwords",
        "alerts-and-notifications",
    ]
    assert [point.is_held for point in points] == [False, False, True, True, True]
    assert "The password needs changing" in points[0].text.en
    assert "seed-phrase-backup" not in {point.article for point in points}


def test_a_wallet_with_own_keys_is_never_offered_a_reset() -> None:
    """G1: nobody can reset such a wallet, and the phrase is never asked for."""
    flow = read_flow(RESOURCES / "flows" / "lost-access.yaml")
    assert flow.start == "who-holds-keys"
    session = Session(flow, brand(), StillClock())
    session.answer("self")
    for choice in ("both-gone", "still"):
        session.answer(choice)
    step = session.step
    assert isinstance(step, f.OutcomeStep)
    assert step.result is f.OutcomeResult.CANNOT_BE_DONE
    assert not any(isinstance(part, f.InputStep) for part in flow.steps)


def test_the_emergency_lists_can_be_printed() -> None:
    flow = read_flow(RESOURCES / "flows" / "emergency.yaml")
    assert flow.is_urgent
    first = flow.step("what-is-gone")
    assert isinstance(first, f.QuestionStep)
    lists = [
        step
        for step in flow.steps
        if isinstance(step, f.InstructionStep | f.OutcomeStep) and step.is_printable
    ]
    assert len(lists) >= len(first.choices)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_remedy_can_be_checked_by_what_found_the_fault(path: Path) -> None:
    """Each single fault: where it leads to things to do that a healthy computer isn't told, it can be looked
    at again there, before and after, or what was typed can be corrected."""
    flow = read_flow(path)
    for step in flow.steps:
        if not isinstance(step, f.ChecksStep):
            continue
        healthy = led_to(flow, step, {})
        for use in step.run:
            for reason in REASONS[use.check]:
                remedy = led_to(flow, step, {use.check: reason})
                if remedy.id == healthy.id or not isinstance(remedy, f.InstructionStep):
                    continue
                again = {str(other.check) for other in remedy.recheck}
                corrected = {a.argument for a in remedy.actions if a.name is f.ActionName.GO_BACK}
                typed = {source for _, source in use.uses}
                assert str(use.check) in again or typed & corrected, (step.id, reason, remedy.id)


def led_to(flow: f.Flow, step: f.ChecksStep, faults: dict[f.CheckId, str]) -> f.Step:
    """The step that the checks lead to, with nothing answered before; branches are passed."""
    results = [
        result(use.check, CheckStatus.FAILED, faults[use.check], "4 min")
        if use.check in faults
        else result(use.check)
        for use in step.run
    ]
    known = Known(latest_results(results), {}, frozenset(), lambda: decide(results).side, "custody-unknown")
    target = flow.step(next((case.next for case in step.cases if holds(case.when, known)), step.next))
    while isinstance(target, f.BranchStep):
        target = flow.step(
            next((case.next for case in target.cases if holds(case.when, known)), target.otherwise)
        )
    assert target is not None
    return target


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_whoever_cannot_wait_is_helped_before_anything_else(path: Path) -> None:
    """Flows of people in trouble offer the urgent way round on their first step."""
    flow = read_flow(path)
    if flow.is_guide:
        assert flow.id in {"security-checkup", "choose-a-wallet"}
        return
    if flow.asks_urgency:
        first = flow.step(flow.start)
        assert isinstance(first, f.QuestionStep)
        urgent = flow.step(first.choices[0].next if flow.id == "payment-failed" else first.choices[1].next)
        assert isinstance(urgent, f.InstructionStep | f.OutcomeStep), "no further question"
        return
    if flow.id == "emergency":
        assert flow.is_urgent
        return
    assert flow.way_round is not None
    assert flow.way_round.name in {f.ActionName.OPEN_ARTICLE, f.ActionName.OPEN_FLOW}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_dates_are_counted_from_a_day_that_was_asked_for(path: Path) -> None:
    flow = read_flow(path)
    for step in flow.steps:
        if isinstance(step, f.OutcomeStep) and step.deadlines:
            before = {earlier for earlier in flow.steps if step.id in reached(flow, earlier.id)}
            assert any(isinstance(e, f.InputStep) and e.input is f.InputKind.DATE for e in before), step.id


def reached(flow: f.Flow, start: str) -> set[str]:
    seen, waiting = set[str](), [start]
    while waiting:
        step = flow.step(waiting.pop())
        assert step is not None
        waiting += [target for target in f.next_ids(step) if target not in seen]
        seen |= set(f.next_ids(step))
    return seen


@pytest.mark.parametrize("told", ["stuck", "failed", "not-arrived"])
def test_without_a_look_up_what_was_told_is_not_asked_again(told: str) -> None:
    """T06: the state of the transfer was the first answer."""
    session = Session(read_flow(RESOURCES / "flows" / "transfer-trouble.yaml"), brand(), StillClock())
    session.answer("chain")
    session.answer(told)
    assert session.type(TYPED[f.InputKind.TX_ID]) is None
    session.record_results((result("receipt", CheckStatus.SKIPPED, "receipt-not-asked"),))
    session.proceed()
    assert session.step.id == {"stuck": "waiting", "failed": "failed", "not-arrived": "confirmed"}[told]


def test_an_address_is_checked_before_sending_without_talk_of_a_loss() -> None:
    """T06, "I haven't sent it yet": the same address ends in "send", another one in "don't"."""
    flow = read_flow(RESOURCES / "flows" / "transfer-trouble.yaml")
    for reason, end in (
        ("", "ready"),
        ("address-differs", "differs-before"),
        ("address-look-alike", "poisoned"),
    ):
        session = Session(flow, brand(), StillClock())
        session.answer("chain")
        session.answer("before")
        assert session.type(TYPED[f.InputKind.ADDRESS]) is None
        session.skip()
        session.record_results((result("address"),))
        session.proceed()
        assert session.type(TYPED[f.InputKind.ADDRESS]) is None
        status = CheckStatus.FAILED if reason else CheckStatus.PASSED
        session.record_results((result("same-address", status, reason),))
        session.proceed()
        assert session.step.id == end


def test_a_wrong_clock_at_login_never_ends_at_the_authenticator_of_somebody_else() -> None:
    """T05: only who came for a code is told how to recover two-step verification."""
    flow = read_flow(RESOURCES / "flows" / "cannot-log-in.yaml")
    for answer, end in (("loading", "app-steps"), ("code", "lost-authenticator")):
        session = Session(flow, brand(), StillClock())
        session.answer(answer)
        if answer == "code":
            session.answer("app")
        session.record_results((result("clock", CheckStatus.WARNING, "clock-behind"),))
        session.proceed()
        assert session.step.id == "set-clock"
        session.answer("still")
        assert session.step.id == end


def test_correcting_what_was_typed_shows_the_look_before_and_keeps_both() -> None:
    """T09: the card number again after a typing error; memory only, both results in the account."""
    session = Session(read_flow(RESOURCES / "flows" / "bank-card.yaml"), brand(), StillClock())
    session.answer("link")
    session.answer("number")
    assert session.type("4111111111111112") is None
    session.skip()
    session.record_results((result("card", CheckStatus.FAILED, "card-typing"),))
    session.proceed()
    assert session.step.id == "retype"
    session.go_to("number")
    assert session.type("4111111111111111") is None
    session.skip()
    assert session.earlier_results["card"].reason == "card-typing"
    session.record_results((result("card"),))
    session.proceed()
    looks = [entry.code for entry in session.account().entries if entry.step_id == "card"]
    assert looks == ["card=failed:card-typing", "card=passed:"]
    assert session.results()["card"].status is CheckStatus.PASSED
    assert "4111" not in state_of(session)
    again = resume(session.flow, state_of(session), session.brand, StillClock())
    assert again.session.visits == session.visits


FINE = re.compile("没有问题|没有发现问题|看起来正常|are fine|is fine|look fine|shows no cause")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_nobody_is_told_that_all_is_fine_while_a_check_found_a_fault_on_their_side(path: Path) -> None:
    walker = Walker(read_flow(path))
    walker.walk_until_done()
    for session in walker.ends:
        step = session.step
        assert isinstance(step, f.OutcomeStep)
        said = step.cause.zh + step.cause.en
        if step.result is not f.OutcomeResult.SOLVED and FINE.search(said):
            side = decide(session.results().values()).side
            assert side not in {Side.YOU, Side.THE_WAY}, f"{step.id} after {sorted(session.results())}"
