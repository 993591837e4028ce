"""A full Home state, as in the agreed pictures."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from walletcare.domain.article import ArticleMeta
from walletcare.domain.channel import (
    ChannelKind,
    ChannelSpec,
    ChannelState,
    ChannelStatus,
    OpeningHours,
    OpenSpan,
    Wait,
)
from walletcare.domain.language import Language, LocalText
from walletcare.domain.notice import Notice, NoticeKind
from walletcare.domain.ticket import Stage, TicketId
from walletcare.ui.stores.home import HomeState, LastEvent, RequestRow, RequestsOpening

NOW = datetime(2026, 9, 18, 6, 5, tzinfo=UTC)


def channel(kind: ChannelKind, zh: str, en: str, *, wait: timedelta, always: bool = False) -> ChannelStatus:
    spans = tuple(OpenSpan(day, time(9), time(21)) for day in range(7))
    spec = ChannelSpec(
        id=str(kind),
        kind=kind,
        label=LocalText(zh, en),
        purpose=LocalText("", ""),
        hours=OpeningHours("Asia/Shanghai", () if always else spans, is_always_open=always),
    )
    return ChannelStatus(spec, ChannelState.OPEN, Wait(wait, "published"), until=NOW + timedelta(hours=7))


def home_state() -> HomeState:
    requests = (
        RequestRow(
            TicketId("t1"),
            "WC-7K2F-91",
            "转账 ¥1,280.00 失败，但已扣款",
            Stage.WAITING_ON_YOU,
            LastEvent.SUPPORT_REPLIED,
            NOW - timedelta(minutes=12),
            line=LocalText("补一张付款页截图", "add a screenshot of the payment page"),
            needs_you=True,
            unread=1,
        ),
        RequestRow(
            TicketId("t2"),
            "WC-6M4D-08",
            "换手机后登录不了",
            Stage.ASSIGNED,
            LastEvent.SENT,
            NOW - timedelta(hours=1),
            line=LocalText("正在核对，今天 18:00 前回复", "checking, reply by 18:00 today"),
        ),
    )
    notice = Notice(
        "n1",
        NoticeKind.SUPPORT,
        LocalText("银行卡充值到账较慢", "Card top-ups are slow"),
        LocalText("余额不受影响。15:00 前更新进展。", "Your balance is not affected. Next update by 15:00."),
        NOW - timedelta(hours=1),
        NOW + timedelta(hours=1),
        raises_wait=True,
    )
    questions = (
        ("payment-failed", "付款失败，但银行卡已扣款", "Payment failed but my card was charged"),
        ("new-phone", "换了手机怎么登录", "Sign in on a new phone"),
    )
    return HomeState(
        now=NOW,
        opening=RequestsOpening.DONE,
        requests=requests,
        services=(
            channel(ChannelKind.CHAT, "在线聊天", "Live chat", wait=timedelta(minutes=4)),
            channel(ChannelKind.EMAIL, "邮件", "Email", wait=timedelta(hours=6), always=True),
            channel(
                ChannelKind.SOCIAL, "官方社交账号", "Official social", wait=timedelta(days=1), always=True
            ),
        ),
        notices=(notice,),
        pinned={
            Language.ZH: tuple(_meta(slug, zh, Language.ZH) for slug, zh, _ in questions),
            Language.EN: tuple(_meta(slug, en, Language.EN) for slug, _, en in questions),
        },
        checked_at=NOW - timedelta(minutes=2),
    )


def _meta(slug: str, title: str, language: Language) -> ArticleMeta:
    return ArticleMeta(slug, "payments", language, title, "", date(2026, 9, 18), 3)
