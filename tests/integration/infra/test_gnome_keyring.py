"""A real gnome-keyring on a session bus of its own, without a desktop: working, locked, killed, gone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = ("dbus-run-session", "gnome-keyring-daemon")
pytestmark = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in TOOLS), reason=f"needs {' and '.join(TOOLS)}"
)

SCRIPT = """
set -eu
unset DISPLAY WAYLAND_DISPLAY PYTHON_KEYRING_BACKEND
{unlock}
exec "$PYTHON" -c "$CODE"
"""
UNLOCK = "printf '%s' \"$UNLOCK_WITH\" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
PRELUDE = """
from pathlib import Path
import os, signal, subprocess, threading
from walletcare.domain.errors import PlatformError
from walletcare.infra.keyring import KeyringStore
store = KeyringStore('WalletCare test', Path(os.environ['HOME']) / 'names.json')
def attempt(work):
    try:
        return work()
    except PlatformError as error:
        return error.code
"""


def run(home: Path, code: str, *, unlock_with: str | None = "throw-away") -> list[str]:
    """The lines that ``code`` printed, in a session of its own over ``home``."""
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    env = {
        **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(home / "data"),
        "PYTHONPATH": str(Path(__file__).parents[3]),
        "PYTHON": sys.executable,
        "CODE": PRELUDE + code,
        "UNLOCK_WITH": unlock_with or "",
    }
    script = SCRIPT.format(unlock=UNLOCK if unlock_with is not None else "")
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script],
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_value_persists_over_sessions_in_a_private_file(tmp_path: Path) -> None:
    first = run(tmp_path, "store.set('chat', 'CANARY-1'); print(store.get('chat'), store.state.value)")
    again = run(
        tmp_path,
        "print(store.get('chat'), store.backend_name); store.delete('chat'); print(store.get('chat'))",
    )
    assert first == ["CANARY-1 working"]
    assert again == ["CANARY-1 keyring.backends.SecretService.Keyring", "None"]
    found = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".keyring" for path in found)
    assert all(b"CANARY-1" not in path.read_bytes() for path in found)


def test_wrong_password_is_locked_and_loses_nothing(tmp_path: Path) -> None:
    run(tmp_path, "store.set('key', 'value-1')")
    locked = run(
        tmp_path,
        "print(attempt(lambda: store.get('key')), store.state.value)\n"
        "print(attempt(lambda: store.set('key', 'value-2')))",
        unlock_with="another password",
    )
    assert locked == ["keyring-locked locked", "keyring-locked"]
    assert run(tmp_path, "print(store.get('key'))") == ["value-1"]


def test_bus_without_an_unlocked_keyring_keeps_new_values_in_memory(tmp_path: Path) -> None:
    out = run(
        tmp_path, "store.set('chat', 'v-1'); print(store.get('chat'), store.state.value)", unlock_with=None
    )
    assert out in (["v-1 locked"], ["v-1 missing"])


def test_daemon_killed_in_mid_session_is_locked(tmp_path: Path) -> None:
    code = """
store.set('key', 'value-1')
pids = [entry for entry in os.listdir('/proc') if entry.isdigit()]
for pid in pids:
    try:
        environ = Path('/proc', pid, 'environ').read_bytes()
        name = Path('/proc', pid, 'comm').read_text()
    except OSError:
        continue
    if name.startswith('gnome-keyring') and os.environ['HOME'].encode() in environ:
        os.kill(int(pid), signal.SIGKILL)
print(attempt(lambda: store.get('key')), store.state.value)
"""
    assert run(tmp_path, code) == ["keyring-locked locked"]


def test_many_threads_share_one_store(tmp_path: Path) -> None:
    code = """
wrong = []
def work(number):
    for turn in range(2):
        store.set(f'n{number}', f'value-{turn}')
        if store.get(f'n{number}') != f'value-{turn}':
            wrong.append(number)
threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(wrong), store.state.value)
"""
    assert run(tmp_path, code) == ["0 working"]
