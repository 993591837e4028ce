"""T15, T16: what is logged holds no secret, and what support needs to read stays readable."""

# ruff: noqa: E501 - tables of texts read better on one line
from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from uuid import UUID

import base58
import pytest
from mnemonic import Mnemonic
from shamir_mnemonic.wordlist import WORDLIST as SLIP39_WORDS

from tests.helpers import secret_corpus
from tests.helpers.hostile import sizes
from tests.helpers.ordinary_corpus import support_questions
from walletcare.app.start.late_log import LateLog
from walletcare.infra.early_log import EarlyLog
from walletcare.infra.log import FILE_NAME, Log
from walletcare.infra.redaction import Redactor, remember_secret
from walletcare.safety.outgoing.phrase_places import phrase_places

SEED = 20261128
_logger = logging.getLogger("walletcare.threats")


@dataclass(frozen=True, slots=True)
class Canary:
    """``text`` goes into a record; ``secret`` is the part of it that must not come out."""

    kind: str
    text: str
    secret: str


def canaries(count: int) -> list[Canary]:
    """Secrets of many kinds, each random; those that only their surroundings give away come with these."""
    random = Random(SEED)

    def letters(alphabet: str, size: int) -> str:
        return "".join(random.choices(alphabet, k=size))

    bare: dict[str, Callable[[], str]] = {
        "wif": lambda: secret_corpus.wif(random),
        "bip38": lambda: base58.b58encode_check(b"\x01\x42\xc0" + random.randbytes(36)).decode(),
        "xprv": lambda: secret_corpus.extended_key(random),
        "stellar": lambda: secret_corpus.stellar_seed(random),
        "xrp": lambda: secret_corpus.xrp_seed(random),
        "solana": lambda: base58.b58encode(secret_corpus.solana_key(random)).decode(),
        "solana-list": lambda: json.dumps(list(secret_corpus.solana_key(random))),
        "age": lambda: secret_corpus.bech32("age-secret-key-", random.randbytes(32)).upper(),
        "nsec": lambda: secret_corpus.bech32("nsec", random.randbytes(32)),
        "hex": lambda: random.randbytes(32).hex(),
        "hex-0x": lambda: "0x" + random.randbytes(32).hex(),
        "uuid": lambda: str(UUID(bytes=random.randbytes(16), version=4)),
        "card": lambda: secret_corpus.card_number(random),
        "card-spaced": lambda: secret_corpus.CARD_DISGUISES["spaces"](secret_corpus.card_number(random)),
        "iban": lambda: secret_corpus.iban(random),
        "resident": lambda: secret_corpus.resident_number(random),
        "phone": lambda: "+86 13" + letters(_DIGITS, 9),
        "token": lambda: letters("abcdefghjkmnpqrstuvwxyz", 8) + "A7" + letters("ABCDEFGHJK23456789", 14) + "9",
        "github": lambda: "ghp_" + letters(_MIXED, 36),
        "aws": lambda: "AKIA" + letters("ABCDEFGHJKMNPQRSTUVWXYZ23456789", 16),
        "stripe": lambda: "sk_live_" + letters(_MIXED, 24),
        "slack": lambda: "xoxb-" + letters(_DIGITS, 12) + "-" + letters(_MIXED, 24),
        "jwt": lambda: "eyJhbGciOiJIUzI1NiJ9." + letters(_MIXED, 40) + "." + letters(_MIXED, 40),
        "mail": lambda: f"{letters('abcdefgh', 8)}{random.randint(1, 99)}@mail{random.randint(1, 99)}.example",
        "ip": lambda: ".".join(["8", *(str(random.randint(1, 254)) for _ in range(3))]),  # 127.… may stay
        "mac": lambda: ":".join(f"{random.randrange(256):02x}" for _ in range(6)),
        "phrase": lambda: " ".join(secret_corpus.LAYOUTS["spaces"](random.choices(_WORDS, k=12)).split()),
        "phrase-chinese": lambda: " ".join(random.choices(Mnemonic("chinese_simplified").wordlist, k=12)),
        **{
            f"phrase-{name}": partial(_drawn, Mnemonic(name), random)
            for name in Mnemonic.list_languages()
            if name not in {"english", "chinese_simplified"}
        },
        "phrase-slip39": lambda: " ".join(random.choices(SLIP39_WORDS, k=20)),
        "phrase-monero": lambda: " ".join(random.sample(_MONERO, k=13)),
        "phrase-glued": lambda: "".join(random.choices(Mnemonic("english").wordlist, k=12)),
        "phrase-numbered": lambda: " ".join(f"{n}. {word}" for n, word in enumerate(_drawn(Mnemonic("english"), random).split(), 1)),
        "keyring": lambda: _remembered(letters("abcdefghjk", 12)),
    }  # fmt: skip
    beside: dict[str, tuple[str, Callable[[], str]]] = {
        "bearer": ("Authorization: Bearer {}", lambda: letters(_MIXED, 40)),
        "cookie": ("Cookie: sid={}", lambda: letters("abcdefghjk", 24)),
        "password": ("password={}", lambda: letters("abcdefghjk", 9)),
        "code": ("otp={}", lambda: letters(_DIGITS, 6) + letters(_DIGITS, 2)),
        "authenticator": ("otpauth://totp/Wallet:me?secret={}&issuer=Wallet", lambda: letters("ABCDEFGH234567", 32)),
        "login-in-link": ("https://ann:{}@host.example/", lambda: letters("abcdefghjk", 12)),
        "query": ("https://host.example/a?k={}", lambda: letters("abcdefghjk", 12)),
        "session-path": ("/public/api/v1/inboxes/x/contacts/{}/conversations", lambda: letters("abcdefghjk", 24)),
        "pem": ("-----BEGIN EC PRIVATE KEY-----\\n{}", lambda: letters("abcdefghjk", 64)),
        "keystore": ('{{"crypto": {{"ciphertext": "{}", "kdf": "scrypt"}}}}', lambda: random.randbytes(32).hex()),
    }  # fmt: skip
    found: list[Canary] = []
    for number in range(count):
        kind = [*bare, *beside][number % (len(bare) + len(beside))]
        if kind in bare:
            secret = bare[kind]()
            # Of a phrase no few words may stay either.
            part = " ".join(secret.split()[4:7]) if kind.startswith("phrase-") else ""
            found.append(Canary(kind, secret, part or secret))
        else:
            around, make = beside[kind]
            secret = make()
            found.append(Canary(kind, around.format(secret), secret))
    return found


