"""Courteous openings per topic, and a bilingual one for a channel that lacks the user's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from walletcare.domain.language import Language, LocalText
from walletcare.domain.topic import topic_of

if TYPE_CHECKING:
    from walletcare.domain.channel import ChannelSpec


@dataclass(frozen=True, slots=True)
class MessageTemplate:
    """A text to start from. ``…`` marks what the user fills in; it is put into the composer, never sent."""

    id: str
    title: LocalText
    text: LocalText


_OPENINGS: dict[str, LocalText] = {
    "payment-failed": LocalText(
        "你好，我在 …（时间）付款 …（金额）给 …（商户），显示失败，但钱好像已经扣了。"
        "麻烦查一下这笔钱现在在哪里，谢谢。",
        "Hello, on … I paid … to …. It says failed, but the money seems to be gone. Could you see where it "
        "is? Thank you.",
    ),
    "transfer": LocalText(
        "你好，我在 …（时间）转出 …（金额），对方到现在还没有收到。麻烦看一下卡在哪一步，谢谢。",
        "Hello, on … I sent …, and it hasn’t arrived. Could you see which step it’s waiting at? Thank you.",
    ),
    "refund": LocalText(
        "你好，商户说 …（日期）已经退款 …（金额），我还没有收到。麻烦查一下退款到哪一步了，"
        "大概什么时候到账，谢谢。",
        "Hello, the shop says it refunded … on …. I don’t have it yet. Could you tell me where it is and "
        "when to expect it? "
        "Thank you.",
    ),
    "login": LocalText(
        "你好，从 …（时间）起我登录不了，看到的提示是“…”。我已经试过 …。麻烦帮我看看原因，谢谢。",
        "Hello, since … I can’t log in. The message says “…”. I’ve tried …. Could you help me find out why? "
        "Thank you.",
    ),
    "account-recovery": LocalText(
        "你好，我进不了自己的账户：…（手机换了、密码忘了等）。请告诉我需要准备哪些材料，谢谢。",
        "Hello, I can’t get into my account: … (new phone, forgotten password). Which papers do you need "
        "from me? Thank you.",
    ),
    "account-frozen": LocalText(
        "你好，我的账户从 …（时间）起被限制，提示是“…”。请问是什么原因，我需要做什么，谢谢。",
        "Hello, my account has been limited since …. The message says “…”. What is the reason, and what "
        "should I do? Thank you.",
    ),
    "bank-card": LocalText(
        "你好，我绑定 …（银行）的卡时失败，提示是“…”。麻烦看一下是哪一项没有通过，谢谢。",
        "Hello, adding my card from … fails with “…”. Could you see which check it doesn’t pass? Thank you.",
    ),
    "registration": LocalText(
        "你好，我在开户（实名）这一步停住了，页面显示“…”。已经等了 …。麻烦看一下进度，谢谢。",
        "Hello, opening my account stops at the identity check, which says “…”. I’ve waited …. Could you "
        "look? Thank you.",
    ),
    "security": LocalText(
        "你好，我发现 …（时间）有一笔不是我做的操作：…。我已经改了密码。请先帮我保护账户，谢谢。",
        "Hello, on … something happened in my account that wasn’t me: …. I’ve changed my password. Please "
        "protect the account "
        "first. Thank you.",
    ),
    "suspicious": LocalText(
        "你好，有人自称客服联系我（…渠道），要我 …。我没有照做。请确认是不是你们的人，谢谢。",
        "Hello, somebody who says they are support wrote to me on … and asked me to …. I didn’t. Is that "
        "one of you? Thank you.",
    ),
    "crypto": LocalText(
        "你好，我在 …（链）转了 …，交易哈希是 …，现在的状态是 …。麻烦看一下下一步该做什么，谢谢。",
        "Hello, I sent … on … (chain). The hash is …, and it now shows …. What should I do next? Thank you.",
    ),
    "balance": LocalText(
        "你好，我在 …（时间）充值 …（金额），余额没有变。麻烦查一下，谢谢。",
        "Hello, I topped up … on …, and my balance hasn’t changed. Could you look into it? Thank you.",
    ),
    "fees": LocalText(
        "你好，这笔 …（金额）的操作收了 … 手续费（提示超过限额），请问是怎么算的，谢谢。",
        "Hello, for … I was charged … (or told about a limit). How is it worked out? Thank you.",
    ),
    "app": LocalText(
        "你好，我在 …（页面）点 … 之后，软件 …。重新打开也一样。麻烦看一下，谢谢。",
        "Hello, on the … page, after I press …, the app …. Opening it again doesn’t help. Could you have a "
        "look? Thank you.",
    ),
    "complaint": LocalText(
        "你好，我想就 …（时间、哪一次联系）投诉：…。我希望的处理是 …。谢谢。",
        "Hello, I’d like to complain about … (when, which contact): …. What I’d like you to do is …. Thank "
        "you.",
    ),
    "feedback": LocalText(
        "你好，我有一个建议：…。这样会更方便，因为 …。",
        "Hello, I have a suggestion: …. It would help because ….",
    ),
    "other": LocalText(
        "你好，我遇到的情况是：…。麻烦看一下，谢谢。",
        "Hello, this is what happened: …. Could you have a look? Thank you.",
    ),
}


def templates(topic: str) -> tuple[MessageTemplate, ...]:
    """Openings for ``topic`` ("something else" for an unknown one); the topic's own comes first."""
    own = topic_of(topic)
    codes = dict.fromkeys((own.code, "other"))
    return tuple(MessageTemplate(code, topic_of(code).label, _OPENINGS[code]) for code in codes)


def channel_lacks(spec: ChannelSpec, language: Language) -> bool:
    """Whether nobody on this channel reads ``language`` (as far as the brand file says)."""
    return bool(spec.languages) and language not in spec.languages


def bilingual_template(topic: str, text: str, spec: ChannelSpec, language: Language) -> str | None:
    """The user's own words under an introduction in a language that the channel reads; None when it reads
    theirs.

    Nothing is translated by machine: the topic and the request are ours, the user's words stay as they are.
    """
    if not channel_lacks(spec, language):
        return None
    target = spec.languages[0]
    label = topic_of(topic).label.text(target)
    if target is Language.EN:
        return (
            f"Hello, my problem is about: {label}.\n"
            "I write in Chinese. Short sentences and numbers help me. You may answer in English; I will "
            "translate it.\n"
            f"My own words follow. 以下是我的原话：\n\n{text}"
        )
    return (
        f"你好，我的问题是：{label}。\n"
        "我用英文写。请用短句和数字回复，可以用中文，我会自己翻译。\n"
        f"以下是我的原话。My own words follow:\n\n{text}"
    )


def progress_text(language: Language, days: int) -> str:
    """ "How does it stand": a short question in the same case."""
    if language is Language.ZH:
        waited = f"这个请求已经 {days} 天了，" if days >= 1 else ""
        return f"你好，{waited}想问问现在处理到哪一步了，大概什么时候会有结果？谢谢。"
    waited = f"It’s been {days} {'day' if days == 1 else 'days'} since I asked. " if days >= 1 else ""
    return f"Hello. {waited}Could you tell me how my request stands and when to expect a result? Thank you."


def person_text(language: Language) -> str:
    """What gets past an automatic assistant: one sentence with the words that such programs look for."""
    if language is Language.ZH:
        return "你好，请转人工客服，谢谢。"
    return "Hello. I’d like to talk to a person, please. Thank you."
