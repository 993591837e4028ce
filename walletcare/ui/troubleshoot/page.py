"""The Troubleshoot page: all troubleshooters, or one run of one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import Action, ActionName, InputKind
from walletcare.domain.language import LocalText
from walletcare.domain.ticket import DraftId, TicketId
from walletcare.troubleshoot.session_store import SessionId
from walletcare.ui.announce import announce
from walletcare.ui.components import Banner, Button, ButtonKind, Icon, PlainLabel, ScrollBody, Tint
from walletcare.ui.navigation import Argument, Navigator, OpenFlow, PageName
from walletcare.ui.page import Page
from walletcare.ui.stores.troubleshoot import TroubleshootStore
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.troubleshoot.outcome_view import OutcomeView
from walletcare.ui.troubleshoot.overview import Overview
from walletcare.ui.troubleshoot.paper import print_steps
from walletcare.ui.troubleshoot.papers import Papers
from walletcare.ui.troubleshoot.remedy_dialog import show_remedy
from walletcare.ui.troubleshoot.step_view import Offer, StepView
from walletcare.ui.troubleshoot.wizard import Wizard

WIZARD_WIDTH = 720

SettingsOpener = Callable[[ActionName], bool]
"""Opens the system's own settings for a clock or network action; False when this system has no way."""


