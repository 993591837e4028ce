"""Public addresses and transaction ids: which chain they are of, and whether their checksum holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from walletcare.troubleshoot.formats.bech32 import segwit_version
from walletcare.troubleshoot.formats.keccak import keccak256


class Chain(StrEnum):
    EVM = "evm"
    BITCOIN = "bitcoin"
    TRON = "tron"


class Checksum(StrEnum):
    """``ABSENT``: an EVM address in one case carries none, so a typing error cannot be seen."""

    GOOD = "good"
    BAD = "bad"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class AddressFinding:
    """What a text that looks like an address is. ``form``: ``hex``, ``base58``, ``bech32`` or ``bech32m``."""

    chain: Chain
    form: str
    checksum: Checksum


_EVM = re.compile(r"0[xX][0-9a-fA-F]{40}")
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]{25,36}")
_TX_HEX = re.compile(r"(0[xX])?[0-9a-fA-F]{64}")
_BITCOIN_VERSIONS = frozenset({0x00, 0x05})
_TRON_VERSION = 0x41

_NETWORKS = {
    Chain.EVM: ("eth", "ethereum", "erc20", "erc-20", "以太", "bsc", "bep20", "bep-20", "bnb", "polygon",
                "matic",                 "arbitrum",
                "optimism", "base", "avalanche", "avax", "linea", "heco", "evm"),
    Chain.BITCOIN: ("btc", "bitcoin", "比特币"),
    Chain.TRON: ("tron", "trx", "trc20", "trc-20", "波场"),
}  # fmt: skip
_OTHER_NETWORKS = ("sol", "solana", "ton", "xrp", "ripple", "ada", "cardano", "dot", "polkadot", "eos", "ltc",
                   "litecoin", "doge", "aptos", "sui", "cosmos", "atom")  # fmt: skip


def read_address(text: str) -> AddressFinding | None:
    """What the public address ``text`` is; None when it is of no kind known here."""
    text = text.strip()
    if _EVM.fullmatch(text):
        return AddressFinding(Chain.EVM, "hex", _evm_checksum(text[2:]))
    if text.lower().startswith(("bc1", "tb1")):
        version = segwit_version(text, text[:2].lower())
        form = "bech32" if text[3:4].lower() == "q" else "bech32m"
        return AddressFinding(Chain.BITCOIN, form, Checksum.BAD if version is None else Checksum.GOOD)
    if _BASE58.fullmatch(text):
        return _base58(text)
    return None


def checksummed(address: str) -> str:
    """The EVM address with the capitals of EIP-55."""
    plain = address[2:].lower()
    digest = keccak256(plain.encode("ascii")).hex()
    return "0x" + "".join(
        sign.upper() if int(mark, 16) >= 8 else sign for sign, mark in zip(plain, digest, strict=False)
    )


def _evm_checksum(digits: str) -> Checksum:
    if digits in {digits.lower(), digits.upper()}:
        return Checksum.ABSENT
    return Checksum.GOOD if checksummed("0x" + digits)[2:] == digits else Checksum.BAD


def _base58(text: str) -> AddressFinding | None:
    import base58

    chain = Chain.TRON if text.startswith("T") and len(text) == 34 else Chain.BITCOIN
    if chain is Chain.BITCOIN and text[0] not in "13":
        return None
    try:
        payload = base58.b58decode_check(text)
    except ValueError:
        return AddressFinding(chain, "base58", Checksum.BAD)
    versions = {_TRON_VERSION} if chain is Chain.TRON else _BITCOIN_VERSIONS
    is_good = len(payload) == 21 and payload[0] in versions
    return AddressFinding(chain, "base58", Checksum.GOOD if is_good else Checksum.BAD)


def chain_of_network(name: str) -> Chain | None:
    """The kind of chain people mean by ``name`` (``TRC20``, ``USDT-ERC20``, ``以太坊``); None for none.

    Whole words count, so that "Tether" is no Ethereum; Chinese names count anywhere. A name of several kinds
    ("USDT on Tron, not Ethereum") names none.
    """
    text = name.strip().lower()
    words = set(re.findall(r"[a-z]+-?\d*", text)) | set(re.findall(r"[a-z]+", text))
    found = {
        chain
        for chain, names in _NETWORKS.items()
        if any(known in words if known.isascii() else known in text for known in names)
    }
    return found.pop() if len(found) == 1 else None


def is_other_network(name: str) -> bool:
    """True when ``name`` is a network whose addresses are of none of the kinds known here."""
    words = re.split(r"[^a-z0-9]+", name.strip().lower())
    return any(word in _OTHER_NETWORKS for word in words)


def is_transaction_id(text: str) -> bool:
    """64 hexadecimal digits: a transaction id of EVM chains (with ``0x``), Bitcoin or Tron.

    A private key has the same shape; only where the text is asked for as a transaction id is it taken as one.
    """
    return _TX_HEX.fullmatch(text.strip()) is not None


def looks_alike(intended: str, used: str) -> bool:
    """True when two different addresses show the same ends, which is how poisoned histories deceive.

    People compare the first and last few characters; four of each beyond the fixed prefix is the habit.
    """
    first, second = intended.strip().lower(), used.strip().lower()
    if first == second or len(first) != len(second):
        return False
    skip = 2 if first.startswith("0x") else 3 if first.startswith("bc1") else 1
    heads = first[skip : skip + 3] == second[skip : skip + 3]
    return heads and first[-3:] == second[-3:]
