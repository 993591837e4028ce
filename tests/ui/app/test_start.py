"""A start as users have it, in a process of its own: what is loaded before the first paint."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.eventually import eventually

OURS = (
    "walletcare.app.start.brand_choice",
    "walletcare.app.start.data_folder",
    "walletcare.app.start.demo_gate",
    "walletcare.app.start.edition",
    "walletcare.app.start.instance",
    "walletcare.app.start.late_log",
    "walletcare.app.start.link_limit",
    "walletcare.app.main",
    "walletcare.app.program",
    "walletcare.app.start.relaunch",
    "walletcare.app.start.profile",
    "walletcare.app.pages.travel_gate",
    "walletcare.content.pack",
    "walletcare.content.schema",
    "walletcare.domain.article_meta",
    "walletcare.domain.errors",
    "walletcare.domain.language",
    "walletcare.infra.clock",
    "walletcare.infra.debug_clock",
    "walletcare.infra.early_log",
    "walletcare.infra.paths",
    "walletcare.infra.private",
    "walletcare.infra.signed.shelf",
    "walletcare.ui.announce",
    "walletcare.ui.components",
    "walletcare.ui.demo_strip",
    "walletcare.ui.filled",
    "walletcare.ui.first_paint",
    "walletcare.ui.home",
    "walletcare.ui.idle_collector",
    "walletcare.ui.keyboard",
    "walletcare.ui.language",
    "walletcare.ui.navigation",
    "walletcare.ui.page",
    "walletcare.ui.page_rise",
    "walletcare.ui.page_shelf",
    "walletcare.ui.preferences",
    "walletcare.ui.qt_start",
    "walletcare.ui.rail",
    "walletcare.ui.stores.home",
    "walletcare.ui.stores.relay",
    "walletcare.ui.stores.settings",
    "walletcare.ui.tasks",
    "walletcare.ui.theme",
    "walletcare.ui.when",
    "walletcare.ui.window",
    "walletcare.ui.window_keys",
    "walletcare.ui.window_place",
    "walletcare.ui.strip",
)
"""What the first picture is made of. A module that is not needed for it is imported later."""
OTHERS = ("PySide6", "__feature__", "platformdirs", "shiboken6", "shibokensupport", "signature_bootstrap")
SLOW_OF_PYTHON = (
    "asyncio", "concurrent.futures.process", "email", "hashlib", "html", "http", "logging.handlers",
    "multiprocessing", "secrets", "smtplib", "socketserver", "ssl", "tomllib", "unittest", "xml", "zoneinfo",
)  # fmt: skip
"""Parts of the standard library that take milliseconds, and that Qt's bindings do not load by themselves."""

LATER = (
    "PySide6.QtNetwork", "walletcare.domain.flow", "walletcare.safety.phrases.hanzi",
    "walletcare.ui.components.list_items", "walletcare.ui.contact.page", "walletcare.ui.gallery",
    "walletcare.ui.help.page", "walletcare.ui.pages_ahead", "walletcare.ui.requests.page",
    "walletcare.ui.safety.page", "walletcare.ui.search_popup", "walletcare.ui.settings.page",
    "walletcare.ui.theme.high_contrast", "walletcare.ui.theme.style", "walletcare.ui.troubleshoot.page",
)  # fmt: skip
"""What no page needs before it is opened: a worker loads it once all of them can be."""

OF_CONTACT = (
    "cryptography", "httpx", "keyring", "secretstorage", "sqlcipher3", "truststore", "websockets",
    "walletcare.app.rooms", "walletcare.app.services", "walletcare.contact", "walletcare.desk",
    "walletcare.infra.chatwoot", "walletcare.infra.db", "walletcare.infra.http", "walletcare.infra.keyring",
    "walletcare.infra.mail",
)  # fmt: skip
"""Store, network and what speaks through them: loaded while people can read and search already."""


@pytest.fixture
def profile(tmp_path: Path) -> dict[str, Any]:
    folder = tmp_path / "data" / "demo"
    folder.mkdir(parents=True)
    # Not the first start: the greeting of that one is a dialog more.
    (folder / "settings.json").write_text(json.dumps({"onboarded": True, "language": "zh-CN"}), "utf-8")
    out = tmp_path / "profile.json"
    command = [
        sys.executable,
        "-m",
        "walletcare",
        "--demo",
        "--offline",
        "--data-dir",
        str(tmp_path / "data"),
    ]
    child = subprocess.Popen(
        [*command, "--profile", str(out)], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    )
    try:
        eventually(lambda: out.exists() or child.poll() is not None)
        assert out.exists(), f"ended with {child.poll()}"
    finally:
        child.terminate()
        child.wait(60)
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return found


def is_inside(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def offenders(modules: list[str]) -> list[str]:
    """Modules that are loaded although nothing of the first picture needs them."""
    found = []
    for module in modules:
        first = module.partition(".")[0]
        if first == "walletcare":
            is_room = any(ours.startswith(f"{module}.") for ours in OURS) or module == "walletcare"
            is_wrong = not is_room and not is_inside(module, OURS)
        elif first in sys.stdlib_module_names or first in {"__main__", "__mp_main__"}:
            is_wrong = is_inside(module, SLOW_OF_PYTHON)
        else:
            is_wrong = not is_inside(module, OTHERS)
        if is_wrong:
            found.append(module)
    return found


def test_nothing_slow_is_imported_before_the_first_paint(profile: dict[str, Any]) -> None:
    modules = profile["modules_at_paint"]
    assert "walletcare.ui.home.page" in modules
    # What this environment loads into every Python is not ours to answer for.
    lists_modules = "import json, sys; print(json.dumps(list(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", lists_modules], capture_output=True, text=True, check=True)
    assert sorted(set(offenders(modules)) - set(json.loads(answer.stdout))) == []


def test_what_can_wait_is_not_loaded_before_help_and_troubleshooters_open(profile: dict[str, Any]) -> None:
    modules = profile["modules_when_usable"]
    assert "walletcare.app.local_rooms" in modules
    assert [module for module in modules if is_inside(module, LATER)] == []


def test_nothing_of_contact_is_loaded_before_help_and_troubleshooters_open(profile: dict[str, Any]) -> None:
    modules = profile["modules_when_usable"]
    assert [module for module in modules if is_inside(module, OF_CONTACT)] == []


def test_the_budget_names_an_offender() -> None:
    assert offenders(["httpx", "walletcare.contact", "ssl", "json", "walletcare.ui"]) == [
        "httpx", "walletcare.contact", "ssl",
    ]  # fmt: skip


def test_the_profile_has_every_phase_in_order(profile: dict[str, Any]) -> None:
    phases = profile["phases_ms"]
    names = ["python", "qt", "theme", "pack", "window", "painted", "searchable", "usable", "complete"]
    assert list(phases) == names
    assert list(phases.values()) == sorted(phases.values())
    assert list(profile["processor_ms"]) == names
