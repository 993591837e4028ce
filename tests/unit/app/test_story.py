"""The story of the pictures: one order of time, told from fixed moments only."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from statistics import median_low

from walletcare.app.tour.story_lines import BEGINS, ENDS, EVENTS, TOPICS, Deed, Request, first_words


def test_events_come_one_after_another() -> None:
    moments = [BEGINS, *(event.at for event in EVENTS), ENDS]
    assert all(one < next_ for one, next_ in pairwise(moments))


def test_whoever_writes_has_words_in_both_languages() -> None:
    for event in EVENTS:
        assert (event.text is not None) is (event.deed in {Deed.WRITE, Deed.REPLY})
        assert event.text is None or (event.text.zh and event.text.en)


def test_every_request_begins_with_what_the_user_writes() -> None:
    for request in Request:
        first = next(event for event in EVENTS if event.request is request)
        assert first.deed is Deed.WRITE
        assert first_words(request) == first.text
        assert TOPICS[request]


def test_nobody_is_overdue_in_the_pictures() -> None:
    asked = {}
    waits = []
    for event in EVENTS:
        if event.deed is Deed.WRITE:
            asked[event.request] = event.at
        elif event.deed is Deed.REPLY:
            waits.append(event.at - asked.pop(event.request))
    assert len(waits) == 3, "as many as a usual wait is measured from"
    assert list(asked) == [Request.ASSIGNED]
    assert timedelta() < ENDS - asked[Request.ASSIGNED] < median_low(waits)
