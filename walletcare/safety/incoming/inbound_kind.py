"""What a message of support can be warned about. Apart from the rules, which are slow to load."""

from __future__ import annotations

from enum import StrEnum


class InboundKind(StrEnum):
    ASKS_PHRASE = "asks-phrase"
    ASKS_KEY = "asks-key"
    ASKS_CODE = "asks-code"
    ASKS_PASSWORD = "asks-password"  # noqa: S105 - the name of a kind
    ASKS_CARD = "asks-card"
    REMOTE_CONTROL = "remote-control"
    FEE_IN_ADVANCE = "fee-in-advance"
    OTHER_MESSENGER = "other-messenger"
    FALSE_UPDATE = "false-update"
    FOREIGN_LINK = "foreign-link"
    IMITATION = "imitation"
