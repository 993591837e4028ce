"""What is said of the connection to support."""

from __future__ import annotations

import pytest

from tests.helpers.contact import contact_desk
from walletcare.domain.chat import LinkState
from walletcare.domain.errors import NotDeliveredError


@pytest.mark.parametrize(
    ("on_a_network", "told"), [(True, LinkState.UNREACHABLE), (False, LinkState.OFFLINE)]
)
def test_a_server_that_does_not_answer_is_told_apart_from_no_network(
    on_a_network: bool, told: LinkState
) -> None:
    with contact_desk(has_network=lambda: on_a_network) as desk:
        channels = desk.service.channels
        channels.note_link(LinkState.POLLING)
        told_so_far = [channels.link]
        desk.chat.fail("conversations", NotDeliveredError("refused"))
        with pytest.raises(NotDeliveredError):
            desk.service.resync()
        told_so_far.append(channels.link)
        channels.note_link(LinkState.CONNECTING)
        told_so_far.append(channels.link)
        desk.service.resync()
        told_so_far.append(channels.link)
        # Requests are answered at first, only the socket is missing; trying again changes nothing known.
        assert told_so_far == [LinkState.POLLING, told, told, LinkState.CONNECTING]


@pytest.mark.parametrize(("on_a_network", "told"), [(True, LinkState.CONNECTING), (False, LinkState.OFFLINE)])
def test_without_a_backend_only_the_network_is_known(on_a_network: bool, told: LinkState) -> None:
    with contact_desk(has_chat=False, has_network=lambda: on_a_network) as desk:
        assert desk.service.channels.link is told
