"""What every kind of step has in common: its title, a helper line, and what it offers in the action bar."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain import flow as f
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.session import Session
from walletcare.ui.components import (
    Banner,
    Button,
    ButtonKind,
    Icon,
    PlainLabel,
    Row,
    Tint,
    grow_with_width,
)
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.troubleshoot.action_rows import action_label


@dataclass(frozen=True, slots=True)
class Offer:
    """A button of the action bar. ``key`` comes back by ``StepView.act``."""

    key: str
    label: str
    icon: str = ""
    is_primary: bool = False
    has_arrow: bool = False
    is_enabled: bool = True
    is_text: bool = False


class StepView(QWidget):
    """One step on the page.

    Signals:
        offers_changed: The buttons of the action bar are others now.
        moved: The session took a step.
        action_requested: A button of the flow was pressed; carries its ``Action``.
    remedy_requested: How a finding is put right; carries its ``DiagnosticResult``.
    setting_requested: A check is off until something is set; the user wants to set it.
    """

    offers_changed = Signal()
    moved = Signal()
    action_requested = Signal(object)
    remedy_requested = Signal(object)
    setting_requested = Signal()

    def __init__(self, session: Session, step: f.Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.title = PlainLabel("", TextStyle.DISPLAY)
        self.helper = PlainLabel("", TextStyle.BODY, "text2")
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.helper)
        column.addSpacing(10)
        column.addLayout(self.content)
        grow_with_width(self)
        if not isinstance(step, f.BranchStep):
            self.title.setText(self.words(step.title))
            helper = self.words(getattr(step, "helper", None))
            self.helper.setText(helper)
            self.helper.setVisible(bool(helper))

    def words(self, text: LocalText | None) -> str:
        """``text`` in the window's language, its places filled."""
        return "" if text is None else self.session.text(text).text(theme().language)

    def offers(self) -> list[Offer]:
        """Buttons for the right side of the action bar, the primary one last."""
        return []

    def act(self, key: str) -> None:
        """A button of :meth:`offers` was pressed."""

    def press_digit(self, number: int) -> bool:
        return False

    def first_stop(self) -> QWidget | None:
        """What gets the focus when the step is opened; None leaves it on the title."""
        return None

    def set_effective_width(self, width: int) -> None:
        """Take the shape of a layout step."""

    def unsaved(self) -> str:
        """What was chosen or typed and is not in the session yet, for the same step shown anew."""
        return ""

    def restore(self, unsaved: str) -> None:
        """Take over what :meth:`unsaved` gave (the words of the window are another language now)."""

    def leave(self) -> None:
        """The step is taken off the page."""

    def add_way_round(self, way: f.Action) -> None:
        """Above everything else: what helps whoever cannot wait."""
        banner = Banner(self.words(way.text), self.words(way.detail), tint=Tint.WARNING, icon="siren")
        if way.name is not None:
            button = banner.add_button(Button(action_label(way.name), ButtonKind.SECONDARY))
            button.setAccessibleDescription(self.words(way.text))
            button.clicked.connect(lambda: self.action_requested.emit(way))
        self.content.insertWidget(0, banner)

    def add_printing(self, step: f.InstructionStep | f.OutcomeStep) -> None:
        """A button that prints the list, for steps that people carry away; the flow's own one is enough."""
        if not step.is_printable or any(a.name is f.ActionName.PRINT_STEPS for a in step.actions):
            return
        printing = Button(
            QCoreApplication.translate("StepView", "Print these steps"), ButtonKind.TEXT, icon="printer"
        )
        action = f.Action(step.title, name=f.ActionName.PRINT_STEPS)
        printing.clicked.connect(lambda: self.action_requested.emit(action))
        self.content.addWidget(printing, 0, Qt.AlignmentFlag.AlignLeft)

    def add_privacy(self, text: str) -> None:
        """A quiet line with a lock under the content."""
        row = Row(margins=(0, 4, 0, 0), spacing=8)
        row.body.addWidget(Icon("lock", size=16, color="text3"))
        row.body.addWidget(PlainLabel(text, TextStyle.SMALL, "text2"), 1)
        self.content.addWidget(row)
