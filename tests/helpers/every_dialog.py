"""Every dialog of the program: how it is opened in a running demo whose story was told."""

from __future__ import annotations

import ast
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton

import walletcare
from tests.helpers.language_walk import open_dialogs
from walletcare.app.tour.scenes import SCENES
from walletcare.app.tour.stage import Stage
from walletcare.contact.following.reminders import ReminderKind
from walletcare.contact.ways.waits import WaitCell
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult
from walletcare.domain.language import LocalText
from walletcare.domain.ticket import Author
from walletcare.infra.log import Log
from walletcare.ui.components import Button, InnerDialog
from walletcare.ui.components.long_text import WholeTextDialog
from walletcare.ui.contact.code_dialog import show_code
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.contact.parts.picture import open_picture
from walletcare.ui.contact.wait_history import WaitHistoryDialog
from walletcare.ui.home.page import HomePage
from walletcare.ui.navigation import PageName
from walletcare.ui.requests.questions import ask_progress_first, ask_solved_first
from walletcare.ui.settings.page import SettingsPage
from walletcare.ui.stores.node import NodeTest
from walletcare.ui.troubleshoot.outcome_view import OutcomeView
from walletcare.ui.troubleshoot.page import TroubleshootPage
from walletcare.ui.troubleshoot.remedy_dialog import show_remedy

_HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
"""Looks like a private key and may be none: the guard can be overruled."""
_NOBODY = "https://127.0.0.1:9"

Open = Callable[[Stage], None]


@dataclass(frozen=True, slots=True)
class DialogScene:
    """One dialog in one state.

    Attributes:
        module: The file that builds it, below ``walletcare``.
        is_last: Leaving it ends the program.
    """

    name: str
    module: str
    open: Open
    is_last: bool = False


def shown(stage: Stage) -> InnerDialog | None:
    """The dialog in front."""
    found = open_dialogs(stage.program.window)
    return found[-1] if found else None


def _scene(title: str) -> Open:
    return next(scene.show for scene in SCENES if scene.title == title)


def _settings(stage: Stage) -> SettingsPage:
    stage.program.navigator.open_page(PageName.SETTINGS)
    return stage.page(SettingsPage)


def _notices(stage: Stage) -> None:
    _scene("home")(stage)
    stage.page(HomePage)._services.all_notices_requested.emit()


def press(stage: Stage, inside: object, zh: str, en: str) -> None:
    """Press the button with these words."""
    assert isinstance(inside, SettingsPage | InnerDialog)
    wanted = stage.words(zh, en)
    next(button for button in inside.findChildren(QPushButton) if button.text() == wanted).click()


def _node(stage: Stage, address: str, zh: str, en: str) -> None:
    _settings(stage)._on_node()
    dialog = shown(stage)
    assert dialog is not None
    dialog._url.set_text(address)  # type: ignore[attr-defined]
    press(stage, dialog, zh, en)


def _node_wrong(stage: Stage) -> None:
    _node(stage, "http://node.example", "保存", "Save")


def _node_tested(stage: Stage) -> None:
    _node(stage, _NOBODY, "测试", "Test")
    store = _settings(stage)._node
    stage.wait(lambda: store.state.test is NodeTest.FAILED, "the node does not answer")


def _log(stage: Stage) -> None:
    log = Log(stage.services.paths.logs)
    try:
        for number in range(40):
            logging.getLogger("walletcare.test").warning("line %s", number)
    finally:
        log.close()
    control = _settings(stage)._rows["log"].control
    assert isinstance(control, Button)
    control.click()
    stage.wait(lambda: shown(stage), "the log")


def _report(stage: Stage) -> None:
    _scene("troubleshoot-outcome")(stage)
    step = stage.page(TroubleshootPage).wizard.step
    assert isinstance(step, OutcomeView)
    step.report_requested.emit()


def _remedy(stage: Stage) -> None:
    stage.program.navigator.open_page(PageName.TROUBLESHOOT)
    result = DiagnosticResult(
        "dns",
        CheckStatus.FAILED,
        LocalText("找不到服务器的地址。", "The server’s address wasn’t found."),
        stage.services.clock.now(),
        remedy=LocalText("换一个网络再试。", "Try another network."),
        article="no-network",
    )
    navigator = stage.program.navigator
    show_remedy(stage.page(TroubleshootPage), result, navigator.open_article)


def _waits(stage: Stage) -> None:
    _scene("contact")(stage)
    spec = stage.services.brand.channels[0]
    cells = [WaitCell(day, 10 + day, timedelta(minutes=4 + 7 * day), 3) for day in range(5)]
    WaitHistoryDialog(stage.page(ContactPage), spec, cells).open()


def _code(stage: Stage) -> None:
    _scene("contact")(stage)
    spec = next(spec for spec in stage.services.brand.channels if spec.qr)
    show_code(stage.program.window, spec, stage.program.navigator)


def _picture(stage: Stage) -> None:
    _scene("contact-chat")(stage)
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#2A6F97"))
    open_picture(stage.page(ContactPage), image, "IMG_2041.png")


