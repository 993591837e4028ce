"""What the user takes along from a run: the report as a file, on paper or copied; the dates as a calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from walletcare.domain.account import Account
from walletcare.domain.ticket import Draft
from walletcare.troubleshoot.session import Session
from walletcare.troubleshoot.visit import Visit
from walletcare.ui.navigation import Navigator
from walletcare.ui.stores.troubleshoot import TroubleshootStore
from walletcare.ui.theme import theme
from walletcare.ui.troubleshoot.paper import print_text, save_deadlines, save_report
from walletcare.ui.troubleshoot.report_dialog import ReportDialog, report_text


class Papers(QObject):
    """Knows what the user unticked in the report of the open outcome; it stays unticked wherever it goes."""

    def __init__(self, page: QWidget, navigator: Navigator, store: TroubleshootStore) -> None:
        super().__init__(page)
        self._page, self._navigator, self._store = page, navigator, store
        self._account: Account | None = None
        self._place: tuple[Session, tuple[Visit, ...]] | None = None

    def renew(self, session: Session) -> None:
        """The open step is shown: a new report with everything ticked, unless it is the same one again."""
        place = (session, session.visits)
        if place != self._place:
            self._place = place
            self._account = self._store.account_of(session) if session.is_finished else None

    def account_of(self, session: Session) -> Account:
        """The report with what the user unticked."""
        return self._account or self._store.account_of(session)

    def with_report(self, draft: Draft) -> Draft:
        """``draft`` with the report as the user left it."""
        session = self._store.session
        return draft if session is None else replace(draft, account=self.account_of(session))

    def open_report(self) -> None:
        session = self._store.session
        if session is None:
            return
        dialog = ReportDialog(
            self._page,
            self.account_of(session),
            self._keep,
            lambda text: self._navigator.copy(text, lambda: self.tr("Report copied")),
        )
        dialog.chosen.connect(self._on_report_closed)
        dialog.open()

    def save_report(self) -> None:
        """As a PDF or a text file, where the user says."""
        session = self._store.session
        if session is not None:
            text = self._text_of(session)
            self._save_file(
                [("pdf", "PDF"), ("txt", self.tr("Text file"))], lambda path: save_report(text, path)
            )

    def print_report(self) -> None:
        session = self._store.session
        if session is not None:
            print_text(self._text_of(session), self._page)

    def save_calendar(self) -> None:
        """The dates of the open outcome as an iCalendar file."""
        session = self._store.session
        if session is not None:
            dates, now = self._store.open_dates(), self._store.now
            self._save_file(
                [("ics", self.tr("Calendar file"))], lambda path: save_deadlines(session, dates, now, path)
            )

    def _keep(self, account: Account) -> None:
        self._account = account

    def _on_report_closed(self, key: str) -> None:
        if key == "save":
            self.save_report()
        elif key == "print":
            self.print_report()

    def _text_of(self, session: Session) -> str:
        return report_text(self.account_of(session), theme().language)

    def _save_file(self, kinds: list[tuple[str, str]], write: Callable[[Path], bool]) -> None:
        """Ask where; the first of ``kinds`` (suffix, name) is the usual one."""
        session = self._store.session
        stem = session.flow.id if session is not None else "walletcare"
        filters = ";;".join(f"{name} (*.{suffix})" for suffix, name in kinds)
        dialog = QFileDialog(self._page.window(), self.tr("Save"), f"{stem}.{kinds[0][0]}", filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kinds[0][0])
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")"))
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def save(name: str) -> None:
            path = Path(name)
            if write(path):
                self._navigator.toast(lambda: self.tr("Saved as {name}").format(name=path.name))
            else:
                self._navigator.toast(lambda: self.tr("That folder can’t be written to. Choose another one."))

        dialog.fileSelected.connect(save)
        dialog.open()
