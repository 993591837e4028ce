"""What the packages say about the program, read from the places where it is written once."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "resources" / "installer"


class BuildError(Exception):
    """The package cannot be made; the text says what to do."""


@dataclass(frozen=True)
class Product:
    """Name and version from the package, the rest from ``[tool.walletcare.installer]`` of pyproject.toml."""

    root: Path = ROOT

    @cached_property
    def _project(self) -> dict[str, object]:
        data = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))
        return {**data["project"], **data["tool"]["walletcare"]["installer"]}

    def _text(self, key: str) -> str:
        value = self._project[key]
        if not isinstance(value, str):
            raise BuildError(f"pyproject.toml: {key} must be a text")
        return value

    @property
    def name(self) -> str:
        return self._text("name")

    @property
    def summary(self) -> str:
        return self._text("description")

    @property
    def app_id(self) -> str:
        """Reverse domain name: the desktop entry, AppStream and the macOS bundle go by it."""
        return self._text("id")

    @property
    def title(self) -> str:
        return self._text("title")

    @property
    def publisher(self) -> str:
        return self._text("publisher")

    @property
    def contact(self) -> str:
        return self._text("contact")

    @property
    def homepage(self) -> str:
        return self._text("homepage")

    @cached_property
    def version(self) -> str:
        text = (self.root / "walletcare" / "__init__.py").read_text(encoding="utf-8")
        match = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
        if match is None:
            raise BuildError("walletcare/__init__.py names no __version__")
        return match.group(1)

    @cached_property
    def epoch(self) -> int:
        """The time every file of a package carries, in seconds since 1970.

        ``SOURCE_DATE_EPOCH`` when it is set, else the time of the last commit, else that of CHANGELOG.md (an
        archive of a release carries the commit's time there).
        """
        if given := os.environ.get("SOURCE_DATE_EPOCH"):
            return int(given)
        answer = subprocess.run(
            ["git", "-C", str(self.root), "log", "-1", "--format=%ct"],
            capture_output=True,
            text=True,
            check=False,
        )
        if answer.returncode == 0 and answer.stdout.strip():
            return int(answer.stdout)
        return int((self.root / "CHANGELOG.md").stat().st_mtime)

    @property
    def built_at(self) -> datetime:
        return datetime.fromtimestamp(self.epoch, UTC)

    def fill(self, template: str, **more: str) -> str:
        """The text of ``resources/installer/<template>`` with its ``@NAMES@`` filled in.

        Raises:
            BuildError: A name in it is not known.
        """
        values = {
            "NAME": self.name,
            "APP_ID": self.app_id,
            "TITLE": self.title,
            "SUMMARY": self.summary,
            "VERSION": self.version,
            "PUBLISHER": self.publisher,
            "CONTACT": self.contact,
            "HOMEPAGE": self.homepage,
            "DATE": self.built_at.date().isoformat(),
            **more,
        }

        def value(match: re.Match[str]) -> str:
            if match.group(1) not in values:
                raise BuildError(f"{template}: nothing is known about {match.group()}")
            return values[match.group(1)]

        text = (TEMPLATES / template).read_text(encoding="utf-8")
        return re.sub(r"@([A-Z_]+)@", value, text)
