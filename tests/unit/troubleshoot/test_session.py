"""The state machine: moving, going back, forgetting, handing over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.flows import NOW, SAMPLE, StillClock, brand, flow_of, result
from walletcare.content.flow_source import read_flow
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult, Side
from walletcare.domain.flow import OutcomeStep
from walletcare.domain.language import Language, LocalText
from walletcare.domain.ticket import DraftId
from walletcare.infra.paths import resources_dir
from walletcare.troubleshoot.deadlines import deadlines_of
from walletcare.troubleshoot.session import MoveError, Session
from walletcare.troubleshoot.session_state import resume, state_of

CARD = "4111111111111111"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(flow_of(tmp_path, SAMPLE), brand(), StillClock())


def to_look(session: Session) -> None:
    session.answer("code")
    assert session.type("1280 元") is None
    assert session.type("昨天") is None


def behind() -> tuple[DiagnosticResult, ...]:
    return (result("clock", CheckStatus.WARNING, "clock-behind", "4 min 12 s"), result("service"))


def test_branches_are_passed_silently(session: Session) -> None:
    to_look(session)
    assert session.step.id == "look"
    assert [visit.step_id for visit in session.visits] == ["kind", "amount", "when", "look"]


def test_an_input_left_empty_takes_the_other_branch(session: Session) -> None:
    session.answer("code")
    session.type("12")
    session.skip()
    assert session.step.id == "ask"


def test_checks_lead_by_reason_then_by_verdict(session: Session) -> None:
    session.answer("not-sure")
    session.record_results(behind())
    session.proceed()
    assert session.step.id == "fix"
    session.go_to("look")
    session.record_results((result("clock"), result("service", CheckStatus.FAILED, "service-error")))
    assert session.verdict().side is Side.THEM
    session.proceed()
    assert session.step.id == "theirs"


def test_the_second_look_is_kept_beside_the_first(session: Session) -> None:
    session.answer("not-sure")
    session.record_results(behind())
    session.proceed()
    session.record_results((result("clock"),))
    session.answer("fixed")
    codes = [entry.code for entry in session.account().entries]
    assert codes == [
        "kind=not-sure",
        "clock=warning:clock-behind",
        "service=passed:",
        "clock=passed:",
        "fix=fixed",
        "done=solved",
    ]


def test_places_in_texts_are_filled_in_both_languages(session: Session) -> None:
    session.answer("not-sure")
    session.record_results(behind())
    session.proceed()
    session.answer("fixed")
    step = session.step
    assert isinstance(step, OutcomeStep)
    assert session.text(step.cause) == LocalText("差了 4 min 12 s。", "It was off by 4 min 12 s.")


def test_typed_text_is_never_read_for_placeholders(tmp_path: Path) -> None:
    text = SAMPLE.replace("kind: amount\n", "kind: text\n")
    session = Session(flow_of(tmp_path, text), brand(), StillClock())
    session.answer("code")
    session.type("{brand} {input:amount|x}")
    session.skip()
    step = session.step
    assert isinstance(step, OutcomeStep)
    assert "{brand} {input:amount|x}" in session.text(step.cause).en
    assert any(entry.answer.en == "{brand} {input:amount|x}" for entry in session.account().entries)


def test_the_draft_asks_nothing_twice(session: Session) -> None:
    session.answer("code")
    session.type("1280 元")
    session.type("昨天 20:15")
    session.record_results((result("clock"), result("service")))
    session.proceed()
    draft = session.draft(DraftId("d1"), Language.EN)
    assert (draft.topic, draft.amount, draft.when) == ("login", "1280 元", "2026-03-04 20:15")
    assert draft.text == "Hello, about 1280 元."
    assert draft.account is not None
    assert draft.account.summary == LocalText("苍鹭钱包 的验证码不对", "A code of Heron Wallet is rejected")
    assert draft.account.complexity == "investigate"
    assert draft.account.verdict == "nothing-found"


def test_leaving_early_still_gives_a_draft_of_the_flows_topic(session: Session) -> None:
    session.answer("code")
    session.type("12")
    draft = session.draft(DraftId("d1"), Language.ZH)
    assert (draft.topic, draft.amount, draft.text) == ("login", "12", "")


def test_a_card_number_is_used_once_and_kept_nowhere(session: Session) -> None:
    session.answer("card")
    session.type("4111 1111 1111 1111")
    (use,) = session.uses()
    assert session.inputs_of(use) == {"number": CARD}
    session.record_results((result("card"),))
    assert session.inputs_of(use) == {"number": CARD}, "so that the check can be run once more"
    session.record_results((result("card", CheckStatus.FAILED, "card-typing"),))
    session.proceed()
    assert session.inputs_of(use) == {}
    everything = " ".join(
        [
            repr(session.visits),
            state_of(session),
            repr(session.account()),
            repr(session.draft(DraftId("d"), Language.EN)),
            repr(session.trail()),
            repr(session.known()),
        ]
    )
    assert CARD not in everything.replace(" ", "")
    assert "Checked on this computer and not kept" in everything


def test_leaving_the_page_forgets_a_card_number(session: Session) -> None:
    session.answer("card")
    session.type(CARD)
    (use,) = session.uses()
    session.close()
    assert session.inputs_of(use) == {}
    assert session.forgotten_source(session.step.id) == "card"


def test_going_back_to_a_check_of_a_forgotten_number_asks_for_it_again(session: Session) -> None:
    session.answer("card")
    session.type(CARD)
    session.record_results((result("card"),))
    session.proceed()
    session.go_to("card-look")
    assert session.step.id == "card"
    assert session.earlier_value == ""


def test_back_remembers_the_earlier_answer(session: Session) -> None:
    to_look(session)
    session.back()
    assert (session.step.id, session.earlier_value) == ("when", "2026-03-04")
    session.go_to("kind")
    assert session.earlier_choice == "code"
    session.answer("code")
    assert session.earlier_value == "1280 元"
    assert not session.results()


def test_back_at_the_start_does_nothing(session: Session) -> None:
    assert not session.can_go_back
    session.back()
    assert session.step.id == "kind"


def test_restart_forgets_everything(session: Session) -> None:
    to_look(session)
    session.restart()
    assert session.step.id == "kind"
    assert session.earlier_choice == ""


def test_the_trail_shows_answers_and_ends_with_the_open_step(session: Session) -> None:
    to_look(session)
    assert [(item.label.en, item.is_open) for item in session.trail()] == [
        ("A code", False),
        ("1280 元", False),
        ("2026-03-04", False),
        ("Checking", True),
    ]
    assert [fact.answer.en for fact in session.known()] == ["A code", "1280 元", "2026-03-04"]


def test_progress_knows_the_shortest_and_the_longest_way(session: Session) -> None:
    progress = session.progress()
    assert (progress.step, progress.least, progress.most) == (1, 2, 5)
    assert not progress.is_known
    to_look(session)
    assert (session.progress().least, session.progress().most) == (1, 2)


def test_wrong_moves_are_refused(session: Session) -> None:
    with pytest.raises(MoveError, match="flow-no-such-choice"):
        session.answer("nonsense")
    with pytest.raises(MoveError, match="flow-no-input"):
        session.type("x")
    with pytest.raises(MoveError, match="flow-not-checked"):
        session.proceed()
    with pytest.raises(MoveError, match="flow-no-checks"):
        session.record_results(())
    with pytest.raises(MoveError, match="flow-not-on-trail"):
        session.go_to("done")
    session.answer("code")
    with pytest.raises(MoveError, match="flow-input-needed"):
        session.skip()


def test_a_problem_keeps_the_input_open(session: Session) -> None:
    session.answer("code")
    problem = session.type("much")
    assert problem is not None
    assert problem.code == "amount"
    assert session.step.id == "amount"


def test_a_screened_secret_is_not_kept(tmp_path: Path) -> None:
    warning = LocalText("像是助记词。", "This looks like a recovery phrase.")
    session = Session(
        flow_of(tmp_path, SAMPLE.replace("kind: amount\n", "kind: text\n")),
        brand(),
        StillClock(),
        screen=lambda text: warning if "zebra" in text else None,
    )
    session.answer("code")
    problem = session.type("zebra zoo")
    assert problem is not None
    assert problem.text == warning
    assert "zebra" not in state_of(session)


def test_deadlines_come_from_the_day_that_was_typed(session: Session) -> None:
    session.answer("code")
    session.type("12")
    session.type("2026-03-01")
    session.record_results((result("clock"), result("service")))
    session.proceed()
    dates = deadlines_of(session, NOW.astimezone().date())
    assert [(str(item.kind), item.day.isoformat(), item.days_left) for item in dates] == [
        ("ask-refund", "2026-03-31", 26),
        ("dispute", "2026-05-30", 86),
    ]


class TestFinishLater:
    def test_a_run_goes_on_where_it_stopped(self, session: Session) -> None:
        to_look(session)
        session.record_results(behind())
        session.proceed()
        again = resume(session.flow, state_of(session), session.brand, StillClock())
        assert again.note is None
        assert again.session.visits == session.visits
        assert again.session.results() == session.results()
        again.session.answer("fixed")
        assert again.session.is_finished

    def test_every_stop_can_be_resumed(self, session: Session) -> None:
        moves: list[Callable[[Session], object]] = [
            lambda s: s.answer("code"),
            lambda s: s.type("12"),
            lambda s: s.type("昨天"),
            lambda s: s.record_results(behind()),
            lambda s: s.proceed(),
            lambda s: s.answer("still"),
        ]
        for move in moves:
            move(session)
            again = resume(session.flow, state_of(session), session.brand, StillClock())
            assert again.note is None
            assert again.session.visits == session.visits

    def test_a_forgotten_number_is_asked_again_and_said_so(self, session: Session) -> None:
        session.answer("card")
        session.type(CARD)
        again = resume(session.flow, state_of(session), session.brand, StillClock())
        assert again.session.step.id == "card"
        assert again.note is not None
        assert CARD not in state_of(session)

    def test_a_changed_flow_keeps_the_answers_that_still_fit(self, session: Session, tmp_path: Path) -> None:
        to_look(session)
        session.record_results(behind())
        session.proceed()
        newer = SAMPLE.replace("version: 1", "version: 2").replace("next: fix", "next: theirs")
        again = resume(flow_of(tmp_path, newer), state_of(session), session.brand, StillClock())
        assert again.note is not None
        assert "updated" in again.note.en
        assert [visit.step_id for visit in again.session.visits][:3] == ["kind", "amount", "when"]
        assert again.session.filled_fields()

    def test_a_changed_flow_that_means_the_same_goes_on_without_a_word(
        self, session: Session, tmp_path: Path
    ) -> None:
        to_look(session)
        newer = SAMPLE.replace("version: 1", "version: 2").replace("多少钱", "付了多少钱")
        again = resume(flow_of(tmp_path, newer), state_of(session), session.brand, StillClock())
        assert again.note is None
        assert again.session.step.id == "look"

    def test_a_choice_that_is_gone_stops_the_run_there(self, session: Session, tmp_path: Path) -> None:
        to_look(session)
        newer = SAMPLE.replace("version: 1", "version: 2").replace("id: code", "id: numbers")
        newer = newer.replace("kind: [code]", "kind: [numbers]")
        again = resume(flow_of(tmp_path, newer), state_of(session), session.brand, StillClock())
        assert again.session.step.id == "kind"
        assert again.note is not None

    @pytest.mark.parametrize(
        "state", ["", "[]", "{}", '{"format":1,"flow":"other","version":1,"visits":[]}', "x"]
    )
    def test_a_damaged_state_is_refused_by_name(self, session: Session, state: str) -> None:
        with pytest.raises(Exception, match="session-unreadable"):
            resume(session.flow, state, session.brand, StillClock())


def test_the_trail_shows_what_was_typed_when_it_is_short_and_never_fills_it() -> None:
    """What we know so far stays in view; a number kept in memory only is never part of it."""
    flow = read_flow(resources_dir() / "flows" / "refund.yaml")
    session = Session(flow, brand(), StillClock())
    for choice in ("company", "not-asked"):
        session.answer(choice)
    assert session.type("AB20260301123456789") is None
    assert session.type("1280 CNY") is None
    assert session.type("{brand}") is None
    labels = [item.label.en for item in session.trail()]
    assert labels == [
        "Wallet balance or a card",
        "I haven't asked yet",
        "Order number",
        "1280 CNY",
        "{brand}",
        "Date",
    ]
