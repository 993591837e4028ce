"""Exactly what support will see of a draft: messages, files, and codes beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from walletcare.domain.account import AccountKind
from walletcare.domain.language import Language, LocalText
from walletcare.domain.ticket import TicketKind
from walletcare.domain.topic import topic_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from walletcare.domain.account import Account
    from walletcare.domain.ticket import Draft, DraftFile

MESSAGE_LIMIT = 5_000
"""Characters of one message; longer texts go out as several (contract section 9, suggested client caps)."""
FILE_LIMIT_BYTES = 10 * 1024 * 1024
FILES_LIMIT = 5


@dataclass(frozen=True, slots=True)
class AppFacts:
    """What is told about this program and computer; nothing that identifies the user.

    Attributes:
        team_language: What the team reads when it doesn't read ``language``; else None.
    """

    version: str
    system: str
    language: Language
    team_language: Language | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What leaves: the messages word for word, the files, and codes beside them (topic, reference...)."""

    messages: tuple[str, ...]
    files: tuple[DraftFile, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)


_FOOT = "WalletCare "
_HEAD = re.compile(r"\[WC-[0-9A-Z]{4}-[0-9A-Z]{2}\] [^\n]+ · [^\n]+\n\n")

_FIELDS = (
    ("when", LocalText("时间", "When")),
    ("amount", LocalText("金额", "Amount")),
    ("transaction", LocalText("交易编号", "Transaction")),
    ("email", LocalText("回复邮箱", "Reply email")),
)
_KINDS = {
    TicketKind.REQUEST: LocalText("请求", "Request"),
    TicketKind.COMPLAINT: LocalText("投诉", "Complaint"),
    TicketKind.FEEDBACK: LocalText("意见", "Feedback"),
    TicketKind.SUSPICIOUS: LocalText("可疑情况", "Suspicious contact"),
}
_SIDES = {
    "you": LocalText("可能在用户这边", "probably on the user’s side"),
    "the-way": LocalText("可能在网络上", "probably on the way (network)"),
    "them": LocalText("可能在钱包这边", "probably on the wallet’s side"),
    "nothing-found": LocalText("检查没有发现异常", "the checks found nothing"),
    "unknown": LocalText("还不确定", "not known"),
}


def preview(draft: Draft, reference: str, facts: AppFacts) -> Preview:
    """What support sees when ``draft`` is sent under ``reference``."""
    language = facts.language
    topic = topic_of(draft.topic)
    # The agent may read the other language: headings stand in both.
    lines = [f"[{reference}] {_both(_KINDS[draft.kind])} · {_both(topic.label)}", "", draft.text.strip()]
    filled = [
        f"{label.text(language)}: {value}"
        for name, label in _FIELDS
        if (value := str(getattr(draft, name)).strip())
    ]
    if filled:
        lines += ["", *filled]
    if draft.account is not None and draft.account.included():
        lines += ["", *account_lines(draft.account, language)]
        if facts.team_language not in {None, language}:
            lines += ["", *account_lines(draft.account, facts.team_language)]
    lines += ["", f"{_FOOT}{facts.version} · {facts.system} · {language.value}"]
    return Preview(
        messages=split_text("\n".join(lines)), files=draft.files, codes=codes_of(draft, reference, facts)
    )


def without_frame(text: str) -> str:
    """An own message without the heading and the closing line that :func:`preview` put around what was typed.

    For reading one's own conversation; whoever wants to see what left reads the whole text.
    """
    head = _HEAD.match(text)
    if head is None:
        return text
    body = text[head.end() :]
    rest, mark, foot = body.rpartition(f"\n\n{_FOOT}")
    return rest if mark and "\n" not in foot else body


def codes_of(draft: Draft, reference: str, facts: AppFacts) -> dict[str, str]:
    """Codes for the conversation's attributes (contract 4.6): never typed text."""
    codes = {
        "reference": reference,
        "topic": topic_of(draft.topic).code,
        "kind": draft.kind.value,
        "language": facts.language.value,
        "app_version": facts.version,
    }
    if draft.account is not None:
        codes["flow"] = draft.account.flow_id
        codes["verdict"] = draft.account.verdict
        complexity = complexity_of(draft.account)
        if complexity:
            codes["complexity"] = complexity
    return codes


def complexity_of(account: Account) -> str:
    """The flow's own hint for triage; without one ``simple`` when the cause was found on one side.

    Empty when nothing was answered or checked: whoever left at the first question said nothing of the effort.
    """
    if account.complexity:
        return "simple" if account.complexity == "simple" else "complex"
    if not account.entries:
        return ""
    return "simple" if account.verdict in {"you", "the-way"} else "complex"


def account_lines(account: Account, language: Language) -> list[str]:
    """The account of what was tried, as plain lines."""
    heading = LocalText("已经排查过", "Already checked").text(language)
    side = _SIDES.get(account.verdict, _SIDES["unknown"]).text(language)
    cause = LocalText("判断", "Cause").text(language)
    lines = [f"— {heading}: {account.title.text(language)} ({account.flow_id}) —", f"{cause}: {side}"]
    for entry in account.included():
        mark = {AccountKind.CHECK: "·", AccountKind.REMEDY: "→"}.get(entry.kind, "-")
        lines.append(f"{mark} {entry.question.text(language)}: {entry.answer.text(language)}")
        lines += [f"    {line}" for line in entry.evidence.splitlines() if line.strip()]
    return lines


def split_text(text: str, limit: int = MESSAGE_LIMIT) -> tuple[str, ...]:
    """``text`` in pieces of at most ``limit`` characters, cut at paragraphs, lines or words where possible.

    Joined with the white space at the cuts, the pieces are the text again: nothing is dropped.
    """
    pieces: list[str] = []
    rest = text
    while len(rest) > limit:
        window = rest[:limit]
        cut = max(window.rfind("\n\n"), window.rfind("\n", limit // 2), window.rfind(" ", limit * 3 // 4))
        if cut <= limit // 4:
            cut = limit
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    pieces.append(rest)
    return tuple(piece for piece in pieces if piece)


def _both(text: LocalText) -> str:
    return text.zh if text.zh == text.en else f"{text.zh} {text.en}"
