"""Does the time zone fit? A clock set by hand in the wrong zone is off by whole hours."""

from __future__ import annotations

import re
from datetime import timedelta

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext

_QUARTER_HOUR = 900
_OFFSET_LINE = re.compile(r"clock offset: ([+-]\d+) s")


class TimeZoneCheck(Check):
    """Uses what the clock check measured; sends nothing by itself."""

    id = CheckId.TIME_ZONE
    after = (CheckId.CLOCK,)
    is_skipped_after_failure = False
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        zone = context.probe.zone()
        shown = utc_offset(zone.offset)
        evidence = (f"zone: {shown}",)
        measured = _measured_offset(context)
        if measured is not None and abs(measured) >= 1_800:
            rest = abs(measured) % _QUARTER_HOUR
            if min(rest, _QUARTER_HOUR - rest) <= 120:
                return self.warning(
                    context,
                    "zone-unusual",
                    LocalText(
                        f"电脑用的是 {shown}，而时间正好差了整数个小时，多半是时区选错了。",
                        f"This computer uses {shown}, and its clock is off by whole hours: "
                        "most likely the wrong zone is set.",
                    ),
                    value=shown,
                    evidence=evidence,
                    remedy=LocalText(
                        "在系统设置里选对所在的城市，再打开自动校时。",
                        "Choose your own city in the system settings, then turn on automatic time.",
                    ),
                )
        return self.passed(
            context,
            LocalText(f"时区是 {shown}，时间都按它显示。", f"The zone is {shown}; times are shown in it."),
            value=shown,
            evidence=evidence,
        )


def _measured_offset(context: CheckContext) -> int | None:
    clock = context.earlier.get(CheckId.CLOCK)
    for line in clock.evidence if clock is not None else ():
        found = _OFFSET_LINE.match(line)
        if found:
            return int(found[1])
    return None


def utc_offset(offset: timedelta) -> str:
    """``UTC+08:00``."""
    minutes = round(offset.total_seconds() / 60)
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
