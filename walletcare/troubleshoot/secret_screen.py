"""Keeps secrets out of the fields of a troubleshooter: what the guard would block is not even kept."""

from __future__ import annotations

from walletcare.domain.language import LocalText
from walletcare.safety.outgoing.guard import Guard, GuardContext
from walletcare.safety.verdict import Action
from walletcare.troubleshoot.session import Screen


def secret_screen(guard: Guard) -> Screen:
    """A screen that refuses what ``guard`` blocks and names its kind; the text goes nowhere."""

    def look(text: str) -> LocalText | None:
        verdict = guard.inspect(text, context=GuardContext.FORM_FIELD)
        hit = next((hit for hit in verdict.hits if hit.action is Action.BLOCK), None)
        if hit is None:
            return None
        return LocalText(
            f"这里像是有{hit.title.zh}，请删掉它。{hit.why.zh}",
            f"This seems to hold: {hit.title.en}. Take it out. {hit.why.en}",
        )

    return look
