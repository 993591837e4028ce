"""Generated secrets in the layouts and disguises people and tests use. Every value is random and belongs
to nobody."""

from __future__ import annotations

import base64
import hashlib
import json
import string
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from uuid import UUID

import base58
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from mnemonic import Mnemonic
from shamir_mnemonic.wordlist import WORDLIST as SLIP39_WORDS

from walletcare.safety.checksums import crc16

OFFICIAL_LISTS = (
    "english",
    "chinese_simplified",
    "chinese_traditional",
    "japanese",
    "korean",
    "french",
    "italian",
    "spanish",
    "portuguese",
    "czech",
)
_ZH_NUMERALS = [
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "十一",
    "十二",
    "十三",
    "十四",
    "十五",
    "十六",
    "十七",
    "十八",
    "十九",
    "二十",
    "二十一",
    "二十二",
    "二十三",
    "二十四",
]
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv".split()
_HOMOGLYPHS = str.maketrans("aeocpxyis", "аеосрхуіѕ")


@dataclass(frozen=True, slots=True)
class Case:
    """One text, what it is and how it was disguised."""

    text: str
    kind: str
    disguise: str


def _full_width(text: str) -> str:
    return "".join(
        chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else "\u3000" if char == " " else char for char in text
    )


def _mixed_case(text: str) -> str:
    return "".join(char.upper() if place % 2 else char for place, char in enumerate(text))


LAYOUTS: dict[str, Callable[[Sequence[str]], str]] = {
    "spaces": " ".join,
    "lines": "\n".join,
    "commas": ", ".join,
    "zh-commas": "，".join,
    "dashes": " - ".join,
    "numbered-dot": lambda words: " ".join(f"{n}. {word}" for n, word in enumerate(words, 1)),
    "numbered-paren": lambda words: "\n".join(f"{n}) {word}" for n, word in enumerate(words, 1)),
    "numbered-glued": lambda words: " ".join(f"{n}{word}" for n, word in enumerate(words, 1)),
    "numbered-hash": lambda words: " ".join(f"#{n} {word}" for n, word in enumerate(words, 1)),
    "numbered-zh": lambda words: "\n".join(f"{_ZH_NUMERALS[n]}、{word}" for n, word in enumerate(words)),
    "ordinal-zh": lambda words: " ".join(f"第{n}个词：{word}" for n, word in enumerate(words, 1)),
    "json": lambda words: json.dumps(list(words), ensure_ascii=False),
    "quotes": lambda words: " ".join(f"“{word}”" for word in words),
    "upper": lambda words: " ".join(words).upper(),
    "mixed-case": lambda words: _mixed_case(" ".join(words)),
    "ideographic-space": "\u3000".join,
    "full-width": lambda words: _full_width(" ".join(words)),
    "zero-width": lambda words: " ".join("\u200b".join(word) for word in words),
    "decomposed": lambda words: unicodedata.normalize("NFKD", " ".join(words)),
    "rows-of-three": lambda words: "\n".join(" ".join(words[at : at + 3]) for at in range(0, len(words), 3)),
    "slashes": "/".join,
    "pipes": " | ".join,
    "dots": ".".join,
    "underscores": "_".join,
    "emoji": " 🔑 ".join,
    "letter-labels": lambda words: "\n".join(
        f"{string.ascii_lowercase[n]}) {word}" for n, word in enumerate(words)
    ),
    "roman-labels": lambda words: " ".join(f"{_ROMAN[n]}. {word}" for n, word in enumerate(words)),
    "escaped-lines": "\\n".join,
    "escaped-letters": lambda words: json.dumps(list(words)),
    "list-items": lambda words: "".join(f"<li>{word}</li>" for word in words),
    "tag-characters": lambda words: " ".join("\U000e0020".join(word) for word in words),
    "two-halves": lambda words: f"{' '.join(words[:6])}\nand the other half:\n{' '.join(words[6:])}",
    "last-with-and": lambda words: f"{', '.join(words[:-1])} and {words[-1]}",
}
LATIN_LAYOUTS: dict[str, Callable[[Sequence[str]], str]] = {
    "no-spaces": "".join,
    "camel-case": lambda words: "".join(word.capitalize() for word in words),
    "four-letters": lambda words: " ".join(word[:4] for word in words),
    "four-letters-glued": lambda words: "".join(word[:4] for word in words),
    "homoglyphs": lambda words: " ".join(words).translate(_HOMOGLYPHS),
    "spelled-dashes": lambda words: " ".join("-".join(word) for word in words),
    "spelled-dots": lambda words: "  ".join(".".join(word) for word in words),
    "spelled-spaces": lambda words: "   ".join(" ".join(word) for word in words),
    "spelled-flat": lambda words: " ".join("".join(words)),
    "word-labels": lambda words: ", ".join(f"word {n}: {word}" for n, word in enumerate(words, 1)),
    "no-labels": lambda words: " ".join(f"No.{n} {word}" for n, word in enumerate(words, 1)),
    "ordinals": lambda words: ", ".join(f"{n}th is {word}" for n, word in enumerate(words, 1)),
    "and": " and ".join,
    "pairs": lambda words: " ".join("".join(words[at : at + 2]) for at in range(0, len(words), 2)),
    "threes": lambda words: "\n".join("".join(words[at : at + 3]) for at in range(0, len(words), 3)),
    "leet": lambda words: " ".join(words).replace("o", "0").replace("e", "3"),
}
GLUED_EAST_ASIAN = ("chinese_simplified", "chinese_traditional", "japanese", "korean")
_CHATS = (
    "{}",
    "my recovery phrase is {} please help me get my coins back",
    "Hi, the wallet won't open. {}",
    "我的助记词是 {} 帮我看看哪里错了",
    "钱包打不开：{}",
    "Seed: {}",
    "{}\n这个能恢复吗？",
    "they asked for this: {} . is that normal?",
    "客服你好，{}",
)


