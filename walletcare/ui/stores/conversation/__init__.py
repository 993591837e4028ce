"""One request that is open on a page: its state, its messages, and everything that can be done in it."""

from walletcare.ui.stores.conversation.state import PAGE, Conversation
from walletcare.ui.stores.conversation.store import ConversationStore

__all__ = ["PAGE", "Conversation", "ConversationStore"]
