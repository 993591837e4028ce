"""Whatever order a user goes forward, back, around and away in: nothing breaks and nothing is lost."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest

from tests.helpers.flow_walk import TYPED, fault_sets
from tests.helpers.flows import StillClock, brand
from walletcare.content.flow_source import read_flow
from walletcare.domain import flow as f
from walletcare.infra.paths import resources_dir
from walletcare.troubleshoot.session import Session
from walletcare.troubleshoot.session_state import resume, state_of

PATHS = sorted((resources_dir() / "flows").glob("*.yaml"))
MOVES = 120
SECRET = [value for kind, value in TYPED.items() if kind.is_memory_only]


@cache
def flow_at(path: Path) -> f.Flow:
    return read_flow(path)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_any_order_of_moves_keeps_the_run_whole(path: Path, seed: int) -> None:
    dice = random.Random(f"{path.stem}/{seed}")
    clock = StillClock()
    session = Session(flow_at(path), brand(is_custodial=dice.choice([True, False, None])), clock)
    for _ in range(MOVES):
        clock.move(seconds=dice.randint(1, 90))
        session = move(session, dice, clock)
        hold_true(session)


def move(session: Session, dice: random.Random, clock: StillClock) -> Session:
    chance = dice.random()
    if chance < 0.12:
        session.back()
        return session
    if chance < 0.18:
        session.go_to(dice.choice(session.trail()).step_id)
        return session
    if chance < 0.20:
        session.restart()
        return session
    if chance < 0.28:
        again = resume(session.flow, state_of(session), session.brand, clock)
        if again.note is None:
            assert again.session.visits == session.visits
        else:
            kept = len(again.session.visits) - 1
            assert again.session.visits[:kept] == session.visits[:kept]
        return again.session
    step = session.step
    match step:
        case f.QuestionStep():
            session.answer(dice.choice(step.choices).id)
        case f.InstructionStep():
            if step.recheck and dice.random() < 0.5:
                session.record_results(dice.choice(list(fault_sets(step.recheck))))
            session.answer(dice.choice(step.exits).id)
        case f.InputStep():
            if step.is_optional and dice.random() < 0.4:
                session.skip()
            else:
                assert session.type(TYPED[step.input]) is None
        case f.ChecksStep():
            for use in session.uses():
                session.inputs_of(use)
            session.record_results(dice.choice(list(fault_sets(step.run))))
            session.proceed()
        case _:
            session.back()
    return session


def hold_true(session: Session) -> None:
    trail, visits = session.trail(), session.visits
    assert len(trail) == len(visits)
    assert [item.is_open for item in trail] == [False] * (len(trail) - 1) + [True]
    assert all(item.label.zh and item.label.en for item in trail)
    assert len({visit.step_id for visit in visits}) == len(visits), "no step stands twice on a trail"
    assert visits[0].step_id == session.flow.start or session.flow.step(session.flow.start) is not None
    progress = session.progress()
    assert 0 <= progress.least <= progress.guess <= progress.most
    assert session.is_finished == (progress.most == 0)
    kept = state_of(session) + repr(session.account()) + repr(session.known())
    assert not any(secret in kept for secret in SECRET)
