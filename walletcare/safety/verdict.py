"""What the secret guard says about a text: hits with kind, place, action and words; the verdict over them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from walletcare.domain.errors import UserFacingError

if TYPE_CHECKING:
    from walletcare.domain.language import LocalText


class SecretKind(StrEnum):
    """What was recognised. The value stands in ``walletcare guard --jsonl`` output and never changes."""

    RECOVERY_PHRASE = "recovery-phrase"
    PHRASE_PART = "phrase-part"
    PRIVATE_KEY = "private-key"
    POSSIBLE_KEY = "possible-key"
    KEY_FILE = "key-file"
    AUTHENTICATOR_SEED = "authenticator-seed"
    TOKEN = "access-token"  # noqa: S105 - the name of a kind
    APP_SECRET = "app-secret"  # noqa: S105 - the name of a kind
    CARD_NUMBER = "card-number"
    POSSIBLE_CARD = "possible-card"
    CARD_CODE = "card-code"
    CARD_EXPIRY = "card-expiry"
    BANK_ACCOUNT = "bank-account"
    IDENTITY_NUMBER = "identity-number"
    ONE_TIME_CODE = "one-time-code"
    PASSWORD = "password"  # noqa: S105 - the name of a kind
    PHONE = "phone"
    EMAIL = "email"


class Action(StrEnum):
    """What has to happen to a hit before the text may leave.

    BLOCK: it must go, nobody can overrule it. MASK: it is masked, the user may overrule it.
    ASK: the user decides.
    """

    BLOCK = "block"
    MASK = "mask"
    ASK = "ask"


class Decision(StrEnum):
    CLEAR = "clear"
    ASK = "ask"
    BLOCK = "block"


class GuardContext(StrEnum):
    """Where the text stands. DIAGNOSTICS also masks phone numbers and mail addresses."""

    MESSAGE = "message"
    FORM_FIELD = "form-field"
    FILE_NAME = "file-name"
    TEXT_FILE = "text-file"
    EMAIL = "email"
    SOCIAL = "social"
    PRINT = "print"
    DIAGNOSTICS = "diagnostics"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that must not leave like this. It never holds the text itself.

    Attributes:
        span: (start, end) in code points of the inspected text.
        title: What it is, such as "Recovery phrase".
        why: Why it must not leave, one plain sentence.
        is_spread: Part of it stands in earlier messages of the window.
    """

    kind: SecretKind
    span: tuple[int, int]
    action: Action
    title: LocalText
    why: LocalText
    is_spread: bool = False

    @property
    def is_overrulable(self) -> bool:
        """Whether the user may say "it isn't" and send it all the same."""
        return self.action is not Action.BLOCK


_BLOCKING_KINDS = frozenset({SecretKind.CARD_NUMBER})


@dataclass(frozen=True, slots=True)
class Verdict:
    """All hits in a text, in order of place."""

    hits: tuple[Hit, ...] = ()

    @property
    def decision(self) -> Decision:
        """BLOCK for anything that may not leave as it stands, ASK where doubt remains, CLEAR otherwise.

        A full card number may be overruled by the user (its action is MASK) and still gives BLOCK: the
        text does not leave until it has been masked or overruled by name.
        """
        if any(hit.action is Action.BLOCK or hit.kind in _BLOCKING_KINDS for hit in self.hits):
            return Decision.BLOCK
        return Decision.ASK if self.hits else Decision.CLEAR

    @property
    def is_clear(self) -> bool:
        return not self.hits

    @property
    def kinds(self) -> tuple[SecretKind, ...]:
        """The kinds found, each once, in order of place."""
        return tuple(dict.fromkeys(hit.kind for hit in self.hits))

    def without(self, allowed: frozenset[SecretKind]) -> Verdict:
        """The verdict after the user overruled ``allowed``; hits that nobody can overrule stay."""
        return Verdict(tuple(hit for hit in self.hits if not (hit.is_overrulable and hit.kind in allowed)))


class SecretFoundError(UserFacingError):
    """The text may not leave: ``verdict`` says what and where, never the value.

    Attributes:
        verdict: What stands in the way.
        place: Name of the file, empty for a text.
    """

    def __init__(self, verdict: Verdict, place: str = "") -> None:
        super().__init__("secret-found", article="fake-customer-support", place=place)
        self.verdict = verdict
        self.place = place
