"""The self-test: the main job end to end against a desk of its own; works in a frozen build too."""

from walletcare.app.selftest.run import run_self_test
from walletcare.app.selftest.step import StepResult

__all__ = ["StepResult", "run_self_test"]
