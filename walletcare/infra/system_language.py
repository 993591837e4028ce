"""The user's language by the operating system, for commands that load no Qt."""

from __future__ import annotations

import locale
import os
import subprocess
import sys
from collections.abc import Mapping

from walletcare.domain.language import Language

_NOBODYS = {"", "c", "posix"}


def system_language() -> Language:
    """The shipped language that suits the system best; English where it names none of ours."""
    return language_of_environment(os.environ) or Language.from_tag(_of_the_desktop())


def language_of_environment(values: Mapping[str, str]) -> Language | None:
    """By the variables of POSIX and gettext; None when they name no language.

    ``LC_ALL`` wins over ``LC_MESSAGES``, that over ``LANG``. ``LANGUAGE`` is a list of wishes, which counts
    only when those name a language at all: the C locale is nobody's.
    """
    name = values.get("LC_ALL") or values.get("LC_MESSAGES") or values.get("LANG") or ""
    if name.partition(".")[0].lower() in _NOBODYS:
        return None
    for wish in (*values.get("LANGUAGE", "").split(":"), name):
        if wish.lower().startswith(("zh", "en")):
            return Language.from_tag(wish.partition(".")[0])
    return Language.EN


def _of_the_desktop() -> str:
    """The tag that Windows or macOS keeps; empty elsewhere."""
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    if sys.platform == "darwin":
        try:
            shown = subprocess.run(
                ["defaults", "read", "-g", "AppleLocale"],
                capture_output=True,
                text=True,
                timeout=3,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            return ""
        return shown.stdout.strip()
    return ""
