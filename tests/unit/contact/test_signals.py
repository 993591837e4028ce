"""What support tells beyond the stages: the place in the queue."""

from __future__ import annotations

import pytest

from walletcare.contact.following.signals import signals_of
from walletcare.domain.chat import LiveFacts


def test_the_place_in_the_queue_is_taken_over() -> None:
    live = LiveFacts(updated_at=1.0, custom_attributes={"queue_position": "3", "queue_wait_minutes": "4"})
    assert (signals_of(live).queue_position, signals_of(live).queue_wait_minutes) == (3, 4)


@pytest.mark.parametrize("said", ["", "0", "-2", "1.5", "soon", "999999", "３"])
def test_a_senseless_place_is_unknown(said: str) -> None:
    live = LiveFacts(updated_at=1.0, custom_attributes={"queue_position": said})
    assert signals_of(live).queue_position is None
    assert signals_of(live).queue_wait_minutes is None
    assert signals_of(None).queue_position is None


@pytest.mark.parametrize(
    "said", ["9999-12-31T23:00:00Z", "253402300000", "0001-01-01T00:00:00", "²", "9" * 30]
)
def test_a_promise_that_no_screen_could_tell_is_none(said: str) -> None:
    live = LiveFacts(1.0, custom_attributes={"expected_by": said})
    assert signals_of(live).expected_by is None
