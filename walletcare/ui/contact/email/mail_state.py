"""Where the mail is: prepared, on its way, sent, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.ui.announce import announce_now
from walletcare.ui.components import Banner, Tint
from walletcare.ui.when import length_text

if TYPE_CHECKING:
    from datetime import timedelta


class MailStateBanner(Banner):
    """Hidden while there is nothing to say."""

    def show_sent(self, wait: timedelta | None, *, is_under_way: bool) -> None:
        """``wait``: how long an answer usually takes; None when nobody knows."""
        text = self.tr("We don’t know how long an answer takes. It comes to your mailbox.")
        if wait is not None:
            text = self.tr("Usually answered within {length}. The answer comes to your mailbox.").format(
                length=length_text(wait)
            )
        self.set_look(Tint.SUCCESS)
        title = self.tr("The email is on its way") if is_under_way else self.tr("The email was sent")
        self.set_texts(title, text)
        self.show()

    def show_by_hand(self) -> None:
        self.set_look(Tint.INFO, "mail")
        self.set_texts(
            self.tr("The email is ready, but not sent yet"),
            self.tr("Send it with your mail program, then press “I’ve sent it”."),
        )
        self.show()

    def show_trouble(self, words: str) -> None:
        self.set_look(Tint.DANGER, "circle-alert")
        self.set_texts(words)
        self.show()
        announce_now(self, words)
