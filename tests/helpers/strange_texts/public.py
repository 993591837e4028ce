"""Hashes, addresses, orders, parcels and codes that people must be able to send."""

from __future__ import annotations

import datetime
import string
import uuid
from collections.abc import Callable
from random import Random

from tests.helpers.strange_texts import coins


def _digits(count: int, random: Random) -> str:
    return "".join(random.choices(string.digits, k=count))


def _upper(count: int, random: Random) -> str:
    return "".join(random.choices(string.ascii_uppercase + string.digits, k=count))


def _day(random: Random) -> str:
    return f"{datetime.date(2022, 1, 1) + datetime.timedelta(days=random.randrange(1_700)):%Y%m%d}"


NUMBERS: dict[str, Callable[[Random], str]] = {
    "ups": lambda random: "1Z" + _upper(16, random),
    "fedex": lambda random: _digits(random.choice((12, 15)), random),
    "usps": lambda random: "94" + _digits(20, random),
    "ems": lambda random: f"E{random.choice('ABCEM')}{_digits(9, random)}CN",
    "sf": lambda random: "SF" + _digits(13, random),
    "jd parcel": lambda random: "JDVA" + _digits(11, random),
    "yto": lambda random: "YT" + _digits(13, random),
    "dhl": lambda random: _digits(10, random),
    "alipay": lambda random: _day(random) + "2200" + _digits(16, random),
    "wechat": lambda random: "4200" + _digits(6, random) + _day(random) + _digits(10, random),
    "taobao": lambda random: _digits(19, random),
    "amazon": lambda random: f"{_digits(3, random)}-{_digits(7, random)}-{_digits(7, random)}",
    "stripe": lambda random: (
        random.choice(("ch_", "pi_"))
        + "3"
        + "".join(random.choices(string.ascii_letters + string.digits, k=23))
    ),
    "paypal": lambda random: _upper(17, random),
    "google play": lambda random: (
        f"GPA.{_digits(4, random)}-{_digits(4, random)}-{_digits(4, random)}-{_digits(5, random)}"
    ),
    "apple": lambda random: "M" + _upper(9, random),
    "dated": lambda random: _day(random) + _digits(random.choice((6, 8, 10)), random),
    "short": lambda random: _digits(random.choice((8, 9, 10, 11, 12)), random),
    "fourteen and more": lambda random: _digits(random.choice((13, 14, 15, 16, 17, 18)), random),
    "lettered": lambda random: (
        random.choice(("ORD", "INV", "TK", "NO", "P", "WX")) + random.choice(("", "-")) + _digits(10, random)
    ),
    "uuid": lambda random: str(uuid.UUID(bytes=random.randbytes(16), version=4)),
    "ulid": lambda random: "01" + "".join(random.choices("0123456789ABCDEFGHJKMNPQRSTVWXYZ", k=24)),
    "exchange": lambda random: _digits(18, random),
    "fiat gate": lambda random: random.choice("abcdef") + random.randbytes(11).hex(),
}
_ORDER_AROUND = (
    "order {}",
    "Order number: {}",
    "my order {} is still pending",
    "order no. {} was paid twice",
    "tracking number {}",
    "the tracking no is {}",
    "where is parcel {}",
    "invoice {} was paid",
    "transaction id {}",
    "reference {}",
    "payment reference: {}",
    "merchant order {} not credited",
    "ticket {} is not answered",
    "订单号：{}",
    "订单{}一直没到账",
    "我的订单号是 {}",
    "运单号 {}",
    "快递单号是{}，还没收到",
    "交易单号{}",
    "流水号：{}",
    "商户订单号 {}",
    "充值订单 {} 没到账",
    "工单号{}没人回复",
    "发票号 {}",
)


def order_text(random: Random) -> tuple[str, str]:
    """The class of a number and a message about it."""
    kind = random.choice(tuple(NUMBERS))
    return kind, random.choice(_ORDER_AROUND).format(NUMBERS[kind](random))


_HASH_AROUND = (
    "tx {}",
    "TxID: {}",
    "my transaction hash is {}",
    "the hash {} is confirmed but the money is not there",
    "transaction {} pending since noon",
    "see https://explorer.example/tx/{}",
    "https://scan.example/#/transaction/{}",
    "hash: {}",
    "I sent it, txid {}",
    "block hash {}",
    "交易哈希：{}",
    "哈希 {} 已经确认了，没到账",
    "转账的哈希是{}",
    "交易ID {}",
    "txid：{}",
    "区块浏览器里能查到 {} 这笔交易",
    "这笔交易{}一直打包中",
)
_ADDRESS_AROUND = (
    "{}",
    "my address is {}",
    "sent to {}",
    "to: {}",
    "from {} to my wallet",
    "deposit address {}",
    "is {} the right address?",
    "https://explorer.example/address/{}",
    "地址：{}",
    "转到了{}",
    "我的收款地址是{}",
    "充值地址 {} 没到账",
    "从 {} 转出的",
    "{} 这个地址是你们的吗",
)


def hash_text(random: Random) -> tuple[str, str]:
    """The chain and a message that calls a hash what it is."""
    chain = random.choice(tuple(coins.HASHES))
    return chain, random.choice(_HASH_AROUND).format(coins.HASHES[chain](random))


def bare_hash(random: Random) -> tuple[str, str]:
    """The chain and its hash alone."""
    chain = random.choice(tuple(coins.HASHES))
    return chain, coins.HASHES[chain](random)


def address_text(random: Random) -> tuple[str, str]:
    """The chain and a message with an address."""
    chain = random.choice(tuple(coins.ADDRESSES))
    around = random.choice(_ADDRESS_AROUND if chain in coins.SELF_TELLING else _ADDRESS_AROUND[1:])
    return chain, around.format(coins.ADDRESSES[chain](random))
