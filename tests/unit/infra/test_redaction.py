"""What must be taken out of a line, and what must stay: always in pairs (threats T15, T16)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletcare.infra.redaction import LINE_LIMIT, Redactor, remember_secret

HOME = Path("/home/dana")
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
WIF = "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"
XPRV = "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvv" + (
    "NKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi"
)
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"

MUST_REDACT = {
    "session in a URL": ("GET https://h/public/api/v1/inboxes/x/contacts/SECRET/conversations", "SECRET"),
    "session in a path": ("404 for /contacts/0b6c1f0e/messages", "0b6c1f0e"),
    "survey": ("GET /public/api/v1/csat_survey/7f0d7a52", "7f0d7a52"),
    "file link": ("GET https://h/rails/active_storage/blobs/redirect/eyJfcmFpbHM/a.png", "eyJfcmFpbHM"),
    "query": ("see https://h/path?identifier=dana&x=1#frag", "dana"),
    "login in a URL": ("proxy http://dana:hunter22@proxy.example:8080", "hunter22"),
    "JSON field": ('{"pubsub_token":"Zq8sT3vB","id":1}', "Zq8sT3vB"),
    "JSON field, escaped": ('{\\"pubsub_token\\":\\"Zq8sT3vB\\"}', "Zq8sT3vB"),
    "dict field": ("{'source_id': 'abc def'}", "abc def"),
    "password in a form": ("password=hunter22&x=1", "hunter22"),
    "header": ("Authorization: Basic ZGFuYTpodW50ZXIy", "ZGFuYTpodW50ZXIy"),
    "cookie": ("Set-Cookie: sid=abc; Path=/", "abc"),
    "bearer": ("sent Bearer abcdefgh12345678", "abcdefgh12345678"),
    "token by form": ("token was Zq8sT3vBn5Rk2LwXy7HcJd4M today", "Zq8sT3vBn5Rk2LwXy7HcJd4M"),
    "JWT": (f"got {JWT}.", JWT),
    "uuid": ("session 0b6c1f0e-55a2-4b53-9a59-0f3d5b7e1c42 read", "0b6c1f0e"),
    "email": ("mail to dana.reyes+x@mail.example.com failed", "dana.reyes"),
    "phone": ("call +351 912 345 678 now", "912"),
    "mobile": ("打给 13812345678 了", "13812345678"),
    "card": ("card 4111 1111 1111 1111 declined", "1111"),
    "card with dashes": ("card 5500-0000-0000-0004", "5500"),
    "IBAN": ("to DE89 3704 0044 0532 0130 00", "3704"),
    "id number": ("证件 11010519491231002X", "19491231"),
    "hex key": ("key 0x" + "ab12" * 16, "ab12ab12"),
    "WIF": (f"imported {WIF}", WIF),
    "xprv": (f"root {XPRV}", XPRV),
    "wallet address": ("to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "qar0srrr7"),
    "phrase": (f"typed {PHRASE}", "sausage worth"),
    "phrase in capitals": (f"typed {PHRASE.upper()}", "SAUSAGE"),
    "PEM": ("-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----", "MIIEvQ"),
    "home": ("open /home/dana/.local/share/WalletCare/x.db", "dana"),
    "IPv4": ("peer 203.0.113.9 refused", "203.0.113.9"),
    "IPv6": ("peer 2001:db8::8a2e:370:7334 refused", "8a2e"),
    "MAC": ("card 00:1b:44:11:3a:b7 up", "44:11"),
}

MUST_STAY = [
    "2026-11-25T04:16:33Z INFO walletcare.infra.chatwoot.cable: chat link: closed",
    "chat link: no socket (http-404)",
    "settings: text_scale has a value it cannot have; its default is used",
    "WC-7K2F-9X moved from chat to email",
    "conversation 1042, message 90211, 20 rows in 12 ms",
    "Python 3.11.7, PySide6 6.11.3, OpenSSL 3.0.15, SQLite 3.46.1",
    "listening on 127.0.0.1:39615 and [::1]:39615",
    "File \"walletcare/infra/http.py\", line 231, in _exchange",
    "walletcare.infra.chatwoot.rest.ChatwootTransport.create_conversation",
    "std::vector and a::b and dead ends: none",
    "test_dropping_right_after_confirmation_keeps_the_back_off_growing",
    "NotDeliveredError('refused')",
    "at 04:16:33 the clock said 12:30",
    "migrated the store from 0007 to 0012 in 0.034 s",
    "state WORKING, back end keyring.backends.SecretService.Keyring",
    "the user chose zh-CN, theme dark, scale 150",
    "sizes 1234567890 and 4194304 bytes",
    "date 2026-11-25, amount 12,345.67 CNY",
    "outbox: queued -> sending -> unknown -> sent",
    "https://support.example.test/public/api/v1/inboxes/demo answered 502",
    "all words of this line are ordinary and there are more than twelve of them in one row",
    "转账一直显示处理中，已经两天了",
    "error 1234 4111 at place 17",
    "/home/danae/other is somebody else's",
    "X-Request-Id missing",
    "index built: 1,024 articles, 20,480 terms",
    "password field is empty",
    "the token has expired",
    "pin: none",
    "0x1F and 0xdeadbeef are short",
]  # fmt: skip


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor(home=HOME)


@pytest.mark.parametrize("name", MUST_REDACT)
def test_secret_is_taken_out(redactor: Redactor, name: str) -> None:
    line, secret = MUST_REDACT[name]
    assert secret not in redactor.redact(line)
    assert secret not in redactor.redact(f"前面 {line} 后面")


@pytest.mark.parametrize("line", MUST_STAY)
def test_ordinary_line_stays(redactor: Redactor, line: str) -> None:
    assert redactor.redact(line) == line


def test_addresses_may_stay_where_they_help() -> None:
    shown = Redactor(home=HOME, hide_addresses=False)
    assert shown.redact("peer 203.0.113.9, 00:1b:44:11:3a:b7") == "peer 203.0.113.9, 00:1b:44:11:3a:b7"


def test_known_secret_is_found_anywhere(redactor: Redactor) -> None:
    remember_secret("绝密口令-no-form-at-all")
    assert redactor.redact("x绝密口令-no-form-at-ally") == "x[secret]y"
    remember_secret("short")
    assert redactor.redact("a short line") == "a short line"


def test_windows_home_in_every_spelling() -> None:
    shown = Redactor(home=Path("C:\\Users\\Dana"))
    for line in (r"open C:\Users\Dana\x.db", r"'C:\\Users\\Dana\\x.db'", "C:/Users/Dana/x.db"):
        assert "Dana" not in shown.redact(line)


def test_long_line_is_cut(redactor: Redactor) -> None:
    assert len(redactor.redact("a " * 100_000)) <= LINE_LIMIT + 10


@given(st.text(max_size=400))
def test_redacting_twice_changes_nothing_more(text: str) -> None:
    shown = Redactor(home=HOME)
    once = shown.redact(text)
    assert shown.redact(once) == once


@given(
    st.sampled_from(sorted(MUST_REDACT)),
    st.text(alphabet=" \t.,;:()[]<>!?、。“”", min_size=1, max_size=5),
    st.text(alphabet=" \t.,;:()[]<>!?、。“”", min_size=1, max_size=5),
)
def test_secret_between_any_punctuation_is_taken_out(name: str, before: str, after: str) -> None:
    line, secret = MUST_REDACT[name]
    assert secret not in Redactor(home=HOME).redact(f"x{before} {line} {after}y")