def _drawn(scheme: Mnemonic, random: Random) -> str:
    return str(scheme.to_mnemonic(random.randbytes(16))).replace("сно\ufffd\ufffdа", "снова")


def _remembered(secret: str) -> str:
    """A value that went through the keyring: known by itself, whatever it looks like."""
    remember_secret(secret)
    return secret


_DIGITS, _MIXED = "0123456789", "abcdefghjkABCDEFGH23456789"
_WORDS = "ribbon orbit maple cactus tunnel lemon violin pepper ladder ocean whisper canvas zebra".split()
_MONERO = (
    "luggage layout enforce dwelt fewest fuel cube waveform binocular fuselage utensils podcast toilet biweekly "
    "slower optical siblings ruthless exquisite zombie zapped laboratory"
).split()
_WAYS = 7


def full_redactor() -> Redactor:
    """As the program makes it: with the guard's lists."""
    return Redactor(phrase_places=phrase_places)


def write(way: int, secret: str) -> None:
    """One of the ways in which a value gets into a record."""
    match way % _WAYS:
        case 0:
            _logger.info("value %s of request", secret)
        case 1:
            _logger.info(f"value {secret}")  # noqa: G004 - the way that must not leak either
        case 2:
            _logger.warning("%(a)s", {"a": secret})
        case 3:
            _logger.info({"token": secret, "list": [secret]})
        case 4:
            _logger.error("failed", extra={"code": secret, "note": secret})
        case 5:
            try:
                _fail_over(secret)
            except ValueError:
                _logger.exception("failed with %r", secret)
        case 6:
            try:
                dict[str, str]()[secret]
            except KeyError as error:
                _logger.warning("looked for %s", error, stack_info=True)


def _fail_over(secret: str) -> None:
    raise ValueError(f"could not use {secret}")


def left_in_the_log(folder: Path, count: int) -> list[str]:
    """Kinds of the canaries that stand in any file of the log."""
    log = Log(folder, is_detailed=True, file_bytes=50_000_000, redactor=full_redactor())
    found = canaries(count)
    kinds = len({canary.kind for canary in found})
    for number, canary in enumerate(found):
        write(number // kinds, canary.text)
    log.close()
    written = b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file()).decode()
    assert written.count("walletcare.threats") >= count
    return [canary.kind for canary in found if canary.secret in written]


@sizes(800, 5000)
def test_no_secret_is_left_in_the_log(tmp_path: Path, count: int) -> None:
    assert Counter(left_in_the_log(tmp_path, count)) == {}


def test_there_are_more_kinds_than_asked_for() -> None:
    assert len({canary.kind for canary in canaries(200)}) >= 25


def test_a_build_that_does_not_redact_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Redactor, "redact", lambda _, text: text)
    assert len(left_in_the_log(tmp_path, 150)) > 50


def test_the_program_opens_its_log_with_the_lists_of_the_guard(tmp_path: Path) -> None:
    phrase = _drawn(Mnemonic("spanish"), Random(SEED))
    logs = LateLog(tmp_path, EarlyLog())
    _logger.warning("too early for the log: %s", phrase)
    logs.open()
    _logger.warning("looked for %s", phrase)
    logs.close()
    written = (tmp_path / FILE_NAME).read_text("utf-8")
    assert written.count("[phrase]") == 2
    assert phrase.split()[5] not in written


_KEPT = (
    "outbox: sent attempt={n}", "walletcare.infra.http: GET /public/api/v1/inboxes took {n} ms", "connected to 127.0.0.1:{n}",
    "localhost:{n} refused", "2026-11-{d:02d}T10:15:{d:02d}Z INFO walletcare.app.main: started", "version 5.7.1 build {n}",
    "std::sync::mutex line {n}", "python 3.11.{d}", "error code {n}", "HTTP {h}", "request WC-7K2F-91 moved to email", "retry in {d} s",
    "Traceback (most recent call last):", '  File "walletcare/contact/sending/outbox.py", line {n}, in deliver_due', "{n} of {n} messages",
    "socket closed: code={h} reason=going away", "migration {d} applied", "PRAGMA journal_mode=wal", "fold took {n} chars",
    "page {n} of pack.db", "screen 1920x1080 at {d}", "theme=dark language=zh-CN", "wifi: no address", "queue position {d}", "tls 1.3",
)  # fmt: skip


def changed_lines(count: int) -> list[str]:
    redactor = full_redactor()
    lines = [
        _KEPT[number % len(_KEPT)].format(n=number + 1, d=number % 28 + 1, h=400 + number % 99)
        for number in range(count)
    ]
    return [line for line in lines if redactor.redact(line) != line]


def test_what_support_needs_to_read_stays() -> None:
    assert changed_lines(500) == []


def test_ordinary_sentences_are_not_torn() -> None:
    redactor = full_redactor()
    texts = [
        text
        for text in support_questions("en", Random(SEED), 300)
        if not any(c.isdigit() or c == "@" for c in text)
    ]
    assert [text for text in texts if redactor.redact(text) != text] == []
