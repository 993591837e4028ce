"""One validator for each kind of input step: what is stored, or what is wrong and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from walletcare.domain.flow import InputKind
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.formats.address import is_transaction_id, read_address
from walletcare.troubleshoot.formats.amount import read_amount
from walletcare.troubleshoot.formats.card import read_card, read_expiry
from walletcare.troubleshoot.formats.day import day_of, read_day

MAX_TEXT = 500


@dataclass(frozen=True, slots=True)
class Accepted:
    """The input in the form that is kept (or, for memory-only kinds, used once and forgotten)."""

    value: str


@dataclass(frozen=True, slots=True)
class InputProblem:
    """Why the input cannot be used. ``code`` is stable; ``text`` says what to do."""

    code: str
    text: LocalText


def read_input(kind: InputKind, text: str, today: date) -> Accepted | InputProblem:
    """``text`` as an input of ``kind``. ``today`` is the user's local day."""
    plain = text.strip()
    if not plain:
        return _EMPTY
    return _READERS[kind](plain, today)


_EMPTY = InputProblem("empty", LocalText("这一项还没有填。", "This is still empty."))


def _text(text: str, _today: date) -> Accepted | InputProblem:
    if len(text) > MAX_TEXT:
        return InputProblem(
            "too-long",
            LocalText(
                f"最多 {MAX_TEXT} 个字，现在有 {len(text)} 个。",
                f"Up to {MAX_TEXT} characters; this has {len(text)}.",
            ),
        )
    if any(_is_card(run[0]) for run in re.finditer(r"\d[\d -]{11,22}\d", text)):
        return InputProblem(
            "card-in-text",
            LocalText(
                "这里像是有一个卡号，请删掉它。卡号不用告诉任何人。",
                "This seems to hold a card number. Take it out; nobody needs it.",
            ),
        )
    return Accepted(text)


def _is_card(text: str) -> bool:
    card = read_card(text)
    return card is not None and bool(card.kind) and card.is_check_digit_right and card.is_length_right


def _amount(text: str, _today: date) -> Accepted | InputProblem:
    amount = read_amount(text)
    if amount is None:
        return InputProblem(
            "amount",
            LocalText(
                "写一个数字，可以带币种，比如 1280 元。",
                "Write a number, with the currency if you like: 12.80 EUR.",
            ),
        )
    return Accepted(text)


def _date(text: str, today: date) -> Accepted | InputProblem:
    found = read_day(text, today)
    if found is None:
        return InputProblem(
            "date",
            LocalText(
                f"按“年-月-日”写，比如 {today.isoformat()}，也可以写“昨天”。",
                f"Write year, month, day, like {today.isoformat()}, or “yesterday”.",
            ),
        )
    day = day_of(found)
    if day is not None and day > today:
        return InputProblem(
            "date-future",
            LocalText("这一天还没有到，看看年份对不对。", "That day is still to come. Check the year."),
        )
    return Accepted(found)


def _order_number(text: str, _today: date) -> Accepted | InputProblem:
    plain = re.sub(r"\s", "", text)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_\-]{5,63}", plain):
        return InputProblem(
            "order-number",
            LocalText(
                "订单号是 6 到 64 位的字母和数字，在账单详情里可以复制。",
                "An order number has 6 to 64 letters and digits. You can copy it from the payment’s details.",
            ),
        )
    return Accepted(plain)


def _tx_id(text: str, _today: date) -> Accepted | InputProblem:
    plain = text.rstrip("/").rsplit("/", 1)[-1] if text.lower().startswith("http") else text
    if not is_transaction_id(plain):
        return InputProblem(
            "tx-id",
            LocalText(
                "交易哈希是 64 位的字母和数字，以太坊类的前面有 0x。在转账详情里可以复制。",
                "A transaction id has 64 letters and digits, with 0x in front on Ethereum-like chains. "
                "You can copy it from the transfer’s details.",
            ),
        )
    return Accepted(plain)


def _address(text: str, _today: date) -> Accepted | InputProblem:
    if re.search(r"\s", text):
        return InputProblem(
            "address-words",
            LocalText(
                "收款地址中间没有空格。助记词不要填在这里，也不要填在任何别的地方。",
                "An address has no spaces. Never type a recovery phrase anywhere but in your own wallet.",
            ),
        )
    if read_address(text) is None:
        return InputProblem(
            "address",
            LocalText(
                "看不出这是哪条链的地址，请整段复制过来。",
                "We can’t tell which chain this belongs to. Copy the whole address.",
            ),
        )
    return Accepted(text)


def _iban(text: str, _today: date) -> Accepted | InputProblem:
    plain = re.sub(r"[\s\-]", "", text).upper()
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}", plain):
        return InputProblem(
            "iban",
            LocalText(
                "IBAN 以两个字母的国家代码开头，后面是数字和字母。",
                "An IBAN starts with two letters for the country, then digits and letters.",
            ),
        )
    return Accepted(plain)


def _card_number(text: str, _today: date) -> Accepted | InputProblem:
    if read_card(text) is None:
        return InputProblem(
            "card-number",
            LocalText(
                "卡号只有数字，在卡的正面或背面。",
                "A card number has digits only. It’s on the front or back of the card.",
            ),
        )
    return Accepted(re.sub(r"[\s\-]", "", text))


def _card_expiry(text: str, today: date) -> Accepted | InputProblem:
    expiry = read_expiry(text, today)
    if expiry is None:
        return InputProblem(
            "card-expiry",
            LocalText("按“月/年”写，比如 08/27。", "Write month and year, like 08/27."),
        )
    return Accepted(f"{expiry[0]:02}/{expiry[1]}")


def _link(text: str, _today: date) -> Accepted | InputProblem:
    if len(text) > 2_000 or "\n" in text:
        return InputProblem(
            "link",
            LocalText("一次放一个链接、账号或邮箱。", "One link, handle or mail address at a time."),
        )
    return Accepted(text)


_READERS: Mapping[InputKind, Callable[[str, date], Accepted | InputProblem]] = {
    InputKind.TEXT: _text,
    InputKind.AMOUNT: _amount,
    InputKind.DATE: _date,
    InputKind.ORDER_NUMBER: _order_number,
    InputKind.TX_ID: _tx_id,
    InputKind.ADDRESS: _address,
    InputKind.IBAN: _iban,
    InputKind.CARD_NUMBER: _card_number,
    InputKind.CARD_EXPIRY: _card_expiry,
    InputKind.LINK: _link,
}
