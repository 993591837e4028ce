"""A run of a flow as JSON, and back: finish later, even after the flow changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from walletcare.domain.brand import Brand
from walletcare.domain.clock import Clock
from walletcare.domain.errors import UserFacingError
from walletcare.domain.flow import Flow
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.accounting import FORGOTTEN
from walletcare.troubleshoot.places import LiveFacts
from walletcare.troubleshoot.session import Screen, Session
from walletcare.troubleshoot.visit import Visit, visit_from_plain, visit_to_plain

STATE_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Resumed:
    """A stored run, open again. ``note`` says why it does not go on exactly where it stopped, or is None."""

    session: Session
    note: LocalText | None = None


def state_of(session: Session) -> str:
    """The run as JSON, without memory-only inputs, for :func:`resume`."""
    return json.dumps(
        {
            "format": STATE_FORMAT,
            "flow": session.flow.id,
            "version": session.flow.version,
            "visits": [visit_to_plain(visit) for visit in session.visits],
        },
        ensure_ascii=False,
    )


def resume(
    flow: Flow,
    state: str,
    brand: Brand,
    clock: Clock,
    *,
    zone_today: Callable[[], date] | None = None,
    screen: Screen | None = None,
    live_facts: LiveFacts = dict,
) -> Resumed:
    """The run stored in ``state``, walked through ``flow`` as it is now.

    Where the flow changed so that the old answers lead elsewhere, the run stops at the last step that is
    still the same, and ``note`` says so. A number that was kept in memory only has to be typed again.

    Raises:
        UserFacingError: ``session-unreadable`` when the state is damaged or of another flow.
    """
    version, stored = _read(flow, state)
    session = Session(flow, brand, clock, zone_today=zone_today, screen=screen, live_facts=live_facts)
    is_whole = all(
        session.take(visit, is_last=place == len(stored) - 1) for place, visit in enumerate(stored)
    )
    if not is_whole or not stored:
        return Resumed(session, _CHANGED if version != flow.version else _LOST_PLACE)
    if not session.visits[-1].batches and session.forgotten_source(session.step.id) is not None:
        session.go_to(session.step.id)
        return Resumed(session, FORGOTTEN)
    return Resumed(session)


def _read(flow: Flow, state: str) -> tuple[int, list[Visit]]:
    try:
        plain = cast("dict[str, Any]", json.loads(state))
        if plain["format"] == STATE_FORMAT and plain["flow"] == flow.id:
            return int(plain["version"]), [visit_from_plain(entry) for entry in plain["visits"]]
    except (ValueError, KeyError, TypeError) as error:
        raise UserFacingError("session-unreadable", flow=flow.id) from error
    raise UserFacingError("session-unreadable", flow=flow.id)


_CHANGED = LocalText(
    "这份排查更新过，后面的步骤变了。前面的回答都还在，从这里接着做。",
    "This troubleshooter was updated; later steps changed. Your earlier answers are kept; go on from here.",
)
_LOST_PLACE = LocalText(
    "上次停下的地方找不到了，前面的回答都还在，从这里接着做。",
    "The place where you stopped can’t be found. Your earlier answers are kept; go on from here.",
)
