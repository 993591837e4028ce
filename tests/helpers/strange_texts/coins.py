"""Keys, hashes and addresses of many chains in their published encodings."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from random import Random

import base58
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_RIPPLE = b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"


def bech32(prefix: str, data: bytes, first: list[int] | None = None, constant: int = 1) -> str:
    """BIP-173 (``constant`` 1) or BIP-350 text for some bytes."""
    values, held, bits = list(first or []), 0, 0
    for byte in data:
        held, bits = held << 8 | byte, bits + 8
        while bits >= 5:
            bits -= 5
            values.append(held >> bits & 31)
    if bits:
        values.append(held << (5 - bits) & 31)
    expanded = [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]
    check = _polymod(expanded + values + [0] * 6) ^ constant
    values += [check >> 5 * (5 - at) & 31 for at in range(6)]
    return prefix + "1" + "".join(_BECH32[value] for value in values)


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for at, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> at & 1 else 0
    return check


def _crc16(data: bytes) -> bytes:
    crc = 0
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1
        crc &= 0xFFFF
    return crc.to_bytes(2, "little")


def _stellar(version: int, random: Random) -> str:
    body = bytes([version]) + random.randbytes(32)
    return base64.b32encode(body + _crc16(body)).decode()


def _check(prefix: bytes, length: int, suffix: bytes = b"") -> Callable[[Random], str]:
    return lambda random: base58.b58encode_check(prefix + random.randbytes(length) + suffix).decode()


def _pair(random: Random) -> bytes:
    secret = random.randbytes(32)
    return secret + Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def _extended(version: bytes) -> Callable[[Random], str]:
    def made(random: Random) -> str:
        head = version + bytes([random.randrange(5)]) + random.randbytes(4) + random.randbytes(4)
        return base58.b58encode_check(head + random.randbytes(32) + b"\0" + random.randbytes(32)).decode()

    return made


PROVEN: dict[str, Callable[[Random], str]] = {
    "wif": _check(b"\x80", 32),
    "wif, compressed": _check(b"\x80", 32, b"\x01"),
    "wif, test": _check(b"\xef", 32, b"\x01"),
    "bip38": lambda random: base58.b58encode_check(b"\x01\x42\xc0" + random.randbytes(36)).decode(),
    "xprv": _extended(b"\x04\x88\xad\xe4"),
    "yprv": _extended(b"\x04\x9d\x78\x78"),
    "zprv": _extended(b"\x04\xb2\x43\x0c"),
    "tprv": _extended(b"\x04\x35\x83\x94"),
    "solana": lambda random: base58.b58encode(_pair(random)).decode(),
    "solana, list": lambda random: json.dumps(list(_pair(random))),
    "solana, tight list": lambda random: json.dumps(list(_pair(random)), separators=(",", ":")),
    "stellar": lambda random: _stellar(18 << 3, random),
    "nostr": lambda random: bech32("nsec", random.randbytes(32)),
    "age": lambda random: bech32("age-secret-key-", random.randbytes(32)).upper(),
    "xrp": lambda random: base58.b58encode_check(b"\x21" + random.randbytes(16), alphabet=_RIPPLE).decode(),
    "cardano": lambda random: bech32("xprv", random.randbytes(96)),
}
"""Secrets that prove themselves by a checksum or by their own public half."""

LISTED = ("solana, list", "solana, tight list")


def hex64(random: Random) -> str:
    """Sixty-four hexadecimal digits."""
    return random.randbytes(32).hex()


HASHES: dict[str, Callable[[Random], str]] = {
    "bitcoin": hex64,
    "ethereum": lambda random: "0x" + hex64(random),
    "tron": hex64,
    "solana": lambda random: base58.b58encode(random.randbytes(64)).decode(),
    "xrp": lambda random: hex64(random).upper(),
    "cardano": hex64,
    "polkadot": lambda random: "0x" + hex64(random),
    "cosmos": lambda random: hex64(random).upper(),
    "sui": lambda random: base58.b58encode(random.randbytes(32)).decode(),
    "ton": lambda random: base64.b64encode(random.randbytes(32)).decode(),
    "algorand": lambda random: base64.b32encode(random.randbytes(32)).decode().rstrip("="),
    "hedera": lambda random: (
        f"0.0.{random.randrange(10**6)}@17{random.randrange(10**8):08}.{random.randrange(10**9):09}"
    ),
}
"""Transaction hashes of twelve chains."""


def _mixed_case(random: Random) -> str:
    digits = random.randbytes(20).hex()
    return "0x" + "".join(random.choice((digit, digit.upper())) for digit in digits)


def _algorand(random: Random) -> str:
    body = random.randbytes(32)
    return base64.b32encode(body + hashlib.new("sha512_256", body).digest()[-4:]).decode().rstrip("=")


def _ton(random: Random) -> str:
    body = b"\x11\x00" + random.randbytes(32)
    return base64.urlsafe_b64encode(body + _crc16(body)[::-1]).decode()


ADDRESSES: dict[str, Callable[[Random], str]] = {
    "bitcoin": _check(b"\0", 20),
    "bitcoin script": _check(b"\x05", 20),
    "bitcoin segwit": lambda random: bech32("bc", random.randbytes(20), [0]),
    "bitcoin taproot": lambda random: bech32("bc", random.randbytes(32), [1], 0x2BC830A3),
    "litecoin": lambda random: bech32("ltc", random.randbytes(20), [0]),
    "dogecoin": _check(b"\x1e", 20),
    "zcash": _check(b"\x1c\xb8", 20),
    "ethereum": _mixed_case,
    "ethereum, lower": lambda random: "0x" + random.randbytes(20).hex(),
    "tron": _check(b"\x41", 20),
    "solana": lambda random: base58.b58encode(random.randbytes(32)).decode(),
    "xrp": lambda random: base58.b58encode_check(b"\0" + random.randbytes(20), alphabet=_RIPPLE).decode(),
    "cardano": lambda random: bech32("addr", b"\x01" + random.randbytes(56)),
    "cosmos": lambda random: bech32("cosmos", random.randbytes(20)),
    "polkadot": lambda random: base58.b58encode(b"\0" + random.randbytes(34)).decode(),
    "stellar": lambda random: _stellar(6 << 3, random),
    "algorand": _algorand,
    "tezos": _check(b"\x06\xa1\x9f", 20),
    "ton": _ton,
    "monero": lambda random: "4" + base58.b58encode(random.randbytes(69)).decode()[:94].ljust(94, "7"),
    "nostr": lambda random: bech32("npub", random.randbytes(32)),
    "age": lambda random: bech32("age", random.randbytes(32)),
    "xpub": lambda random: base58.b58encode_check(
        b"\x04\x88\xb2\x1e" + random.randbytes(41) + b"\x03" + random.randbytes(32)
    ).decode(),
    "filecoin": lambda random: "f1" + base64.b32encode(random.randbytes(24)).decode().lower().rstrip("="),
    "aptos": lambda random: "0x" + hex64(random),
}
"""Public addresses and public keys."""

SELF_TELLING = frozenset(ADDRESSES) - {"aptos"}
"""Addresses that do not have the shape of a raw key."""