def _whole_text(stage: Stage) -> None:
    _scene("contact-chat")(stage)
    WholeTextDialog(stage.page(ContactPage), "0123456789 " * 500).open()


def _chat_solved(stage: Stage) -> None:
    _scene("contact-chat")(stage)
    stage.page(ContactPage).chat.ask_solved()


def _sent_before(stage: Stage) -> None:
    _scene("contact-email")(stage)
    email = stage.page(ContactPage).email
    conversation = stage.page(ContactPage).conversation
    email.letter.extra.set_text(
        next(message.text for message in conversation.messages if message.author is Author.USER)
    )
    email.send.click()
    stage.wait(lambda: shown(stage), "the question about the repeated text")


def _doubtful(stage: Stage) -> None:
    _scene("contact-write")(stage)
    composer = stage.page(ContactPage).composer
    composer.story.set_text(f"Please look at {_HASH}")
    composer.story.edited.emit(f"Please look at {_HASH}")
    stage.wait(lambda: composer.secret.keep_button is not None, "the doubtful hit")
    assert composer.secret.keep_button is not None
    composer.secret.keep_button.click()


def _progress(stage: Stage) -> None:
    _scene("requests-request")(stage)
    ask_progress_first(stage.program.window, "WC-7K2F-91?", lambda: None)


def _solved(stage: Stage) -> None:
    _scene("requests-request")(stage)
    ask_solved_first(stage.program.window, lambda: None)


def _reminder(stage: Stage) -> None:
    stage.program.navigator.open_page(PageName.HOME)
    now = stage.services.clock.now()
    done: list[object] = []
    stage.program.tasks.store(
        lambda _: stage.services.contact.reminders.add(now, ReminderKind.OPENING),
        done.append,
        stage.failed.append,
        owner=stage.program,
    )
    stage.wait(lambda: done, "the reminder is noted")
    stage.rooms.reminders.look()
    stage.wait(lambda: shown(stage), "the reminder")


def _link(address: str) -> Open:
    return lambda stage: stage.program.navigator.open_link(address)


DIALOGS: tuple[DialogScene, ...] = (
    DialogScene("welcome", "ui/settings/onboarding.py", _scene("home-welcome")),
    DialogScene("keys", "ui/keys_sheet.py", _scene("home-keys")),
    DialogScene("notices", "ui/home/notices_dialog.py", _notices),
    DialogScene("reminder", "app/upkeep/reminder_keeper.py", _reminder),
    DialogScene("link-unlisted", "app/pages/link_gate.py", _link("https://other.example/page")),
    DialogScene("link-imitation", "app/pages/link_gate.py", _link("https://heronwa1let.example/verify")),
    DialogScene("report", "ui/troubleshoot/report_dialog.py", _report),
    DialogScene("remedy", "ui/troubleshoot/remedy_dialog.py", _remedy),
    DialogScene("waits", "ui/contact/wait_history.py", _waits),
    DialogScene("code", "ui/contact/code_dialog.py", _code),
    DialogScene("preview", "ui/contact/preview_dialog.py", _scene("contact-preview")),
    DialogScene("doubtful", "ui/contact/secret_banner.py", _doubtful),
    DialogScene("picture", "ui/contact/parts/picture.py", _picture),
    DialogScene("whole-text", "ui/components/long_text.py", _whole_text),
    DialogScene("chat-solved", "ui/contact/chat/menu.py", _chat_solved),
    DialogScene("sent-before", "ui/contact/email/view.py", _sent_before),
    DialogScene("ask-progress", "ui/requests/questions.py", _progress),
    DialogScene("ask-solved", "ui/requests/questions.py", _solved),
    DialogScene("secret", "ui/safety/secret_check.py", _scene("safety-secret")),
    DialogScene("program", "ui/safety/program_check.py", _scene("safety-program")),
    DialogScene("mail", "ui/settings/mail_dialog.py", _scene("settings-mail")),
    DialogScene("licences", "ui/settings/about.py", _scene("settings-licences")),
    DialogScene("node-wrong", "ui/settings/node_dialog.py", _node_wrong),
    DialogScene("node-tested", "ui/settings/node_dialog.py", _node_tested),
    DialogScene("log", "ui/settings/log_dialog.py", _log),
    DialogScene("erase", "ui/settings/page.py", lambda stage: _settings(stage)._on_erase()),
    DialogScene(
        "erased", "app/upkeep/data_keeper.py", lambda it: it.rooms.keeper._say_erased(True), is_last=True
    ),
    DialogScene(
        "kept", "app/upkeep/data_keeper.py", lambda it: it.rooms.keeper._say_erased(False), is_last=True
    ),
)


def building_modules() -> set[str]:
    """Every file below ``walletcare`` that builds a dialog: a subclass of ``InnerDialog`` or a call of it."""
    root = Path(walletcare.__file__).parent
    found = set()
    for path in root.rglob("*.py"):
        used: list[ast.expr] = []
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                used += node.bases
            elif isinstance(node, ast.Call):
                used.append(node.func)
        if any(isinstance(name, ast.Name) and name.id == "InnerDialog" for name in used):
            found.add(path.relative_to(root).as_posix())
    return found
