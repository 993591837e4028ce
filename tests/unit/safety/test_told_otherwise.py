"""Secrets told in ways found by trying the guard from outside, and the ordinary texts beside them."""

from __future__ import annotations

from binascii import crc32
from random import Random

import pytest
from mnemonic import Mnemonic

from tests.helpers.secret_corpus import iban
from walletcare.safety.guard import Guard
from walletcare.safety.verdict import SecretKind

GUARD = Guard()
GERMAN = [
    "Abakus",
    "Bagger",
    "Dachs",
    "Eimer",
    "Fähre",
    "Gabel",
    "Hafen",
    "Igel",
    "Jacke",
    "Kabel",
    "Lampe",
    "Möwe",
    "Nadel",
    "Ofen",
    "Palme",
    "Quelle",
    "Rabe",
    "Säge",
    "Tafel",
    "Ufer",
    "Vase",
    "Waage",
    "Zaun",
    "Übermut",
]


def kinds(text: str) -> set[SecretKind]:
    return {hit.kind for hit in GUARD.inspect(text).hits}


def monero_like(cut: int, words: list[str]) -> list[str]:
    """24 words and the one that Monero's checksum over their first ``cut`` letters names."""
    number = crc32("".join(word[:cut] for word in words).encode()) % len(words)
    return [*words, words[number]]


@pytest.mark.parametrize(
    "text",
    [
        "The password I use is Summer1984",
        "I changed my password to k7#wQz and now it fails",
        "i set the password as 147010",
        'my wallet password "Lisa2023!" is refused',
        "pw hunter_77#",
        "I typed Summer1984 as password",
        "You can log in with Monkey2023! as the password",
        "我的密码090322登不上",
        "密码设置成了fNhub91ntz",
        "账号 wangli 密码 !D#irvDb",
        "我输入密码Bw7CfXuF提示错误",
        "新密码 hDRDXHObET",
        "is my password v3mcmcmRyD too weak?",
    ],
)
def test_passwords_a_few_words_after_their_name(text: str) -> None:
    assert SecretKind.PASSWORD in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "I changed my password to something longer and now it fails",
        "a **password manager** with one long password",
        "I changed my password twice, 3 times in May 2026",
        "the password iPhone17 asks for is another one",
        "我的密码MetaMask不认",
        "密码24小时后才能改",
        "my password on my phone is not accepted",
        "I use a password for every account",
    ],
)
def test_talk_about_passwords_is_not_one(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "the code I got is 846972",
        "the code they texted me, 932165, is rejected",
        "G-633999 is your verification code",
        "我的OTP是528630",
        "一次性密码 4837",
        "动态口令614931",
        "短信里的码是788076",
        "enter 601120 to log in, that's what the SMS says",
    ],
)
def test_one_time_codes_told_in_passing(text: str) -> None:
    assert SecretKind.ONE_TIME_CODE in kinds(text)


@pytest.mark.parametrize("text", ["merchant code 9897, response code 66", "安全码不对，提示9846"])
def test_codes_of_machines_are_not_asked_about(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "the cvv on my card says 515",
        "the security code on the back is 796",
        "cvv码：687",
        "有效期07/28，cvv201",
        "card code 634",
        "three digits on the back: 861",
        "安全码六四九",
        "背面的三位数字是八五三",
        "卡后面三位是418",
    ],
)
def test_card_codes_a_few_words_after_their_name(text: str) -> None:
    assert SecretKind.CARD_CODE in kinds(text)


def test_a_resident_number_in_chinese_digits() -> None:
    assert SecretKind.IDENTITY_NUMBER in kinds("身份证号一一零一零五一九四九一二三一零零二X")
    assert SecretKind.IDENTITY_NUMBER not in kinds("身份证号一一零一零五一九四九一二三一零零三X")


def test_cards_and_accounts_stay_what_they_were() -> None:
    assert SecretKind.BANK_ACCOUNT in kinds(f"refund to {iban(Random(4))} please")


