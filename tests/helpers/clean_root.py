"""A Debian that has nothing in it yet: a folder made by debootstrap, entered with namespaces of its own.

What runs inside has its own processes and mounts, which end with it; with ``is_online=False`` it has its own
network, with nothing but loopback. Needs root, as making any root file system does.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

USER, USER_ID = "mei", 1000
RUNTIME = f"/run/user/{USER_ID}"

_ENTER = """
mount -t proc proc "$0/proc"
mount -t sysfs sysfs "$0/sys"
mount -t tmpfs -o mode=755 tmpfs "$0/dev"
for device in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0; do
    IFS=: read -r name major minor <<END
$device
END
    mknod -m 666 "$0/dev/$name" c "$major" "$minor"
    chmod 666 "$0/dev/$name"
done
mkdir -m 1777 "$0/dev/shm"
mkdir "$0/dev/pts"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$0/dev/pts"
ln -s pts/ptmx "$0/dev/ptmx"
ln -s /proc/self/fd "$0/dev/fd"
exec chroot "$0" "$@"
"""
"""Devices of its own: what this machine allows with those under its ``/dev`` is nothing to the clean one."""


@dataclass(frozen=True)
class CleanRoot:
    """The root file system in ``path``."""

    path: Path

    @classmethod
    def make(cls, path: Path, suite: str = "bookworm") -> CleanRoot:
        """The smallest installation of ``suite`` with one ordinary user."""
        subprocess.run(
            ["debootstrap", "--variant=minbase", suite, str(path)], check=True, stdout=subprocess.DEVNULL
        )
        shutil.copy("/etc/resolv.conf", path / "etc" / "resolv.conf")
        root = cls(path)
        root.run(["useradd", "--create-home", "--uid", str(USER_ID), USER])
        root.run(["install", "-d", "-o", USER, "-m", "700", RUNTIME])
        # Made by the system's start on a real machine.
        root.run(["install", "-d", "-m", "1777", "/tmp/.X11-unix"])  # noqa: S108 - inside the root
        return root

    def run(
        self,
        command: Sequence[str],
        *,
        is_online: bool = True,
        timeout_s: float = 600,
        is_checked: bool = True,
    ) -> subprocess.CompletedProcess[str]:
        """Run as root inside. The answer holds what it printed; a failure fails the test with it."""
        enter = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", _ENTER, str(self.path)]
        if not is_online:
            enter = ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", *enter]
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "DEBIAN_FRONTEND": "noninteractive",
            "LC_ALL": "C.UTF-8",
        }
        answer = subprocess.run(
            [*enter, *command],
            capture_output=True,
            text=True,
            env=environment,
            timeout=timeout_s,
            check=False,
        )
        if is_checked:
            what = " ".join(command)
            assert answer.returncode == 0, f"{what}: {answer.returncode}\n{answer.stdout}\n{answer.stderr}"
        return answer

    def run_as_user(
        self, command: Sequence[str], *, timeout_s: float = 300
    ) -> subprocess.CompletedProcess[str]:
        """Run as the ordinary user, without a network, in the environment of a first login."""
        login = [
            f"HOME=/home/{USER}",
            f"XDG_RUNTIME_DIR={RUNTIME}",
            "PATH=/usr/bin:/bin",
            "PYTHONUNBUFFERED=1",
        ]
        words = ["runuser", "-u", USER, "--", "env", "-i", f"--chdir=/home/{USER}", *login, *command]
        return self.run(words, is_online=False, timeout_s=timeout_s, is_checked=False)

    def install(self, *packages: str) -> None:
        """Install with the declared dependencies and nothing that is only recommended."""
        self.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages])

    def files(self) -> frozenset[str]:
        """Every path but users' homes and what package tools and running programs keep."""
        changing = ("proc", "sys", "dev", "tmp", "run", "root", "home", "var/lib", "var/cache", "var/log")
        pruned = [word for place in changing for word in ("-path", f"/{place}", "-prune", "-o")]
        return frozenset(self.run(["find", "/", *pruned, "-print"]).stdout.splitlines())
