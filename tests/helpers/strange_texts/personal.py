"""Cards, codes, passwords, accounts and documents, in sentences of both languages."""

from __future__ import annotations

import datetime
import string
from collections.abc import Callable
from random import Random

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _luhn(body: str) -> str:
    total = 0
    for at, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if at % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


def card(random: Random) -> str:
    """A number of a real issuer range that holds Luhn's check."""
    prefix, length = random.choice(
        (
            ("4", 16),
            ("51", 16),
            ("55", 16),
            ("2221", 16),
            ("2720", 16),
            ("34", 15),
            ("37", 15),
            ("6011", 16),
            ("65", 16),
            ("3528", 16),
            ("3589", 16),
            ("36", 14),
            ("622126", 16),
            ("622202", 19),
            ("621700", 19),
            ("625912", 16),
        )
    )
    return _luhn(prefix + "".join(random.choices(string.digits, k=length - len(prefix) - 1)))


def _grouped(gap: str) -> Callable[[str], str]:
    def grouped(number: str) -> str:
        sizes = (4, 6, 5) if len(number) == 15 else (4, 6, 4) if len(number) == 14 else (4, 4, 4, 4, 3)
        parts, at = [], 0
        for size in sizes:
            parts.append(number[at : at + size])
            at += size
        return gap.join(part for part in parts if part)

    return grouped


CARD_DISGUISES: dict[str, Callable[[str], str]] = {
    "colons": _grouped(":"),
    "tildes": _grouped("~"),
    "cards": _grouped("💳"),
    "thin space": _grouped("\u2009"),
    "brackets": lambda number: "".join(f"({number[at : at + 4]})" for at in range(0, len(number), 4)),
    "circled": lambda number: number.translate({48: 0x24EA} | {48 + n: 0x245F + n for n in range(1, 10)}),
    "told in fours": lambda number: (
        f"first four {number[:4]}, then {number[4:8]}, then {number[8:12]}, last {number[12:]}"
    ),
    "told in fours, zh": lambda number: (
        f"前四位{number[:4]}，接着{number[4:8]}，再{number[8:12]}，最后{number[12:]}"
    ),
    "plain": str,
    "spaces": _grouped(" "),
    "hyphens": _grouped("-"),
    "stops": _grouped("."),
    "lines": _grouped("\n"),
    "two spaces": _grouped("  "),
    "low lines": _grouped("_"),
    "slashes": _grouped("/"),
    "bars": _grouped(" | "),
    "single": " ".join,
    "single, hyphens": "-".join,
    "tabs": _grouped("\t"),
    "wide space": _grouped("\u3000"),
    "full width": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in number),
    "zero width": lambda number: "\u200b".join(number),
    "quoted": lambda number: f'"{number}"',
    "dots": _grouped("·"),
    "letters": lambda number: number.replace("0", "O"),
    "commas": _grouped(", "),
    "stars": _grouped("*"),
    "arabic": lambda number: number.translate({ord(str(d)): 0x660 + d for d in range(10)}),
}
_CARD_AROUND = (
    "{}",
    "my card number is {}",
    "card {}",
    "I paid with the card {} and it failed",
    "Visa {} was declined",
    "cc: {}",
    "charge this one: {} thanks",
    "the debit card {} shows the payment",
    "卡号：{}",
    "我的银行卡号是{}",
    "用 {} 这张卡付的款",
    "信用卡{}扣款失败",
    "银行卡 {} 绑定不了",
    "PAN {}",
)


def card_text(number: str, random: Random) -> str:
    """A message with the number."""
    return random.choice(_CARD_AROUND).format(number)


def _digits(count: int, random: Random) -> str:
    return "".join(random.choices(string.digits, k=count))


def _word(random: Random) -> str:
    return random.choice(
        (
            "".join(random.choices(string.ascii_letters + string.digits, k=random.randrange(8, 13))) + "7x",
            random.choice(("Sunny", "tiger", "Dragon", "qwer", "Anna", "xiaoming", "Wallet"))
            + _digits(random.randrange(2, 5), random)
            + random.choice(("", "!", "#", "@x")),
            random.choice(("P@ss", "h3llo", "Gr33n", "a1b2", "zxc!9"))
            + random.choice(("-", "_", ""))
            + _digits(3, random),
        )
    )


def _short(random: Random) -> str:
    return (
        "".join(random.choices(string.ascii_letters, k=3))
        + _digits(2, random)
        + random.choice(string.ascii_letters)
    )


def _from(templates: tuple[str, ...], value: Callable[[Random], str]) -> Callable[[Random], str]:
    return lambda random: random.choice(templates).format(value(random))


def identity(random: Random) -> str:
    """A Chinese resident number with a province, a real day and the right check character."""
    born = datetime.date(1950, 1, 1) + datetime.timedelta(days=random.randrange(21_000))
    body = (
        random.choice(("110101", "310104", "440305", "510107", "330106", "420111", "650102"))
        + f"{born:%Y%m%d}"
        + _digits(3, random)
    )
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]


