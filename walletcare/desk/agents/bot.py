"""The scripted bot: a menu, one answer, and the way to a person (or, when it loops, never)."""

from __future__ import annotations

from collections.abc import Callable

from walletcare.desk.agents.dialogue import (
    BOT_ANSWER,
    BOT_GREETING,
    BOT_HANDOVER,
    BOT_LOOP,
    BOT_NOBODY,
    HUMAN_VALUE,
    asks_for_human,
    menu,
)
from walletcare.desk.agents.staff import Staff
from walletcare.desk.agents.support import Support
from walletcare.desk.agents.tongue import language_of
from walletcare.desk.later import Later
from walletcare.desk.records import Conversation, Json, Message, Status
from walletcare.desk.scenarios.scenario import BotPlan
from walletcare.desk.store import Store
from walletcare.domain.language import Language, LocalText


class Bot:
    """Serves conversations while they are ``pending``."""

    def __init__(
        self,
        plan: BotPlan,
        thinks_s: float,
        store: Store,
        staff: Staff,
        support: Support,
        later: Later,
        language: Language,
    ) -> None:
        self._greets = plan.greets
        self.is_looping = plan.loops
        self._thinks_s = thinks_s
        self._store = store
        self._staff = staff
        self._support = support
        self._later = later
        self._language = language
        self._greeted: set[int] = set()

    def on_message(self, conversation: Conversation, text: str) -> None:
        if self.is_looping:
            is_first = conversation.id not in self._greeted
            self._greeted.add(conversation.id)
            self._soon(conversation.id, lambda c: self._offer_menu(c, BOT_GREETING if is_first else BOT_LOOP))
        elif asks_for_human(text):
            self._soon(conversation.id, self._hand_over)
        elif self._greets and conversation.id not in self._greeted:
            self._greeted.add(conversation.id)
            self._soon(conversation.id, lambda c: self._offer_menu(c, BOT_GREETING))
        else:
            self._soon(conversation.id, lambda c: self._say(c, BOT_ANSWER))

    def on_submitted(self, conversation: Conversation, message: Message) -> None:
        if self.is_looping:
            self._soon(conversation.id, lambda c: self._offer_menu(c, BOT_LOOP))
        elif HUMAN_VALUE in _submitted(message):
            self._soon(conversation.id, self._hand_over)
        else:
            self._soon(conversation.id, lambda c: self._say(c, BOT_ANSWER))

    def forget(self, conversation_id: int) -> None:
        """The conversation ended; it is greeted again when it comes back."""
        self._greeted.discard(conversation_id)
        self._later.cancel(("bot", conversation_id))

    def _hand_over(self, conversation: Conversation) -> None:
        if not self._staff.is_anyone_online:
            self._say(conversation, BOT_NOBODY)
            return
        self._say(conversation, BOT_HANDOVER)
        self._support.set_status(self._store.conversation(conversation.id), Status.OPEN, by="the bot")

    def _offer_menu(self, conversation: Conversation, text: LocalText) -> None:
        language = language_of(self._store, conversation, self._language)
        items: list[Json] = [{"title": title.text(language), "value": value} for title, value in menu()]
        self._support.reply(
            conversation, text.text(language), agent=None, content_type="input_select", items=items
        )

    def _say(self, conversation: Conversation, text: LocalText) -> None:
        language = language_of(self._store, conversation, self._language)
        self._support.reply(conversation, text.text(language), agent=None)

    def _soon(self, conversation_id: int, step: Callable[[Conversation], None]) -> None:
        """Type for a moment, then act, if the conversation is still the bot's."""

        def run() -> None:
            conversation = self._pending(conversation_id)
            if conversation is not None:
                self._support.type(conversation, is_on=False, is_private=False, agent=None)
                step(conversation)

        conversation = self._pending(conversation_id)
        if conversation is not None:
            self._support.type(conversation, is_on=True, is_private=False, agent=None)
            self._later.after_scaled(self._thinks_s, run, key=("bot", conversation_id))

    def _pending(self, conversation_id: int) -> Conversation | None:
        try:
            conversation = self._store.conversation(conversation_id)
        except KeyError:
            return None
        return conversation if conversation.status is Status.PENDING else None


def _submitted(message: Message) -> list[str]:
    """The chosen values, from the list or the single object that a client may send."""
    values = message.content_attributes.get("submitted_values")
    entries = values if isinstance(values, list) else [values]
    return [str(entry.get("value")) for entry in entries if isinstance(entry, dict)]
