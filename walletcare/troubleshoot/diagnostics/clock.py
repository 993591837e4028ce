"""Is this computer's clock right enough for codes and certificates?"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from statistics import median

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.domain.probe import ProbeError, Reference, Target
from walletcare.troubleshoot.diagnostics.captive_portal import is_own_answer
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.diagnostics.figures import length

CODE_STEP = timedelta(seconds=30)
"""The time step of one-time codes (RFC 6238, 5.2): beyond it a code of now is another code there."""
FAR_OFF = timedelta(hours=23)
"""From here on the day itself is wrong, and certificates are refused."""
_ARTICLE = "set-up-two-factor"
_REMEDY = LocalText(
    "打开系统设置里的自动校时，再检查一次。",
    "Turn on automatic time in the system settings, then check again.",
)


class ClockCheck(Check):
    """Compares with the ``Date`` of several servers; what most say counts, and this clock has a voice too.

    So one wrong server does no harm, and where two contradict each other and this clock, nothing is claimed.
    Where nobody answers, the day of the content is a floor: no clock can be right before it (threat T12).
    """

    id = CheckId.CLOCK
    limit_s = 7.0
    after = (CheckId.NETWORK,)

    def look(self, context: CheckContext) -> DiagnosticResult:
        offsets = clock_offsets(context)
        if not offsets:
            return self._by_floor(context, _NOBODY)
        offset = agreed_offset(offsets)
        if offset is None:
            return self._by_floor(context, _DISAGREE)
        spread = max(offsets) - min(offsets)
        evidence = (
            f"clock offset: {offset.total_seconds():+.0f} s ({len(offsets)} servers)",
            f"servers differ by: {length(spread)}",
        )
        if abs(offset) <= CODE_STEP:
            return self.passed(
                context,
                LocalText("电脑时间是准的，不会影响验证码。", "The clock is right; codes aren’t affected."),
                evidence=evidence,
            )
        return self._off(context, offset, evidence)

    def _off(self, context: CheckContext, offset: timedelta, evidence: tuple[str, ...]) -> DiagnosticResult:
        figure, is_behind = length(offset), offset < timedelta()
        way_zh, way_en = ("慢", "behind") if is_behind else ("快", "ahead")
        finding = LocalText(
            f"电脑时间{way_zh}了 {figure}，30 秒一换的验证码会对不上，付款也可能被拒绝。",
            f"The clock is {figure} {way_en}. A 30-second code would fail, and payments may be refused.",
        )
        tell = self.failed if abs(offset) >= FAR_OFF else self.warning
        reason = "clock-behind" if is_behind else "clock-ahead"
        return tell(
            context, reason, finding, value=figure, evidence=evidence, remedy=_REMEDY, article=_ARTICLE
        )

    def _by_floor(self, context: CheckContext, otherwise: LocalText) -> DiagnosticResult:
        if context.content_date is not None:
            floor = datetime.combine(context.content_date, time.min, UTC) - timedelta(days=1)
            if context.clock.now() < floor:
                offset = context.clock.now() - floor
                return self.failed(
                    context,
                    "clock-behind",
                    LocalText(
                        "电脑的日期比这个软件的内容还早，一定不对。",
                        "This computer’s date is earlier than the app’s own content, so it can’t be right.",
                    ),
                    value=length(offset),
                    evidence=("clock: before the day of the content", "servers: no answer to go by"),
                    remedy=_REMEDY,
                    article=_ARTICLE,
                )
        return self.skipped(context, otherwise)


_NOBODY = LocalText("没有服务器可以对时，这一项跳过。", "No server to compare with, so this was skipped.")
_DISAGREE = LocalText(
    "几台服务器报的时间互相对不上，看不出谁的准，这一项跳过。",
    "The servers’ clocks contradict each other, so this computer’s can’t be judged and was skipped.",
)


def agreed_offset(offsets: list[timedelta]) -> timedelta | None:
    """The offset that most servers give, this clock itself speaking for none; None when no two agree.

    The word of a single server counts as it is.
    """
    if len(offsets) == 1:
        return offsets[0]
    voices = [*offsets, timedelta()]
    groups = [[other for other in offsets if abs(other - voice) <= 2 * CODE_STEP] for voice in voices]
    counts = [len(group) for group in groups]
    counts[-1] += 1
    most = max(counts)
    if most < 2:
        return None
    group = groups[counts.index(most)]
    return timedelta(seconds=median(span.total_seconds() for span in group))


def clock_offsets(context: CheckContext) -> list[timedelta]:
    """How far this computer is ahead of each server that answered; servers' dates have whole seconds.

    A reference site's date counts only in its own answer: a router's page in its place bears the router's.
    """
    asked: list[tuple[Target, Reference | None]] = []
    if context.targets.service is not None:
        asked.append((context.targets.service, None))
    asked += [(reference.target, reference) for reference in context.targets.references[:2]]
    offsets = []
    for target, reference in asked:
        if context.cancel.is_set:
            break
        try:
            facts = context.probe.fetch(target, 2.0)
        except ProbeError:
            continue
        if facts.date is not None and (reference is None or is_own_answer(reference, facts)):
            middle = facts.asked_at + timedelta(seconds=facts.took_s / 2)
            offsets.append(middle - facts.date - timedelta(seconds=0.5))
    return offsets
