"""A network that swallows everything: a network namespace of its own whose way out leads nowhere (Linux)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

_SETUP = (
    "ip link set lo up && ip addr add 10.9.9.2/24 dev lo && ip route add default dev lo src 10.9.9.2 && exec "
)


def why_not() -> str:
    """Why this machine cannot have one; empty when it can."""
    missing = [tool for tool in ("unshare", "ip") if shutil.which(tool) is None]
    if missing:
        return f"needs {' and '.join(missing)}"
    tried = subprocess.run(
        ["unshare", "-rn", "sh", "-c", f"{_SETUP} true"], capture_output=True, check=False, timeout=20
    )
    return "" if tried.returncode == 0 else "needs network namespaces"


def run_in_black_hole(*words: str) -> subprocess.CompletedProcess[str]:
    """``walletcare WORDS`` where every packet vanishes, name look-ups too."""
    command = f'{_SETUP} "$0" -m walletcare "$@"'
    return subprocess.run(
        ["unshare", "-rn", "sh", "-c", command, sys.executable, *words],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
