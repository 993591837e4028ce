"""Private keys of the chains people use, in one piece or broken up, and what only looks like one.

A transaction hash and a raw private key have the same shape: 64 hexadecimal digits. The words around decide,
and where they do not, the user is asked. Addresses, public keys and signatures are never touched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.checksums import (
    base58_bytes,
    base58check,
    is_bech32,
    is_ed25519_pair,
)
from walletcare.safety.found import Found
from walletcare.safety.values.broken_keys import MIXED, Piece, broken_keys
from walletcare.safety.values.secret_tokens import KEY_SIZES, is_secret_token
from walletcare.safety.verdict import SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.safety.folding import Folded

KEY_WORD = late_pattern(
    r"priv(?:ate)?[\s_-]{0,2}key|secret[\s_-]?key|signing[\s_-]?key|spend[\s_-]?key|wallet[\s_-]?key"
    r"|master[\s_-]?key"
    r"|raw[\s_-]?key|privkey|\bprv\b|\bpkey\b|\bxprv\b|\bwif\b|私[钥鑰匙]|密[钥鑰匙]|秘[钥鑰匙]"
    r"|\bpk\s?[:：=]|私有[钥鑰]|私人钥匙|钥匙"
    r"|(?<!public )(?<!public)(?<!api )\bkeys?\b|\bseed\b|\bsecret\b|种子"
)
HASH_WORD = late_pattern(
    r"\btx\b|tx[\s_-]?(?:id|hash|n)|hash|transaction|transfer|\bblock|explorer|scan\b|scan\.|sha-?\d"
    r"|checksum|digest"
    r"|fingerprint|public[\s_-]?key|pubkey|contract|address|commit|deposit|withdraw|receipt|signature"
    r"|merkle|\broot\b"
    r"|\bpayment|\bsent\b|\bswap|\bbridge|\btopic|order|\bmint|\bproof of|confirm|pending|\bid\b|\bref"
    r"|交易|哈希|雜湊|转账|轉帳|转帐|轉賬|区块|區塊|流水|校验|校驗|指纹|公[钥鑰]|合约|合約|地址"
    r"|on[ -]chain|链上|鏈上|[这那這]笔|[这那這]筆|充值|充币|提现|提币|提幣|签名|簽名"
    r"|凭证|单号|订单|摘要|浏览器|确认|付款|打款|到账|入账|记录"
)
_LABEL_END = late_pattern(
    r"(?:priv(?:ate)?[\s_-]{0,2}key|secret[\s_-]?key|privkey|\bpk(?=\s?[:：=])|wif|私[钥鑰匙]|密[钥鑰匙]|秘[钥鑰匙]|\bkey)"
    r"[^a-z0-9\u3400-\u9fff]{0,6}(?:is|was|are|hex|wif|在这里|这里|就是|如下|是|为|：|:|=|->"
    r"|→)?[^a-z0-9\u3400-\u9fff]{0,8}$"
)
_LABELLED_TOKEN = late_pattern(
    r"(?:priv(?:ate)?[ _-]{0,2}key|secret[ _-]?key|privkey|私[钥鑰匙]|密[钥鑰匙]|秘[钥鑰匙])"
    r"[^\w\n]{0,4}(?:is|was|如下|就是|是|为)?[\s:：=\"'「“<>-]{0,6}([A-Za-z0-9+/=_-]{24,140})(?![\w])"
)
_LABEL_HINT = late_pattern(r"priv|secret|私|密|秘")
_BEFORE, _AFTER = 48, 40
_ADDRESS, _ADDRESS_SIZE = late_pattern(r"(?<![0-9a-z])0x[0-9a-f]{40}(?![0-9a-z])"), 42
"""Whose key it is may stand between the word and the key."""

_HEX_RUN = late_pattern(
    r"(?<![0-9a-z])(?:0[\s\-]?x[\s\-]?)?([0-9a-f]{1,63}(?:[\s\-:.,_|/*~+·•]{1,3}[0-9a-f]{1,63}){1,90})(?![0-9a-z])"
)
_HEX_WHOLE = late_pattern(r"(?<![0-9a-z])(?:0x)?([0-9a-f]{64}|[0-9a-f]{128})(?![0-9a-z])")
_HEX_PIECE = late_pattern(r"[0-9a-f]+")
_LONG_PART = late_pattern(
    r"(?<![A-Za-z0-9])(?:(?:AGE-SECRET-KEY-|secret-extended-key-|[a-z0-9]{4,8}_(?:xsk|xprv|sk)(?=1))[A-Za-z0-9]{2,180}"
    r"|[A-Za-z0-9]{8,180})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_MOST_PARTS, _PART_GAP = 3, 32
_UUID = late_pattern(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_BYTE_LIST = late_pattern(r"(?<![\d.])\d{1,3}(?:\s{0,2},\s{0,2}\d{1,3}){31,63}(?![\d.])")
_BYTE_CODES = late_pattern(r"(?:(?:0x|\\x)[0-9a-f]{2}[\s,;]{0,3}){32}(?!(?:0x|\\x)[0-9a-f])")
_BECH32_SECRETS = {
    "nsec1": 63,
    "age-secret-key-1": 74,
    "suiprivkey1": 70,
    "xprv1": 165,
    "root_xsk1": 169,
    "acct_xsk1": 169,
    "addr_xsk1": 169,
    "stake_xsk1": 170,
    "root_xprv1": 171,
    "addr_sk1": 66,
    "stake_sk1": 67,
    "ed25519_sk1": 69,
    "ed25519e_sk1": 121,
    "secret-extended-key-main1": 302,
}
_BECH32_START = late_pattern("|".join(re.escape(prefix) for prefix in _BECH32_SECRETS))
_BECH32_LOOSE = late_pattern(
    "|".join(r"(?:[^\w]|_){0,5}".join(re.escape(char) for char in prefix) for prefix in _BECH32_SECRETS)
)
_WORD_REST = late_pattern(r"[a-z0-9]{40,320}(?![a-z0-9])")
_PREFIXED = late_pattern(
    r"pvt_(?:k1|r1|wa)_[1-9a-z]{40,60}|ed25519-priv-(?:0x)?[0-9a-f]{64}|secp256k1-priv-0x[0-9a-f]{64}"
)


def find_keys(text: Folded) -> Iterator[Found]:
    yield from _hex_keys(text)
    yield from broken_keys(text)
    yield from _keys_in_parts(text)
    yield from _byte_lists(text)
    yield from _byte_codes(text)
    yield from _bech32_keys(text)
    for match in _PREFIXED.finditer(text.latin):
        yield Found(SecretKind.PRIVATE_KEY, *match.span())
    yield from _labelled(text)


# --- 64 hexadecimal digits ------------------------------------------------------------------------


def _hex_keys(text: Folded) -> Iterator[Found]:
    for match in _HEX_WHOLE.finditer(text.latin):
        digits = match.group(1)
        if len(digits) == 128:
            if is_ed25519_pair(bytes.fromhex(digits)) or _nearest(text, *match.span()) == "key":
                yield Found(SecretKind.PRIVATE_KEY, *match.span())
            continue
        if len(set(digits)) < 6:
            continue
        kind = judge_hex(text, *match.span())
        if kind is not None:
            yield Found(kind, *match.span())
    for match in _HEX_RUN.finditer(text.latin):
        if match.end() - match.start() < 65:
            continue
        pieces = [(piece.start(), piece.end()) for piece in _HEX_PIECE.finditer(text.latin, *match.span(1))]
        place = _sixty_four(pieces)
        if place is None or _UUID.search(text.latin, *place):
            continue
        start, end = place
        letters = sum(char.isalpha() for char in text.latin[start:end])
        if not 6 <= letters <= 58:
            continue
        if start == match.start(1):
            start = match.start()
        kind = judge_hex(text, start, end)
        if kind is not None:
            yield Found(kind, start, end)


def _sixty_four(pieces: list[tuple[int, int]]) -> tuple[int, int] | None:
    """(start, end) of neighbouring pieces that hold 64 digits together."""
    first, total = 0, 0
    for start, end in pieces:
        total += end - start
        while total > 64:
            total -= pieces[first][1] - pieces[first][0]
            first += 1
        if total == 64:
            return pieces[first][0], end
    return None


def judge_hex(text: Folded, start: int, end: int) -> SecretKind | None:
    """PRIVATE_KEY, POSSIBLE_KEY, or None for a public hash: the words around decide, the nearest first."""
    nearest = _nearest(text, start, end)
    if nearest == "key":
        return SecretKind.PRIVATE_KEY
    if nearest == "hash" or (nearest is None and _is_in_link(text, start)):
        return None
    return SecretKind.POSSIBLE_KEY


def _is_in_link(text: Folded, start: int) -> bool:
    line = text.latin[max(start - 200, 0) : start]
    return "://" in line[max(line.rfind(" "), line.rfind("\n"), 0) :]


def _nearest(text: Folded, start: int, end: int) -> str | None:
    """ "key", "hash", "both" (words of both kinds and none right before it) or None."""
    before = _ADDRESS.sub("", text.latin[max(start - _BEFORE - _ADDRESS_SIZE, 0) : start])[-_BEFORE:]
    after = text.latin[end : end + _AFTER]
    if _LABEL_END.search(before):
        return "key"
    keys = list(KEY_WORD.finditer(before))
    hashes = list(HASH_WORD.finditer(before))
    if keys and hashes:
        if _is_in_link(text, start) and keys[-1].end() < hashes[-1].end():
            return "hash"
        return "both"
    if keys:
        return "key" if not HASH_WORD.search(after) else "both"
    key_after, hash_after = KEY_WORD.search(after), HASH_WORD.search(after)
    if hashes:
        return "both" if key_after and _is_strong(key_after.group()) else "hash"
    if key_after and hash_after:
        return "both"
    if key_after:
        return "key"
    return "hash" if hash_after else None


def _is_strong(word: str) -> bool:
    return "priv" in word or "secret" in word or word[0] in "私密秘"


# --- Two or three parts ---------------------------------------------------------------------------


def _keys_in_parts(text: Folded) -> Iterator[Found]:
    """A key told in two or three parts with words between: ``first half … and second half …``."""
    parts = [Piece(*match.span(), match.group()) for match in _LONG_PART.finditer(text.shown)]
    parts = [part for part in parts if MIXED.search(part.text)]
    for first, piece in enumerate(parts):
        joined, last = piece.text, piece
        for other in parts[first + 1 : first + _MOST_PARTS]:
            if other.start - last.end > _PART_GAP or "/" in text.shown[last.end : other.start]:
                break
            joined, last = joined + other.text, other
            is_bech32_secret = _BECH32_START.match(joined.lower()) and is_bech32(joined.lower())
            if is_bech32_secret or (len(joined) in KEY_SIZES and is_secret_token(joined)):
                yield Found(SecretKind.PRIVATE_KEY, piece.start, last.end)
                break
            digits = joined.lower().removeprefix("0x")
            if len(digits) == 64 and _HEX_PIECE.fullmatch(digits) and len(set(digits)) >= 6:
                kind = judge_hex(text, piece.start, last.end)
                if kind is not None:
                    yield Found(kind, piece.start, last.end)
                break


# --- Lists of bytes, bech32, labels -------------------------------------------------------------


def _byte_lists(text: Folded) -> Iterator[Found]:
    for match in _BYTE_LIST.finditer(text.latin):
        numbers = [int(number) for number in re.findall(r"\d+", match.group())]
        if len(numbers) not in {32, 64} or max(numbers) > 255 or len(set(numbers)) < 16:
            continue
        start, end = match.span()
        is_bracketed = text.latin[max(start - 3, 0) : start].rstrip().endswith("[")
        if is_ed25519_pair(bytes(numbers)) or _nearest(text, start, end) == "key":
            yield Found(SecretKind.PRIVATE_KEY, start, end)
        elif is_bracketed:
            yield Found(SecretKind.POSSIBLE_KEY, start, end)


def _bech32_keys(text: Folded) -> Iterator[Found]:
    if "1" not in text.latin:
        return
    doubtful: tuple[int, int] | None = None  # overlapping ones are one
    for match in _BECH32_LOOSE.finditer(text.latin):
        letters = re.sub(r"[^a-z0-9]", "", match.group())
        prefix = next(name for name in _BECH32_SECRETS if re.sub(r"[^a-z0-9]", "", name) == letters)
        size = _BECH32_SECRETS[prefix]
        token, end = prefix, match.end()
        # Cardano's and Zcash's prefixes are also used for keys of other sizes: a whole word proves itself.
        run = _WORD_REST.match(text.latin, end)
        if run is not None and "1" not in run.group() and is_bech32(prefix + run.group()):
            yield Found(SecretKind.PRIVATE_KEY, match.start(), run.end())
            continue
        rest = text.latin[end : end + size - len(prefix)]
        in_one = len(rest) == size - len(prefix) and rest.isascii() and rest.isalnum()
        if in_one:
            token, end = prefix + rest, end + len(rest)
        for place in () if in_one else range(end, min(end + size * 3, len(text.latin))):
            char = text.latin[place]
            if char.isascii() and char.isalnum():
                token, end = token + char, place + 1
                if len(token) == size:
                    break
            elif char.isalnum():
                break
        if len(token) < 40:
            continue
        if "1" not in token[len(prefix) :] and is_bech32(token):
            yield Found(SecretKind.PRIVATE_KEY, match.start(), end)
        elif doubtful is not None and match.start() < doubtful[1]:
            doubtful = doubtful[0], max(doubtful[1], end)
        else:
            if doubtful is not None:
                yield Found(SecretKind.POSSIBLE_KEY, *doubtful)
            doubtful = match.start(), end
    if doubtful is not None:
        yield Found(SecretKind.POSSIBLE_KEY, *doubtful)


def _byte_codes(text: Folded) -> Iterator[Found]:
    """32 bytes one by one, as a program prints them: ``0xab, 0xcd`` or ``\\xab\\xcd``."""
    if "0x" in text.latin or "\\x" in text.latin:
        for match in _BYTE_CODES.finditer(text.latin):
            kind = judge_hex(text, *match.span())
            if kind is not None:
                yield Found(kind, *match.span())


def _labelled(text: Folded) -> Iterator[Found]:
    """A long token right after "private key": keys of chains that this module does not know by checksum."""
    if not _LABEL_HINT.search(text.latin):
        return
    for match in _LABELLED_TOKEN.finditer(text.shown.lower()):
        token = text.shown[match.start(1) : match.end(1)]
        if not any(char.isdigit() for char in token) or token.isdigit() or is_address(token):
            continue
        if re.fullmatch(r"(?:0x)?[0-9a-fA-F]{64}", token):
            continue
        kind = SecretKind.POSSIBLE_KEY if len(base58_bytes(token)) == 32 else SecretKind.PRIVATE_KEY
        yield Found(kind, match.start(1), match.end(1))


def is_address(token: str) -> bool:
    """Whether ``token`` is a public address: 20 bytes hexadecimal, Base58Check of 21 to 25 bytes, or
    bech32."""
    if re.fullmatch(r"(?:0x)?[0-9a-fA-F]{40}", token):
        return True
    payload = base58check(token)
    if payload is not None and len(payload) < 30:
        return True
    lowered = token.lower()
    return is_bech32(lowered) and not _BECH32_START.match(lowered)
