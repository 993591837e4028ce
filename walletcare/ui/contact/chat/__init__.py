"""The live conversation: head, messages, the ladder's offer, quick replies, the reply field."""

from walletcare.ui.contact.chat.view import ChatView

__all__ = ["ChatView"]
