"""How a desk is started."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from walletcare.domain.language import Language


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """How a desk is started. It always listens on 127.0.0.1 only.

    Attributes:
        port: 0 picks a free one.
        database: SQLite file that keeps everything over a restart; None uses a temporary file that is
            removed.
        scenario: Name of a shipped scenario (``queue-25``) or path of a TOML file.
        language: Language of server texts where a conversation does not show its own, and of the control
            page.
        speed: Divides every delay of the scripted people and of timelines: 20 plays a minute in three
            seconds.
        clock_offset_s: How far the desk's clock is ahead of the computer's at the start.
        held_at: A moment (aware) at which the desk's clock stands still. What its people do later they do as
            the clock is moved on, at exactly their moments. None: time passes.
        inbox_identifier: 24 characters in a fresh database; a kept database keeps its own. Empty: random.
    """

    port: int = 0
    database: Path | None = None
    scenario: str | Path = "default"
    language: Language = Language.ZH
    speed: float = 1.0
    clock_offset_s: float = 0.0
    held_at: datetime | None = None
    inbox_identifier: str = ""

    def __post_init__(self) -> None:
        if self.speed <= 0:
            raise ValueError("speed must be above 0")
        if not 0 <= self.port <= 65535:
            raise ValueError("port must be 0 to 65535")
