"""The ladder's offer over the reply field: how long nobody has answered, and the next way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walletcare.contact.ways.ladder import Offer, OfferKind, Way
from walletcare.domain.chat import LinkState
from walletcare.ui.announce import announce
from walletcare.ui.components import Banner, Button, ButtonKind, Icon, PlainLabel, Tint, grow_with_width
from walletcare.ui.moments import moment_on
from walletcare.ui.theme import TextStyle
from walletcare.ui.when import clock_text, length_text, meta_text

if TYPE_CHECKING:
    from walletcare.ui.stores.contact import ContactStore

_LOOKS: dict[OfferKind, tuple[Tint, str]] = {
    OfferKind.CHAT_SLOW: (Tint.WARNING, "hourglass"),
    OfferKind.CHAT_BUSY: (Tint.WARNING, "users"),
    OfferKind.CHAT_CLOSED: (Tint.NEUTRAL, "clock"),
    OfferKind.CHAT_FAILING: (Tint.WARNING, "cloud-off"),
    OfferKind.EMAIL_BY_HAND: (Tint.INFO, "mail"),
    OfferKind.EMAIL_SILENT: (Tint.WARNING, "hourglass"),
    OfferKind.EMAIL_FAILING: (Tint.WARNING, "cloud-off"),
    OfferKind.SOCIAL_SILENT: (Tint.WARNING, "hourglass"),
    OfferKind.NOTHING_LEFT: (Tint.WARNING, "cloud-off"),
}
_WAY_ICONS = {
    Way.EMAIL: "mail",
    Way.MAIL_PROGRAM: "mail",
    Way.SOCIAL: "at-sign",
    Way.CARRY: "file-down",
}


class OfferBanner(QWidget):
    """Shows an :class:`Offer`: a quiet line while it is a timer, a banner when it is an offer.

    Signals:
        way_chosen: The :class:`Way` the user takes.
    """

    way_chosen = Signal(object)

    def __init__(self, store: ContactStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._offer: Offer | None = None
        self._is_retried = True
        self._banner: Banner | None = None
        self._buttons: dict[Way, Button] = {}
        self._line = QWidget(self)
        self._words = PlainLabel("", TextStyle.SMALL, "text2")
        self._shown_text = ""
        row = QHBoxLayout(self._line)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon("hourglass", size=16, color="text3"))
        row.addWidget(self._words, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._line)
        grow_with_width(self)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show_time)
        # Why the chat cannot be reached may turn out to be another reason.
        store.channels_changed.connect(self._show_time)
        self.hide()

    @property
    def offer(self) -> Offer | None:
        return self._offer

    def button(self, way: Way) -> Button | None:
        """The button of a way, None when it is not offered."""
        return self._buttons.get(way)

    def show_offer(self, offer: Offer | None, *, is_retried: bool = True) -> None:
        """Show what is offered now; the same offer again tells how long it is by now.

        ``is_retried``: whether what has not left yet is tried again by itself; what was refused is not.
        """
        self._is_retried = is_retried
        if offer == self._offer:
            self._show_time()
            return
        was_banner = self._offer is not None and self._offer.is_banner
        is_same_kind = (
            offer is not None
            and self._offer is not None
            and (offer.kind, offer.ways, offer.since)
            == (self._offer.kind, self._offer.ways, self._offer.since)
        )
        self._offer = offer
        if is_same_kind:
            self._show_time()
            return
        self.rebuild()
        if offer is not None and offer.is_banner and not was_banner and self._banner is not None:
            announce(self, self._banner.title)

    def rebuild(self) -> None:
        """Make it again in the language of now."""
        if self._banner is not None:
            self._banner.hide()
            self._column.removeWidget(self._banner)
            self._banner.deleteLater()
            self._banner = None
        self._buttons = {}
        offer = self._offer
        self.setVisible(offer is not None)
        self._line.setVisible(offer is not None and not offer.is_banner)
        self._tick.stop()
        if offer is None:
            return
        if offer.is_banner:
            self._build_banner(offer)
        else:
            self._tick.start()
        self._show_time()

    def _build_banner(self, offer: Offer) -> None:
        tint, icon = _LOOKS[offer.kind]
        self._banner = Banner(tint=tint, icon=icon)
        shown = offer.ways[-2:]
        for way in shown:
            is_main = way is shown[-1]
            kind = ButtonKind.PRIMARY if is_main else ButtonKind.SECONDARY
            button = Button(
                _way_words(way), kind, icon=_WAY_ICONS.get(way, "") if is_main else "", is_large=True
            )
            button.clicked.connect(lambda _=False, way=way: self.way_chosen.emit(way))
            # The banner may be higher than a button: it keeps its height.
            policy = button.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Maximum)
            button.setSizePolicy(policy)
            self._banner.add_button(button)
            self._buttons[way] = button
        self._column.addWidget(self._banner)
        self._banner.show()

    def _show_time(self) -> None:
        offer = self._offer
        if offer is None:
            return
        now = self._store.clock.now()
        translate = QCoreApplication.translate
        if self._banner is not None:
            title, text = _offer_words(
                offer,
                length_text(now - offer.since) if offer.since else "",
                self._opens(),
                is_offline=self._store.board.link is LinkState.OFFLINE,
            )
            if (title, text) != (self._banner.title, self._shown_text):
                self._shown_text = text
                self._banner.set_texts(title, text)
            return
        waited = int((now - offer.since).total_seconds()) if offer.since is not None else 0
        clock = f"{max(waited, 0) // 60}:{max(waited, 0) % 60:02d}"
        if waited >= 3600 and offer.since is not None:
            clock = length_text(now - offer.since)
        words = translate("Offer", "Waiting for an answer: {time}").format(time=clock)
        if offer.is_undelivered:
            # Nobody can answer what has not arrived.
            words = translate("Offer", "Not sent. Change it or try again above")
            if self._is_retried:
                words = translate("Offer", "Not sent yet, retrying by itself: {time}").format(time=clock)
        if offer.at_limit is not None:
            limit = translate("Offer", "We’ll offer another way at {time}.").format(
                time=clock_text(offer.at_limit)
            )
            words = meta_text(words, limit)
        self._words.setText(words)

    def _opens(self) -> str:
        offer = self._offer
        if offer is None or offer.opens_at is None:
            return ""
        return moment_on(offer.opens_at, self._store.clock.now())


def _offer_words(offer: Offer, waited: str, opens: str, *, is_offline: bool) -> tuple[str, str]:
    translate = QCoreApplication.translate
    match offer.kind:
        case OfferKind.CHAT_SLOW:
            title = translate("Offer", "No answer for {length}").format(length=waited)
            return title, translate(
                "Offer", "Keep waiting, or continue by email. Your reference and this chat come along."
            )
        case OfferKind.CHAT_BUSY:
            return (
                translate("Offer", "Busier than usual right now"),
                translate("Offer", "Your place is kept. Or continue by email, with the same reference."),
            )
        case OfferKind.CHAT_CLOSED:
            title = translate("Offer", "Chat is closed right now")
            if opens:
                text = translate(
                    "Offer", "It opens {moment}, your time. Your message is kept for then, or goes by email."
                )
                return title, text.format(moment=opens).strip()
            return title, translate("Offer", "Your message is kept for later, or goes by email.")
        case OfferKind.CHAT_FAILING if is_offline:
            return (
                translate("Offer", "This computer isn’t on a network"),
                translate("Offer", "What you wrote is kept here and sent when you’re online again."),
            )
        case OfferKind.CHAT_FAILING:
            return (
                translate("Offer", "Chat can’t be reached. It’s not you"),
                translate(
                    "Offer", "What you wrote is kept here and we keep trying. Or continue another way."
                ),
            )
        case OfferKind.EMAIL_BY_HAND:
            return (
                translate("Offer", "The email is ready, but not sent yet"),
                translate("Offer", "Send it with your mail program, then tell us here."),
            )
        case OfferKind.EMAIL_SILENT:
            title = translate("Offer", "No reply to the email for {length}. Sorry for the wait").format(
                length=waited
            )
            return title, translate("Offer", "An official social account can look up your reference.")
        case OfferKind.EMAIL_FAILING:
            return (
                translate("Offer", "The email doesn’t go out from here"),
                translate("Offer", "Send it with your mail program, or choose another way. Nothing is lost."),
            )
        case OfferKind.SOCIAL_SILENT:
            title = translate("Offer", "No answer for {length}. Sorry for the wait").format(length=waited)
            return title, translate("Offer", "Take the whole request with you as a file or on paper.")
        case _:
            return (
                translate("Offer", "No way to support works right now"),
                translate(
                    "Offer", "Everything is kept here. Take the whole request with you as a file or on paper."
                ),
            )


def _way_words(way: Way) -> str:
    translate = QCoreApplication.translate
    return {
        Way.KEEP_WAITING: translate("Offer", "Keep waiting"),
        Way.LEAVE_FOR_LATER: translate("Offer", "Keep it for opening time"),
        Way.EMAIL: translate("Offer", "Continue by email"),
        Way.MAIL_PROGRAM: translate("Offer", "Open the email"),
        Way.SOCIAL: translate("Offer", "Use a social account"),
        Way.CARRY: translate("Offer", "Take it with me"),
    }[way]
