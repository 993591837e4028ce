"""Does the service itself answer, with what it should, and how fast?"""

from __future__ import annotations

import json
from statistics import median

from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.domain.probe import HttpFacts, ProbeError, Target
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.diagnostics.figures import milliseconds
from walletcare.troubleshoot.diagnostics.no_target import NO_TARGET

SLOW_S = 2.0
_TRIES = 4
_ARTICLE = "service-outage-and-announcements"
_REFERENCE_SLOW_S, _REFERENCE_LIMIT_S = 1.5, 3.0


class ServiceCheck(Check):
    """Asks several times: slow is told apart from down, and loss from silence."""

    id = CheckId.SERVICE
    limit_s = 11.0
    after = (CheckId.TCP, CheckId.TLS)

    def look(self, context: CheckContext) -> DiagnosticResult:
        target = context.targets.service
        if target is None:
            return self.skipped(context, NO_TARGET)
        times: list[float] = []
        faults: list[str] = []
        started = context.clock.monotonic()
        for _ in range(_TRIES):
            left = self.limit_s - 1.0 - (context.clock.monotonic() - started)
            if left < 0.5 or context.cancel.is_set or (times and times[-1] > SLOW_S):
                break
            try:
                facts = context.probe.fetch(target, left)
            except ProbeError as error:
                faults.append(error.code)
                continue
            wrong = self._wrong_answer(context, target, facts)
            if wrong is not None:
                return wrong
            times.append(facts.took_s)
        return self._by_time(context, times, faults, started + self.limit_s - 0.5)

    def _wrong_answer(
        self, context: CheckContext, target: Target, facts: HttpFacts
    ) -> DiagnosticResult | None:
        evidence = (f"{target.name}: status {facts.status}, {milliseconds(facts.took_s)}",)
        if facts.status >= 500:
            return self.failed(
                context,
                "service-error",
                LocalText("服务那边的系统出错了，不是你的问题。", "Their system has an error. It’s not you."),
                value=str(facts.status),
                evidence=evidence,
                remedy=_WAIT,
                article=_ARTICLE,
            )
        is_other = 300 <= facts.status < 400 or (target.expects_json and not _is_json(facts.body))
        if target.expects_json and is_other and facts.status < 400:
            tls = context.earlier.get(CheckId.TLS)
            if tls is not None and tls.status is CheckStatus.PASSED:
                # With the genuine certificate and nobody in between it is their own machine that says this.
                return self.failed(
                    context,
                    "service-misplaced",
                    LocalText(
                        "服务器是真的，但回答的不是客服系统，多半在维护，或者设置错了。",
                        "The servers are genuine, but it isn’t the support system that answers: "
                        "most likely it’s under maintenance or set up wrongly.",
                    ),
                    value=str(facts.status),
                    evidence=(*evidence, f"content type: {facts.headers.get('content-type', 'none')[:40]}"),
                    remedy=_WAIT,
                    article=_ARTICLE,
                )
            return self.failed(
                context,
                "not-our-service",
                LocalText(
                    "回答的不是这个服务，有设备换掉了内容。",
                    "What answered isn’t this service; something replaced it.",
                ),
                value=str(facts.status),
                evidence=(*evidence, f"content type: {facts.headers.get('content-type', 'none')[:40]}"),
                remedy=LocalText(
                    "换一个网络，或者先在浏览器里登录这个网络，再检查一次。",
                    "Switch to another network, or sign in to this one in a browser, then check again.",
                ),
                article="check-your-network",
            )
        if facts.status >= 400:
            return self.failed(
                context,
                "service-refuses",
                LocalText(
                    "服务在，但没有接受这次询问。", "The service is there and turned the question down."
                ),
                value=str(facts.status),
                evidence=evidence,
                remedy=_WAIT,
                article=_ARTICLE,
            )
        return None

    def _by_time(
        self, context: CheckContext, times: list[float], faults: list[str], ends_at: float
    ) -> DiagnosticResult:
        asked = len(times) + len(faults)
        if not times:
            return self.failed(
                context,
                "no-answer",
                LocalText(
                    "服务器连上了，但服务一直没有回答。",
                    "The servers were reached, but the service didn’t answer.",
                ),
                evidence=(f"asked {asked} times: {', '.join(sorted(set(faults))) or 'no time left'}",),
                remedy=_WAIT,
                article=_ARTICLE,
            )
        figure = milliseconds(median(times))
        evidence = (f"asked {asked} times, {len(faults)} lost, middle {figure}",)
        if faults:
            return self._lossy(context, asked, len(faults), evidence, ends_at)
        if median(times) > SLOW_S:
            return self._slow(context, figure, evidence, ends_at)
        return self.passed(
            context,
            LocalText("服务正常，回答很快。", "The service is up and answers quickly."),
            value=figure,
            evidence=evidence,
        )

    def _lossy(
        self, context: CheckContext, asked: int, lost: int, evidence: tuple[str, ...], ends_at: float
    ) -> DiagnosticResult:
        """Loss by itself has no side: the same questions to another site tell whether the network does it."""
        others = _lost_by_others(context, ends_at)
        more_zh, more_en = "", ""
        if others is not None:
            evidence = (*evidence, f"another site: {others} of {_TRIES} lost")
            more_zh = "别的网站也一样，是网络不稳。" if others else "别的网站每次都有回音。"
            more_en = " It’s the same with other sites." if others else " Another site answered each time."
        return self.warning(
            context,
            "lossy-way" if others else "lossy",
            LocalText(
                f"服务在，但 {asked} 次里有 {lost} 次没有回音。{more_zh}",
                f"The service is up, but {lost} of {asked} questions got no answer.{more_en}",
            ),
            value=f"{lost}/{asked}",
            evidence=evidence,
            remedy=LocalText(
                "靠近路由器，或者换一个 Wi-Fi，再检查一次。",
                "Move closer to the router or switch to another Wi-Fi, then check again.",
            ),
            article="check-your-network",
        )

    def _slow(
        self, context: CheckContext, figure: str, evidence: tuple[str, ...], ends_at: float
    ) -> DiagnosticResult:
        is_way_slow = _others_are_slow(context, ends_at)
        return self.warning(
            context,
            "slow-way" if is_way_slow else "slow",
            LocalText(
                f"服务在，没有停，只是回答要 {figure}。" + ("别的网站也慢。" if is_way_slow else ""),
                f"The service is up, not down, but takes {figure} to answer."
                + (" Other sites are slow too." if is_way_slow else ""),
            ),
            value=figure,
            evidence=evidence,
            remedy=LocalText("可以接着用，多等一会儿。", "You can go on; allow more time."),
            article="check-your-network",
        )


_WAIT = LocalText(
    "先别重复操作，过一会儿再检查。写给客服的内容会留在这里，恢复后再发。",
    "Don’t repeat anything for now; check again later. What you write to support is kept and sent then.",
)


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


def _lost_by_others(context: CheckContext, ends_at: float) -> int | None:
    """How many of four questions to the first reference site that answers get lost; None: none answers."""
    for reference in context.targets.references:
        lost = 0
        for _ in range(_TRIES):
            left = min(_REFERENCE_LIMIT_S, ends_at - context.clock.monotonic())
            if left <= 0.2 or context.cancel.is_set:
                return None
            try:
                context.probe.fetch(reference.target, left)
            except ProbeError:
                lost += 1
        if lost < _TRIES:
            return lost
    return None


def _others_are_slow(context: CheckContext, ends_at: float) -> bool:
    """Whether the first reference site that answers is slow too; asked here, in the same minute."""
    for reference in context.targets.references:
        left = min(_REFERENCE_LIMIT_S, ends_at - context.clock.monotonic())
        if left <= _REFERENCE_SLOW_S or context.cancel.is_set:
            return False
        try:
            return context.probe.fetch(reference.target, left).took_s > _REFERENCE_SLOW_S
        except ProbeError:
            continue
    return False