def phrases(random: Random, count: int) -> Iterator[Case]:
    """BIP-39 phrases over lists, lengths, layouts and chat sentences, evenly mixed."""
    makers = {name: Mnemonic(name) for name in OFFICIAL_LISTS}
    order: list[tuple[str, str]] = []
    for name in OFFICIAL_LISTS:
        layouts = list(LAYOUTS)
        if name not in GLUED_EAST_ASIAN:
            layouts += [layout for layout in LATIN_LAYOUTS if layout != "homoglyphs" or name == "english"]
        else:
            layouts += ["no-spaces"]
        order += [(name, layout) for layout in layouts]
    for number in range(count):
        name, layout = order[number % len(order)]
        words = _words(makers[name], random)
        write = LAYOUTS.get(layout) or LATIN_LAYOUTS[layout]
        yield Case(random.choice(_CHATS).format(write(words)), f"phrase:{name}", layout)


def _words(maker: Mnemonic, random: Random) -> list[str]:
    size = random.choice([16, 20, 24, 28, 32])
    return unicodedata.normalize("NFC", maker.to_mnemonic(random.randbytes(size))).split()


def electrum_phrases(random: Random, count: int) -> Iterator[Case]:
    words = Mnemonic("english").wordlist
    for _ in range(count):
        yield Case(
            random.choice(_CHATS).format(" ".join(random.choices(words, k=12))), "phrase:electrum", "spaces"
        )


def slip39_shares(random: Random, count: int) -> Iterator[Case]:
    for number in range(count):
        share = random.choices(SLIP39_WORDS, k=20 if number % 2 else 33)
        yield Case(random.choice(_CHATS).format(" ".join(share)), "phrase:slip39", "spaces")


def partial_phrases(random: Random, count: int) -> Iterator[Case]:
    """Kinds that are asked about: a word missing, a word misspelt."""
    maker = Mnemonic("english")
    for number in range(count):
        words = str(maker.to_mnemonic(random.randbytes(16))).split()
        place = random.randrange(12)
        if number % 2:
            words = words[:11]
            disguise = "eleven"
        else:
            word = words[place]
            at = random.randrange(len(word))
            words[place] = word[:at] + random.choice(string.ascii_lowercase) + word[at + 1 :]
            disguise = "misspelt"
        yield Case(random.choice(_CHATS).format(" ".join(words)), "phrase-part", disguise)


