"""Do the official notices say that something is wrong?"""

from __future__ import annotations

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.domain.notice import NoticeKind
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext

_KINDS = (
    (NoticeKind.MAINTENANCE, "maintenance", LocalText("服务正在维护", "The service is under maintenance")),
    (NoticeKind.SECURITY, "security-notice", LocalText("有一条安全公告", "There’s a security notice")),
    (NoticeKind.SUPPORT, "support-notice", LocalText("客服有一条公告", "There’s a notice about support")),
)


class StatusCheck(Check):
    """Reads the notices that the app already has; sends nothing."""

    id = CheckId.STATUS
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        now = context.clock.now()
        current = [notice for notice in context.notices if notice.is_current(now)]
        for kind, reason, words in _KINDS:
            for notice in current:
                if notice.kind is kind:
                    return self.warning(
                        context,
                        reason,
                        LocalText(
                            f"{words.zh}：{_ended(notice.title.zh, '。')}",
                            f"{words.en}: {_ended(notice.title.en, '.')}",
                        ),
                        evidence=(f"notice: {notice.id}, until {notice.ends:%Y-%m-%d %H:%M} UTC",),
                        article=notice.article or "service-outage-and-announcements",
                    )
        return self.passed(
            context,
            LocalText("没有维护或故障公告。", "No notice of maintenance or a fault."),
            evidence=(f"notices: {len(current)} current",),
        )


def _ended(title: str, stop: str) -> str:
    """A title as the end of a sentence: more may follow it."""
    return title if title.endswith(("。", "？", "！", ".", "?", "!")) else title + stop
