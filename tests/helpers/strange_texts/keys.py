"""Keys in disguises, key files, tokens and seeds of authenticators."""

from __future__ import annotations

import base64
import hashlib
import json
import string
import uuid
from collections.abc import Callable
from random import Random

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

Disguise = Callable[[str, Random], str]
_LOOKS = str.maketrans("aeopcxyiABCEHKMOPTX", "аеорсхуіАВСЕНКМОРТХ")
_WIDE = {code: code - 0x21 + 0xFF01 for code in range(0x21, 0x7F)}


def _cut(size: int, gap: str) -> Disguise:
    return lambda key, random: gap.join(key[at : at + size] for at in range(0, len(key), size))


def _marks(mark: str) -> Disguise:
    return lambda key, random: "".join(letter + (mark if random.random() < 0.2 else "") for letter in key)


def _halves(between: str) -> Disguise:
    return lambda key, random: key[: len(key) // 2] + between + key[len(key) // 2 :]


def _uneven(key: str, random: Random) -> str:
    first = random.randrange(8, len(key) - 16)
    second = random.randrange(first + 6, len(key) - 5)
    return f"{key[:first]} {key[first:second]} {key[second:]}"


DISGUISES: dict[str, Disguise] = {
    "nines, dots": _cut(9, "…"),
    "nines, keys": _cut(9, "🔑"),
    "nines, arrows": _cut(9, " → "),
    "eights, plus": _cut(8, "+"),
    "fives, braille blanks": _cut(5, "\u2800"),
    "sixteens, breaks": _cut(16, "<br>"),
    "sixteens, escapes": _cut(16, "\\n"),
    "quoted tens": lambda key, random: " ".join(f'"{key[at : at + 10]}"' for at in range(0, len(key), 10)),
    "added tens": lambda key, random: " + ".join(f"'{key[at : at + 10]}'" for at in range(0, len(key), 10)),
    "parts, zh": lambda key, random: f"前面是{key[:20]}后面是{key[20:]}",
    "three lettered parts": lambda key, random: f"A: {key[:17]}\nB: {key[17:34]}\nC: {key[34:]}",
    "invisible": lambda key, random: "\u200c".join(key),
    "plain": lambda key, random: key,
    "quoted": lambda key, random: f"'{key}'",
    "code": lambda key, random: f"```\n{key}\n```",
    "stopped": lambda key, random: f"{key}.",
    "wide stop": lambda key, random: f"{key}。",
    "in an address": lambda key, random: f"https://wallet.example/import?k={key}&v=2",
    "pairs": _cut(2, " "),
    "fours": _cut(4, " "),
    "fives, hyphens": _cut(5, "-"),
    "eights": _cut(8, " "),
    "eights, lines": _cut(8, "\n"),
    "tens, lines": _cut(10, "\n"),
    "sixteens, bars": _cut(16, " | "),
    "letters": _cut(1, " "),
    "letters, stops": _cut(1, "."),
    "sixes, stops": _cut(6, "."),
    "fours, slashes": _cut(4, "/"),
    "folded line": _cut(20, "\n"),
    "windows lines": _cut(16, "\r\n"),
    "low lines": _cut(8, "_"),
    "commas": _cut(10, ", "),
    "zero width": _marks("\u200b"),
    "soft hyphens": _marks("\u00ad"),
    "joiners": _marks("\u2060"),
    "full width": lambda key, random: key.translate(_WIDE),
    "look-alikes": lambda key, random: "".join(
        x.translate(_LOOKS) if random.random() < 0.3 else x for x in key
    ),
    "halves": _halves(" "),
    "halves, lines": _halves("\n"),
    "halves, said": _halves("\nsecond half: "),
    "halves, zh": _halves("，后半段："),
    "halves, and": _halves(" and then "),
    "uneven": _uneven,
    "labelled": lambda key, random: "\n".join(
        f"part {n}: {key[a : a + 13]}" for n, a in enumerate(range(0, len(key), 13), 1)
    ),
    "numbered": lambda key, random: "\n".join(
        f"{n}. {key[a : a + 11]}" for n, a in enumerate(range(0, len(key), 11), 1)
    ),
}
"""Ways to write a key that its own checksum proves."""

RAW_DISGUISES = (
    "plain",
    "quoted",
    "code",
    "stopped",
    "wide stop",
    "pairs",
    "fours",
    "eights",
    "eights, lines",
    "sixteens, bars",
    "fours, slashes",
    "folded line",
    "windows lines",
    "zero width",
    "soft hyphens",
    "full width",
    "halves",
    "halves, lines",
    "letters",
    "commas",
)
"""Those that leave 64 digits recognisable without a checksum."""

LIST_DISGUISES = ("plain", "code", "quoted", "stopped")


def _letters(alphabet: str, count: int) -> Callable[[Random], str]:
    return lambda random: "".join(random.choices(alphabet, k=count))


_ALNUM = string.ascii_letters + string.digits
_URLSAFE = _ALNUM + "-_"


def _jwt(random: Random) -> str:
    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    head = part({"alg": random.choice(("HS256", "RS256", "EdDSA")), "typ": "JWT"})
    return (
        f"{head}.{part({'sub': random.randrange(10**6), 'iat': 1700000000})}.{_letters(_URLSAFE, 43)(random)}"
    )


TOKENS: dict[str, Callable[[Random], str]] = {
    "openai": lambda random: "sk-proj-" + _letters(_ALNUM, 48)(random),
    "telegram": lambda random: f"{random.randrange(10**9, 10**10)}:AA" + _letters(_URLSAFE, 33)(random),
    "docker": lambda random: "dckr_pat_" + _letters(_URLSAFE, 27)(random),
    "vault": lambda random: "hvs." + _letters(_ALNUM, 90)(random),
    "azure": lambda random: "AccountKey=" + base64.b64encode(random.randbytes(64)).decode(),
    "aws secret": lambda random: "aws_secret_access_key = " + _letters(_ALNUM + "/+", 40)(random),
    "github": lambda random: random.choice(("ghp_", "gho_", "ghs_")) + _letters(_ALNUM, 36)(random),
    "aws": lambda random: "AKIA" + _letters(string.ascii_uppercase + "234567", 16)(random),
    "slack": lambda random: (
        f"xoxb-{random.randrange(10**11, 10**12)}-{random.randrange(10**12, 10**13)}"
        f"-{_letters(_ALNUM, 24)(random)}"
    ),
    "stripe": lambda random: "sk_live_" + _letters(_ALNUM, 24)(random),
    "jwt": _jwt,
    "bearer": lambda random: "Authorization: Bearer " + _letters(_URLSAFE, 40)(random),
    "cookie": lambda random: f"Cookie: session={_letters(_ALNUM, 32)(random)}; lang=en",
    "gitlab": lambda random: "glpat-" + _letters(_URLSAFE, 20)(random),
    "google": lambda random: "AIza" + _letters(_URLSAFE, 35)(random),
    "npm": lambda random: "npm_" + _letters(_ALNUM, 36)(random),
}
_BASE32 = string.ascii_uppercase + "234567"

SEEDS: dict[str, Callable[[Random], str]] = {
    "otpauth": lambda random: (
        f"otpauth://totp/Wallet:me@mail.example?secret={_letters(_BASE32, 32)(random)}&issuer=Wallet"
    ),
    "base32 after secret": lambda random: random.choice(
        (
            "secret: {}",
            "2FA secret {}",
            "authenticator secret key: {}",
            "totp secret = {}",
            "谷歌验证器密钥：{}",
        )
    ).format(_letters(_BASE32, random.choice((16, 32)))(random)),
    "base32 in fours": lambda random: (
        "2FA secret: " + _cut(4, " ")(_letters(_BASE32, 32)(random).lower(), random)
    ),
}


def _ec_pem(random: Random) -> str:
    key = ec.derive_private_key(random.randrange(1, 2**255), ec.SECP256K1())
    style = random.choice((serialization.PrivateFormat.PKCS8, serialization.PrivateFormat.TraditionalOpenSSL))
    return key.private_bytes(serialization.Encoding.PEM, style, serialization.NoEncryption()).decode()


def _openssh(random: Random) -> str:
    key = ed25519.Ed25519PrivateKey.from_private_bytes(random.randbytes(32))
    form = serialization.PrivateFormat.OpenSSH
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


def _keystore(random: Random) -> str:
    kdf = random.choice(
        (
            ("scrypt", {"n": 262144, "r": 8, "p": 1, "dklen": 32, "salt": random.randbytes(32).hex()}),
            ("pbkdf2", {"c": 262144, "prf": "hmac-sha256", "dklen": 32, "salt": random.randbytes(32).hex()}),
        )
    )
    crypto = {
        "cipher": "aes-128-ctr",
        "cipherparams": {"iv": random.randbytes(16).hex()},
        "ciphertext": random.randbytes(32).hex(),
        "kdf": kdf[0],
        "kdfparams": kdf[1],
        "mac": hashlib.sha256(random.randbytes(8)).hexdigest(),
    }
    name = random.choice(("crypto", "Crypto"))
    value = {
        "version": 3,
        "id": str(uuid.UUID(bytes=random.randbytes(16))),
        "address": random.randbytes(20).hex(),
        name: crypto,
    }
    return json.dumps(value, indent=random.choice((None, 2)))


FILES: dict[str, Callable[[Random], str]] = {"pem": _ec_pem, "openssh": _openssh, "keystore": _keystore}
