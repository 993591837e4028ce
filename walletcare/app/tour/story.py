"""Requests for the pictures: sent through the real outbox to the demo's desk, answered by its people."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from walletcare.app.services import Services
from walletcare.domain.language import Language, LocalText
from walletcare.domain.ticket import Draft, DraftId, TicketId

_WAIT_S = 20.0
_PAUSE_S = 0.02


class StoryError(Exception):
    """The demo did not come to the point that the pictures show; names what was missing."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One request. ``lines``: agent (True) and user (False) by turns; the last speaker decides the stage."""

    topic: str
    text: LocalText
    lines: tuple[tuple[bool, LocalText], ...] = ()
    is_assigned: bool = False
    is_solved: bool = False


SCENES: tuple[Scene, Scene, Scene] = (
    Scene(
        "balance",
        LocalText(
            "昨天用银行卡充值 200，余额里一直没有",
            "I topped up 200 by card yesterday and it isn’t in my balance",
        ),
        (
            (
                True,
                LocalText(
                    "查到了，银行今天上午已经入账。", "Found it. The bank let it through this morning."
                ),
            ),
        ),
        is_solved=True,
    ),
    Scene(
        "registration",
        LocalText(
            "身份验证一直不通过，照片重拍了三次", "My ID check keeps failing, I took the photo three times"
        ),
        is_assigned=True,
    ),
    Scene(
        "payment-failed",
        LocalText(
            "中午扫码付款，显示失败，但是银行卡扣了 1,280 元。商户说没收到。",
            "I paid 180.00 by code at noon. It said failed, but my card was charged. The shop got nothing.",
        ),
        (
            (
                True,
                LocalText(
                    "你好，我是 Mei。你写的我都看到了，不用再说一遍。",
                    "Hi, I’m Mei. I’ve read all of it, no need to repeat anything.",
                ),
            ),
            (False, LocalText("好的，谢谢。大概多久能退回来？", "Thank you. How long until it comes back?")),
            (
                True,
                LocalText(
                    "这笔钱现在冻结在银行，没有付给商户。方便补一张付款页的截图吗？请先遮住卡号。",
                    "The money is on hold at the bank and was not paid to the shop. Could you add a "
                    "screenshot of the payment page? Please cover the card number first.",
                ),
            ),
        ),
        is_assigned=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Told:
    """The requests of the story: one solved, one in somebody's hands, one with a conversation."""

    solved: TicketId
    assigned: TicketId
    talking: TicketId


def tell_story(services: Services, language: Language) -> Told:
    """Play all scenes. Blocks; call it in the store lane.

    Raises:
        StoryError: The desk or the outbox did not get there.
    """
    return Told(*(_play(services, scene, language) for scene in SCENES))


def _play(services: Services, scene: Scene, language: Language) -> TicketId:
    contact, desk = services.contact, services.desk
    if desk is None:
        raise StoryError("no desk")
    text = scene.text.text(language)
    draft = Draft(id=DraftId(uuid4().hex), topic=scene.topic, text=text)
    ticket_id = contact.submit(draft, channel_id="chat").id

    def conversation() -> int | None:
        ticket = contact.tickets.get(ticket_id)
        numbers = [] if ticket is None else [leg.conversation_id for leg in ticket.legs]
        return next((number for number in numbers if number is not None), None)

    _wait(services, lambda: conversation() is not None, "a conversation")
    number = conversation() or 0
    desk.control.script(number, on=False)
    if scene.is_assigned:
        desk.control.assign(number, "mei")
        desk.control.see(number)
    for is_agent, line in scene.lines:
        words = line.text(language)
        if is_agent:
            desk.control.reply(number, words, agent="mei")
        else:
            contact.reply(ticket_id, words)
        _wait(services, lambda words=words: _has(services, ticket_id, words), words)  # type: ignore[misc]
    if scene.is_solved:
        desk.control.resolve(number)
        _wait(services, lambda: _is_finished(services, ticket_id), "the end of a request")
    contact.resync()
    return ticket_id


def _has(services: Services, ticket_id: TicketId, text: str) -> bool:
    messages = services.contact.tickets.messages(ticket_id).messages
    return any(text in message.text and message.remote_id is not None for message in messages)


def _is_finished(services: Services, ticket_id: TicketId) -> bool:
    ticket = services.contact.tickets.get(ticket_id)
    return ticket is not None and ticket.stage.is_finished


def _wait(services: Services, condition: Callable[[], bool], what: str) -> None:
    ends_at = time.monotonic() + _WAIT_S
    while not condition():
        if time.monotonic() > ends_at:
            raise StoryError(f"waited {_WAIT_S:.0f} s in vain for: {what}")
        services.contact.deliver_due()
        services.contact.resync()
        time.sleep(_PAUSE_S)
