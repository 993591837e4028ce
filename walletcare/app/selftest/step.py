"""One step of the self-test and how it is run."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from walletcare.domain.errors import TransportError, UserFacingError

WAIT_S = 120.0
_PAUSE_S = 0.02


class StepFailedError(Exception):
    """What should be true is not; the text says what was found instead."""


@dataclass(frozen=True, slots=True)
class StepResult:
    """Attributes:
    detail: What was seen, or why it failed, in one line of English for QA.
    """

    name: str
    is_passed: bool
    took_s: float
    detail: str


def run_step(name: str, work: Callable[[], str]) -> StepResult:
    """Run one step; an exception is a failed step with a readable reason, never the end of the run."""
    started = time.monotonic()
    try:
        detail, is_passed = work(), True
    except StepFailedError as error:
        detail, is_passed = str(error), False
    except (UserFacingError, TransportError) as error:
        detail, is_passed = f"{type(error).__name__}: {error.code}", False
    except Exception as error:  # noqa: BLE001 - a step may fail in any way; the reason becomes its line
        place = traceback.extract_tb(error.__traceback__)[-1]
        detail, is_passed = f"{type(error).__name__} in {place.name}: {error}", False
    return StepResult(name, is_passed, time.monotonic() - started, detail)


def require(condition: bool, found: str) -> None:
    """Raise :class:`StepFailedError` with ``found`` unless ``condition``."""
    if not condition:
        raise StepFailedError(found)


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Wait for ``condition``; a step that waits in vain fails with ``what``.

    Raises:
        StepFailedError: Not true within :data:`WAIT_S` seconds.
    """
    ends_at = time.monotonic() + WAIT_S
    while not condition():
        if time.monotonic() > ends_at:
            raise StepFailedError(f"waited {WAIT_S:.0f} s in vain for: {what}")
        time.sleep(_PAUSE_S)
