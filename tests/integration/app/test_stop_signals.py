"""SIGTERM and SIGINT to the real process, with a real keyring: it ends in order and keeps what was typed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.typing_child import TYPED

TOOLS = ("dbus-run-session", "gnome-keyring-daemon")
pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not all(shutil.which(tool) for tool in TOOLS),
    reason=f"needs {' and '.join(TOOLS)}",
)

SCRIPT = """
set -eu
printf 'throw-away' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
set +e
timeout -s KILL 300 "$PYTHON" -m tests.helpers.typing_child "$SIGNAL" --demo --lang en --data-dir "$HOME/data"
echo "status $?"
exec "$PYTHON" -c "$READ"
"""
READ = """
import os
from pathlib import Path
from walletcare.app.services import open_store
from walletcare.infra.keyring import KeyringStore
from walletcare.infra.paths import DataPaths
paths = DataPaths.for_brand('demo', Path(os.environ['HOME']) / 'data')
store = open_store(paths, KeyringStore('WalletCare demo', paths.root / 'keyring-names.json'))
print('kept', store.kind.is_kept)
with store.database.read() as connection:
    for row in connection.execute('SELECT body FROM draft'):
        print('draft', row['body'])
print('leftovers', [path.name for path in paths.root.glob('*-journal')])
store.database.close()
"""


@pytest.mark.parametrize("signal_name", ["SIGTERM", "SIGINT"])
def test_a_signal_right_after_the_last_key_loses_nothing(tmp_path: Path, signal_name: str) -> None:
    folder = tmp_path / "data" / "demo"
    folder.mkdir(parents=True, mode=0o700)
    (folder / "settings.json").write_text(json.dumps({"onboarded": True}), "utf-8")
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", SCRIPT],
        cwd=Path(__file__).parents[3],
        env={
            **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
            "HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(runtime),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHON": sys.executable,
            "READ": READ,
            "SIGNAL": signal_name,
        },
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    ours = ("status ", "kept ", "draft ", "leftovers ")
    lines = [line for line in done.stdout.splitlines() if line.startswith(ours)]
    assert lines[:2] == ["status 0", "kept True"], done.stderr
    assert [line for line in lines if line.startswith("draft") and TYPED in line], lines
    assert lines[-1] == "leftovers []"
    log = "".join(path.read_text("utf-8") for path in folder.rglob("*.log"))
    assert "asked to end by signal" in log
    assert "ended by an error" not in log
