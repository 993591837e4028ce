"""What is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Late(Generic[T]):
    """One value, made once, by whichever thread asks first; the others wait for it.

    Args:
        make: Its modules are best imported inside, so that they are not loaded before either.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: list[T] = []

    def get(self) -> T:
        """The value. Raises what ``make`` raises; the next to ask tries again."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]
