"""Every error code that the rooms below can raise has a sentence of its own, in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from walletcare.domain.errors import (
    NotDeliveredError,
    PlatformError,
    RefusedError,
    StoreError,
    UserFacingError,
)
from walletcare.domain.language import Language
from walletcare.infra.tls import _REASONS
from walletcare.safety.outgoing.file import FileRefusedError
from walletcare.ui.failures import failure_words
from walletcare.ui.failures.words import known_transport_words
from walletcare.ui.language import LanguageSwitch

_ROOT = Path(__file__).resolve().parents[3] / "walletcare"
_ROOMS = ("infra", "contact", "safety")
_TRANSPORT = {
    "NotDeliveredError",
    "RefusedError",
    "UnknownOutcomeError",
    "SessionGoneError",
    "TransportError",
}
_OURS = {"UserFacingError", "FileRefusedError"}
_CODE_FUNCTIONS = {"code_of", "_bad_reply", "tls_reason"}
_NEVER_SHOWN = {"session-unreadable"}


def _sources() -> Iterator[ast.Module]:
    for room in _ROOMS:
        for path in (_ROOT / room).rglob("*.py"):
            if "probes" not in path.parts:
                yield ast.parse(path.read_text("utf-8"))


def _codes_of(names: set[str]) -> set[str]:
    """First arguments of the calls that make one of these errors, written as text."""
    found: set[str] = set()
    for module in _sources():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                first = node.args[0]
                if node.func.id in names:
                    parts = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                    found |= {
                        str(part.value)
                        for part in parts
                        if isinstance(part, ast.Constant) and isinstance(part.value, str)
                    }
                if node.func.id == "_bad_reply" and isinstance(node.args[1], ast.Constant):
                    found |= {str(node.args[1].value)} if names is _TRANSPORT else set()
    return found


def _returned(function: str) -> set[str]:
    """Texts that a function which sorts failures can return."""
    found: set[str] = set()
    for module in _sources():
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef) and node.name == function:
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Return) and inner.value is not None:
                        # The condition of a choice is not a result.
                        value = inner.value
                        parts = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
                        found |= {
                            str(part.value)
                            for part in parts
                            if isinstance(part, ast.Constant) and isinstance(part.value, str)
                        }
    return found


def _transport_codes() -> set[str]:
    statuses = {f"http-{status}" for status in (400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503)}
    replies = {f"smtp-{code}" for code in (200, 421, 450, 451, 452, 454, *range(500, 560))}
    return (
        _codes_of(_TRANSPORT)
        | _returned("code_of")
        | _returned("tls_reason")
        | set(_REASONS.values())
        | statuses
        | replies
        | {"by-hand"}
    )


@pytest.fixture(params=[Language.EN, Language.ZH])
def language(request: pytest.FixtureRequest, dressed: QApplication, translations: Path) -> Iterator[Language]:
    switch = LanguageSwitch(translations)
    switch.set(request.param)
    yield request.param
    switch.set(Language.EN)
    switch.remove()


def test_the_codes_are_found_in_the_code() -> None:
    codes = _transport_codes()
    assert {"mail-sign-in", "tls-expired", "proxy-auth", "identity", "no-answer", "too-large", "dns"} <= codes
    assert {"store-full", "folder-not-private"} <= _codes_of({"StoreError"})
    assert {"file-type", "no-ticket"} <= _codes_of(_OURS)


def test_every_failure_of_a_delivery_has_a_sentence(language: Language) -> None:
    missing = [code for code in sorted(_transport_codes()) if not known_transport_words(code)]
    assert not missing
    for code in _transport_codes():
        words = failure_words(RefusedError(code))
        assert "-" not in code or code not in words
        assert _is_in(words, language), (code, words)


def test_every_failure_of_ours_has_a_sentence(language: Language) -> None:
    unknown = failure_words(UserFacingError("nobody-knows-this"))
    for code in _codes_of(_OURS) - _NEVER_SHOWN:
        words = failure_words(UserFacingError(code, name="a.png", limit="5"))
        assert words != unknown, code
        assert _is_in(words, language), (code, words)
    for code in _codes_of({"StoreError"}) | {"store-io", "store-busy", "store-corrupt"}:
        assert _is_in(failure_words(StoreError(code)), language), code
    for code in _codes_of({"PlatformError"}):
        assert _is_in(failure_words(PlatformError(code)), language), code


def test_a_file_that_is_refused_is_named_and_not_called_a_network_trouble(language: Language) -> None:
    words = failure_words(FileRefusedError("file-type", name="wallet.exe"))
    assert "wallet.exe" in words
    assert words != failure_words(NotDeliveredError("dns"))


def _is_in(words: str, language: Language) -> bool:
    has_chinese = any("\u4e00" <= letter <= "\u9fff" for letter in words)
    return bool(words.strip()) and has_chinese is (language is Language.ZH)