def _every(text: str, size: int, separator: str) -> str:
    return separator.join(text[at : at + size] for at in range(0, len(text), size))


KEY_DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": lambda key: key,
    "spaces-4": lambda key: _every(key, 4, " "),
    "spaces-8": lambda key: _every(key, 8, " "),
    "dashes-5": lambda key: _every(key, 5, "-"),
    "lines-20": lambda key: _every(key, 20, "\n"),
    "two-lines": lambda key: key[: len(key) // 2] + "\n" + key[len(key) // 2 :],
    "full-width": _full_width,
    "zero-width": lambda key: _every(key, 3, "\u200b"),
    "soft-hyphen": lambda key: _every(key, 6, "\u00ad"),
    "spelled": " ".join,
    "dots-4": lambda key: _every(key, 4, "."),
    "stars-8": lambda key: _every(key, 8, "*"),
    "two-parts": lambda key: f"part 1: {key[: len(key) // 2]}\npart 2: {key[len(key) // 2 :]}",
}


def wif(random: Random) -> str:
    tail = b"\x01" if random.random() < 0.5 else b""
    return base58.b58encode_check(
        random.choice([b"\x80", b"\xef", b"\xb0"]) + random.randbytes(32) + tail
    ).decode()


def extended_key(random: Random) -> str:
    version = random.choice(["0488ade4", "049d7878", "04b2430c", "04358394"])
    return base58.b58encode_check(
        bytes.fromhex(version) + random.randbytes(41) + b"\x00" + random.randbytes(32)
    ).decode()


def solana_key(random: Random) -> bytes:
    seed = random.randbytes(32)
    return seed + Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def stellar_seed(random: Random) -> str:
    body = bytes([18 << 3]) + random.randbytes(32)
    return base64.b32encode(body + crc16(body).to_bytes(2, "little")).decode()


def xrp_seed(random: Random) -> str:
    return base58.b58encode_check(b"\x21" + random.randbytes(16), alphabet=base58.RIPPLE_ALPHABET).decode()


_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def bech32(prefix: str, data: bytes, constant: int = 1) -> str:
    """BIP-173; ``constant`` 0x2bc830a3 for bech32m (BIP-350)."""
    bits = int.from_bytes(data, "big") << (-len(data) * 8 % 5)
    size = (len(data) * 8 + 4) // 5
    values = [bits >> 5 * (size - 1 - at) & 31 for at in range(size)]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = 1
    for value in [*expanded, *values, 0, 0, 0, 0, 0, 0]:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, step in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= step if top >> bit & 1 else 0
    check ^= constant
    values += [check >> 5 * (5 - at) & 31 for at in range(6)]
    return prefix + "1" + "".join(_BECH32[value] for value in values)


