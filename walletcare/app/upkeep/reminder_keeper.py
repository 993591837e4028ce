"""Tells what has come due: reminders of requests and quiet times, a run's dates, whether a solution holds."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from walletcare.app.services import Services
from walletcare.app.upkeep.quiet_hours import is_quiet
from walletcare.app.upkeep.tray import Tray
from walletcare.contact.following.reminders import Reminder, ReminderKind
from walletcare.domain.language import LocalText
from walletcare.domain.ticket import TicketId
from walletcare.troubleshoot.deadline_reminders import DeadlineReminder
from walletcare.troubleshoot.deadlines import sentence
from walletcare.ui.components import ButtonKind, InnerDialog
from walletcare.ui.navigation import Destination, OpenArticle, OpenFlow, OpenRequest, PageName
from walletcare.ui.stores.settings import Key
from walletcare.ui.theme import theme

if TYPE_CHECKING:
    from walletcare.app.program import Program
    from walletcare.ui.tasks import CancelToken

log = logging.getLogger(__name__)

_PASSWORDS = "strong-passwords"
"""The article behind the reminder to change the password."""
_MOST_NAMED = 2
"""References in one question whether solutions hold."""


@dataclass(frozen=True, slots=True)
class _Due:
    """One thing to tell. ``done`` is called in the store lane once it was told."""

    text: LocalText
    leads_to: Destination | None
    done: Callable[[], None]


def _nothing() -> None:
    """What was told needs no mark in the store."""


class ReminderKeeper(QObject):
    """:meth:`look` is called at the start, every minute, after sleep and when a reminder was set.

    In quiet hours nothing is told; it waits until they are over. A reminder is marked only after it was told.
    """

    def __init__(self, program: Program, services: Services, tray: Tray) -> None:
        super().__init__(program)
        self._program, self._services, self._tray = program, services, tray
        self._is_looking = self._is_stopped = False
        program.settings.changed.connect(self._on_setting)

    def stop(self) -> None:
        """Tell nothing any more; what is due is told at the next start."""
        self._is_stopped = True

    @Slot()
    def look(self) -> None:
        """Tell everything that is due. One look at a time, so that nothing is told twice."""
        if self._is_stopped or self._is_looking or self._is_quiet():
            return
        self._is_looking = True
        self._program.tasks.store(lambda _: self._read(), self._tell, self._on_failed, owner=self)

    def _is_quiet(self) -> bool:
        return is_quiet(self._program.settings.text(Key.QUIET_HOURS), self._services.clock.now())

    def _read(self) -> tuple[_Due, ...]:
        services = self._services
        now = services.clock.now()
        found = [self._of_contact(reminder) for reminder in services.contact.reminders.due()]
        found += [self._of_run(reminder, now) for reminder in services.deadlines.due()]
        return (*found, *self._of_solved(services.contact.ratings.follow_ups_due()))

    def _of_solved(self, ids: tuple[TicketId, ...]) -> tuple[_Due, ...]:
        """Asked of all at once: who was away for a while is not asked one by one."""
        ratings = self._services.contact.ratings
        tickets = [self._services.contact.tickets.get(ticket_id) for ticket_id in ids]
        references = [str(ticket.reference) for ticket in tickets if ticket is not None]
        if not references:
            return ()
        rest = len(references) - _MOST_NAMED
        zh, en = "、".join(references[:_MOST_NAMED]), ", ".join(references[:_MOST_NAMED])
        if rest > 0:
            en = f"{en} and {rest} more"
        zh = f"{zh} 等 {len(references)} 个请求" if rest > 0 else f"请求 {zh} "

        def note() -> None:
            for ticket_id in ids:
                ratings.note_follow_up(ticket_id)

        text = LocalText(
            f"{zh}前几天解决了，问题有没有再出现？打开请求就能回答。",
            f"Solved a few days ago: {en}. Does it still hold? You can answer under the request.",
        )
        return (_Due(text, Destination(PageName.REQUESTS, OpenRequest(ids[0])), note),)

    def _of_password(self) -> tuple[_Due, ...]:
        """The reminder to change the wallet's password, when the user set one and its days are over."""
        settings, now = self._program.settings, self._services.clock.now()
        today = now.astimezone().date()
        try:
            since = date.fromisoformat(settings.text(Key.PASSWORD_REMINDED))
            days = int(settings.text(Key.PASSWORD_REMINDER))
        except ValueError:
            return ()
        if (today - since).days < days:
            return ()
        settings.set(Key.PASSWORD_REMINDED, today.isoformat())
        text = LocalText(
            "该换钱包密码了，看看怎么设一个牢的。",
            "Time for a new wallet password. See how to make it strong.",
        )
        return (_Due(text, Destination(PageName.HELP, OpenArticle(_PASSWORDS)), _nothing),)

    @Slot(str)
    def _on_setting(self, key: str) -> None:
        """The days of the password reminder are counted from when it was set."""
        if key != Key.PASSWORD_REMINDER:
            return
        settings = self._program.settings
        today = self._services.clock.now().astimezone().date()
        is_on = bool(settings.text(Key.PASSWORD_REMINDER))
        settings.set(Key.PASSWORD_REMINDED, today.isoformat() if is_on else "")

    def _of_contact(self, reminder: Reminder) -> _Due:
        services = self._services
        leads_to = Destination(PageName.CONTACT)
        match reminder.kind:
            case ReminderKind.QUIET_TIME:
                text = LocalText("现在联系客服的人比较少。", "It’s a quieter time to reach support now.")
            case ReminderKind.OPENING:
                text = LocalText("客服现在上班了。", "Support is open now.")
            case _:
                ticket_id = reminder.ticket_id
                ticket = None if ticket_id is None else services.contact.tickets.get(ticket_id)
                leads_to = Destination(
                    PageName.REQUESTS, None if ticket is None else OpenRequest(TicketId(ticket.id))
                )
                text = LocalText("到时间了，看看请求的进展。", "Time to see how your request is doing.")
                if ticket is not None:
                    text = LocalText(
                        f"到时间了，看看请求 {ticket.reference} 的进展。",
                        f"Time to see how request {ticket.reference} is doing.",
                    )
        return _Due(text, leads_to, lambda: services.contact.reminders.remove(reminder.id))

    def _of_run(self, reminder: DeadlineReminder, now: datetime) -> _Due:
        days_left = (reminder.day - now.astimezone().date()).days
        leads_to = Destination(PageName.TROUBLESHOOT, OpenFlow(reminder.flow_id, reminder.session_id))
        return _Due(
            sentence(reminder.kind, days_left),
            leads_to,
            lambda: self._services.deadlines.mark_told(reminder),
        )

    def _tell(self, stored: tuple[_Due, ...]) -> None:
        found = (*stored, *self._of_password())
        if not found:
            self._is_looking = False
            return
        if self._tray.is_there:
            for due in found:
                self._tray.tell_reminder(due.text.text(theme().language), due.leads_to)
        else:
            self._tell_in_window(found)
        log.info("told %d reminders", len(found))

        def mark(_: CancelToken) -> None:
            for due in found:
                due.done()

        self._program.tasks.store(mark, lambda _: self._on_marked(), self._on_failed, owner=self)

    def _tell_in_window(self, found: tuple[_Due, ...]) -> None:
        """Without a notification area: a dialog that waits in the window until somebody is there."""
        window, leads_to = self._program.window, found[0].leads_to
        dialog = InnerDialog(window, "", " ")
        done = dialog.add_button("", "")
        show = dialog.add_button("open", "", ButtonKind.PRIMARY) if leads_to is not None else None

        def say() -> None:
            lines = "\n".join(due.text.text(theme().language) for due in found)
            dialog.set_texts(self.tr("Reminder"), lines)
            done.set_label(self.tr("Got it"))
            if show is not None:
                show.set_label(self.tr("Show me"))

        dialog.say_with(say)
        if leads_to is not None:
            dialog.chosen.connect(
                lambda key: self._program.navigator.open(leads_to) if key == "open" else None
            )
        dialog.open()
        QApplication.alert(window)

    def _on_marked(self) -> None:
        self._is_looking = False
        if self._program.rooms is not None:
            self._program.rooms.troubleshoot.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._is_looking = False
        self._program.tasks.unhandled.emit(error)
