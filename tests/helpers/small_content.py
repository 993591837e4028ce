"""A small resources folder with a handful of articles, for tests of the pack and the search."""

from __future__ import annotations

from pathlib import Path

_CATEGORIES = """
[[category]]
id = "refunds"
zh = "退款"
en = "Refunds"

[[category]]
id = "transfers"
zh = "转账"
en = "Transfers"
"""

_ARTICLE = """---
title: {title}
summary: {summary}
aliases:
{aliases}
tags: [{tags}]
related: [{related}]
topic: {topic}
updated: 2026-11-{day}
---
{body}
"""

_TEXTS = {
    ("refunds", "refund-status", "zh-CN"): (
        "退款进度和到账时间",
        "退款一般原路退回，几天到账要看付款方式。",
        ("退款什么时候到账", "退的钱去哪了", "商家说退了我没收到"),
        "## 在哪里看\n\n1. 打开账单。\n2. 找到那笔退款，看**当前状态**。\n\n"
        "> [!INFO] 原路退回\n> 余额付的退到余额，在{support_hours}可以问客服。\n\n"
        "| 付款方式 | 时间 |\n| --- | --- |\n| 余额 | 当天 |\n| 信用卡 | 3 到 15 天 |\n",
    ),
    ("refunds", "refund-status", "en"): (
        "Where is my refund",
        "Refunds go back the way you paid, and the method decides how long that takes.",
        ("refund not showing", "when do I get my refund", "merchant refunded me but nothing came"),
        "## Where to look\n\n1. Open your statement.\n2. Find the refund and read its **state**.\n\n"
        "> [!INFO] The same way back\n> Support answers during {support_hours}.\n\n"
        "| Paid with | Time |\n| --- | --- |\n| Balance | Same day |\n| Credit card | 3 to 15 days |\n",
    ),
    ("transfers", "transfer-delayed", "zh-CN"): (
        "转账没到账怎么办",
        "先看转账状态，再看对方账户和到账时间。",
        ("转账多久到账", "转出去的钱对方没收到", "转账处理中"),
        "转账显示处理中，说明银行还没回复。见[退款进度](faq:refund-status)。\n\n"
        "- 同行几分钟。\n- 跨行一到两天。\n",
    ),
    ("transfers", "transfer-delayed", "en"): (
        "My transfer has not arrived",
        "Look at the state of the transfer first, then at the recipient and the usual time.",
        ("how long does a transfer take", "recipient did not get the money", "transfer pending"),
        "A pending transfer waits for the bank. See [Where is my refund](faq:refund-status).\n\n"
        "- Within one bank: minutes.\n- Between banks: one or two days.\n",
    ),
}


def write_small_content(resources: Path) -> Path:
    """Two articles in both languages with everything that articles may hold; returns ``resources``."""
    folder = resources / "articles"
    folder.mkdir(parents=True)
    (folder / "categories.toml").write_text(_CATEGORIES, "utf-8")
    for number, ((category, slug, language), (title, summary, aliases, body)) in enumerate(_TEXTS.items()):
        text = _ARTICLE.format(
            title=title,
            summary=summary,
            aliases="\n".join(f"  - {alias}" for alias in aliases),
            tags="tpWallet",
            related="transfer-delayed" if slug == "refund-status" else "refund-status",
            topic="refund" if category == "refunds" else "transfer",
            day=10 + number,
            body=body,
        )
        (folder / category).mkdir(exist_ok=True)
        (folder / category / f"{slug}.{language}.md").write_text(text, "utf-8")
    return resources
