"""A pattern that is compiled late answers as one that was compiled at once."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from walletcare.domain.late_pattern import late_pattern


def test_it_answers_like_the_pattern() -> None:
    at_once, late = (
        re.compile(r"(?P<day>\d+)\s*日", re.IGNORECASE),
        late_pattern(r"(?P<day>\d+)\s*日", re.IGNORECASE),
    )
    text = "1 日, 22日"
    assert late.findall(text) == at_once.findall(text)
    assert late.sub("x", text) == at_once.sub("x", text)
    assert [match.group("day") for match in late.finditer(text)] == ["1", "22"]
    assert late.search("none") is None
    assert (late.pattern, late.flags, late.groupindex) == (at_once.pattern, at_once.flags, at_once.groupindex)


def test_what_is_wrong_shows_when_it_is_used() -> None:
    broken = late_pattern("(")
    with pytest.raises(re.error):
        broken.search("text")


def test_the_rooms_of_the_guard_compile_nothing_when_imported() -> None:
    script = (
        "import re, sys\n"
        "import walletcare.safety.outgoing.guard\n"
        "seen = []\n"
        "compile = re._compiler.compile\n"
        "re._compiler.compile = lambda *words: seen.append(words) or compile(*words)\n"
        "for name in ('values.codes', 'values.keys', 'values.tokens', 'values.numbers', 'official.contacts',"
        " 'phrases.alphabetic', 'phrases.monero'):\n"
        "    sys.modules.pop('walletcare.safety.' + name, None)\n"
        "    __import__('walletcare.safety.' + name)\n"
        "print(len(seen))\n"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "0"
