"""The Contact page: the channels, the composer, the conversation, and the steps down the ladder."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from walletcare.contact.ways.ladder import Way
from walletcare.domain.channel import ChannelKind
from walletcare.domain.errors import StoreError
from walletcare.domain.notice import Notice
from walletcare.domain.ticket import Draft, Ticket, TicketId
from walletcare.ui.components import FrontStack, SearchField
from walletcare.ui.contact.carry_view import CarryView
from walletcare.ui.contact.chat import ChatView
from walletcare.ui.contact.compose import ComposerView
from walletcare.ui.contact.email import EmailView, OpenMail
from walletcare.ui.contact.overview import Overview
from walletcare.ui.contact.social_view import SocialView
from walletcare.ui.navigation import Argument, Navigator, OpenContact
from walletcare.ui.page import Page
from walletcare.ui.settings.mail_dialog import MailDialog
from walletcare.ui.stores.conversation import ConversationStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.ui.contact.answers import Answers
    from walletcare.ui.contact.inbound import InboundCheck
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.mail import MailStore


class Step(StrEnum):
    """What the page shows."""

    OVERVIEW = "overview"
    COMPOSE = "compose"
    CHAT = "chat"
    EMAIL = "email"
    SOCIAL = "social"
    CARRY = "carry"


_LIKELY = (Step.COMPOSE, Step.CHAT)
"""What most users come for."""
_STANDS_MS = 250
"""So long after it came to the front the page has risen and is painted."""

_View = Overview | ComposerView | ChatView | EmailView | SocialView | CarryView


class ContactPage(Page):
    """Args:
    answers: Articles that fit a text (``faq.answers`` behind it); None shows none.
    inbound: Warnings under a message of support (``safety.incoming.inbound`` behind it); None shows none.
    notices: Notices of the pack.
    mail: The user's mail account, for setting it up on the way; None leads to Settings.
    open_mail: Opens a mail prepared here in the user's mail program; None copies it instead.
    """

    def __init__(
        self,
        navigator: Navigator,
        store: ContactStore,
        *,
        answers: Answers | None = None,
        inbound: InboundCheck | None = None,
        notices: Sequence[Notice] = (),
        mail: MailStore | None = None,
        open_mail: OpenMail | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(navigator, parent=parent)
        self._store, self._mail = store, mail
        self._step = Step.OVERVIEW
        self._goes_to_email = False
        self.conversation = ConversationStore(store, self, read_ahead=inbound)
        self.overview = Overview(navigator, store, notices)
        self._answers, self._inbound, self._open_mail = answers, inbound, open_mail
        self._width = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_STANDS_MS)
        self._soon.timeout.connect(self._build_next)
        self._stack = FrontStack()
        self._views: dict[Step, QWidget] = {Step.OVERVIEW: self.overview}
        self._behind: set[Step] = set()
        """Views that speak the language of before."""
        self._stack.addWidget(self.overview)
        self.place(self._stack)
        if self.header is not None:
            self.header.crumb_pressed.connect(self.go_back)
        self.overview.compose_requested.connect(self._compose_on)
        self.overview.draft_chosen.connect(self._resume_draft)
        self.overview.request_chosen.connect(lambda key: self.open_ticket(TicketId(key)))
        if mail is not None:
            mail.changed.connect(self._on_mail_changed)
        self.conversation.opened.connect(self._on_conversation_opened)
        self.conversation.missing.connect(self._on_missing)

    # ----------------------------------------------------------------------- the window

    @property
    def step(self) -> Step:
        return self._step

    # Everything behind the channels is built when it is opened, so that the page opens within a frame. The
    # composer and the chat, which most users come for, are built before that in a quiet moment.

    @cached_property
    def composer(self) -> ComposerView:
        view = ComposerView(self.navigator, self._store, self._answers)
        view.sent.connect(self._on_sent)
        view.left.connect(lambda: self._show(Step.OVERVIEW))
        self._add_view(Step.COMPOSE, view)
        return view

    @cached_property
    def chat(self) -> ChatView:
        view = ChatView(
            self.navigator, self._store, self.conversation, inbound=self._inbound, answers=self._answers
        )
        view.back_pressed.connect(lambda: self._show(Step.OVERVIEW))
        view.way_chosen.connect(self._on_way)
        view.waiting.solved_requested.connect(view.ask_solved)
        self._add_view(Step.CHAT, view)
        return view

    @cached_property
    def email(self) -> EmailView:
        view = EmailView(self.navigator, self._store, self.conversation, self._open_mail)
        view.setup_requested.connect(self._set_up_mail)
        self._add_way(Step.EMAIL, view)
        return view

    @cached_property
    def social(self) -> SocialView:
        view = SocialView(self.navigator, self._store, self.conversation)
        self._add_way(Step.SOCIAL, view)
        return view

    @cached_property
    def carry(self) -> CarryView:
        view = CarryView(self.navigator, self._store, self.conversation)
        self._add_way(Step.CARRY, view)
        return view

    def _view(self, step: Step) -> _View:
        match step:
            case Step.OVERVIEW:
                return self.overview
            case Step.COMPOSE:
                return self.composer
            case Step.CHAT:
                return self.chat
            case Step.EMAIL:
                return self.email
            case Step.SOCIAL:
                return self.social
            case Step.CARRY:
                return self.carry

    def _add_way(self, step: Step, view: EmailView | SocialView | CarryView) -> None:
        view.back_pressed.connect(self.go_back)
        self._add_view(step, view)

    def _add_view(self, step: Step, view: _View) -> None:
        self._views[step] = view
        self._stack.addWidget(view)
        view.retranslate()
        fit = getattr(view, "set_effective_width", None)
        if fit is not None and self._width:
            fit(self._width)

    def title(self) -> str:
        return self.tr("Contact support")

    def retranslate(self) -> None:
        """The view in front; those behind it when they come to the front."""
        for _ in self.say_pieces():
            pass

    def say_pieces(self) -> Iterator[None]:
        self._behind = set(self._views) - {self._step}
        view = self._view(self._step)
        if isinstance(view, Overview):
            yield from view.say_pieces()
        else:
            view.retranslate()
        self._show_header()
        yield

    def opened(self, argument: Argument) -> None:
        if isinstance(argument, OpenContact):
            self._open_argument(argument)
        self._on_front()
        self._build_soon()

    def _build_soon(self) -> None:
        """One view at a time, once the page stands still."""
        if any(step not in self._views for step in _LIKELY):
            self._soon.start()

    def _build_next(self) -> None:
        missing = next((step for step in _LIKELY if step not in self._views), None)
        if missing is not None and not self._store.is_stopped:
            self._view(missing)
            self._build_soon()

    def left(self) -> None:
        self._soon.stop()
        if Step.COMPOSE in self._views:
            self.composer.keep()
        self.conversation.flush()
        self.conversation.set_before_eyes(False)

    def apply_width(self, effective_width: int) -> None:
        super().apply_width(effective_width)
        self._width = effective_width
        for view in self._views.values():
            fit = getattr(view, "set_effective_width", None)
            if fit is not None:
                fit(effective_width)
        self._show_header()

    def heading(self) -> QWidget | None:
        if self._step is Step.CHAT:
            return self.chat.header.title
        return super().heading()

    def search_field(self) -> SearchField | None:
        return None if self._step is Step.CHAT else super().search_field()

    def areas(self) -> list[QWidget]:
        if self._step is Step.CHAT:
            return [self.chat.header, self.chat.list, self.chat.reply, self.chat.side]
        if self._step is Step.COMPOSE:
            return [self.composer.body, self.composer.bar]
        if self._step is Step.EMAIL:
            return [self.email.body, self.email.bar]
        if self._step is Step.SOCIAL:
            return [self.social.body, self.social.bar]
        if self._step is Step.CARRY:
            return [self.carry.body, self.carry.bar]
        return [part for part in (self.header, self._stack) if part is not None]

    def go_back(self) -> bool:
        if self._step is Step.OVERVIEW:
            return False
        if self._step is Step.COMPOSE:
            self.composer.keep()
        if self._step in (Step.EMAIL, Step.SOCIAL, Step.CARRY):
            self._show(Step.CHAT)
        else:
            self._show(Step.OVERVIEW)
        return True

    def escape(self) -> bool:
        return self._step is Step.CHAT and self.chat.escape()

    def refresh(self) -> None:
        self._store.wake()
        self._store.read_channels()
        self.conversation.reload()
        self.overview.refresh()

    def new_request(self) -> bool:
        self.compose(self._store.service.drafts.new())
        return True

    def help_slug(self) -> str:
        return "contact-channels-and-hours"

    def reference(self) -> str:
        state = self.conversation.state
        return (
            str(state.detail.ticket.reference)
            if state is not None and self._step is not Step.OVERVIEW
            else ""
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """A window in the tray or minimised is not before anybody's eyes: nothing counts as read."""
        super().hideEvent(event)
        self._look()

    # ----------------------------------------------------------------------- outside

    def compose(self, draft: Draft, *, is_stored: bool = False, channel_id: str = "") -> None:
        """Show the composer with ``draft``."""
        self.composer.show_draft(draft, is_stored=is_stored, channel_id=channel_id)
        self._show(Step.COMPOSE)
        self.composer.focus_first()

    def open_ticket(self, ticket_id: TicketId) -> None:
        """Show the conversation of a request."""
        if ticket_id != self.conversation.ticket_id or self.conversation.state is None:
            self.chat.show_loading()  # the same one again is only read anew and stays in view
        self.conversation.open(ticket_id)
        self._show(Step.CHAT)
        self._look()

    # ------------------------------------------------------------------------ inside

    def _open_argument(self, argument: OpenContact) -> None:
        drafts = self._store.service.drafts
        if argument.ticket_id is not None:
            self.open_ticket(argument.ticket_id)
        elif argument.draft is not None:
            self._begin(argument.draft)
        elif argument.draft_id is not None:
            draft_id = argument.draft_id
            self._store.act(lambda service: service.drafts.get(draft_id), self._on_draft, owner=self)
        elif argument.topic or argument.text or argument.account is not None:
            self._begin(drafts.new(argument.topic, text=argument.text, account=argument.account))
        else:
            self._show(Step.OVERVIEW)

    def _begin(self, draft: Draft) -> None:
        """A complaint that a troubleshooter leads to is about silence: the wait measured here comes along."""
        if draft.topic == "complaint" and draft.account is not None and not draft.text:

            def not_read(error: Exception) -> None:
                if isinstance(error, StoreError):
                    self._store.tell_failure(error)
                self.compose(draft)

            self._store.act(
                lambda service: service.with_longest_wait(draft), self.compose, not_read, owner=self
            )
        else:
            self.compose(draft)

    def _on_draft(self, draft: Draft | None) -> None:
        if draft is not None:
            self.compose(draft, is_stored=True)
        else:
            self._show(Step.OVERVIEW)

    def _on_front(self) -> None:
        if self._step is Step.OVERVIEW:
            self.overview.refresh()
        self._look()

    def _compose_on(self, channel_id: str) -> None:
        if self.composer.is_empty:
            self.compose(self._store.service.drafts.new(), channel_id=channel_id)
        else:
            self.compose(self.composer.draft, is_stored=True, channel_id=channel_id)

    def _resume_draft(self, draft: Draft) -> None:
        self.compose(draft, is_stored=True)

    def _on_sent(self, ticket: Ticket) -> None:
        self.open_ticket(ticket.id)
        leg = ticket.active_leg
        if leg is not None and leg.kind is ChannelKind.EMAIL:
            self._goes_to_email = True
        else:
            self.chat.focus_reply()

    def _on_conversation_opened(self) -> None:
        if self._goes_to_email:
            self._goes_to_email = False
            self._on_way(Way.EMAIL)

    def _on_missing(self) -> None:
        self.navigator.toast(lambda: self.tr("This request is no longer on this computer."))
        self._show(Step.OVERVIEW)

    def _on_way(self, way: Way) -> None:
        if way in (Way.EMAIL, Way.MAIL_PROGRAM):
            self.email.begin()
            self._show(Step.EMAIL)
        elif way is Way.SOCIAL:
            self.social.begin()
            self._show(Step.SOCIAL)
        else:
            self.carry.begin()
            self._show(Step.CARRY)

    def _set_up_mail(self) -> None:
        if self._mail is None:
            self.navigator.open_settings("mail")
        else:
            MailDialog(self, self._mail).open()

    def _on_mail_changed(self) -> None:
        if self._step is Step.EMAIL:
            self.email.refresh()

    def _show(self, step: Step) -> None:
        self._step = step
        if step in self._behind:
            self._behind.discard(step)
            self._view(step).retranslate()
        self._stack.setCurrentWidget(self._view(step))
        self._look()
        if step is Step.OVERVIEW:
            self.overview.refresh()
        self._show_header()

    def _look(self) -> None:
        is_seen = self._step is Step.CHAT and self.isVisible() and not self.window().isMinimized()
        self.conversation.set_before_eyes(is_seen)

    def _show_header(self) -> None:
        if self.header is None:
            return
        self.header.setVisible(self._step is not Step.CHAT)
        titles = {
            Step.COMPOSE: self.tr("Write to support"),
            Step.EMAIL: self.tr("Email"),
            Step.SOCIAL: self.tr("Official social accounts"),
            Step.CARRY: self.tr("Take it with you"),
        }
        title = titles.get(self._step)
        self.header.set_crumb(self.title() if title is not None else "")
        self.header.set_title(title if title is not None else self.title())
