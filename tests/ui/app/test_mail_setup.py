"""Setting up mail in the running program, against a real mail server with TLS."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.helpers.mailbox import mailbox
from tests.helpers.program_window import program_window
from tests.helpers.tls import make_certificates
from walletcare.ui.settings.mail_dialog import MailDialog
from walletcare.ui.settings.page import SettingsPage


def test_a_server_with_a_strange_certificate_is_told_and_is_not_kept(qtbot: QtBot, tmp_path: Path) -> None:
    certificates = make_certificates(tmp_path)
    with program_window(qtbot, tmp_path / "data") as opened, mailbox(tls=certificates.good) as box:
        opened.program.navigator.open_settings("mail")
        page = opened.page(SettingsPage)
        dialog = MailDialog(page, page._mail)
        dialog.open()
        dialog.form.address.set_text("dana@qq.com")
        dialog.form.address.left.emit()
        assert dialog.form.host.text() == "smtp.qq.com"
        assert "authorisation code" in dialog.form.note.accessibleDescription()
        dialog.form.host.set_text("127.0.0.1")
        dialog.form.port.set_text(str(box.port))
        dialog.form.password.set_text("secret")
        opened.press("Test the connection", dialog)
        opened.wait(lambda: opened.shows("doesn’t trust the server’s certificate", dialog))
        dialog.close_with("")
        assert page._mail.state.account is None
        assert box.envelopes == []


def test_a_refused_connection_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with mailbox() as box:
        port = box.port
    with program_window(qtbot, tmp_path) as opened:
        opened.program.navigator.open_settings("mail")
        page = opened.page(SettingsPage)
        dialog = MailDialog(page, page._mail)
        dialog.open()
        dialog.form.address.set_text("dana@example.com")
        dialog.form.host.set_text("127.0.0.1")
        dialog.form.port.set_text(str(port))
        opened.press("Test the connection", dialog)
        opened.wait(lambda: opened.shows("takes no connections right now", dialog))
        dialog.close_with("")
