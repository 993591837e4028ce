"""The bench: what it reads of a process is true, and its tables say what was measured."""

from __future__ import annotations

import os
import threading
import xml.etree.ElementTree as ET
from pathlib import Path

from walletcare.app.bench.backend import with_backend
from walletcare.app.bench.plot import plot_starts
from walletcare.app.bench.process import Work, handles_of, pss_mb, threads_of, work_of
from walletcare.app.bench.report import Report
from walletcare.app.bench.starts import Idle, Samples
from walletcare.content.brand_source import read_brand


def samples(name: str, *factors: float) -> Samples:
    found = Samples(name)
    for factor in factors:
        for phase, share in (("painted", 1.2), ("searchable", 1.4), ("usable", 2.0), ("complete", 3.0)):
            found.add(phase, 100 * factor * share, 80 * factor * share)
        found.pss_mb.append(60.0)
        found.ready_pss_mb.append(80.0)
    return found


def report() -> Report:
    bare = Samples("bare")
    for factor in (1.0, 2.0, 3.0):
        bare.add("painted", 100 * factor, 80 * factor)
        bare.pss_mb.append(50.0)
    idle = {"bare": Idle(50.0, 10.0, Work(0.0, 5)), "source": Idle(90.0, 10.0, Work(0.02, 20))}
    return Report(3, "xcb", bare, {"source": samples("source", 1.0, 2.0, 3.0)}, idle, {"source": []}, {})


def test_ratios_are_taken_round_by_round() -> None:
    document = report().as_json()
    phases = document["starts"]["source"]["phases"]
    # The machine became three times slower during the run; the ratio did not.
    assert phases["painted"]["ratio"] == 1.2
    assert phases["usable"]["processor_ratio"] == 2.0
    assert document["idle"]["source"] == {
        "pss_mb": 90.0, "pss_ratio": 1.8, "wakeups_per_s": 2.0, "processor_percent": 0.2,
    }  # fmt: skip


def test_the_table_and_the_picture_tell_all_of_it() -> None:
    text = report().as_markdown()
    assert "| source usable | 400 | 2.00 | 320 | 2.00 | 1.50 |" in text
    assert "| source connected and idle | 90.0 | 1.80 | 2.0 | 0.20 % | 2.00 |" in text
    picture = ET.fromstring(plot_starts(report()))  # noqa: S314 - written a line above
    words = [element.text for element in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert {"bare window", "source", "200", "400"} <= set(words)


def test_a_process_is_seen_from_outside() -> None:
    pid = os.getpid()
    assert pss_mb(pid) > 5
    before, threads, handles = work_of(pid), threads_of(pid), handles_of(pid)
    release = threading.Event()
    waiter = threading.Thread(target=release.wait)
    waiter.start()
    with open(os.devnull, "rb"):  # noqa: PTH123 - a handle is what is wanted
        assert threads_of(pid) == threads + 1
        assert handles_of(pid) == handles + 1
    release.set()
    waiter.join()
    threading.Event().wait(0.01)
    assert work_of(pid).since(before).wakeups >= 1


def test_the_brand_of_the_idle_run_can_be_read_and_leads_to_a_chat(tmp_path: Path) -> None:
    with with_backend(tmp_path / "bench") as path:
        brand = read_brand(path)
        assert brand.id == "bench"
        assert brand.backend is not None
        assert brand.backend.base_url.startswith("http://127.0.0.1:")