def keys(random: Random, count: int) -> Iterator[Case]:
    """Keys that prove themselves: blocked with or without words around."""
    makers: dict[str, Callable[[Random], str]] = {
        "wif": wif,
        "xprv": extended_key,
        "bip38": lambda r: base58.b58encode_check(b"\x01\x42\xc0" + r.randbytes(36)).decode(),
        "solana": lambda r: base58.b58encode(solana_key(r)).decode(),
        "stellar": stellar_seed,
        "xrp": xrp_seed,
        "nsec": lambda r: bech32("nsec", r.randbytes(32)),
        "age": lambda r: bech32("age-secret-key-", r.randbytes(32)).upper(),
    }
    disguises = list(KEY_DISGUISES)
    for number in range(count):
        name = list(makers)[number % len(makers)]
        disguise = disguises[number // len(makers) % len(disguises)]
        if disguise in {"spelled", "two-parts"} and name == "age":
            disguise = "plain"
        text = KEY_DISGUISES[disguise](makers[name](random))
        chat = random.choice(
            ["{}", "my key {}", "导入这个 {} 失败", "私钥：{}", "it says invalid: {}", "WIF {}\nhelp"]
        )
        yield Case(chat.format(text), f"key:{name}", disguise)


def hex_keys(random: Random, count: int) -> Iterator[Case]:
    """Raw keys next to words that name them."""
    chats = (
        "my private key is {}",
        "private key: {}",
        "我的私钥是{}",
        "私钥：{} 导入不了",
        "密钥 {} 提示无效",
        "the key {} doesn't import",
        "privkey={}",
        "PRIVATE KEY\n{}",
        "{} this is my private key",
        "钱包私钥 {}",
        "I exported my private key from MetaMask and got {} but it does not import",
        "导出的私钥为 {} ，为什么地址不一样",
    )
    disguises = [name for name in KEY_DISGUISES if name not in {"dots-4", "two-parts"}]
    for number in range(count):
        key = random.randbytes(32).hex()
        key = random.choice([key, key.upper(), "0x" + key])
        disguise = disguises[number % len(disguises)]
        yield Case(random.choice(chats).format(KEY_DISGUISES[disguise](key)), "key:hex", disguise)


def _luhn_end(digits: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return digits + str(-total % 10)


def card_number(random: Random) -> str:
    prefix, size = random.choice(
        [
            ("4", 16),
            ("51", 16),
            ("55", 16),
            ("2221", 16),
            ("34", 15),
            ("37", 15),
            ("6011", 16),
            ("65", 16),
            ("3530", 16),
            ("62", 16),
            ("622848", 19),
            ("621700", 19),
        ]
    )
    return _luhn_end(prefix + "".join(random.choices(string.digits, k=size - len(prefix) - 1)))


def _card_groups(card: str, separator: str) -> str:
    if len(card) == 15:
        return separator.join([card[:4], card[4:10], card[10:]])
    return _every(card, 4, separator)


CARD_DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": lambda card: card,
    "spaces": lambda card: _card_groups(card, " "),
    "dashes": lambda card: _card_groups(card, "-"),
    "dots": lambda card: _card_groups(card, "."),
    "slashes": lambda card: _card_groups(card, "/"),
    "lines": lambda card: _card_groups(card, "\n"),
    "full-width": _full_width,
    "zero-width": lambda card: _card_groups(card, "\u200b"),
    "nbsp": lambda card: _card_groups(card, "\u00a0"),
    "en-dash": lambda card: _card_groups(card, " – "),
    "spelled": " ".join,
    "hanzi": lambda card: card.translate(str.maketrans("0123456789", "零一二三四五六七八九")),
    "two-lines": lambda card: card[:8] + "\n" + card[8:],
    "circled-space": lambda card: _card_groups(card, "\u3000"),
}


def cards(random: Random, count: int) -> Iterator[Case]:
    chats = (
        "{}",
        "my card {} was charged twice",
        "我的卡号是{}，扣了两次",
        "银行卡 {} 绑定失败",
        "card number: {}",
        "refund to {} please",
        "用这张卡付款 {} 一直失败",
        "it's {} exp 09/28 cvv 123",
        "付款卡是{} 谢谢",
    )
    disguises = list(CARD_DISGUISES)
    for number in range(count):
        disguise = disguises[number % len(disguises)]
        yield Case(
            random.choice(chats).format(CARD_DISGUISES[disguise](card_number(random))), "card", disguise
        )


def structured(random: Random, count: int) -> Iterator[Case]:
    """Keystores, PEM, tokens, authenticator seeds: blocked kinds."""

    def token_chars(size: int) -> str:
        return "".join(random.choices(string.ascii_letters + string.digits, k=size))

    def jwt() -> str:
        header = base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT"}').decode().rstrip("=")
        return f"{header}.{token_chars(40)}.{token_chars(43)}"

    def keystore() -> str:
        crypto = {
            "cipher": "aes-128-ctr",
            "ciphertext": random.randbytes(32).hex(),
            "kdf": "scrypt",
            "mac": random.randbytes(32).hex(),
        }
        return json.dumps({"version": 3, "crypto": crypto, "address": random.randbytes(20).hex()})

    def base32(size: int) -> str:
        return base64.b32encode(random.randbytes(size)).decode().rstrip("=")

    makers: dict[str, Callable[[], str]] = {
        "keystore": keystore,
        "pem": lambda: (
            "-----BEGIN EC PRIVATE KEY-----\n"
            + base64.b64encode(random.randbytes(90)).decode()
            + "\n-----END EC PRIVATE KEY-----"
        ),
        "openssh": lambda: (
            "-----BEGIN OPENSSH PRIVATE KEY-----\n" + base64.b64encode(random.randbytes(120)).decode()
        ),
        "otpauth": lambda: f"otpauth://totp/Wallet:me?secret={base32(20)}&issuer=Wallet",
        "totp": lambda: f"谷歌验证器密钥：{base32(10)}",
        "totp-en": lambda: f"my 2FA secret key is {base32(20)}",
        "github": lambda: "ghp_" + token_chars(36),
        "aws": lambda: "AKIA" + "".join(random.choices(string.ascii_uppercase + string.digits, k=16)),
        "stripe": lambda: "sk_live_" + token_chars(24),
        "jwt": jwt,
        "bearer": lambda: "Authorization: Bearer " + token_chars(40),
        "cookie": lambda: f"Cookie: sid={token_chars(24)}; uid={token_chars(8)}",
        "solana-list": lambda: json.dumps(list(solana_key(random))),
    }
    names = list(makers)
    for number in range(count):
        name = names[number % len(names)]
        chat = random.choice(["{}", "here: {}", "我的是 {}", "it shows\n{}\nwhat now"])
        yield Case(chat.format(makers[name]()), f"structured:{name}", "plain")


def resident_number(random: Random) -> str:
    body = (
        random.choice(["110101", "310104", "440305", "510107", "320106"])
        + f"{random.randint(1950, 2010)}{random.randint(1, 12):02}{random.randint(1, 28):02}"
        + f"{random.randint(0, 999):03}"
    )
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(body))
    return body + "10X98765432"[total % 11]


