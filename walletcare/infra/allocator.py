"""Keeps the C library from holding memory for every thread apart."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_M_ARENA_MAX = -8
"""``malloc.h`` of glibc."""


def share_one_arena() -> None:
    """Let every thread allocate from one arena, from now on. Before the first worker; glibc only.

    By default each thread gets an arena of its own, and what is freed in it serves no other thread: with our
    few workers that is a fifth of the program's memory, and it grows for weeks (docs/benchmarks.md). The
    workers hold Python's lock most of the time, so that they seldom want the arena at once.
    """
    if sys.platform == "linux":
        # Other C libraries have neither the call nor the arenas.
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)
