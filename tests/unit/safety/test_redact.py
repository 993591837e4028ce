"""Must-redact and must-not-redact, always in pairs."""

from __future__ import annotations

from random import Random

import pytest

from tests.helpers import secret_corpus as corpus
from walletcare.safety.outgoing.redact import Redactor

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor(live_secrets=["live-source-id-4711"], private_values=["Zhang Sanfeng"])


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        (f"draft: {PHRASE}", "sausage"),
        ("card 4111 1111 1111 1111 refused", "1111 1111"),
        ("mail zhang.san@example.com bounced", "zhang.san"),
        ("peer 203.0.113.77:443 reset", "203.0.113.77"),
        ("peer 2001:db8:0:1:2:3:4:5 reset", "2001:db8"),
        ("mac 00:1b:44:11:3a:b7", "00:1b:44"),
        ("open /home/zhangsan/.local/x failed", "zhangsan"),
        (r"open C:\Users\zhangsan\AppData failed", "zhangsan"),
        ("contact 3f2b8c1e-9a4d-4f7b-8c2e-1d5a6b7c8d9e", "3f2b8c1e"),
        ("token live-source-id-4711 used", "4711"),
        ("user Zhang Sanfeng", "Sanfeng"),
        ("call +44 20 7946 0321", "7946"),
        ("手机号 13800138000", "13800138000"),
        ("Authorization: Bearer abcdefghij0123456789abcd", "abcdefghij"),
    ],
)
def test_must_redact(redactor: Redactor, text: str, gone: str) -> None:
    assert gone not in redactor.line(text)


@pytest.mark.parametrize(
    "text",
    [
        "connected to 127.0.0.1:8080 in 38 ms",
        "listening on [::1]:9000",
        "12:34:56.789 INFO walletcare.contact.sending.outbox: sent",
        "2026-11-25T04:55:12Z started, version 1.4.2, Python 3.11.7",
        "walletcare.infra.http.HttpClient: tls certificate-expired",
        "check dns: passed 38 ms; tcp: failed refused",
        "HTTP 503 from chat.heronwallet.example, retry in 12.5 s",
        "reference WC-7K2F-9X moved to email",
        "Qt 6.11.0 on Debian 12 (bookworm), scale 1.25, 1920x1200",
        "tx 5f16f4c7f149ac4f9510d9cf8cf384038ad348b3bcdc01915f95de12df9d1b02 pending",
        "order 202411030012345678 refunded",
        "error code 100432, exit status 1",
        "migrated to schema 7; 2500 rows in 0.8 s",
        'File "walletcare/contact/sending/outbox.py", line 120, in deliver_due',
        "offset +08:00, clock is 0.4 s ahead",
    ],
)
def test_must_not_redact(redactor: Redactor, text: str) -> None:
    assert redactor.line(text) == text


def test_no_canary_of_any_kind_survives(redactor: Redactor) -> None:
    random = Random(5)
    makers = (corpus.phrases, corpus.keys, corpus.hex_keys, corpus.cards, corpus.structured)
    for make in makers:
        for case in make(random, 60):
            line = redactor.line(f"value={case.text}")
            assert redactor.line(line) == line, case.kind
            assert "<" in line, (case.kind, case.disguise)
