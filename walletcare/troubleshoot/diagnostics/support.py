"""Is anybody on duty in the chat, and how many are before the user? Nobody is asked: the window knows."""

from __future__ import annotations

from walletcare.domain.channel import ChannelState
from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.domain.support_now import QueuePlace
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext

_ARTICLE = "best-time-to-contact-support"


class SupportCheck(Check):
    """Closed hours and a queue are causes of silence; a chat that can’t be reached is another check’s."""

    id = CheckId.SUPPORT
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        now = context.support
        if now is None:
            return self.skipped(
                context,
                LocalText("还不知道现在有没有人值班。", "Whether anybody is on duty isn’t known yet."),
            )
        words = LocalText(f"{now.words.zh}。", f"{now.words.en[:1].upper()}{now.words.en[1:]}.")
        if now.state is ChannelState.FAILING:
            return self.skipped(context, words)
        if now.state is ChannelState.CLOSED:
            return self.warning(
                context, "support-closed", words, remedy=_LATER, article=_ARTICLE, evidence=("chat: closed",)
            )
        if now.queue is not None:
            return self.warning(
                context,
                "support-busy",
                LocalText(words.zh + _place(now.queue).zh, f"{words.en} {_place(now.queue).en}"),
                value=str(now.queue.place),
                remedy=_WAIT,
                article=_ARTICLE,
                evidence=(f"place in the queue: {now.queue.place}",),
            )
        if now.state is ChannelState.BUSY:
            return self.warning(
                context, "support-busy", words, remedy=_WAIT, article=_ARTICLE, evidence=("chat: busy",)
            )
        return self.passed(context, words, evidence=("chat: open",))


def _place(queue: QueuePlace) -> LocalText:
    if queue.minutes is None:
        return LocalText(f"你排在第 {queue.place} 位。", f"You’re number {queue.place} in the queue.")
    minutes = max(1, queue.minutes)
    return LocalText(
        f"你排在第 {queue.place} 位，大约还要 {minutes} 分钟。",
        f"You’re number {queue.place} in the queue, about {minutes} min.",
    )


_LATER = LocalText(
    "现在就可以留言，上班后会有人看；也可以改走邮件。",
    "You can leave a message now; they’ll read it when they’re back. Or write an email.",
)
_WAIT = LocalText(
    "可以接着排，也可以改走邮件，编号不变。",
    "Stay in the queue, or go on by email under the same reference.",
)
