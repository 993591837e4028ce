"""The genuine-program check: pick or drop an installer; its content is compared with the list of releases."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from walletcare.domain.brand import Release
from walletcare.safety.official.genuine import (
    HashingCancelledError,
    ProgramReport,
    ProgramVerdict,
    hash_file,
    judge_program,
)
from walletcare.ui.announce import announce, announce_now
from walletcare.ui.components import (
    Banner,
    Button,
    ButtonKind,
    DropTarget,
    InnerDialog,
    PlainLabel,
    ProgressBar,
    Tint,
    VerdictCard,
    grow_with_width,
)
from walletcare.ui.tasks import CancelToken, Task, TaskRunner
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import meta_text, size_text

_LOOKS = {
    ProgramVerdict.GENUINE: (Tint.SUCCESS, "badge-check"),
    ProgramVerdict.WITHDRAWN: (Tint.WARNING, "triangle-alert"),
    ProgramVerdict.FAKE: (Tint.DANGER, "octagon-x"),
    ProgramVerdict.ALTERED: (Tint.DANGER, "octagon-x"),
    ProgramVerdict.UNKNOWN: (Tint.NEUTRAL, "circle-question-mark"),
}
_GROUP = 8


class _Progress(QObject):
    """From the worker to the window, the share that is read. No parent: the worker may outlive the dialog."""

    moved = Signal(float)


class ProgramCheck(InnerDialog):
    """Reads the file in a worker; it is never opened, run or sent.

    Signals:
        first_aid_requested: The file is a fake and the user may have run it.
    """

    first_aid_requested = Signal()

    def __init__(self, parent: QWidget, tasks: TaskRunner, releases: tuple[Release, ...]) -> None:
        super().__init__(parent, "", " ", width=600)
        self._tasks, self._releases = tasks, releases
        self._task: Task[str] | None = None
        self._result: QWidget | None = None
        self._progress = _Progress()
        self._progress.moved.connect(self._on_moved)
        self._target = DropTarget("")
        self._target.clicked.connect(self._ask)
        self._target.dropped.connect(lambda paths: self.check(Path(paths[0])))
        self._name = PlainLabel("", TextStyle.LABEL, wraps=False)
        self._bar = ProgressBar("")
        self._stop = Button("", ButtonKind.SECONDARY)
        self._stop.clicked.connect(self.stop)
        self._running = QWidget()
        running = QVBoxLayout(self._running)
        running.setContentsMargins(0, 0, 0, 0)
        running.addWidget(self._name)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._bar, 1)
        line.addWidget(self._stop)
        running.addLayout(line)
        self._running.hide()
        self._trouble = Banner(tint=Tint.DANGER, icon="circle-alert")
        self._trouble.hide()
        for part in (self._target, self._running, self._trouble):
            self.content.addWidget(part)
        self._report: ProgramReport | None = None
        self._close_button = self.add_button("close", "")
        self.say_with(self._say_all)
        self.chosen.connect(lambda _: self.stop())

    def _say_all(self) -> None:
        self.set_texts(
            self.tr("Is this app file genuine?"),
            self.tr(
                "Choose an installer or app file. We compare it with the list of releases on this "
                "computer, without opening it."
            ),
        )
        self._target.set_label(self.tr("Choose a file, or drop it here"))
        self._bar.setAccessibleName(self.tr("Reading the file"))
        self._stop.set_label(self.tr("Stop"))
        self._close_button.set_label(self.tr("Close"))
        self._trouble.set_texts(self.tr("The file can’t be read"))
        if self._report is not None:
            self._show_report(self._report)

    @property
    def is_running(self) -> bool:
        return self._task is not None

    def check(self, path: Path) -> None:
        """Read ``path`` and say what it is."""
        self.stop()
        self._clear()
        try:
            size = size_text(path.stat().st_size)
        except OSError:
            size = ""
        self._name.setText(f"{path.name} · {size}" if size else path.name)
        self._bar.set_share(0)
        self._running.show()
        self.refit()
        progress = self._progress

        def work(token: CancelToken) -> str:
            shown = 0.0

            def on_block(done: int, total: int) -> None:
                nonlocal shown
                share = done / total if total else 1.0
                if share - shown >= 0.01 or share >= 1.0:
                    shown = share
                    progress.moved.emit(share)

            return hash_file(path, on_block, token)

        self._task = self._tasks.run(
            work,
            lambda digest: self._on_done(judge_program(digest, path.name, self._releases)),
            self._on_failed,
            owner=self,
        )

    def stop(self) -> None:
        """Stop reading; nothing is said about a file that was not read to its end."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._running.hide()
        self.refit()

    def _ask(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Choose an app file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.check(Path(path)))
        dialog.open()

    def _on_moved(self, share: float) -> None:
        if self._task is not None:
            self._bar.set_share(share)

    def _on_done(self, report: ProgramReport) -> None:
        self._task = None
        self._running.hide()
        self._report = report
        card = self._show_report(report)
        is_bad = report.verdict in {ProgramVerdict.FAKE, ProgramVerdict.ALTERED}
        say = announce_now if is_bad else announce
        say(self, f"{card.title}. {report.advice.text(theme().language)}")

    def _show_report(self, report: ProgramReport) -> VerdictCard:
        self._drop_result()
        language = theme().language
        tint, icon = _LOOKS[report.verdict]
        card = VerdictCard(report.title.text(language), report.advice.text(language), tint=tint, icon=icon)
        if report.release is not None:
            card.content.addWidget(PlainLabel(_release_words(report.release), TextStyle.LABEL, "text2"))
        card.content.addWidget(PlainLabel(grouped(report.sha256), TextStyle.MONO, "text2"))
        card.content.addWidget(
            PlainLabel(
                self.tr("Checked on this computer (SHA-256). The file was not opened or sent."),
                TextStyle.SMALL,
                "text2",
            )
        )
        if report.verdict in {ProgramVerdict.FAKE, ProgramVerdict.ALTERED, ProgramVerdict.WITHDRAWN}:
            aid = Button(self.tr("I already ran it"), ButtonKind.SECONDARY, icon="life-buoy")
            aid.clicked.connect(self._on_aid)
            card.content.addWidget(aid, 0, Qt.AlignmentFlag.AlignLeft)
        grow_with_width(card)
        self._result = card
        self.content.addWidget(card)
        card.show()
        self.refit()
        return card

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self._running.hide()
        if not isinstance(error, HashingCancelledError):
            self._trouble.show()
        self.refit()

    def _on_aid(self) -> None:
        self.close_with("close")
        self.first_aid_requested.emit()

    def _clear(self) -> None:
        self._trouble.hide()
        self._report = None
        self._drop_result()

    def _drop_result(self) -> None:
        if self._result is not None:
            self.content.removeWidget(self._result)
            self._result.hide()
            self._result.deleteLater()
            self._result = None


def _release_words(release: Release) -> str:
    return meta_text(release.file_name, release.version, release.system)


def grouped(digest: str) -> str:
    """A digest in groups of eight, which wrap and can be compared by eye."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
