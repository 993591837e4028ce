"""The process that the switch test kills: it brings signed content in as the program does.

``python -m tests.helpers.switch_child`` imports everything once and forks a process of its own for every
errand (one JSON object a line on standard input). It tells ``started PID``, ``half PID`` and ``ended PID
STATUS``.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from tests.helpers.signed_repository import Computer, SettableClock
from walletcare.content.brand_source import read_brand
from walletcare.domain.errors import ContentError
from walletcare.infra.http import HttpClient
from walletcare.infra.proxy import DIRECT


@dataclass(frozen=True)
class Errand:
    """What a child does: look for content, or write it the careless way.

    Attributes:
        careless: Folder whose files are copied over the set in force, one after the other, instead.
    """

    data: str
    brand: str
    now: str
    careless: str = ""

    def line(self) -> str:
        return json.dumps(asdict(self)) + "\n"


def run(errand: Errand) -> None:
    http = HttpClient(proxy=DIRECT)
    brand = read_brand(Path(errand.brand))
    clock = SettableClock(datetime.fromisoformat(errand.now))
    computer = Computer(Path(errand.data), brand, http, clock)
    tell("started")
    if errand.careless:
        write_carelessly(Path(errand.careless), computer)
    else:
        try:
            computer.updates().look(is_asked=True)
        except ContentError as error:
            sys.stderr.write(f"{error.code} {error.details}\n")
            os._exit(3)
    http.close()


def write_carelessly(source: Path, computer: Computer) -> None:
    """What must not be done: file by file over what is in force. Stops in the middle until it is killed."""
    edition = computer.start()
    edition.pack.close()
    assert edition.origin is not None
    for place, name in enumerate(("pack.db", "brand.toml", "set.json")):
        if place == 1:
            tell("half")
            time.sleep(60)
        (edition.origin.folder / name).write_bytes((source / name).read_bytes())


def tell(word: str) -> None:
    os.write(1, f"{word} {os.getpid()}\n".encode())


def main() -> None:
    import walletcare.infra.deadline
    import walletcare.infra.signed.client
    import walletcare.infra.signed.fetch  # noqa: F401 - imported once for all children

    for line in sys.stdin:
        errand = Errand(**json.loads(line))
        pid = os.fork()
        if pid == 0:
            run(errand)
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        os.write(1, f"ended {pid} {os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    main()
