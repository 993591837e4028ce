"""Amounts, days, cards, addresses: vectors from the specifications, and what people really type."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletcare.troubleshoot.formats.address import (
    Chain,
    Checksum,
    chain_of_network,
    checksummed,
    is_other_network,
    is_transaction_id,
    looks_alike,
    read_address,
)
from walletcare.troubleshoot.formats.amount import read_amount
from walletcare.troubleshoot.formats.bech32 import segwit_version
from walletcare.troubleshoot.formats.card import has_expired, read_card, read_expiry
from walletcare.troubleshoot.formats.day import day_of, read_day
from walletcare.troubleshoot.formats.keccak import keccak256

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("data", "digest"),
    [
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
    ],
)
def test_keccak_gives_the_published_digests(data: bytes, digest: str) -> None:
    assert keccak256(data).hex() == digest


def test_keccak_differs_from_the_standard_librarys_sha3_only_by_its_padding() -> None:
    # Lengths around the block size of 136 bytes, where a wrong padding shows.
    digests = {keccak256(b"a" * length) for length in (134, 135, 136, 137, 271, 272)}
    assert len(digests) == 6


# EIP-55, test cases
EIP55 = [
    "0x52908400098527886E0F7030069857D2E4169EE7",
    "0xde709f2102306220921060314715629080e2fb77",
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
    "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
]


@pytest.mark.parametrize("address", EIP55)
def test_evm_checksums_follow_eip55(address: str) -> None:
    assert checksummed(address) == address
    found = read_address(address)
    assert found is not None
    assert found.chain is Chain.EVM
    assert found.checksum in {Checksum.GOOD, Checksum.ABSENT}


def test_one_changed_capital_breaks_an_evm_checksum() -> None:
    found = read_address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD")
    assert found is not None
    assert found.checksum is Checksum.BAD


@pytest.mark.parametrize(
    ("address", "chain", "form", "checksum"),
    [
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Chain.BITCOIN, "base58", Checksum.GOOD),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", Chain.BITCOIN, "base58", Checksum.BAD),
        ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", Chain.BITCOIN, "base58", Checksum.GOOD),
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", Chain.TRON, "base58", Checksum.GOOD),
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", Chain.TRON, "base58", Checksum.BAD),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", Chain.BITCOIN, "bech32", Checksum.GOOD),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp", Chain.BITCOIN, "bech32", Checksum.BAD),
    ],
)
def test_addresses_are_told_apart(address: str, chain: Chain, form: str, checksum: Checksum) -> None:
    found = read_address(address)
    assert found is not None
    assert (found.chain, found.form, found.checksum) == (chain, form, checksum)


# BIP-350, test vectors
@pytest.mark.parametrize(
    ("address", "version"),
    [
        ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", 0),
        ("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", 1),
        ("BC1SW50QGDZ25J", 16),
        ("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", 2),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", 1),
    ],
)
def test_segwit_addresses_of_bip350_are_accepted(address: str, version: int) -> None:
    assert segwit_version(address) == version


@pytest.mark.parametrize(
    "address",
    [
        "tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
        "BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",
        "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
        "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R",
        "bc1pw5dgrnzv",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav",
        "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf",
        "bc1gmk9yu",
        "bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    ],
)
def test_faulty_segwit_addresses_of_bip350_are_refused(address: str) -> None:
    assert segwit_version(address) is None


@given(st.text(max_size=100))
def test_reading_an_address_never_raises(text: str) -> None:
    read_address(text)
    segwit_version(text)


def test_networks_are_understood_by_their_everyday_names() -> None:
    assert chain_of_network("TRC20") is Chain.TRON
    assert chain_of_network("以太坊主网") is Chain.EVM
    assert chain_of_network("Solana") is None
    assert chain_of_network("Tether (TRC20)") is Chain.TRON, "no Ethereum inside Tether"
    assert chain_of_network("USDT-ERC20") is Chain.EVM
    assert chain_of_network("usdt erc-20") is Chain.EVM
    assert chain_of_network("BNB Smart Chain") is Chain.EVM
    assert chain_of_network("波场") is Chain.TRON
    assert chain_of_network("Bitcoin Cash") is Chain.BITCOIN
    assert chain_of_network("database") is None
    assert chain_of_network("ERC20 or TRC20") is None
    assert is_other_network("Solana (SPL)")
    assert not is_other_network("whatever")


def test_a_look_alike_shares_the_ends_and_nothing_else() -> None:
    meant = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
    poisoned = "0x5aAe000000000000000000000000000000000aed"
    assert looks_alike(meant, poisoned)
    assert not looks_alike(meant, meant.lower())
    assert not looks_alike(meant, EIP55[3])


def test_transaction_ids_have_64_hexadecimal_digits() -> None:
    assert is_transaction_id("0x" + "ab" * 32)
    assert is_transaction_id("AB" * 32)
    assert not is_transaction_id("ab" * 31)


@pytest.mark.parametrize(
    ("number", "kind", "is_good"),
    [
        ("4111 1111 1111 1111", "Visa", True),
        ("4111-1111-1111-1112", "Visa", False),
        ("5555555555554444", "Mastercard", True),
        ("378282246310005", "American Express", True),
        ("6200000000000005", "UnionPay", True),
        ("3530111333300000", "JCB", True),
        ("30569309025904", "Diners Club", True),
    ],
)
def test_cards_are_known_by_their_first_digits(number: str, kind: str, is_good: bool) -> None:
    card = read_card(number)
    assert card is not None
    assert card.kind == kind
    assert card.is_check_digit_right is is_good
    assert card.is_length_right


@given(st.text("0123456789", min_size=13, max_size=19), st.integers(0, 18), st.integers(1, 9))
def test_luhn_sees_every_single_wrong_digit(digits: str, place: int, by: int) -> None:
    place %= len(digits)
    card = read_card(digits)
    wrong = read_card(digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :])
    assert card is not None
    assert wrong is not None
    assert not (card.is_check_digit_right and wrong.is_check_digit_right)


def test_a_card_finding_keeps_no_digits_of_the_number() -> None:
    assert "4111" not in repr(read_card("4111111111111111"))


def test_a_card_is_good_to_the_end_of_its_month() -> None:
    assert read_expiry("03/26", TODAY) == (3, 2026)
    assert read_expiry("2027-08", TODAY) == (8, 2027)
    assert read_expiry("13/26", TODAY) is None
    assert not has_expired(3, 2026, TODAY)
    assert has_expired(2, 2026, TODAY)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("¥1,280.00", "1,280.00 CNY"),
        ("1280元", "1,280 CNY"),
        ("人民币 300", "300 CNY"),
        ("0.5 ETH", "0.5 ETH"),
        ("1.280,50 €", "1,280.50 EUR"),
        ("１２８０", "1,280"),
        ("1'280.50 CHF", "1,280.50 CHF"),
        ("1,280", "1,280"),
        ("12,5", "12.5"),
        (".5", "0.5"),
        ("US$ 20", "20 USD"),
    ],
)
def test_amounts_are_read_as_people_write_them(typed: str, shown: str) -> None:
    assert str(read_amount(typed)) == shown


@pytest.mark.parametrize("typed", ["", "abc", "12 apples please", "-5", "1.2.3.4,5,6", "∞"])
def test_what_is_no_amount_is_not_guessed(typed: str) -> None:
    assert read_amount(typed) is None


@given(st.text(max_size=60))
def test_reading_amounts_and_days_never_raises(text: str) -> None:
    read_amount(text)
    read_day(text, TODAY)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2026-03-05", "2026-03-05"),
        ("2026/3/4 9:05", "2026-03-04 09:05"),
        ("2026年3月4日 14：30", "2026-03-04 14:30"),
        ("昨天", "2026-03-04"),
        ("yesterday 20:15", "2026-03-04 20:15"),
        ("12月31日", "2025-12-31"),
        ("4 March", "2026-03-04"),
        ("March 6", "2025-03-06"),
        ("March 4, 2026", "2026-03-04"),
    ],
)
def test_days_are_stored_one_way(typed: str, stored: str) -> None:
    assert read_day(typed, TODAY) == stored


@pytest.mark.parametrize("typed", ["5/3/2026", "2026-02-30", "昨天 25:00", "sometime", "29 Foo"])
def test_days_that_read_two_ways_are_asked_back(typed: str) -> None:
    assert read_day(typed, TODAY) is None


def test_a_stored_moment_gives_its_day() -> None:
    assert day_of("2026-03-04 09:05") == date(2026, 3, 4)
    assert day_of("garbage") is None
