"""The language of commands without Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from walletcare.domain.language import Language
from walletcare.infra.system_language import language_of_environment


@pytest.mark.parametrize(
    ("values", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, Language.ZH),
        ({"LANG": "en_GB.UTF-8"}, Language.EN),
        ({"LANG": "de_DE.UTF-8"}, Language.EN),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:zh_TW:en"}, Language.ZH),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN"}, Language.ZH),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, Language.EN),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh_CN"}, None),
        ({"LC_ALL": "POSIX", "LANG": "zh_CN.UTF-8"}, None),
        ({}, None),
    ],
)
def test_the_environment_names_the_language(values: dict[str, str], language: Language | None) -> None:
    assert language_of_environment(values) is language


@pytest.mark.parametrize(
    ("arguments", "locale", "words"),
    [
        ([], "zh_CN.UTF-8", "维护中"),
        ([], "en_US.UTF-8", "Maintenance, back in two minutes"),
        (["--lang", "en"], "zh_CN.UTF-8", "Maintenance, back in two minutes"),
        (["--lang", "zh-CN"], "en_US.UTF-8", "维护中"),
    ],
)
def test_the_desk_speaks_the_language_of_its_user(arguments: list[str], locale: str, words: str) -> None:
    plain = {
        name: value for name, value in os.environ.items() if not name.startswith("LC_") and name != "LANGUAGE"
    }
    listed = subprocess.run(
        [sys.executable, "-m", "walletcare", "desk", "--list", *arguments],
        cwd=Path(__file__).parents[3],
        env={**plain, "LANG": locale},
        capture_output=True,
        check=True,
        timeout=300,
    )
    assert words in listed.stdout.decode("utf-8")
