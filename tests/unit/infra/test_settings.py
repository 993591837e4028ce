"""Settings: typed, atomic, forgiving to bad values, keeping what they do not know."""

from __future__ import annotations

import json
import stat
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletcare.domain.errors import StoreError
from walletcare.domain.language import Language
from walletcare.infra import settings as table
from walletcare.infra.settings import TABLE, BadValueError, QuietHours, Settings

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
SAMPLES: dict[str, Any] = {
    "language": Language.ZH,
    "theme": "dark",
    "text_scale": 150,
    "motion": "reduced",
    "quiet_hours": QuietHours(time(22, 0), time(7, 30)),
    "support_language": Language.EN,
    "pinned": ("a-slug", "b-slug"),
    "recently_read": ("c",),
    "proxy": "socks5://127.0.0.1:1080",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    settings = Settings(file)
    assert all(settings.get(entry) == entry.default for entry in TABLE)
    assert not file.exists()


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.key)
def test_every_setting_survives_a_restart(file: Path, entry: table.Setting[Any]) -> None:
    value = SAMPLES.get(entry.key, not entry.default if isinstance(entry.default, bool) else "x")
    Settings(file).set(entry, value)
    assert Settings(file).get(entry) == value
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    Settings(file).reset(entry)
    assert Settings(file).get(entry) == entry.default


@given(value=JSON)
def test_no_value_in_the_file_can_hurt(value: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("s") / "settings.json"
    file.write_text(json.dumps(dict.fromkeys((entry.key for entry in TABLE), value)))
    settings = Settings(file)
    for entry in TABLE:
        got = settings.get(entry)
        assert entry.read(json.loads(json.dumps(entry.write(got)))) == got


def test_bad_value_is_logged_by_key_only(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    file.write_text('{"text_scale": "CANARY", "theme": "dark"}')
    settings = Settings(file)
    assert (settings.get(table.TEXT_SCALE), settings.get(table.THEME)) == (100, "dark")
    assert "text_scale" in caplog.text
    assert "CANARY" not in caplog.text


def test_unknown_keys_are_kept(file: Path) -> None:
    file.write_text('{"of_a_later_version": {"a": [1, null]}, "theme": "dark"}')
    Settings(file).set(table.THEME, "light")
    assert json.loads(file.read_text()) == {"of_a_later_version": {"a": [1, None]}, "theme": "light"}


def test_change_touches_its_own_key_only(file: Path) -> None:
    first, second = Settings(file), Settings(file)
    first.set(table.THEME, "dark")
    second.set(table.TEXT_SCALE, 125)
    assert json.loads(file.read_text()) == {"theme": "dark", "text_scale": 125}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b"x" * 2_000_000])
def test_damaged_file_is_kept_aside(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    settings = Settings(file)
    settings.set(table.THEME, "dark")
    assert Settings(file).get(table.THEME) == "dark"
    assert file.with_suffix(".damaged.json").read_bytes() == content


@pytest.mark.parametrize(
    ("entry", "value"), [(table.TEXT_SCALE, 110), (table.THEME, "pink"), (table.PROXY, "x" * 5_000)]
)
def test_value_that_would_not_come_back_is_refused(
    file: Path, entry: table.Setting[Any], value: object
) -> None:
    settings = Settings(file)
    with pytest.raises(BadValueError):
        settings.set(entry, value)
    assert not file.exists()
    assert settings.get(entry) == entry.default


def test_change_that_cannot_be_saved_is_told_and_holds(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "missing" / "settings.json")
    with pytest.raises(StoreError):
        settings.set(table.THEME, "dark")
    assert settings.get(table.THEME) == "dark"


@pytest.mark.parametrize("text", ["22:00-07:30", "00:00-00:00", "09:00-17:00"])
def test_quiet_hours_have_one_form(file: Path, text: str) -> None:
    file.write_text(json.dumps({"quiet_hours": text}))
    assert Settings(file).get(table.QUIET_HOURS) is not None


@pytest.mark.parametrize(
    "text", ["22:00", "22:00-", "25:00-07:00", "9:00-10:00", "22:00:01-07:00", "22:00+01:00-07:00"]
)
def test_other_forms_are_none(file: Path, text: str) -> None:
    file.write_text(json.dumps({"quiet_hours": text}))
    assert Settings(file).get(table.QUIET_HOURS) is None


def test_quiet_hours_across_midnight() -> None:
    night, day = QuietHours(time(22), time(7)), QuietHours(time(12), time(14))
    assert [night.holds(time(hour)) for hour in (21, 22, 0, 6, 7)] == [False, True, True, True, False]
    assert [day.holds(time(hour)) for hour in (11, 12, 13, 14)] == [False, True, True, False]
