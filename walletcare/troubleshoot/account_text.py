"""The account of what was tried, as plain text for people: shown before it leaves, saved, printed."""

from __future__ import annotations

from datetime import tzinfo

from walletcare.domain.account import Account, AccountEntry, AccountKind
from walletcare.domain.diagnostic import Side
from walletcare.domain.language import Language, LocalText

_HEADS = {
    AccountKind.ANSWER: LocalText("回答", "Answers"),
    AccountKind.INPUT: LocalText("填写的内容", "What was typed"),
    AccountKind.CHECK: LocalText("检查结果", "Checks"),
    AccountKind.REMEDY: LocalText("试过的办法", "What was tried"),
    AccountKind.OUTCOME: LocalText("结论", "Result"),
}
_SIDES = {
    Side.YOU: LocalText(
        "原因多半在这台电脑或填写的内容上", "The cause is most likely on this computer or in the details"
    ),
    Side.THE_WAY: LocalText("原因多半在中间的网络上", "The cause is most likely in the network in between"),
    Side.THEM: LocalText("原因多半在服务那边", "The cause is most likely on the service’s side"),
    Side.UNKNOWN: LocalText("还不知道原因在哪一边", "It isn’t known yet whose side the cause is on"),
    Side.NOTHING_FOUND: LocalText("检查没有发现问题", "The checks found nothing wrong"),
}
_TITLE = LocalText("排查报告", "Troubleshooting report")
_NOT_HELD = LocalText(
    "报告里没有密码、验证码、卡号和助记词。", "It holds no password, code, card number or recovery phrase."
)


def account_as_text(account: Account, language: Language, zone: tzinfo | None = None) -> str:
    """The included entries of ``account``, grouped, with local times (``zone`` None: this computer's).

    Evidence lines of checks are indented below them, for support to read.
    """
    colon = "：" if language is Language.ZH else ": "
    lines = [
        f"{_TITLE.text(language)}{colon}{account.title.text(language)}",
        f"{account.flow_id} v{account.flow_version}",
    ]
    entries = account.included()
    if any(entry.kind is AccountKind.CHECK for entry in entries):
        side = Side(account.verdict) if account.verdict in set(Side) else Side.UNKNOWN
        lines.append(_SIDES[side].text(language))
    for kind, head in _HEADS.items():
        group = [entry for entry in entries if entry.kind is kind]
        if group:
            lines += ["", head.text(language)]
            for entry in group:
                lines += _entry_lines(entry, language, colon, zone)
    lines += ["", _NOT_HELD.text(language)]
    return "\n".join(lines) + "\n"


def _entry_lines(entry: AccountEntry, language: Language, colon: str, zone: tzinfo | None) -> list[str]:
    question = entry.question.text(language).rstrip("？?：: ")
    at = f"{entry.at.astimezone(zone):%Y-%m-%d %H:%M}"
    lines = [f"- {question}{colon}{entry.answer.text(language)}  [{at}]"]
    if entry.evidence:
        lines += [f"    {line}" for line in entry.evidence.splitlines()]
    return lines
