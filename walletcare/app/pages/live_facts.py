"""What a troubleshooter can say of support at this moment: open or closed, until when, and the wait."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from walletcare.contact.ways.hours import open_state
from walletcare.domain.channel import ChannelKind, ChannelState, ChannelStatus
from walletcare.domain.language import LocalText
from walletcare.domain.notice import NoticeKind
from walletcare.domain.support_now import QueuePlace, SupportNow
from walletcare.ui.contact.hours_words import today_spans

_MINUTE = timedelta(minutes=1)


def live_facts(statuses: tuple[ChannelStatus, ...], now: datetime) -> Mapping[str, LocalText]:
    """``support_now`` from the chat channel, or nothing while its state isn't known.

    ``support_hours`` are today's as the server names them; the brand file may know others.

    Times are local. The wait is named with where the figure comes from, as everywhere else.
    """
    chat = next((status for status in statuses if status.spec.kind is ChannelKind.CHAT), None)
    if chat is None:
        return {}
    return {**_now(chat, now), **_hours(chat, now)}


def support_now(
    statuses: tuple[ChannelStatus, ...], now: datetime, queue: QueuePlace | None = None
) -> SupportNow | None:
    """What a troubleshooter's look at support finds; None while the chat's state isn't known.

    Args:
        queue: The user's own place, where support tells it.
    """
    chat = next((status for status in statuses if status.spec.kind is ChannelKind.CHAT), None)
    # The queue is counted now, the usual wait is not: where both are known, only the queue is told.
    words = None if chat is None else _now(chat, now, tells_wait=queue is None).get("support_now")
    return None if chat is None or words is None else SupportNow(chat.state, words, queue)


def _hours(chat: ChannelStatus, now: datetime) -> Mapping[str, LocalText]:
    """Nothing where they are not known: the brand's own words stand then."""
    hours = chat.spec.hours
    if hours.is_always_open and open_state(hours, now).holiday is None:
        return {"support_hours": LocalText("全天", "round the clock")}
    if hours.is_unknown:
        return {}
    spans = today_spans(hours, now)
    if hours.is_never_open and not spans:
        return {"support_hours": LocalText("暂停服务，恢复时间未定", "closed until further notice")}
    if not spans:
        return {"support_hours": LocalText("今天休息", "closed today")}
    times = [f"{opens.astimezone():%H:%M}–{closes.astimezone():%H:%M}" for opens, closes in spans]
    zh, en = "、".join(times), ", ".join(times)
    return {"support_hours": LocalText(f"今天 {zh}（你的当地时间）", f"today {en}, your time")}


def _now(chat: ChannelStatus, now: datetime, *, tells_wait: bool = True) -> Mapping[str, LocalText]:
    until = _clock(chat.until, now)
    match chat.state:
        case ChannelState.OPEN | ChannelState.BUSY:
            busy = chat.state is ChannelState.BUSY
            in_repair = busy and chat.reason == NoticeKind.MAINTENANCE
            zh, en = "聊天现在有人值班", "the chat is staffed right now"
            if in_repair:
                zh, en = f"{zh}，但客服系统正在维护", f"{en}, but its system is being maintained"
            elif busy:
                zh, en = f"{zh}，但排队的人多", f"{en}, with a long queue"
            if until is not None:
                zh, en = f"{zh}，到 {until.zh}", f"{en}, until {until.en}"
            wait = _wait(chat, is_busy=busy) if tells_wait else None
            if wait is not None:
                zh, en = f"{zh}，{wait.zh}", f"{en}, {wait.en}"
            return {"support_now": LocalText(zh, en)}
        case ChannelState.CLOSED:
            zh, en = "聊天现在没有人值班", "nobody is on duty in the chat right now"
            if until is not None:
                zh, en = f"{zh}，{until.zh} 再开", f"{en}; it opens {until.en}"
            return {"support_now": LocalText(zh, en)}
        case ChannelState.FAILING:
            return {
                "support_now": LocalText("聊天系统现在连不上", "the chat system can’t be reached right now")
            }
        case _:
            return {}


def _wait(status: ChannelStatus, *, is_busy: bool) -> LocalText | None:
    if status.wait.length is None:
        return None
    minutes = max(1, round(status.wait.length / _MINUTE))
    if status.wait.origin == "measured":
        return LocalText(f"最近大约要等 {minutes} 分钟", f"lately about {minutes} min to wait")
    if is_busy:
        return LocalText(f"平时大约要等 {minutes} 分钟", f"otherwise about {minutes} min to wait")
    return LocalText(f"官方说大约要等 {minutes} 分钟", f"about {minutes} min to wait by its own figures")


def _clock(moment: datetime | None, now: datetime) -> LocalText | None:
    if moment is None:
        return None
    local, today = moment.astimezone(), now.astimezone().date()
    clock = f"{local:%H:%M}"
    if local.date() == today:
        return LocalText(f"今天 {clock}", f"today at {clock}")
    if local.date() == today + timedelta(days=1):
        return LocalText(f"明天 {clock}", f"tomorrow at {clock}")
    day = local.date()
    return LocalText(f"{day.month} 月 {day.day} 日 {clock}", f"on {day.day} {day:%b} at {clock}")
