"""The story of the pictures: what is written in it, by whom, and at which moment.

Every moment is fixed. Nothing in the pictures depends on when, or how fast, the story is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum

from walletcare.domain.language import LocalText

ZONE = timezone(timedelta(hours=8))
"""The zone of the demo's wallet. Its user lives there too."""
POSIX_ZONE = "<+08>-8"
"""The same for the C library, without a name: no zone file is needed."""


class Request(StrEnum):
    """The requests of the story: one solved, one with a conversation, one in somebody's hands."""

    SOLVED = "solved"
    TALKING = "talking"
    ASSIGNED = "assigned"


class Deed(StrEnum):
    """What happens: the user writes (the first time: submits), the agent acts, the desk asks for a rating."""

    WRITE = "write"
    ASSIGN = "assign"
    REPLY = "reply"
    RESOLVE = "resolve"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens at ``at`` in a request."""

    at: datetime
    request: Request
    deed: Deed
    text: LocalText | None = None


TOPICS = {
    Request.SOLVED: "balance",
    Request.TALKING: "payment-failed",
    Request.ASSIGNED: "registration",
}


def _yesterday(hour: int, minute: int) -> datetime:
    return datetime(2026, 11, 26, hour, minute, tzinfo=ZONE)


def _today(hour: int, minute: int) -> datetime:
    return datetime(2026, 11, 27, hour, minute, tzinfo=ZONE)


BEGINS = _yesterday(10, 0)
"""A Thursday in the opening hours; what comes before the story is in the pictures with an empty store."""
ENDS = _today(14, 2)
"""The present of the pictures: nobody has waited longer than the answers took until then."""

EVENTS: tuple[Event, ...] = (
    Event(
        _yesterday(10, 11),
        Request.SOLVED,
        Deed.WRITE,
        LocalText(
            "昨天用银行卡充值 200，余额里一直没有",
            "I topped up 200 by card yesterday and it isn’t in my balance",
        ),
    ),
    Event(
        _yesterday(10, 20),
        Request.SOLVED,
        Deed.REPLY,
        LocalText("查到了，银行今天上午已经入账。", "Found it. The bank let it through this morning."),
    ),
    Event(_yesterday(10, 24), Request.SOLVED, Deed.RESOLVE),
    Event(_yesterday(10, 25), Request.SOLVED, Deed.SURVEY),
    Event(
        _today(13, 40),
        Request.TALKING,
        Deed.WRITE,
        LocalText(
            "中午扫码付款，显示失败，但是银行卡扣了 1,280 元。商户说没收到。",
            "I paid 180.00 by code at noon. It said failed, but my card was charged. The shop got nothing.",
        ),
    ),
    Event(_today(13, 42), Request.TALKING, Deed.ASSIGN),
    Event(
        _today(13, 44),
        Request.TALKING,
        Deed.REPLY,
        LocalText(
            "你好，我是 Mei。你写的我都看到了，不用再说一遍。",
            "Hi, I’m Mei. I’ve read all of it, no need to repeat anything.",
        ),
    ),
    Event(
        _today(13, 47),
        Request.TALKING,
        Deed.WRITE,
        LocalText("好的，谢谢。大概多久能退回来？", "Thank you. How long until it comes back?"),
    ),
    Event(
        _today(13, 55),
        Request.ASSIGNED,
        Deed.WRITE,
        LocalText(
            "身份验证一直不通过，照片重拍了三次", "My ID check keeps failing, I took the photo three times"
        ),
    ),
    Event(
        _today(13, 57),
        Request.TALKING,
        Deed.REPLY,
        LocalText(
            "这笔钱现在冻结在银行，没有付给商户。方便补一张付款页的截图吗？请先遮住卡号。",
            "The money is on hold at the bank and was not paid to the shop. Could you add a "
            "screenshot of the payment page? Please cover the card number first.",
        ),
    ),
    Event(_today(13, 58), Request.ASSIGNED, Deed.ASSIGN),
)


def first_words(request: Request) -> LocalText:
    """What a request begins with."""
    texts = (event.text for event in EVENTS if event.request is request)
    return next(text for text in texts if text is not None)