def asked(random: Random, count: int) -> Iterator[Case]:
    """Kinds that are asked about: codes, passwords, security codes, accounts, documents."""

    def code(size: int = 6) -> str:
        return "".join(random.choices(string.digits, k=size))

    def password() -> str:
        return (
            random.choice(["Summer", "hunter", "wo ai ni", "Qwe", "lucky"]).replace(" ", "")
            + code(random.randint(2, 5))
            + random.choice(["", "!", "@x"])
        )

    makers: dict[str, Callable[[], str]] = {
        "otp-zh": lambda: random.choice(
            [
                "验证码是{}",
                "我收到的验证码：{}",
                "短信验证码 {} 输入没用",
                "验证码{}",
                "动态码为{}",
                "他让我把验证码{}发过去",
                "{}这个验证码不对",
                "收到验证码了是 {}",
            ]
        ).format(code()),
        "otp-en": lambda: random.choice(
            [
                "the code is {}",
                "my OTP: {}",
                "verification code {}",
                "I got the one-time code {} but it fails",
                "{} is my verification code",
                "code: {}",
                "here is the SMS code: {}",
            ]
        ).format(code()),
        "otp-split": lambda: f"验证码 {code(3)} {code(3)}",
        "password-zh": lambda: random.choice(
            ["密码是{}", "我的登录密码：{}", "支付密码是{}", "密码:{}"]
        ).format(password()),
        "password-en": lambda: random.choice(
            ["my password is {}", "password: {}", "pwd: {}", "the passphrase is {}", "Password = {}"]
        ).format(password()),
        "cvv": lambda: random.choice(
            ["cvv {}", "CVV is {}", "安全码是{}", "卡背面三位 {}", "cvc: {}"]
        ).format(code(3)),
        "resident": lambda: random.choice(["身份证{}", "我的身份证号是 {}", "{}", "ID number {}"]).format(
            resident_number(random)
        ),
        "iban": lambda: "IBAN " + iban(random),
        "bank-account": lambda: random.choice(["银行账号：{}", "卡号 {}", "bank account number {}"]).format(
            "9558" + code(15)
        ),
        "hex-bare": lambda: random.randbytes(32).hex(),
        "passport": lambda: random.choice(["护照号 E{}", "passport number is E{}"]).format(code(8)),
    }
    names = list(makers)
    for number in range(count):
        name = names[number % len(names)]
        yield Case(makers[name](), f"asked:{name}", "plain")


