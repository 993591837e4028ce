"""Is there room to keep what the user writes?"""

from __future__ import annotations

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext

LOW_BYTES = 300 * 1024 * 1024
FULL_BYTES = 20 * 1024 * 1024
_REMEDY = LocalText(
    "清空回收站，或删掉不用的大文件。", "Empty the bin, or delete large files you don’t need."
)


class DiskCheck(Check):
    """Looks at the disk that holds the app's data."""

    id = CheckId.DISK
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        try:
            free = context.probe.free_bytes(context.data_dir)
        except OSError as error:
            return self.skipped(
                context,
                LocalText("看不到磁盘的剩余空间。", "The free space can’t be seen."),
                type(error).__name__,
            )
        figure = f"{free / 1024**3:.1f} GB" if free >= 1024**3 else f"{free / 1024**2:.0f} MB"
        evidence = (f"free: {figure}",)
        if free < FULL_BYTES:
            return self.failed(
                context,
                "disk-full",
                LocalText("磁盘满了，新的内容存不下来。", "The disk is full; nothing new can be saved."),
                value=figure,
                evidence=evidence,
                remedy=_REMEDY,
            )
        if free < LOW_BYTES:
            return self.warning(
                context,
                "disk-low",
                LocalText("磁盘快满了。", "The disk is nearly full."),
                value=figure,
                evidence=evidence,
                remedy=_REMEDY,
            )
        return self.passed(
            context,
            LocalText("磁盘空间够用。", "There’s enough room on the disk."),
            value=figure,
            evidence=evidence,
        )