@pytest.mark.parametrize("mark", [" ", "\n", "、", "-", "/"])
@pytest.mark.parametrize("size", [4, 5])
@pytest.mark.parametrize("strength", [160, 192, 224])
def test_chinese_phrases_in_groups_that_do_not_come_out_even(mark: str, size: int, strength: int) -> None:
    random = Random(strength + size)
    phrase = Mnemonic("chinese_simplified").to_mnemonic(random.randbytes(strength // 8)).replace(" ", "")
    groups = mark.join(phrase[at : at + size] for at in range(0, len(phrase), size))
    assert SecretKind.RECOVERY_PHRASE in kinds(f"助记词：{groups}")


def test_a_word_that_the_end_of_a_line_broke() -> None:
    text = "look: physical immense tool traffic figure ti-\nred skill pear blur wrestle order young"
    hits = GUARD.inspect(text).hits
    assert [hit.kind for hit in hits] == [SecretKind.RECOVERY_PHRASE]
    start, end = hits[0].span
    assert text[start:end].startswith("physical")
    assert text[start:end].endswith("young")


def test_chinese_words_behind_english_ordinals() -> None:
    words = Mnemonic("chinese_simplified").to_mnemonic(Random(5).randbytes(16)).split()
    text = ", ".join(
        f"{at}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(at, 'th') } {word}" for at, word in enumerate(words, 1)
    )
    assert SecretKind.RECOVERY_PHRASE in kinds(text)


def test_a_phrase_told_in_two_halves_whose_words_between_are_list_words() -> None:
    words = "cotton public eyebrow bag typical fossil mail lock math antique muscle limb".split()  # noqa: SIM905
    text = f"The first six are {' '.join(words[:6])} and the other six are {' '.join(words[6:])}"
    assert SecretKind.RECOVERY_PHRASE in kinds(text)


@pytest.mark.parametrize("spell", ["-", ".", "·", "_", "*", ","])
def test_monero_words_told_letter_by_letter(spell: str) -> None:
    words = monero_like(3, [word.lower().translate(str.maketrans("äöü", "aou")) for word in GERMAN])
    assert SecretKind.RECOVERY_PHRASE in kinds("seed: " + " ".join(spell.join(word) for word in words))


@pytest.mark.parametrize("join", [" ", ", ", "\n", " | ", " -> ", " then "])
def test_monero_words_with_umlauts_and_capitals(join: str) -> None:
    assert SecretKind.RECOVERY_PHRASE in kinds(join.join(monero_like(4, GERMAN)))


def test_monero_words_in_look_alike_letters() -> None:
    words = monero_like(3, [word.lower().translate(str.maketrans("äöü", "aou")) for word in GERMAN])
    assert SecretKind.RECOVERY_PHRASE in kinds(" ".join(words).translate(str.maketrans("aeopc", "аеорс")))


def test_monero_words_without_spaces() -> None:
    words = monero_like(3, [word.translate(str.maketrans("äöüÜ", "aouU")) for word in GERMAN])
    assert SecretKind.RECOVERY_PHRASE in kinds("".join(words)) or SecretKind.PHRASE_PART in kinds(
        "".join(words)
    )
    assert SecretKind.PHRASE_PART in kinds("".join(words).lower())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://hooks.slack.com/services/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", SecretKind.TOKEN),
        ("SK0123456789abcdef0123456789abcdef", SecretKind.TOKEN),
        ("token=Cookie: session=3h98N2Ysz2FvKwcwXdEurP5VGxjArj4y", SecretKind.TOKEN),
        (
            "我把eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NSJ9.WBdaeYQu3b7NjYbksoWWt37N7B贴上来了",
            SecretKind.TOKEN,
        ),
        ("authenticator secret key NVEF ARML UCZW GYWP not working", SecretKind.AUTHENTICATOR_SEED),
        ("authenticator secret key adiybzpvulapvhqy not working", SecretKind.AUTHENTICATOR_SEED),
        (f"the private key of 0x{'5a' * 19}c1 is 0x{'0123456789abcdef' * 4}", SecretKind.PRIVATE_KEY),
        (f"私匙：0x{'0123456789abcdef' * 4}", SecretKind.PRIVATE_KEY),
    ],
)
def test_tokens_and_keys_within_a_sentence(text: str, kind: SecretKind) -> None:
    assert kind in kinds(text)
