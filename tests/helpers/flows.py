"""Flows, brands and results for tests of the troubleshooters."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from walletcare.content.flow_source import read_flow
from walletcare.domain.brand import Brand, DeadlineRules, OfficialList, PaymentMethod
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult
from walletcare.domain.flow import Flow
from walletcare.domain.language import LocalText

NOW = datetime(2026, 3, 5, 12, 0).astimezone(UTC)  # noon of this computer: one day everywhere


RULES = DeadlineRules(ask_refund_days=30, dispute_days=90, escalate_days=15)


class StillClock:
    """A clock that moves only when a test moves it."""

    def __init__(self, now: datetime = NOW) -> None:
        self.moment = now

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return (self.moment - NOW).total_seconds()

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


def brand(
    *,
    is_custodial: bool | None = None,
    rules: DeadlineRules = RULES,
    methods: tuple[PaymentMethod, ...] = (PaymentMethod("balance", LocalText("钱包余额", "Wallet balance")),),
) -> Brand:
    return Brand(
        id="heron",
        name=LocalText("苍鹭钱包", "Heron Wallet"),
        official=OfficialList(("Heron",), (), date(2026, 1, 1)),
        channels=(),
        deadlines=rules,
        payment_methods=methods,
        limits={"single_payment_CNY": Decimal(5000)},
        is_custodial=is_custodial,
    )


def result(
    check: str, status: CheckStatus = CheckStatus.PASSED, reason: str = "", value: str = ""
) -> DiagnosticResult:
    return DiagnosticResult(check, status, LocalText("看过了。", "Looked."), NOW, reason=reason, value=value)


def flow_of(folder: Path, text: str, name: str = "sample") -> Flow:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return read_flow(path)


SAMPLE = """
id: sample
code: T90
version: 1
icon: clock
topic: login
way-round: {text: {zh: 急着用？, en: In a hurry?}, action: open-contact}
title: {zh: 例子, en: Sample}
summary: {zh: 一个例子。, en: A sample.}
steps:
  - id: kind
    question: {zh: 哪一种？, en: "Which kind?"}
    choices:
      - {id: code, label: {zh: 验证码, en: A code}, next: amount}
      - {id: card, label: {zh: 银行卡, en: A card}, next: card}
      - {id: not-sure, label: {zh: 不确定, en: Not sure}, next: look}
  - id: amount
    input: {zh: 多少钱？, en: "How much?"}
    kind: amount
    fills: amount
    example: {zh: 比如 12 元, en: Like 12 CNY}
    next: when
  - id: when
    input: {zh: 什么时候？, en: "When?"}
    kind: date
    fills: when
    optional: true
    example: {zh: 比如昨天, en: Like yesterday}
    next: sort
  - id: card
    input: {zh: 卡号？, en: "Card number?"}
    kind: card-number
    privacy: {zh: 核对完就忘掉。, en: It is forgotten after the look.}
    example: {zh: 16 位, en: 16 digits}
    next: card-look
  - id: card-look
    checks: {zh: 核对卡号, en: Looking at the card}
    run:
      - card: {number: card}
    cases:
      - when: {status: {card: [failed]}}
        next: ask
    next: look
  - id: sort
    branch:
      - when: {all: [{answer: {kind: [code]}}, {given: [when]}]}
        next: look
    otherwise: ask
  - id: look
    checks: {zh: 检查, en: Checking}
    run: [clock, service]
    cases:
      - when: {reason: {clock: [clock-behind]}}
        next: fix
      - when: {verdict: [them]}
        next: theirs
    next: ask
  - id: fix
    instruction: {zh: 调时间, en: Set the clock}
    actions:
      - {text: {zh: 打开自动校时, en: Turn on automatic time}, action: open-clock-settings}
    recheck: [clock]
    fixed: done
    still: ask
  - id: done
    outcome: solved
    title: {zh: 好了, en: It works}
    confidence: sure
    cause: {zh: "差了 {check:clock|一些}。", en: "It was off by {check:clock|a little}."}
  - id: theirs
    outcome: cannot_be_done
    title: {zh: 他们那边, en: Their side}
    confidence: likely
    cause: {zh: 等他们修好。, en: They have to repair it.}
    actions:
      - {text: {zh: 等一等, en: Wait}}
  - id: ask
    outcome: contact
    title: {zh: 找客服, en: Ask support}
    confidence: unsure
    cause: {zh: "{input:amount|这笔钱} 还没找到原因。", en: "No cause found for {input:amount|the money}."}
    actions:
      - {text: {zh: 联系客服, en: Contact support}, action: open-contact}
    deadlines: [dispute, ask-refund]
    draft:
      topic: login
      complexity: investigate
      title: {zh: "{brand} 的验证码不对", en: "A code of {brand} is rejected"}
      text: {zh: "你好，{input:amount|这笔} 有问题。", en: "Hello, about {input:amount|a payment}."}
"""
