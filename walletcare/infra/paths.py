"""Where files live: what ships with the program, and what belongs to the user.

Shipped data is found the same way from a source tree, an installed wheel and a frozen build. The user's
data has one folder per brand, so that two wallets never share a store.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from walletcare.infra.private import make_private_folder, tighten_tree

APP_NAME = "WalletCare"
_PACKAGE = Path(__file__).resolve().parent.parent
_SOCKET_PATH_LIMIT = 100
"""Bytes that fit into a Unix socket address everywhere: 104 with the final zero on macOS, 108 on Linux."""
_SOCKET_NAME_LENGTH = 21


def resources_dir() -> Path:
    """The shipped, read-only data: articles, flows, brands, notices, icons, translations."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def built_dir() -> Path:
    """What ``content build`` makes of it: ``pack.db`` and the ``.qm`` translation files."""
    return resources_dir() / "built"


class DataPaths(NamedTuple):
    """The user's files of one brand. Nothing exists before :meth:`create`."""

    root: Path

    @classmethod
    def for_brand(cls, brand_id: str, data_dir: Path | None = None) -> DataPaths:
        """The brand's folder below ``data_dir`` (``--data-dir``), else below the system's data folder."""
        if data_dir is not None:
            # abspath, not resolve(): links stay visible, so that create() can judge them.
            return cls(Path(os.path.abspath(data_dir)) / brand_id)  # noqa: PTH100 - see above
        from platformdirs import user_data_path

        return cls(user_data_path(APP_NAME, appauthor=False) / brand_id)

    @property
    def database(self) -> Path:
        return self.root / "walletcare.db"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def content(self) -> Path:
        """Signed content that arrived: see :mod:`walletcare.infra.signed.shelf`."""
        return self.root / "content"

    @property
    def attachments(self) -> Path:
        return self.root / "attachments"

    @property
    def runtime(self) -> Path:
        """Private folder for the socket: the login session's own if there is one, else inside the root.

        A root too deep for a socket address falls back to a folder of this user in the temporary
        directory, which :meth:`create` refuses when somebody else made it.
        """
        session = os.environ.get("XDG_RUNTIME_DIR", "")
        candidates = [Path(session) / "walletcare"] if session and Path(session).is_dir() else []
        candidates.append(self.root / "run")
        name_length = _SOCKET_NAME_LENGTH + 1
        for folder in candidates:
            if len(os.fsencode(folder)) + name_length <= _SOCKET_PATH_LIMIT:
                return folder
        user = os.getuid() if sys.platform != "win32" else 0
        return Path(tempfile.gettempdir()) / f"walletcare-{user}"

    @property
    def lock_socket(self) -> Path:
        """Where the running instance listens. It differs for every root, so brands never meet."""
        return self.runtime / self._socket_name

    @property
    def _socket_name(self) -> str:
        import hashlib  # loads OpenSSL, and the window does not wait for that

        digest = hashlib.sha256(os.fsencode(self.root)).hexdigest()
        return f"{digest[: _SOCKET_NAME_LENGTH - len('.sock')]}.sock"

    def create(self) -> tuple[Path, ...]:
        """Make the folders (0700) and tighten files that are there (0600).

        Returns:
            Symbolic links found inside; they are left alone, and nothing of ours follows them.

        Raises:
            StoreError: ``folder-not-private`` or ``folder-unusable``; nothing is written then.
        """
        make_private_folder(self.root)
        for folder in (self.logs, self.attachments):
            make_private_folder(folder, inside=self.root)
        return tighten_tree(self.root)

    def create_runtime(self) -> None:
        """Make the socket's folder. Apart from :meth:`create`: the program can go on without it.

        Raises:
            StoreError: ``folder-not-private`` or ``folder-unusable``.
        """
        make_private_folder(self.runtime, inside=self.runtime)