def iban(random: Random) -> str:
    """An account number of Germany, France, Britain or Spain with valid check digits."""
    country, body = random.choice(
        (
            ("DE", _digits(18, random)),
            ("GB", "NWBK" + _digits(14, random)),
            ("NL", "ABNA" + _digits(10, random)),
            ("AT", _digits(16, random)),
            ("CH", _digits(17, random)),
        )
    )
    numeric = "".join(str(int(letter, 36)) for letter in body + country + "00")
    number = f"{country}{98 - int(numeric) % 97:02}{body}"
    return random.choice(
        (number, " ".join(number[at : at + 4] for at in range(0, len(number), 4)), number.lower())
    )


def _expiry(random: Random) -> str:
    month, year = random.randrange(1, 13), random.randrange(26, 33)
    return random.choice(
        (f"{month:02}/{year}", f"{month:02}/20{year}", f"{month:02}-{year}", f"{month:02} / {year}")
    )


def _spoken_code(random: Random) -> str:
    return random.choice(
        (
            _digits(6, random),
            _digits(4, random),
            _digits(8, random),
            " ".join((_digits(3, random), _digits(3, random))),
            "-".join((_digits(3, random), _digits(3, random))),
            " ".join(_digits(6, random)),
        )
    )


ASKED: dict[str, Callable[[Random], str]] = {
    "one-time code": _from(
        (
            "my code is {}",
            "the OTP is {}",
            "OTP: {}",
            "verification code {}",
            "the SMS code I got is {}",
            "I received {} as the code",
            "{} is my verification code",
            "2FA code: {}",
            "the authenticator shows {}",
            "security code {} from the mail",
            "login code {} expired",
            "the code they sent me was {}",
            "here's the otp {}",
            "confirmation code: {}",
            "passcode {}",
            "验证码是{}",
            "验证码：{}",
            "短信验证码 {}",
            "我收到的验证码是 {}",
            "动态码{}",
            "动态口令 {}",
            "Your Heron code is {}. Do not share it.",
            "【苍鹭】验证码{}，5分钟内有效",
            "I entered {} but it says invalid code",
            "{} 这个验证码过期了",
            "支付验证码 {}",
            "账号验证码：{}",
            "use code {} to sign in",
            "tried code {} twice",
            "提现验证码是{}",
            "the six digit code {}",
            "verification: {}",
            "校验码：{}",
            "谷歌验证码 {}",
            "{} 是我的验证码",
            "登录码 {}",
            "手机收到的码是 {}，输入说错误",
            "邮箱验证码为{}",
        ),
        _spoken_code,
    ),
    "card code": _from(
        (
            "cvv {}",
            "CVV: {}",
            "cvc is {}",
            "the CVV2 on the back is {}",
            "my card's security code is {}",
            "cvv={}",
            "安全码 {}",
            "安全码是{}",
            "卡背面三位数是{}",
            "CVV码：{}",
            "cvn {}",
        ),
        lambda random: _digits(random.choice((3, 3, 4)), random),
    ),
    "card expiry": _from(
        (
            "exp {}",
            "expiry date {}",
            "card exp date {}",
            "valid thru {}",
            "expiration: {}",
            "有效期 {}",
            "卡有效期是{}",
            "有效期至{}",
        ),
        _expiry,
    ),
    "resident number": _from(
        (
            "{}",
            "身份证号 {}",
            "我的身份证是{}",
            "身份证号码：{}",
            "证件号{}",
            "ID number {}",
            "my Chinese ID is {}",
            "实名用的是 {}",
        ),
        identity,
    ),
    "iban": _from(
        (
            "{}",
            "IBAN {}",
            "my account is {}",
            "refund to {}",
            "bank account: {}",
            "收款账号 {}",
            "银行账户是{}",
        ),
        iban,
    ),
    "passport": _from(
        (
            "passport number {}",
            "passport no. {}",
            "my passport is {}",
            "Passport: {}",
            "护照号 {}",
            "护照号码是{}",
            "护照：{}",
        ),
        lambda random: random.choice("EGPLK") + _digits(8, random),
    ),
    "password": _from(
        (
            "my password is {}",
            "password: {}",
            "pwd: {}",
            "the password is {} but it says wrong",
            "Password = {}",
            "pass: {}",
            "login with {} as password",
            "I typed the password {} and was refused",
            "passwd {}",
            "my passphrase is {}",
            "wallet password {} does not work",
            "密码是{}",
            "密码：{}",
            "我的密码是 {}",
            "登录密码 {}",
            "支付密码是{}",
            "密码{}不对",
            "口令是 {}",
            "my pass is {}",
            "password-> {}",
            "我设的密码是{}",
            "my old password was {}",
            "passcode is {}",
            "i always use {} as my password",
            "用户名 anna 密码 {}",
            "账号密码是 {}",
            "交易密码为{}",
        ),
        _word,
    ),
    "pin": _from(
        (
            "my pin is {}",
            "PIN: {}",
            "the pin code {} does not work",
            "pin code is {}",
            "I set {} as my pin",
            "PIN码 {}",
            "PIN码是{}",
            "pin: {}",
            "the app rejects my PIN {}",
            "解锁码 {}",
            "the pin I use ({}) is wrong",
            "app pin: {}",
            "银行卡密码{}",
            "取款密码是{}",
            "解锁密码 {}",
            "锁屏密码是{}",
            "my unlock code is {}",
            "entered pin {} three times",
        ),
        lambda random: random.choice((_digits(4, random), _digits(6, random), _short(random))),
    ),
}
"""Kinds that are asked about, each in its sentences."""
