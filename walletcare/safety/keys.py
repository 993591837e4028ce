"""Private keys of the chains people use, in one piece or broken up, and what only looks like one.

A transaction hash and a raw private key have the same shape: 64 hexadecimal digits. The words around decide,
and where they do not, the user is asked. Addresses, public keys and signatures are never touched.
"""

from __future__ import annotations

import base64
import binascii
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.checksums import (
    base58_bytes,
    base58check,
    crc16,
    is_bech32,
    is_ed25519_pair,
)
from walletcare.safety.phrases import Found
from walletcare.safety.verdict import SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from walletcare.safety.folding import Folded

KEY_WORD = late_pattern(
    r"priv(?:ate)?[\s_-]{0,2}key|secret[\s_-]?key|signing[\s_-]?key|spend[\s_-]?key|wallet[\s_-]?key"
    r"|master[\s_-]?key"
    r"|raw[\s_-]?key|privkey|\bprv\b|\bpkey\b|\bxprv\b|\bwif\b|私[钥鑰匙]|密[钥鑰匙]|秘[钥鑰匙]"
    r"|私有[钥鑰]|私人钥匙|钥匙"
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
    r"(?:priv(?:ate)?[\s_-]{0,2}key|secret[\s_-]?key|privkey|wif|私[钥鑰匙]|密[钥鑰匙]|秘[钥鑰匙]|\bkey)"
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

_PIECE = late_pattern(r"[A-Za-z0-9]+")
_MIXED = late_pattern(r"[A-Za-z]\d|\d[A-Za-z]|[a-z][A-Z]|[A-Z]{2}[a-z]")
_KEY_SIZES = frozenset({28, 29, 31, 51, 52, 54, 56, 58, 86, 87, 88, 98, 99, *range(107, 114)})
_XPRV_MARKS = frozenset({"prv", "pub", "gpv"})
_TEZOS_MARKS = frozenset({"edsk", "spsk", "p2sk", "edes"})
_LONGEST_KEY = max(_KEY_SIZES)
_LEAST_DISTINCT = 12
_UNEVEN_TRIES = 128
"""How often in one text it is tried whether pieces of different lengths, or some amid more of the same, are
a key: a key costs up to 0.05 ms to prove, and of letters between spaces every one may begin one."""
_LONG_PIECE = 16
_STELLAR_SIZE = 56
"""The one key in base 32; all others are in base 58, which has no 0, I, O and l."""
_NOT_BASE58 = late_pattern(r"[^1-9A-HJ-NP-Za-km-z]")
_PAIR_SIZES = (86, 87, 88)
_EXTENDED_SIZES = tuple(sorted(_KEY_SIZES))
_TEZOS_SIZES = _EXTENDED_SIZES
_SIZES_BY_FIRST = {
    **dict.fromkeys("5KL9cTQ67XUVPR", (51, 52, 58, *_PAIR_SIZES)),
    "s": (28, 29, 31, 56, *_PAIR_SIZES),
    "S": (56, *_PAIR_SIZES),
}
"""What :func:`is_secret_token` can accept, by the first letter: it need not be asked about anything else."""
_PIECE_GAP = frozenset(" \t\r\n-.,_/|:;*'\"`·•–—+~()[]{}<>#")
_HEX_RUN = late_pattern(
    r"(?<![0-9a-z])(?:0[\s\-]?x[\s\-]?)?([0-9a-f]{1,63}(?:[\s\-:.,_|/*~+·•]{1,3}[0-9a-f]{1,63}){1,90})(?![0-9a-z])"
)
_HEX_WHOLE = late_pattern(r"(?<![0-9a-z])(?:0x)?([0-9a-f]{64}|[0-9a-f]{128})(?![0-9a-z])")
_HEX_PIECE = late_pattern(r"[0-9a-f]+")
_LONG_PART = late_pattern(r"(?<![A-Za-z0-9])[A-Za-z0-9]{10,80}(?![A-Za-z0-9])")
_MOST_PARTS, _PART_GAP = 3, 32
_UUID = late_pattern(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_BYTE_LIST = late_pattern(r"(?<![\d.])\d{1,3}(?:\s{0,2},\s{0,2}\d{1,3}){31,63}(?![\d.])")
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
    "|".join(r"[\s\-.,_/|*~+]{0,3}".join(re.escape(char) for char in prefix) for prefix in _BECH32_SECRETS)
)
_WORD_REST = late_pattern(r"[a-z0-9]{40,320}(?![a-z0-9])")
_PREFIXED = late_pattern(
    r"pvt_(?:k1|r1|wa)_[1-9a-z]{40,60}|ed25519-priv-(?:0x)?[0-9a-f]{64}|secp256k1-priv-0x[0-9a-f]{64}"
)
_WIF_VERSIONS = frozenset(
    {0x80, 0xEF, 0xB0, 0x9E, 0xCC, 0xBC, 0xD4, 0x99, 0x97, 0xA6, 0xB2, 0xBF, 0xC6, 0xF1, 0x8A}
)


def find_keys(text: Folded) -> Iterator[Found]:
    yield from _hex_keys(text)
    yield from _base58_keys(text)
    yield from _keys_in_parts(text)
    yield from _byte_lists(text)
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


# --- Base58, Base32 ---------------------------------------------------------------------------------


class _Piece(NamedTuple):
    start: int
    end: int
    text: str


def _base58_keys(text: Folded) -> Iterator[Found]:
    budget = _UNEVEN_TRIES
    for stretch in _stretches(text.shown):
        joined = "".join(piece.text for piece in stretch)
        is_rich = _rich_places(joined)
        if not any(is_rich):
            continue
        ends: dict[int, int] = {}  # letters up to and with a piece -> the number of that piece
        total = 0
        for number, piece in enumerate(stretch):
            total += len(piece.text)
            ends[total] = number
        cut = _Cut([len(piece.text) for piece in stretch])
        breaks = [match.start() for match in _NOT_BASE58.finditer(joined)]
        reach, at = -1, 0
        for number, piece in enumerate(stretch):
            first, at = at, at + len(piece.text)
            if number <= reach or not is_rich[first // _LONGEST_KEY]:
                continue
            at_break = bisect_left(breaks, first)
            rest = breaks[at_break] - first if at_break < len(breaks) else len(joined)
            for size in _sizes_from(joined[first : first + 4]):
                last = ends.get(first + size)
                if last is None or (rest < size != _STELLAR_SIZE):
                    continue
                if not cut.is_even(number, last, after=reach):
                    if not budget:
                        continue
                    budget -= 1
                if is_secret_token(joined[first : first + size]):
                    yield Found(SecretKind.PRIVATE_KEY, piece.start, stretch[last].end)
                    reach = last
                    break


class _Cut:
    """Where a text of pieces was cut. People cut a key into groups of one length; the last may be shorter."""

    def __init__(self, sizes: list[int]) -> None:
        self._sizes = sizes
        self._run_ends = [*range(len(sizes))]  # the last of the neighbours that are as long as this one
        for at in range(len(sizes) - 2, -1, -1):
            if sizes[at] == sizes[at + 1]:
                self._run_ends[at] = self._run_ends[at + 1]

    def is_even(self, first: int, last: int, after: int) -> bool:
        """Whether the pieces ``first`` to ``last`` are one piece, or groups of one length that begin or end
        where such groups do (or behind piece ``after``): not somewhere amid more of the same."""
        run_end = self._run_ends[first]
        if first == last or run_end == last - 1:
            return True
        begins = first == after + 1 or self._sizes[first - 1] != self._sizes[first]
        return run_end == last or (run_end > last and begins)


def _rich_places(joined: str) -> list[bool]:
    """For each part as long as the longest key: whether a key that begins in it may have the twelve
    different characters that every key has."""
    return [
        len(set(joined[at : at + 2 * _LONGEST_KEY])) >= _LEAST_DISTINCT
        for at in range(0, len(joined), _LONGEST_KEY)
    ]


def _sizes_from(head: str) -> Iterable[int]:
    """The lengths of keys that begin with the four characters ``head``, the shortest first."""
    if head[1:] in _XPRV_MARKS:
        return _EXTENDED_SIZES
    if head in _TEZOS_MARKS:
        return _TEZOS_SIZES
    return _SIZES_BY_FIRST.get(head[:1], _PAIR_SIZES)


def _stretches(shown: str) -> Iterator[list[_Piece]]:
    """Neighbouring pieces that may be one broken key: with digits among them and no ordinary words."""
    if len(set(shown)) < _LEAST_DISTINCT:
        return
    pieces = [_Piece(match.start(), match.end(), match.group()) for match in _PIECE.finditer(shown)]
    stretch: list[_Piece] = []
    end = 0
    for at, piece in enumerate(pieces):
        is_word = len(piece.text) >= 6 and _is_word(pieces, at)
        if stretch and (
            is_word or piece.start - end > 4 or not _PIECE_GAP.issuperset(shown[end : piece.start])
        ):
            yield from _if_worth_it(stretch)
            stretch = []
        if not is_word:
            stretch.append(piece)
            end = piece.end
    yield from _if_worth_it(stretch)


def _is_word(pieces: list[_Piece], at: int) -> bool:
    """An ordinary word. Pieces of one length are a key cut into groups, even where a group happens to hold no
    digit."""
    text = pieces[at].text
    if not text.isalpha() or not (text.islower() or text.istitle()):
        return False
    before = pieces[at - 1].text if at else ""
    if len(before) >= _LONG_PIECE and len(before) > len(text) and _MIXED.search(before):
        return False  # the short last line of a key whose checksum decides anyway
    neighbours = pieces[max(at - 1, 0) : at] + pieces[at + 1 : at + 2]
    return all(len(other.text) != len(text) for other in neighbours) and not (
        at > 1 and len(pieces[at - 1].text) == len(pieces[at - 2].text) > len(text)
    )


def _if_worth_it(stretch: list[_Piece]) -> Iterator[list[_Piece]]:
    """The stretch when it is long enough and looks random: digits or both cases within a piece."""
    if sum(len(piece.text) for piece in stretch) < 28:
        return
    is_spelled = sum(len(piece.text) <= 2 for piece in stretch) >= 20
    if is_spelled or any(_MIXED.search(piece.text) for piece in stretch):
        yield stretch


def is_secret_token(token: str) -> bool:
    """Whether ``token`` is a private key that proves itself by its own checksum."""
    size, head = len(token), token[0]
    if len(set(token)) < _LEAST_DISTINCT:
        return False
    if size in {51, 52} and head in "5KL9cTQ67XUVPR":
        payload = base58check(token)
        return (
            payload is not None
            and payload[0] in _WIF_VERSIONS
            and (len(payload) == 33 or (len(payload) == 34 and payload[-1] == 1))
        )
    if size == 58 and token.startswith("6P"):
        payload = base58check(token)
        return payload is not None and payload[:2] in {b"\x01\x42", b"\x01\x43"}
    if 107 <= size <= 113 and token[1:4] in {"prv", "pub", "gpv"}:
        payload = base58check(token)
        return payload is not None and len(payload) == 78 and payload[45] == 0
    if size in {28, 29, 31} and head == "s":
        payload = base58check(token, ripple=True)
        return payload is not None and (
            (len(payload) == 17 and payload[0] == 33) or payload[:3] == b"\x01\xe1\x4b"
        )
    if size == _STELLAR_SIZE and head in "Ss":
        return _is_stellar_seed(token.upper())
    if 86 <= size <= 88 and len(set(token)) >= 20:
        return is_ed25519_pair(base58_bytes(token))
    if size in {54, 88, 98, 99} and token[:4] in {"edsk", "spsk", "p2sk", "edes"}:
        return base58check(token) is not None
    return False


def _is_stellar_seed(token: str) -> bool:
    try:
        data = base64.b32decode(token)
    except binascii.Error:
        return False
    return data[0] == 18 << 3 and crc16(data[:-2]).to_bytes(2, "little") == data[-2:]


def _keys_in_parts(text: Folded) -> Iterator[Found]:
    """A key told in two or three parts with words between: ``first half … and second half …``."""
    parts = [_Piece(*match.span(), match.group()) for match in _LONG_PART.finditer(text.shown)]
    parts = [part for part in parts if _MIXED.search(part.text)]
    for first, piece in enumerate(parts):
        joined, last = piece.text, piece
        for other in parts[first + 1 : first + _MOST_PARTS]:
            if other.start - last.end > _PART_GAP or "/" in text.shown[last.end : other.start]:
                break
            joined, last = joined + other.text, other
            is_bech32_secret = _BECH32_START.match(joined.lower()) and is_bech32(joined.lower())
            if is_bech32_secret or (len(joined) in _KEY_SIZES and is_secret_token(joined)):
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
        if run is not None and is_bech32(prefix + run.group()):
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
            elif char not in _PIECE_GAP:
                break
        if len(token) < 40:
            continue
        if is_bech32(token):
            yield Found(SecretKind.PRIVATE_KEY, match.start(), end)
        elif doubtful is not None and match.start() < doubtful[1]:
            doubtful = doubtful[0], max(doubtful[1], end)
        else:
            if doubtful is not None:
                yield Found(SecretKind.POSSIBLE_KEY, *doubtful)
            doubtful = match.start(), end
    if doubtful is not None:
        yield Found(SecretKind.POSSIBLE_KEY, *doubtful)


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
