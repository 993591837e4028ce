"""What the layering lint cannot say: which library lives in which room, and that every room has its floor."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[3]
HOUSE = ROOT / "walletcare"

HOMES = {
    "PySide6": {"ui", "app", "installer"},
    "shiboken6": {"ui", "app"},
    "httpx": {"infra"},
    "websockets": {"infra"},
    "keyring": {"infra"},
    "truststore": {"infra"},
    "tuf": {"infra"},
    "securesystemslib": {"infra"},
    "yaml": {"content"},
    "pypinyin": {"content"},
    "opencc": {"content"},
    "markdown_it": {"content"},
    "starlette": {"desk"},
    "uvicorn": {"desk"},
}
"""Libraries that one room hides from all others."""

ONLY_FOR_A_BUILD = ("yaml", "pypinyin", "opencc", "markdown_it", "jsonschema")
"""YAML and Markdown are read when a pack is built; the running program reads the pack."""


def _libraries() -> dict[str, set[str]]:
    """What each room imports from outside, at any place in its modules."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in HOUSE.rglob("*.py"):
        room = path.relative_to(HOUSE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module is not None and not node.level:
                names = [node.module]
            found[room] |= {name.partition(".")[0] for name in names}
    return {room: names - sys.stdlib_module_names - {"walletcare"} for room, names in found.items()}


def test_the_domain_imports_the_standard_library_only() -> None:
    assert _libraries()["domain"] == set()


def test_each_library_stays_in_its_room() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    for room, names in _libraries().items():
        for name in names:
            seen[name].add(room)
    assert {name: seen[name] - rooms for name, rooms in HOMES.items() if seen[name] - rooms} == {}
    assert [name for name in HOMES if not seen[name]] == [], "nobody imports it any more"


def test_every_room_has_its_place_on_the_map_and_in_the_lint() -> None:
    rooms = {path.name for path in HOUSE.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    table = (ROOT / "docs" / "architecture.md").read_text("utf-8").partition("## Rooms and their doors")[0]
    assert {room for room in rooms if f"`{room}`" not in table} == set()
    layers = (ROOT / "pyproject.toml").read_text("utf-8")
    assert {room for room in rooms if f"walletcare.{room}" not in layers} == set()


def test_the_running_program_reads_neither_yaml_nor_markdown(tmp_path: Path) -> None:
    """The services with their desk, a search, an article, a troubleshooter and a request that is sent."""
    script = """
import json, sys
from pathlib import Path
from walletcare.app.headless import headless
from walletcare.domain.language import Language
with headless(Path(sys.argv[1]), scenario="agent-silent") as app:
    pack = app.services.pack
    assert pack.article("charged-twice", Language.EN) is not None
    assert pack.flow("payment-failed") is not None
    app.submit("My payment failed")
print(json.dumps(sorted(sys.modules)))
"""
    answer = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    loaded = json.loads(answer.stdout.splitlines()[-1])
    assert "walletcare.contact.sending.delivery" in loaded
    assert [name for name in ONLY_FOR_A_BUILD if name in loaded] == []
