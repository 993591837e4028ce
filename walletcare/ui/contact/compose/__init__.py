"""The composer: what happened, details that help, files; checked for secrets before it is kept or sent."""

from walletcare.ui.contact.compose.view import SIDE_WIDTH, ComposerView

__all__ = ["SIDE_WIDTH", "ComposerView"]
