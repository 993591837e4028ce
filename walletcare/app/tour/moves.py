"""What a scene does that takes more than one step: walks, a full store, no server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random

from walletcare.app.tour.stage import Stage
from walletcare.app.tour.story import StoryError
from walletcare.app.tour.story_lines import TOPICS, Request, first_words
from walletcare.contact.composing.submission import NewTicket, add_ticket, free_reference, new_case_code
from walletcare.domain import flow as f
from walletcare.domain.chat import LinkState
from walletcare.domain.ticket import TicketKind
from walletcare.ui.navigation import PageName
from walletcare.ui.troubleshoot.page import TroubleshootPage

MANY = 10_000
_MOST_MOVES = 20
_FIRST_FLOW = "payment-failed"

Wanted = Callable[[f.Step], bool]


def overview(stage: Stage) -> None:
    """All troubleshooters, no run open."""
    stage.rooms.troubleshoot.finish_later()
    stage.program.navigator.open_page(PageName.TROUBLESHOOT)


def walk_to(stage: Stage, wanted: Wanted) -> None:
    """Open a run and answer until a step that is ``wanted`` is on the page, its checks done.

    Raises:
        StoryError: No troubleshooter has such a step on a way without typing.
    """
    store = stage.rooms.troubleshoot
    stage.program.navigator.open_page(PageName.TROUBLESHOOT)
    # Checks are made by the page.
    stage.page(TroubleshootPage)
    flows = sorted(store.flows(), key=lambda flow: flow.id != _FIRST_FLOW)
    flow = next((flow for flow in flows if _far(flow, flow.start, wanted) < _MOST_MOVES), None)
    if flow is None or not store.start(flow.id):
        raise StoryError("no troubleshooter has the step")
    for _ in range(_MOST_MOVES):
        session = store.session
        if session is None:
            break
        if wanted(session.step):
            stage.wait(lambda: not store.is_checking, "the checks")
            return
        _move(stage, flow, wanted)
    raise StoryError(f"{flow.id} did not come to the step")


def _move(stage: Stage, flow: f.Flow, wanted: Wanted) -> None:
    store = stage.rooms.troubleshoot
    session = store.session
    if session is None:
        raise StoryError("no run is open")
    match session.step:
        case f.QuestionStep(choices=choices) | f.InstructionStep(exits=choices):
            session.answer(min(choices, key=lambda choice: _far(flow, choice.next, wanted)).id)
        case f.ChecksStep():
            stage.wait(lambda: not store.is_checking, "the checks")
            session.proceed()
        case f.InputStep():
            session.skip()
        case step:
            raise StoryError(f"{flow.id} ended at {step.id}")
    store.moved()


def _far(flow: f.Flow, start: str, wanted: Wanted) -> int:
    """Steps from ``start`` to the nearest wanted one, without typing on the way; many when there is none."""
    seen, edge = {start}, [start]
    for distance in range(_MOST_MOVES):
        following: list[str] = []
        for step_id in edge:
            step = flow.step(step_id)
            if step is None:
                continue
            if wanted(step):
                return distance
            if isinstance(step, f.InputStep) and not step.is_optional:
                continue
            following += [target for target in f.next_ids(step) if target not in seen]
            seen.update(following)
        edge = following
    return _MOST_MOVES


def fill_store(stage: Stage) -> None:
    """Put ten thousand requests into the store, one an hour."""
    services, language = stage.services, stage.language
    written = [(TOPICS[request], first_words(request).text(language)) for request in Request]
    written = [(topic, text.split("。")[0].split(". ")[0]) for topic, text in written]
    newest = services.clock.now() - timedelta(hours=1)
    draw = Random(MANY).randrange  # noqa: S311 - the same references in each picture

    def work(_: object) -> int:
        with services.store.database.write() as connection:
            for number in range(MANY):
                topic, title = written[number % len(written)]
                new = NewTicket(TicketKind.REQUEST, topic, title, language)
                at = newest - timedelta(hours=number)
                add_ticket(connection, new, free_reference(connection, draw), new_case_code(draw), at)
        return MANY

    done: list[int] = []
    stage.program.tasks.store(work, done.append, stage.failed.append, owner=stage.program)
    stage.wait(lambda: done, "ten thousand requests")


def stop_server(stage: Stage) -> None:
    """End the desk and take the network away, as when the cable is pulled."""
    stage.services.own_network.note(is_online=False)
    if stage.services.desk is not None:
        stage.services.desk.stop()
    if stage.program.rooms is not None:
        stage.program.rooms.live.wake()
    stage.is_cut_off = True
    channels = stage.services.contact.channels
    stage.wait(lambda: channels.link is LinkState.OFFLINE, "the end of the connection")
    stage.wait(lambda: stage.program.home.state.is_offline, "Home to know of it")
