"""Secrets told in ways found by trying the guard from outside, and the ordinary texts beside them."""

from __future__ import annotations

import re
from binascii import crc32
from collections.abc import Callable
from random import Random
from urllib.parse import quote, quote_plus

import pytest
from mnemonic import Mnemonic

from tests.helpers.secret_corpus import iban
from tests.helpers.strange_texts.coins import bech32
from walletcare.safety.outgoing.guard import Guard
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
        "lost my log in password\nIs iCloud a bad idea?",
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
    words = "cotton public eyebrow bag typical fossil mail lock math antique muscle limb".split()
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


def plain_monero() -> list[str]:
    return monero_like(3, [word.lower().translate(str.maketrans("äöü", "aou")) for word in GERMAN])


def in_pieces(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


NUMBERS_IN_WORDS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four
    twenty-five""".split()
MONERO_LAYOUTS: dict[str, Callable[[list[str]], str]] = {
    "without spaces": "".join,
    "without spaces, titled": lambda words: "".join(map(str.title, words)),
    "without spaces, upper": lambda words: "".join(words).upper(),
    "letters in fives": lambda words: " ".join(in_pieces("".join(words), 5)),
    "letters in tens": lambda words: "-".join(in_pieces("".join(words), 10)),
    "by threes": lambda words: " ".join("".join(words[at : at + 3]) for at in range(0, 25, 3)),
    "by twos": lambda words: "\n".join("".join(words[at : at + 2]) for at in range(0, 25, 2)),
    "several separators": lambda words: "".join(
        word + mark for word, mark in zip(words, [", ", "\n", " - ", " / ", "; "] * 5, strict=True)
    ),
    "rows with commas": lambda words: "\n".join(", ".join(words[at : at + 4]) for at in range(0, 25, 4)),
    "halves": lambda words: " ".join(words[:12]) + "\nand the second half:\n" + " ".join(words[12:]),
    "halves, zh": lambda words: " ".join(words[:12]) + "\n后面一半是：\n" + " ".join(words[12:]),
    "labels": lambda words: "\n".join(f'seed[{number}] = "{word}"' for number, word in enumerate(words, 1)),
    "numbers in words": lambda words: "\n".join(
        f"{number}: {word}" for number, word in zip(NUMBERS_IN_WORDS, words, strict=True)
    ),
    "from the last on": lambda words: "\n".join(
        f"{number}. {word}" for number, word in reversed(list(enumerate(words, 1)))
    ),
    "a log": lambda words: "\n".join(
        f"2026-11-28 10:00:{second:02} INFO word {word}" for second, word in enumerate(words)
    ),
    "three parts": lambda words: (
        f"first: {' '.join(words[:8])}\nthen: {' '.join(words[8:16])}\nlast: {' '.join(words[16:])}"
    ),
    "folded lines": lambda words: "\n".join(in_pieces(" ".join(words), 20)),
    "letters in quotes": lambda words: " ".join("".join(f"'{letter}'" for letter in word) for word in words),
    "two columns": lambda words: "\n".join(
        f"{row}. {words[row - 1]}    " + (f"{row + 13}. {words[row + 12]}" if row < 13 else "")
        for row in range(1, 14)
    ),
    "digits for letters": lambda words: " ".join(words).translate(str.maketrans("oe", "03")),
}


@pytest.mark.parametrize("layout", MONERO_LAYOUTS)
def test_monero_words_however_they_are_written(layout: str) -> None:
    assert SecretKind.RECOVERY_PHRASE in kinds(MONERO_LAYOUTS[layout](plain_monero()))


def test_so_many_letters_in_a_row_are_asked_about_whatever_their_end() -> None:
    assert kinds("".join(plain_monero()[:-1]) + "quorum") == {SecretKind.PHRASE_PART}
    assert kinds("haha" * 40) == kinds("asdfghjkl" * 20) == set()


ENGLISH = "legal winner thank year wave sausage worth useful legal winner thank yellow".split()
PHRASE_LAYOUTS: dict[str, Callable[[list[str]], str]] = {
    "letters in fives": lambda words: " ".join(in_pieces("".join(words), 5)),
    "letters in tens": lambda words: "\n".join(in_pieces("".join(words), 10)),
    "a mark in each": lambda words: " ".join(f"{word[:2]}'{word[2:]}" for word in words),
    "middle dots": "·".join,
    "low lines inside": lambda words: " ".join(f"{word[:2]}_{word[2:]}" for word in words),
    "broken anywhere": lambda words: re.sub(r"(?<=[aeiou])(?=\w)", " ", " ".join(words)),
    "percent codes": lambda words: "".join(f"%{byte:02X}" for byte in " ".join(words).encode()),
    "brackets": lambda words: " ".join("".join(f"[{letter}]" for letter in word) for word in words),
    "guillemets": lambda words: " ".join(f"«{word}»" for word in words),
}


@pytest.mark.parametrize("layout", PHRASE_LAYOUTS)
def test_phrases_in_pieces_and_with_marks(layout: str) -> None:
    assert SecretKind.RECOVERY_PHRASE in kinds(PHRASE_LAYOUTS[layout](ENGLISH))


ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
HANZI_LAYOUTS: dict[str, Callable[[list[str]], str]] = {
    "ordinals": lambda words: ", ".join(
        f"{number} {word}" for number, word in zip(ORDINALS, words, strict=True)
    ),
    "labels": lambda words: "\n".join(f"单词{number}：{word}" for number, word in enumerate(words, 1)),
    "code": lambda words: "\n".join(f'words.append("{word}")' for word in words),
    "and": "和".join,
    "then": " 然后 ".join,
    "then, without spaces": "，接下来是".join,
    "two fillers": lambda words: "".join(
        word + (" and then " if number % 2 else ", next ") for number, word in enumerate(words)
    ),
    "lines": lambda words: "\n".join(
        f"第{row}行：{' '.join(words[at : at + 4])}" for row, at in zip("一二三", (0, 4, 8), strict=True)
    ),
    "percent codes": lambda words: quote(" ".join(words)),
    "a form": lambda words: "mnemonic=" + quote_plus(" ".join(words)),
    "halves": lambda words: (
        " ".join(words[:6]) + " ... that was the first part, now the rest of it: " + " ".join(words[6:])
    ),
}


@pytest.mark.parametrize("layout", HANZI_LAYOUTS)
def test_chinese_phrases_with_something_around_each_character(layout: str) -> None:
    words = Mnemonic("chinese_simplified").to_mnemonic(Random(3).randbytes(16)).split()
    assert SecretKind.RECOVERY_PHRASE in kinds(HANZI_LAYOUTS[layout](words))


WIF = "5Kb8kLf9zgWQnogidDA76MzPL6TsZZY36hWXMssSzNydYXYB9KF"
AGE = bech32("age-secret-key-", bytes(range(32))).upper()


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{number}. {piece}" for number, piece in enumerate(in_pieces(WIF, 11), 1)),
        "我导出来的是"
        + "\n".join(f"part {number}: {piece}" for number, piece in enumerate(in_pieces(WIF, 13), 1)),
        f"{AGE[:40]} and then {AGE[40:]}",
        "🔑".join(in_pieces(WIF, 8)),
        " + ".join(f"'{piece}'" for piece in in_pieces(AGE, 10)),
        "private key: " + ", ".join(f"0x{byte:02x}" for byte in range(100, 132)),
        "PK: " + bytes(range(100, 132)).hex(),
        f"{AGE[:40]}，后半段：{AGE[40:]}",
    ],
)
def test_keys_in_numbered_parts_and_in_halves(text: str) -> None:
    assert SecretKind.PRIVATE_KEY in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "the pin code k7wQz does not work",
        "the app rejects my PIN k7wQz2",
        "I set k7wQz2 as my pin",
        "entered pin k7wQz2 three times",
        "PIN码 k7wQz2",
        "my unlock code is 4821",
        "解锁码 482193",
        "the pin I use (4821) is wrong",
        "银行卡密码4821",
        "passcode is P@ss_482",
    ],
)
def test_what_opens_the_wallet_or_the_phone(text: str) -> None:
    assert SecretKind.PASSWORD in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "PIN error 4821 after the update",
        "the pin code screen freezes on iPhone15",
        "怎么修改支付密码？2026-08-07有人上班吗",
        "my PIN is not accepted since 6.2.1",
        "解锁码不对",
    ],
)
def test_talk_about_what_opens_it_is_left_alone(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "支付验证码 482193",
        "账号验证码：482193",
        "付款验证码482193",
        "your Heron code is 482193",
        "I entered 482193 but it says invalid code",
        "verification: 482193",
        "the authenticator shows 482193",
        "the SMS code I got is 48219377",
        "手机收到的码是 482193，输入说错误",
    ],
)
def test_codes_that_something_shows(text: str) -> None:
    assert SecretKind.ONE_TIME_CODE in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "my card is 4111:1111:1111:1111",
        "4111💳1111💳1111💳1111",
        "卡号(4111)(1111)(1111)(1111)",
        "my visa: first four 4111, then 1111, then 1111, last 1111",
        "前四位4111，接着1111，再1111，最后1111",
    ],
)
def test_cards_between_other_marks(text: str) -> None:
    assert kinds(text) == {SecretKind.CARD_NUMBER}


@pytest.mark.parametrize("text", ["valid thru 08/29", "exp 08/2029", "卡有效期是08-29"])
def test_the_end_of_a_card(text: str) -> None:
    assert kinds(text) == {SecretKind.CARD_EXPIRY}


@pytest.mark.parametrize(
    "text",
    [
        "my passport expiry date is 08/2029",
        "country code 44, area code 3476, country code 86, area code 5512. tag was wrong, can you recover it",
        "I never gave anybody my CVV. Gas was 183 gwei",
        "got 9.411111111111111111 ETH",
        "验证码页面报482193",
        "邀请码482193填了没奖励",
        "安全码在哪里，卡背面没有，2026年办的",
        "code 50001 appears when I pay",
        "my visa expires next month, what now. transfer 9,999 BTC, gas 9.99. step 9 connect; step 9 approve; "
        "step 9 nothing happens",
        "hedera 0.0.452720@1742974850.622805600",
        "[3, 0, 0, 0, -3], [0, -3, -3, 0, 3], [0, 3, 0, 3]",
        "The segments value is required but was not present in the request when segment value is present",
        "会员有效期至 08/29",
        "my card expires 09/27 and the app says it is expired",
        "Why does the security code screen say error 4464?\nWhy does the seed phrase screen say error 4461?\n"
        "Source code of the app on line 48147?",
        "I entered the seed phrase 37 times and the account is locked.\nStep 1 connect; step 2 approve; "
        "step 3 nothing happens.\nThe pin code screen freezes after 19 digits.\n"
        "Ticket 07449780 answered, ticket 76956909 not.",
        "hey an agent asked for my recovery phrase, is that normal?\nCountry code 44, area code 61158.\n"
        "Step 1 connect; step 2 approve; step 3 nothing happens.\nSource code of the program on line 11791?",
        "https://explorer.example/tx/EAAC8C1B7004AC035A0472FF978DC3C6EBC2F6CF34835340B9DDDCB4A21327AA",
    ],
)
def test_what_only_sounds_like_a_secret(text: str) -> None:
    assert kinds(text) == set()


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
        ("token dckr_pat_7Hq2mZ9dLw4KxP1vRt8sYb3NcE", SecretKind.TOKEN),
        ("AccountName=w;AccountKey=" + "Ab3/" * 21 + "AA==", SecretKind.TOKEN),
        ('{"kty": "RSA", "n": "abc", "d": "M0DH9QZD9Q5RRGSIUz6e1dsp5pt4yWWC"}', SecretKind.KEY_FILE),
        (
            '{"encoded": "' + "Ab3/" * 20 + '", "encoding": {"content": ["pkcs8", "sr25519"]}}',
            SecretKind.KEY_FILE,
        ),
        (f"私匙：0x{'0123456789abcdef' * 4}", SecretKind.PRIVATE_KEY),
    ],
)
def test_tokens_and_keys_within_a_sentence(text: str, kind: SecretKind) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "messages",
    [
        [
            "在吗",
            "你好",
            "有人吗",
            "还在",
            "人呢",
            "谢谢",
            "好的",
            "没呢",
            "快点",
            "多久",
            "不行",
            "等着",
            "急",
        ],
        ["好", "嗯", "对", "急", "1", "2", "3", "是", "没有", "行", "在不在", "谢谢", "咋办", "啥时", "回话"],
        ["now"] * 14,
        ["you you you you you you you you you you you you"],
        ["same", "same", "same same", "again", "same", "same again", "same", "same", "again", "same", "same"],
        [f"message {letter}" for letter in "abcdefghijklmnopqrst"],
        ["any update"] * 12,
        ["hello? any update please"] * 8,
    ],
)
def test_what_people_write_who_get_no_answer(messages: list[str]) -> None:
    for number, message in enumerate(messages, 1):
        assert GUARD.inspect(message, window=messages[: number - 1]).is_clear, messages[:number]


@pytest.mark.parametrize("language", ["chinese_simplified", "chinese_traditional"])
@pytest.mark.parametrize("size", [1, 2])
def test_a_chinese_phrase_told_in_short_messages(language: str, size: int) -> None:
    before = ["你好", "在吗", "有人吗"]
    for strength in (128, 256) * 10:
        phrase = "".join(Mnemonic(language).generate(strength).split())
        if len(set(phrase)) < len(phrase):
            continue
        pieces = [phrase[at : at + size] for at in range(0, len(phrase), size)][: 18 - len(before)]
        if len(pieces) * size < len(phrase):
            continue
        verdict = GUARD.inspect(pieces[-1], window=[*before, *pieces[:-1]])
        assert verdict.kinds == (SecretKind.RECOVERY_PHRASE,), pieces


@pytest.mark.parametrize("language", ["english", "korean", "japanese", "spanish"])
@pytest.mark.parametrize("between", ["\n", " ", ""])
def test_a_phrase_told_three_times_is_no_impatience(language: str, between: str) -> None:
    phrase = Mnemonic(language).to_mnemonic(bytes(range(40, 56))).replace("\u3000", " ")
    told = between.join([phrase if between else phrase.replace(" ", "")] * 3)
    assert SecretKind.RECOVERY_PHRASE in GUARD.inspect(told).kinds
