"""Which version of the app and of its content is this?"""

from __future__ import annotations

from datetime import timedelta

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext

OLD = timedelta(days=365)


class VersionCheck(Check):
    """Compares the day of the content with today; sends nothing, so it cannot know of a newer app."""

    id = CheckId.VERSION
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        day = context.content_date
        evidence = (f"app: {context.app_version or 'unknown'}", f"content: {day or 'unknown'}")
        if day is not None and context.clock.now().date() - day > OLD:
            return self.warning(
                context,
                "content-old",
                LocalText(
                    f"帮助内容还是 {day} 的，有些做法可能变了。",
                    f"The help content is from {day}. Some steps may have changed.",
                ),
                value=context.app_version,
                evidence=evidence,
                remedy=LocalText("装上新版本，再看一遍。", "Install a newer version, then look again."),
            )
        return self.passed(
            context,
            LocalText("软件和帮助内容都还新。", "The app and its help content are recent."),
            value=context.app_version,
            evidence=evidence,
        )
