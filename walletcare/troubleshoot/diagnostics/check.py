"""What every check has: a name, a limit, what it waits for, and a result in plain words."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import ClassVar

from walletcare.domain.brand import Brand
from walletcare.domain.clock import Clock
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.domain.notice import Notice
from walletcare.domain.probe import NetworkProbe
from walletcare.domain.support_now import SupportNow
from walletcare.troubleshoot.check_names import check_name
from walletcare.troubleshoot.targets import Targets


class Cancel:
    """A token: set once, seen by every check between its steps."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        self._event.set()

    @property
    def is_set(self) -> bool:
        return self._event.is_set()


@dataclass(frozen=True, slots=True)
class CheckContext:
    """Everything a check may use.

    Attributes:
        inputs: What was typed for this check, by name (``CheckId.may_use``). May hold memory-only values.
        earlier: Results of this run so far, by check id.
        is_offline: The app was told to stay offline: checks that would send anything are skipped.
        support: Whether anybody is on duty, and the user's place in the queue; None where nobody knows.
        content_date: Day of the content pack; also the floor under this computer's clock.
    """

    probe: NetworkProbe
    targets: Targets
    clock: Clock
    brand: Brand
    data_dir: Path
    cancel: Cancel = field(default_factory=Cancel)
    inputs: Mapping[str, str] = field(default_factory=dict, repr=False)
    earlier: Mapping[str, DiagnosticResult] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    support: SupportNow | None = None
    app_version: str = ""
    content_date: date | None = None
    is_offline: bool = False


class Check:
    """One check. Subclasses set the class attributes and write :meth:`look`.

    Attributes:
        limit_s: Longest time it may take; the runner reports it as unanswered after that.
        after: Checks it waits for.
        is_skipped_after_failure: When one of those failed it is skipped, because it could only repeat that.
        needs_network: Skipped when the app was told to stay offline.
    """

    id: ClassVar[CheckId]
    limit_s: ClassVar[float] = 2.0
    after: ClassVar[tuple[CheckId, ...]] = ()
    is_skipped_after_failure: ClassVar[bool] = True
    needs_network: ClassVar[bool] = True

    @property
    def name(self) -> LocalText:
        return check_name(self.id)

    def run(self, context: CheckContext) -> DiagnosticResult:
        """What was found. Raises nothing but programming errors: a network fault is a result."""
        started = context.clock.monotonic()
        if self.needs_network and context.is_offline:
            return self.skipped(context, _OFFLINE)
        found = self.look(context)
        return DiagnosticResult(
            check_id=found.check_id,
            status=found.status,
            finding=found.finding,
            at=found.at,
            reason=found.reason,
            value=found.value,
            evidence=found.evidence,
            remedy=found.remedy,
            article=found.article,
            took_s=max(0.0, context.clock.monotonic() - started),
        )

    def look(self, context: CheckContext) -> DiagnosticResult:
        raise NotImplementedError

    def passed(
        self, context: CheckContext, finding: LocalText, *, value: str = "", evidence: tuple[str, ...] = ()
    ) -> DiagnosticResult:
        return DiagnosticResult(
            self.id, CheckStatus.PASSED, finding, context.clock.now(), value=value, evidence=evidence
        )

    def skipped(self, context: CheckContext, finding: LocalText, reason: str = "") -> DiagnosticResult:
        return DiagnosticResult(self.id, CheckStatus.SKIPPED, finding, context.clock.now(), reason=reason)

    def warning(
        self,
        context: CheckContext,
        reason: str,
        finding: LocalText,
        *,
        value: str = "",
        evidence: tuple[str, ...] = (),
        remedy: LocalText | None = None,
        article: str = "",
    ) -> DiagnosticResult:
        return DiagnosticResult(
            self.id,
            CheckStatus.WARNING,
            finding,
            context.clock.now(),
            reason=reason,
            value=value,
            evidence=evidence,
            remedy=remedy,
            article=article,
        )

    def failed(
        self,
        context: CheckContext,
        reason: str,
        finding: LocalText,
        *,
        value: str = "",
        evidence: tuple[str, ...] = (),
        remedy: LocalText | None = None,
        article: str = "",
    ) -> DiagnosticResult:
        return DiagnosticResult(
            self.id,
            CheckStatus.FAILED,
            finding,
            context.clock.now(),
            reason=reason,
            value=value,
            evidence=evidence,
            remedy=remedy,
            article=article,
        )


_OFFLINE = LocalText(
    "软件现在是离线模式，这一项没有检查。", "The app is in offline mode, so this wasn’t checked."
)
