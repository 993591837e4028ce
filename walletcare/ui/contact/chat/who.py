"""Who has the conversation, in the words of its head."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from walletcare.domain.ticket import Stage, Ticket
from walletcare.ui.filled import filled
from walletcare.ui.when import meta_text


class Who(NamedTuple):
    """``is_person``: somebody whom the server calls an agent."""

    name: str
    line: str
    is_person: bool


def who_has(ticket: Ticket, brand: str, is_anyone_online: bool | None) -> Who:
    """The person, the assistant, or the team while nobody has taken it."""
    translate = QCoreApplication.translate
    team = filled(translate("ChatView", "{brand} support"), brand=brand)
    if ticket.assignee:
        return Who(ticket.assignee, team, is_person=True)
    if ticket.stage is Stage.WITH_BOT:
        return Who(
            translate("ChatView", "Automatic assistant"),
            translate("ChatView", "A person takes over when needed"),
            is_person=False,
        )
    if ticket.stage.is_finished:
        return Who(team, translate("ChatView", "This request is finished"), is_person=False)
    line = translate("ChatView", "Nobody has taken it yet")
    if is_anyone_online is not None:
        online = translate("ChatView", "someone is online")
        line = meta_text(line, online if is_anyone_online else translate("ChatView", "nobody is online"))
    return Who(team, line, is_person=False)
