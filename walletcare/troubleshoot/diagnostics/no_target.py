"""The sentence for checks of a service that the brand does not name."""

from __future__ import annotations

from walletcare.domain.language import LocalText

NO_TARGET = LocalText(
    "这个钱包没有给出可以检查的服务器，这一项跳过。",
    "This wallet names no server to check, so this was skipped.",
)
