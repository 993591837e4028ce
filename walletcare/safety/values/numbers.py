"""Numbers that open something: cards, bank accounts, identity documents.

Issuer ranges: the public BIN lists of the card schemes (ISO/IEC 7812). The check digit is Luhn's
(ISO/IEC 7812-1, Annex B). Resident identity numbers: GB 11643-1999, check character ISO 7064 MOD 11-2.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.found import Found
from walletcare.safety.verdict import SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.safety.folding import Folded

_SEPARATORS = r"[\s\-.,/_·•–—|*+:~()\[\]{}…→>\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]{1,4}"
_STRETCH = late_pattern(
    rf"(?:(?<![a-z0-9])|(?<=visa)|(?<=card)|(?<=master)|(?<=amex)|(?<=number)"
    rf"|(?<=no))\d{{1,24}}(?:{_SEPARATORS}\d{{1,24}}){{0,40}}(?![a-z0-9])"
)
_LETTERED_NUMBER = late_pattern(
    r"(?<![a-z0-9])(?=(?:[\s\-]?[oil]*\d){9})[\doil](?:[\s\-]?[\doil]){12,18}(?![a-z0-9])"
)
_TOLD_NUMBER = late_pattern(
    r"(?:first (?:four|4)|[前头](?:四|4)位?)(?:[^\d\n]{1,14}\d{4}){3,4}(?:[^\d\n]{1,14}\d{1,7})?(?!\d)"
)
_LETTER_DIGITS = str.maketrans("oil", "011")
"""The letters O, I and l typed for the digits 0 and 1."""
_HANZI_DIGITS = str.maketrans("零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两", "00123456789123456789" + "12")
_HANZI_DIGIT_CHARS = frozenset(map(chr, _HANZI_DIGITS))
_HANZI_NUMBER = late_pattern(
    r"[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两](?:[\s\-]{0,2}[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两]){12,18}"
)
_SPOKEN = {
    name: str(value) for value, name in enumerate("zero one two three four five six seven eight nine".split())
} | {"oh": "0"}
_SPOKEN_NUMBER = late_pattern(
    r"(?<![a-z])(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?:[\s,\-]{1,3}(?:zero|oh"
    r"|one|two|three"
    r"|four|five|six|seven|eight|nine)){12,18}(?![a-z])"
)

CARD_WORD = late_pattern(
    r"银行卡|信用卡|借记卡|储蓄卡|卡号|卡片|刷卡|绑卡|[张的]卡|\bcards?\b|\bvisa\b|mastercard|master\b"
    r"|\bamex\b|american express|unionpay"
    r"|银联|debit|credit|\bpan\b|discover|\bjcb\b|招行|工行|建行|农行|中行|交行|cardno|card_number"
)
_ORDER_WORD = late_pattern(
    r"订单|單號|单号|流水|交易号|快递|运单|物流|编号|票号|序列号|凭证号|参考号|工单|商户号|条码"
    r"|追踪|受理号|回执|会员号|积分卡"
    r"|\border|tracking|track\b|invoice|ticket|referen|\bref\b|\bref[.:#]|transaction|receipt|shipment"
    r"|parcel|\bimei\b|serial"
    r"|case\s?(?:no|number|id)|\bid\b|package|awb|waybill|batch|booking|confirmation|\bsku\b|barcode"
    r"|\bean\b|\btrade|payment id"
)
_ACCOUNT_LABEL = late_pattern(
    r"(?:银行账号|银行帐号|银行账户|银行帐户|银行卡号|银行卡|信用卡|储蓄卡|卡号|收款账号|对公账号"
    r"|开户账号|bank account(?: number| no\.?)?"
    r"|account (?:no\.?|number)|acct(?: no\.?)?|card (?:no\.?|number)|(?:debit|credit"
    r"|bank) card)[^\d\n。!?！？*x]{0,14}"
    r"(\d(?:[\s\-]?\d){7,22})(?![\d*]|\s?(?:元|块|天|日|美元|usd|rmb|days))"
)
_UNION_ACCOUNT = late_pattern(r"(?:[账帐]号|[账帐]户|卡|银行)[^\d\n]{0,8}(62\d(?:[\s\-]?\d){13,16})(?!\d)")
_OTHER_NUMBER = late_pattern(
    rf"{_ORDER_WORD.pattern}|备注|附言|留言|手机|电话|热线|客服|金额|哈希|交易|\bmemo\b|\btag\b|phone"
    rf"|mobile|\btel\b|hotline"
    rf"|\bcall\b|amount|\btx|hash|error|错误|报错|[a-z]$"
)
"""Words between "card" and a number that say it is another number."""
_JUST_CARD = late_pattern(r"(?:银行卡|信用卡|储蓄卡|(?:debit|credit|bank) card)(?!号| (?:no|number))")
_JOINED = late_pattern(
    r"(?:银行卡|信用卡|储蓄卡|(?:debit|credit|bank) card)"
    r"(?:[\W_]|是|为|的|号码|号|这张|就是|我的|is|was|my|the|number|no)*[\d\s-]+"
)
"""After the mere word "bank card" only such words may lead to a number of one."""
_HAS_NUMBER = late_pattern(r"\d|[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两]{3}")
_MOBILE = late_pattern(r"(?:86)?1[3-9]\d{9}")
_IBAN = late_pattern(r"(?<![a-z0-9])[a-z]{2}\d{2}(?:[ \-]?[a-z0-9]){11,30}+")
_IBAN_END = late_pattern(r"(?<=[a-z0-9])(?![a-z0-9])")
_RESIDENT = late_pattern(r"(?<![a-z0-9])[1-9](?:[\s\-]?\d){16}[\s\-]?[\dx](?![a-z0-9])")
_HANZI_RESIDENT = late_pattern(
    r"[一二三四五六七八九壹贰叁肆伍陆柒捌玖幺](?:[\s\-]{0,2}[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺]){16}"
    r"[\s\-]{0,2}[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺x]"
)
_PROVINCES = frozenset(
    """11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81
    82 83""".split()
)
_DOCUMENT = late_pattern(
    r"(?:护照|passport|通行证|台胞证|回乡证|社保号|social security|\bssn\b|驾驶证"
    r"|driver'?s? licen[cs]e|身份证|national id)"
    r"(?:号码|号|编号| number| no\.?| id)?[^\w\n]{0,4}(?:is|是|为)?[^\w\n]{0,4}"
    r"([a-z]{1,3}\d{6,9}|\d{3}-\d{2}-\d{4}|\d{8,10}|[a-z]\d{6}\(\d\))(?![a-z0-9])"
)
_CODE_HINT = late_pattern(
    r"cv[vcn]|\bcid\b|(?:security|card) code|verification|digits?\b|back of|签名栏|卡片?后面|安全码"
    r"|签名条|背|[后末]三"
)
_CODE_LABEL = late_pattern(
    r"(?:(?<![a-z0-9])(?:cv[vcn](?:2(?!\d\d(?!\d)))?(?![a-z])(?:码| code| number)?|cid(?![a-z0-9]))"
    r"|(?<!wallet )(?<!account )security code|(?<!gift )(?<!sim )\bcard code"
    r"|(?:three|3|four|4)[ -]digits?(?: code| number)(?= on the back|[\s:]+\d{3}(?!\d))"
    r"|(?:three|3|four|4)[ -]digits?(?= on the back)"
    r"|back of (?:my |the )?card|[后末]三码|签名[栏条](?:的|上的?)?(?:后|末)?(?:三|3)位(?:数字|数)?"
    r"|卡(?:片)?(?:后面|背后)(?:的)?(?:三|3)位"
    r"|card verification (?:code|value)"
    r"|(?:银行卡|信用卡|卡片|卡)?安全码|卡背面?(?:的)?(?:后|末)?(?:三|3)位(?:数字|数)?"
    r"|背面(?:的)?(?:后|末)?(?:三|3)位(?:数字|数)?)"
    r"((?:[\s:=]|\b(?:on|my|the|of|card|back|side|is|was|are|says|reads|visa|mastercard|credit|debit|bank"
    r"|this|that|printed)\b){0,16}|(?:[^\d\n。!?！？.+]|\.(?!\s)){0,12}?)"
    r"(\d(?:[ \-]?\d){2,3}|(?<![零〇一二三四五六七八九幺])[零〇一二三四五六七八九幺]{3,4}"
    r"(?![零〇一二三四五六七八九幺十百]))"
    r"(?![\d.,-]\d|\d|\s?(?:元|块|位|次|天|年|月|日|号|digit|times|days|%))"
)
_OTHER_CODE = late_pattern(r"提示|报错|错误[码代]|代码|尾号|订单|额|才|error|status|ending|order")
"""Between the label and three digits, such a word says that they are something else."""
_CODE_BEFORE = late_pattern(
    r"(?<!\d)(\d{3,4})\s{0,2}(?:is|as|是|为)\s{0,2}(?:my|the|我的)?\s{0,2}(?:cvv|cvc"
    r"|card security code|安全码)"
)
_EXPIRY = late_pattern(r"(?<!\d)(?:0[1-9]|1[0-2])\s?[/\-]\s?(?:20)?[2-4]\d(?!\d|[/\-]\d)")
_EXPIRY_LABEL = late_pattern(
    r"(?:\b(?:valid|good) (?:thru|through|until|till)|\bexp(?:iry|iration|\.)?(?: date)?|有效期|到期[日月])"
    r"(?:[\s:：=,]|is|at|on|至|到|是|为|截止){0,6}$"
)
_OTHER_EXPIRY = late_pattern(
    r"member|subscri|passport|licen|promo|coupon|offer|certificate|domain|plan\b|order|quote|trial|visa free"
    r"|会员|优惠|证书|护照|身份证|活动|套餐|订阅|域名|报价|签证|驾照|积分"
)
_NEAR = 40
_SHORT_GROUP, _LONGEST_GROUP = 4, 8
_FRACTION_BEFORE = late_pattern(r"\d[.,]$")


def luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit)
        if place % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0


def is_card_range(digits: str) -> bool:
    """Whether the first digits belong to a card scheme and the length is one it uses."""
    size = len(digits)
    two, three, four = int(digits[:2]), int(digits[:3]), int(digits[:4])
    if digits[0] == "4":
        return size in {13, 16, 19}
    if 51 <= two <= 55 or 2221 <= four <= 2720:
        return size == 16
    if two in {34, 37}:
        return size == 15
    if two == 62 or 8100 <= four <= 8171:
        return 16 <= size <= 19
    if four == 6011 or 644 <= three <= 659:
        return size in {16, 19}
    if 3528 <= four <= 3589 or 2200 <= four <= 2204 or four in {6521, 6522, 5060, 5061, 9792}:
        return size in {16, 19}
    if 300 <= three <= 305 or two in {36, 38, 39}:
        return size == 14
    return four in {5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763} and size in {16, 18, 19}


def find_numbers(text: Folded) -> Iterator[Found]:
    latin = text.latin
    if not _HAS_NUMBER.search(latin) and not _SPOKEN_NUMBER.search(latin):
        return
    cards = list(_cards(latin))
    yield from cards
    yield from _accounts(latin, cards)
    yield from _identities(latin)
    yield from _card_codes(latin, cards)


def _cards(latin: str) -> Iterator[Found]:
    for match in _STRETCH.finditer(latin):
        if match.end() - match.start() >= 13:
            yield from _cards_in(
                latin, [(g.start() + match.start(), g.group()) for g in re.finditer(r"\d+", match.group())]
            )
    for match in _TOLD_NUMBER.finditer(latin):
        digits = re.sub(r"\D", "", match.group())
        if is_card_range(digits) and luhn(digits):
            yield Found(SecretKind.CARD_NUMBER, *match.span())
    for match in _LETTERED_NUMBER.finditer(latin):
        digits = re.sub(r"\D", "", match.group().translate(_LETTER_DIGITS))
        is_typed_so = any(char.isalpha() for char in match.group())
        if is_typed_so and is_card_range(digits) and luhn(digits):
            yield Found(SecretKind.CARD_NUMBER, *match.span())
    for match in _HANZI_NUMBER.finditer(latin):
        places = [at for at in range(*match.span()) if latin[at] in _HANZI_DIGIT_CHARS]
        digits = "".join(latin[at] for at in places).translate(_HANZI_DIGITS)
        for size in range(len(digits), 12, -1):
            if is_card_range(digits[:size]) and luhn(digits[:size]):
                yield Found(SecretKind.CARD_NUMBER, places[0], places[size - 1] + 1)
                break
    for match in _SPOKEN_NUMBER.finditer(latin):
        digits = "".join(_SPOKEN[word] for word in re.findall(r"[a-z]+", match.group()))
        if is_card_range(digits) and luhn(digits):
            yield Found(SecretKind.CARD_NUMBER, *match.span())


def _cards_in(latin: str, groups: list[tuple[int, str]]) -> Iterator[Found]:
    first = 0
    while first < len(groups):
        digits = ""
        step = 1
        for last in range(first, len(groups)):
            digits += groups[last][1]
            if len(digits) > 19:
                break
            if len(digits) < 13 or not is_card_range(digits) or not luhn(digits):
                continue
            sizes = [len(group) for _, group in groups[first : last + 1]]
            whole = first == 0 and last == len(groups) - 1
            shape = _is_card_shape(sizes)
            start, end = groups[first][0], groups[last][0] + sizes[-1]
            if not (
                shape or whole or (CARD_WORD.search(latin, max(start - _NEAR, 0), start) and sizes[0] > 1)
            ):
                continue
            if _is_amount(latin, groups[first : last + 1]):
                continue
            is_even = _has_one_separator(latin, groups[first : last + 1])
            if (sizes[0] < _SHORT_GROUP and not is_even) or (not shape and len(digits) not in {15, 16, 19}):
                continue
            if not shape and not is_even:
                continue
            kind = _judge_card(latin, start, end, digits, len(sizes) > 1 and shape)
            if kind is not None:
                yield Found(kind, start, end)
            step = last - first + 1
            break
        first += step


def _is_amount(latin: str, groups: list[tuple[int, str]]) -> bool:
    """Whether the digits are an amount of coins, or the decimals of one, of which there are up to 18."""
    start, digits = groups[-1]
    return (
        len(groups) <= 2
        and len(digits) > _LONGEST_GROUP
        and _FRACTION_BEFORE.search(latin, max(start - 2, 0), start) is not None
    )


def _has_one_separator(latin: str, groups: list[tuple[int, str]]) -> bool:
    """Whether the same mark stands between all groups; an invoice number beside an amount has several."""
    gaps = {latin[start + len(digits) : following] for (start, digits), (following, _) in pairwise(groups)}
    return len(gaps) <= 1


def _is_card_shape(sizes: list[int]) -> bool:
    """The groups in which people write card numbers."""
    if (
        len(sizes) == 1
        or (sizes[:3] == [4, 4, 4] and len(sizes) == 4)
        or sizes in ([4, 6, 5], [4, 6, 4], [8, 8], [8, 6], [4, 10])
        or (sizes[0] == 6 and len(sizes) == 2)
    ):
        return True
    body = set(sizes[:-1])
    return len(body) == 1 and sizes[0] <= 5 and sizes[-1] <= sizes[0]


def _judge_card(latin: str, start: int, end: int, digits: str, is_grouped: bool) -> SecretKind | None:
    before = latin[max(start - _NEAR, 0) : start]
    after = latin[end : end + 20]
    cards = [match.end() for match in CARD_WORD.finditer(before)]
    orders = [match.end() for match in _ORDER_WORD.finditer(before)]
    if orders and (not cards or orders[-1] > cards[-1]):
        return SecretKind.POSSIBLE_CARD
    if cards or CARD_WORD.search(after):
        return SecretKind.CARD_NUMBER
    if _ORDER_WORD.search(after):
        return SecretKind.POSSIBLE_CARD
    if is_grouped or len(digits) in {14, 15, 16} or digits.startswith("62"):
        return SecretKind.CARD_NUMBER
    return SecretKind.POSSIBLE_CARD


def _accounts(latin: str, cards: list[Found]) -> Iterator[Found]:
    for match in _ACCOUNT_LABEL.finditer(latin):
        digits = re.sub(r"\D", "", match.group(1))
        if _MOBILE.fullmatch(digits) or (digits.startswith(("400", "800", "955")) and len(digits) <= 10):
            continue
        if any(card.start < match.end(1) and match.start(1) < card.end for card in cards):
            continue
        if _OTHER_NUMBER.search(latin, match.start(), match.start(1)):
            continue
        if _JUST_CARD.match(match.group()) and not _JOINED.fullmatch(match.group()):
            continue
        yield Found(SecretKind.BANK_ACCOUNT, *match.span(1))
    for match in _UNION_ACCOUNT.finditer(latin):
        if not any(card.start < match.end(1) and match.start(1) < card.end for card in cards):
            yield Found(SecretKind.BANK_ACCOUNT, *match.span(1))
    for match in _IBAN.finditer(latin):
        start, last = match.span()
        # Words may follow, which only the length and the check digits tell from the account.
        for end in (place.start() for place in _IBAN_END.finditer(latin, start, last + 1)):
            if end <= last and is_iban(re.sub(r"[ \-]", "", latin[start:end]).upper()):
                yield Found(SecretKind.BANK_ACCOUNT, start, end)
                break


def is_iban(value: str) -> bool:
    """ISO 13616: country, check digits, and the length the country registered."""
    if not 15 <= len(value) <= 34 or int("".join(str(int(c, 36)) for c in value[4:] + value[:4])) % 97 != 1:
        return False
    from stdnum import iban

    return bool(iban.is_valid(value))


def _identities(latin: str) -> Iterator[Found]:
    for match in _RESIDENT.finditer(latin):
        if is_resident_number(re.sub(r"[\s\-]", "", match.group()).upper()):
            yield Found(SecretKind.IDENTITY_NUMBER, *match.span())
    for match in _HANZI_RESIDENT.finditer(latin):
        if is_resident_number(re.sub(r"[\s\-]", "", match.group()).translate(_HANZI_DIGITS).upper()):
            yield Found(SecretKind.IDENTITY_NUMBER, *match.span())
    for match in _DOCUMENT.finditer(latin):
        yield Found(SecretKind.IDENTITY_NUMBER, *match.span(1))


def is_resident_number(number: str) -> bool:
    """Province, a real date of birth, and the check character."""
    if number[:2] not in _PROVINCES:
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    if not 1900 <= born.year <= 2035:
        return False
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17]


def _card_codes(latin: str, cards: list[Found]) -> Iterator[Found]:
    sure = [card for card in cards if card.kind is SecretKind.CARD_NUMBER]
    codes = []
    if _CODE_HINT.search(latin):
        labelled = _CODE_LABEL.finditer(latin)
        codes += [match.span(2) for match in labelled if not _OTHER_CODE.search(match.group(1))]
        codes += [match.span(1) for match in _CODE_BEFORE.finditer(latin)]
    for start, end in codes:
        yield Found(SecretKind.CARD_CODE, start, end)
    for match in _EXPIRY.finditer(latin):
        near_card = any(-_NEAR < match.start() - card.end < _NEAR for card in sure)
        near_code = any(abs(match.start() - code) < _NEAR for code, _ in codes)
        if near_card or near_code or _is_labelled_expiry(latin, match.start()):
            yield Found(SecretKind.CARD_EXPIRY, *match.span())
    for card in sure:
        for match in re.finditer(r"(?<![\d/.-])\d{3}(?![\d/.-])", latin[card.end : card.end + 30]):
            if not re.match(r"\s?(?:元|块|rmb|usd|美元|%)", latin[card.end + match.end() :]):
                yield Found(SecretKind.CARD_CODE, card.end + match.start(), card.end + match.end())
                break


def _is_labelled_expiry(latin: str, start: int) -> bool:
    """Whether the text calls the month and year before ``start`` the end of a card's life."""
    before = latin[max(start - _NEAR, 0) : start]
    return bool(_EXPIRY_LABEL.search(before)) and not _OTHER_EXPIRY.search(before)