class TroubleshootPage(Page):
    def __init__(
        self,
        navigator: Navigator,
        store: TroubleshootStore,
        open_settings: SettingsOpener,
        new_draft_id: Callable[[], DraftId],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(navigator, column_width=0, parent=parent)
        self._store, self._open_settings, self._new_draft_id = store, open_settings, new_draft_id
        self._papers = Papers(self, navigator, store)
        self.overview = Overview(store)
        self.wizard = Wizard(store)
        self.body.content.addWidget(self.overview)
        self._run_body = ScrollBody(column_width=WIZARD_WIDTH)
        self._run_body.content.addWidget(self.wizard)
        self._saved = QWidget()
        self._saved_words = PlainLabel("", TextStyle.SMALL, "text2", wraps=False, fits=True)
        saved_line = QHBoxLayout(self._saved)
        saved_line.setContentsMargins(0, 0, 0, 0)
        saved_line.setSpacing(8)
        saved_line.addWidget(Icon("save", size=16, color="text3"))
        saved_line.addWidget(self._saved_words)
        self._later = Button("", ButtonKind.SECONDARY)
        self._bar = self.add_action_bar(column_width=WIZARD_WIDTH)
        if self.header is not None:
            self.header.add_action(self._saved)
            self.header.add_action(self._later)
            self.header.crumb_pressed.connect(self._finish_later)
        self._later.clicked.connect(self._finish_later)
        self._outer.insertWidget(self._outer.indexOf(self.body) + 1, self._run_body, 1)
        self.overview.flow_chosen.connect(self._start)
        self.overview.run_chosen.connect(lambda key: store.resume(SessionId(key)))
        self.overview.run_dropped.connect(lambda key: store.forget(SessionId(key)))
        self.overview.request_chosen.connect(lambda key: self.navigator.open_request(TicketId(key)))
        self.overview.dates_dropped.connect(lambda key: store.drop_dates(SessionId(key)))
        self.wizard.trail_chosen.connect(self._go_to)
        self.wizard.step_shown.connect(self._on_step_shown)
        store.session_changed.connect(self._show)
        store.note_raised.connect(self._on_note)
        store.refresh()
        self._show()

    # ---------------------------------------------------------------- the window

    def title(self) -> str:
        session = self._store.session
        if session is not None:
            return session.flow.title.text(theme().language)
        return self.tr("Troubleshoot")

    def retranslate(self) -> None:
        self._saved_words.setText(self.tr("Progress saved on this computer"))
        self._later.set_label(self.tr("Finish later"))
        self.overview.retranslate()
        self._show_session()

    def opened(self, argument: Argument) -> None:
        if isinstance(argument, OpenFlow):
            if argument.session_id:
                self._store.resume(SessionId(argument.session_id))
            elif self._store.session is None or self._store.session.flow.id != argument.flow_id:
                self._start(argument.flow_id)
        self._store.refresh()

    def left(self) -> None:
        self._store.stop_checks()

    def apply_width(self, effective_width: int) -> None:
        super().apply_width(effective_width)
        self.overview.set_effective_width(effective_width)
        self._run_body.set_effective_width(effective_width)
        self.wizard.set_effective_width(effective_width)
        self._saved.setVisible(self._store.session is not None and effective_width >= 1000)

    def heading(self) -> QWidget | None:
        step = self.wizard.step
        return step.title if step is not None else self.overview.title

    def areas(self) -> list[QWidget]:
        main: QWidget = self._run_body if self._store.session is not None else self.body
        return [part for part in (self.header, main, self._bar) if part is not None and part.isVisible()]

    def go_back(self) -> bool:
        session = self._store.session
        if session is None:
            return False
        if session.can_go_back:
            session.back()
            self._store.moved()
        else:
            self._finish_later()
        return True

    def refresh(self) -> None:
        step = self.wizard.step
        if step is not None:
            step.act("again")

    def press_digit(self, number: int) -> bool:
        step = self.wizard.step
        return step is not None and step.press_digit(number)

    # -------------------------------------------------------------------- inside

    def _start(self, flow_id: str) -> None:
        if not self._store.start(flow_id):
            self.navigator.toast(lambda: self.tr("This version doesn’t have that troubleshooter."))

    def _go_to(self, step_id: str) -> None:
        session = self._store.session
        if session is not None:
            session.go_to(step_id)
            self._store.moved()

    def _finish_later(self) -> None:
        self.wizard.clear()
        self._store.finish_later()

    def _show(self) -> None:
        """The run stands elsewhere: what was said about the step before is over."""
        self.show_banner(None)
        self._show_session()

    def _show_session(self) -> None:
        session = self._store.session
        is_run = session is not None
        self.body.setVisible(not is_run)
        self._run_body.setVisible(is_run)
        self._bar.setVisible(is_run)
        self._later.setVisible(is_run)
        self._saved.setVisible(is_run and self.effective_width >= 1000)
        if self.header is not None:
            self.header.set_crumb(self.tr("Troubleshoot") if is_run else "")
            self.header.set_title(self.title())
            self.header.offer_search(not is_run)
        if session is None:
            self.wizard.clear()
            return
        self._papers.renew(session)
        self.wizard.show_session(session)

    def _on_step_shown(self) -> None:
        step = self.wizard.step
        if step is None:
            return
        step.moved.connect(self._store.moved)
        step.offers_changed.connect(self._show_offers)
        step.action_requested.connect(self._on_action)
        if isinstance(step, OutcomeView):
            step.report_requested.connect(self._papers.open_report)
            step.save_requested.connect(self._papers.save_report)
            step.print_requested.connect(self._papers.print_report)
            if step.dates is not None:
                step.dates.remind_requested.connect(self._on_remind)
                step.dates.calendar_requested.connect(self._papers.save_calendar)
                step.dates.day_wanted.connect(self._go_to)
        step.remedy_requested.connect(self._show_remedy)
        step.setting_requested.connect(lambda: self.navigator.open_settings("privacy"))
        self._show_offers()
        self._run_body.verticalScrollBar().setValue(0)
        stop = step.first_stop()
        if stop is not None and self.isVisible():
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isVisible():
            self._bar.focus_main()
        announce(self, step.title.text())

    def _show_offers(self) -> None:
        step, session = self.wizard.step, self._store.session
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._bar.isAncestorOf(focus)
        self._bar.clear()
        if step is None or session is None:
            return
        if not session.is_finished:
            back = Button(self.tr("Back"), ButtonKind.SECONDARY, icon="arrow-left", is_large=True)
            back.clicked.connect(lambda: self.go_back())
            self._bar.add_left(back)
        offers = step.offers()
        if session.is_finished:
            self._bar.add_left(self._button(offers[0], step))
            offers = offers[1:]
        for offer in offers:
            self._bar.add_right(self._button(offer, step))
        if had_focus:
            self._bar.focus_main()

    def _button(self, offer: Offer, step: StepView) -> Button:
        kind = (
            ButtonKind.PRIMARY
            if offer.is_primary
            else ButtonKind.TEXT
            if offer.is_text
            else ButtonKind.SECONDARY
        )
        button = Button(offer.label, kind, icon=offer.icon, has_arrow=offer.has_arrow, is_large=True)
        button.setEnabled(offer.is_enabled)
        button.clicked.connect(lambda _=False: self._on_offer(offer.key, step))
        return button

    def _on_offer(self, key: str, step: StepView) -> None:
        session = self._store.session
        if session is None:
            return
        if key == "contact":
            self._contact()
        elif key == "done":
            self._finish_later()
            self.navigator.toast(lambda: self.tr("Glad that’s solved. The report stays under Troubleshoot."))
        elif key == "restart":
            session.restart()
            self._store.moved()
        else:
            step.act(key)

    def _contact(self) -> None:
        session = self._store.session
        if session is None:
            return
        draft = session.draft(self._new_draft_id(), theme().language)
        self.navigator.open_contact(draft=self._papers.with_report(draft))

    def _on_action(self, action: Action) -> None:
        session = self._store.session
        if session is None:
            return
        language = theme().language
        match action.name:
            case ActionName.OPEN_ARTICLE:
                self.navigator.open_article(action.argument)
            case ActionName.OPEN_FLOW:
                self._start(action.argument)
            case ActionName.OPEN_CONTACT:
                if session.is_finished or not action.argument:
                    self._contact()
                else:
                    self.navigator.open_contact(
                        topic=action.argument, account=self._papers.account_of(session)
                    )
            case ActionName.OPEN_SAFETY_CHECK:
                values = session.input_values(InputKind.LINK)
                self.navigator.open_safety(values[-1] if values else "")
            case ActionName.OPEN_REQUESTS:
                self.navigator.open_page(PageName.REQUESTS)
            case ActionName.OPEN_CLOCK_SETTINGS | ActionName.OPEN_NETWORK_SETTINGS:
                if not self._open_settings(action.name):
                    self.navigator.toast(lambda: self.tr("Please open it in the system settings yourself."))
            case ActionName.COPY_TEXT if action.copy is not None:
                self.navigator.copy(session.text(action.copy).text(language), lambda: self.tr("Copied"))
            case ActionName.PRINT_STEPS:
                print_steps(session, self)
            case ActionName.GO_BACK:
                self._go_to(action.argument)
            case ActionName.CHECK_AGAIN:
                self._check_again()
            case _:
                pass

    def _check_again(self) -> None:
        """Look once more; from an outcome that means going back to the checks it came from."""
        session = self._store.session
        if session is None or not session.is_finished:
            self.refresh()
            return
        looked_at = [visit.step_id for visit in session.visits if visit.results]
        if looked_at:
            self._go_to(looked_at[-1])

    def _on_remind(self, is_wanted: bool) -> None:
        session_id = self._store.session_id
        if session_id is None:
            return
        if is_wanted:
            self._store.remind_of_dates(
                lambda count: self.navigator.toast(
                    lambda: (
                        self.tr("You’ll be reminded") if count else self.tr("All of these dates have passed.")
                    )
                )
            )
        else:
            self._store.drop_dates(session_id)

    def _show_remedy(self, result: DiagnosticResult) -> None:
        show_remedy(self, result, self.navigator.open_article)

    def _on_note(self, note: LocalText) -> None:
        banner = Banner(tint=Tint.INFO, icon="info", can_close=True)
        banner.say_with(lambda: banner.set_texts(note.text(theme().language)))
        self.show_banner(banner)