def iban(random: Random) -> str:
    bank = "".join(random.choices(string.digits, k=18))
    check = 98 - int(bank + "1314" + "00") % 97
    return f"DE{check:02}{bank}"


def public_values(random: Random, count: int) -> Iterator[Case]:
    """What must stay usable: hashes, addresses, order numbers, references. Never blocked."""

    def digits(size: int) -> str:
        return "".join(random.choices(string.digits, k=size))

    def tron() -> str:
        return base58.b58encode_check(b"\x41" + random.randbytes(20)).decode()

    makers: dict[str, Callable[[], str]] = {
        "tx-0x": lambda: random.choice(
            [
                "交易哈希 {} 一直没到账",
                "tx {} is still pending",
                "hash: {}",
                "我的转账{}确认了吗",
                "https://scan.example/tx/{}",
                "{}",
                "withdrawal {} not received",
            ]
        ).format("0x" + random.randbytes(32).hex()),
        "tx-plain": lambda: random.choice(
            [
                "txid {}",
                "交易ID：{}",
                "transaction hash {} failed",
                "{}",
                "区块浏览器显示 {}",
                "the payment {} never arrived",
            ]
        ).format(random.randbytes(32).hex()),
        "sha256": lambda: f"the installer's SHA-256 is {random.randbytes(32).hex()}, is that right?",
        "eth-address": lambda: random.choice(["收款地址 {}", "sent to {}", "{}", "我的钱包地址是{}"]).format(
            "0x" + random.randbytes(20).hex()
        ),
        "btc-address": lambda: random.choice(["{}", "转到 {}", "address {}"]).format(
            base58.b58encode_check(random.choice([b"\x00", b"\x05"]) + random.randbytes(20)).decode()
        ),
        "segwit": lambda: "bc1 address " + bech32("bc", b"\x00" + random.randbytes(19)),
        "tron": lambda: random.choice(["{}", "波场地址{}", "USDT 转到 {}"]).format(tron()),
        "solana-address": lambda: random.choice(["{}", "my Solana address {}"]).format(
            base58.b58encode(random.randbytes(32)).decode()
        ),
        "solana-signature": lambda: random.choice(["{}", "signature {}", "交易 {} 失败"]).format(
            base58.b58encode(random.randbytes(64)).decode()
        ),
        "xpub": lambda: base58.b58encode_check(
            bytes.fromhex("0488b21e") + random.randbytes(41) + b"\x02" + random.randbytes(32)
        ).decode(),
        "order": lambda: random.choice(
            [
                "订单号 {}",
                "order number {} not delivered",
                "交易单号：{}",
                "order #{}",
                "流水号{}查一下",
                "快递单号{}",
            ]
        ).format(digits(random.choice([10, 12, 13, 15, 16, 17, 18, 19, 20, 24, 28]))),
        "date-order": lambda: (
            "订单"
            + f"2024{random.randint(1, 12):02}{random.randint(1, 28):02}"
            + digits(random.choice([8, 12, 20]))
        ),
        "uuid": lambda: f"request id {UUID(bytes=random.randbytes(16), version=4)}",
        "reference": lambda: "我的编号是 WC-7K2F-9X，什么时候回复",
        "tracking": lambda: random.choice(["tracking number {} hasn't moved", "运单号 {}"]).format(
            "1Z999AA1" + digits(10)
        ),
        "error-code": lambda: random.choice(
            ["error code {}", "错误码 {}", "提示错误代码{}", "it says code {} and closes"]
        ).format(random.choice([digits(3), digits(6), "0x" + digits(8)])),
        "version": lambda: (
            f"version {random.randint(1, 9)}.{random.randint(0, 30)}.{random.randint(0, 9)} build {digits(5)}"
        ),
        "ip": lambda: f"it resolves to 192.168.{random.randint(0, 255)}.{random.randint(0, 255)}",
        "phone": lambda: f"我的手机号 13{digits(9)} 换了",
        "hash-md5": lambda: "file md5 " + hashlib.md5(random.randbytes(8), usedforsecurity=False).hexdigest(),
    }
    names = list(makers)
    for number in range(count):
        name = names[number % len(names)]
        yield Case(makers[name](), f"public:{name}", "plain")
