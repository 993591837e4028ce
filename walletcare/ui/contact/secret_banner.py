"""The banner of the secret guard: what was found, why it must not leave, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.safety.verdict import Action
from walletcare.ui.announce import announce_now
from walletcare.ui.components import Banner, Button, ButtonKind, InnerDialog, Tint, grow_with_width
from walletcare.ui.contact.guard_watch import Found, GuardWatch
from walletcare.ui.theme import theme


class SecretBanner(QWidget):
    """Shows the first hit of a :class:`GuardWatch`. It cannot be closed, only solved.

    Signals:
        removal_requested: Take it out of the text of this place.
    """

    removal_requested = Signal(str)

    def __init__(self, watch: GuardWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self._found: Found | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._banner: Banner | None = None
        self.remove_button: Button | None = None
        self.keep_button: Button | None = None
        grow_with_width(self)
        watch.changed.connect(self.show_found)
        self.hide()

    @property
    def title(self) -> str:
        return self._banner.title if self._banner is not None else ""

    def focus(self) -> None:
        """Bring the keyboard to the first way out."""
        if self.remove_button is not None:
            self.remove_button.setFocus(Qt.FocusReason.TabFocusReason)

    def show_found(self) -> None:
        found = self._watch.first()
        is_same = (
            found is not None
            and self._found is not None
            and (found.place, found.hit.kind) == (self._found.place, self._found.hit.kind)
        )
        self._found = found
        if not is_same:
            self._build()
            if self._banner is not None:
                announce_now(self, self._banner.title)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._found is not None:
            self._build()

    def _build(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._column.removeWidget(self._banner)
            self._banner.deleteLater()
            self._banner = self.remove_button = self.keep_button = None
        found = self._found
        self.setVisible(found is not None)
        if found is None:
            return
        hit, language = found.hit, theme().language
        banner = Banner(hit.title.text(language), self._reason(), tint=Tint.DANGER, is_roomy=True)
        is_mask = hit.action is Action.MASK
        translate = QCoreApplication.translate
        words = (
            translate("SecretBanner", "Hide it for me") if is_mask else translate("SecretBanner", "Remove it")
        )
        remove = Button(
            words, ButtonKind.DANGER_FILLED, icon="eye-off" if is_mask else "eraser", is_large=True
        )
        remove.clicked.connect(self._remove)
        banner.add_button(remove)
        if hit.is_overrulable:
            keep = Button(translate("SecretBanner", "It isn’t one"), is_large=True)
            keep.clicked.connect(self._ask_again)
            banner.add_button(keep)
            self.keep_button = keep
        self._banner, self.remove_button = banner, remove
        self._column.addWidget(banner)
        banner.show()

    def _reason(self) -> str:
        if self._found is None:
            return ""
        why = self._found.hit.why.text(theme().language)
        kept_out = QCoreApplication.translate("SecretBanner", "Nothing of it was saved or sent.")
        joint = "" if "\u4e00" <= kept_out[:1] <= "\u9fff" else " "
        return f"{why}{joint}{kept_out}"

    def _remove(self) -> None:
        if self._found is not None:
            self.removal_requested.emit(self._found.place)

    def _ask_again(self) -> None:
        found = self._found
        if found is None:
            return
        dialog = InnerDialog(self, "", " ")
        allow = dialog.add_button("allow", "")
        keep = dialog.add_button("keep", "", ButtonKind.PRIMARY)

        def say() -> None:
            translate = QCoreApplication.translate
            why = found.hit.why.text(theme().language)
            dialog.set_texts(translate("SecretBanner", "Send it as it stands?"), why)
            allow.set_label(translate("SecretBanner", "It may be sent"))
            keep.set_label(translate("SecretBanner", "Keep it out"))

        dialog.say_with(say)
        dialog.chosen.connect(lambda key: self._watch.allow(found.hit.kind) if key == "allow" else None)
        dialog.open()
