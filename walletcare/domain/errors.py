"""The error tree. Texts for the user are looked up by ``code``; server words never travel in them.

WalletCareError
├── UserFacingError          has a sentence of ours in both languages (looked up in ``ui`` by ``code``)
│   ├── ContentError         a broken article, flow, brand or pack file: names file, line, what to do
│   └── StoreError           the store on disk: full, read-only, corrupt, locked key
├── PlatformError            the machine: no keyring, no network interface, no printer
└── TransportError           one attempt to reach support failed; the subclass says what that proves
    ├── NotDeliveredError    certainly not delivered: safe to try again
    ├── RefusedError         certainly refused: trying the same again will not help
    ├── SessionGoneError     the contact session no longer exists on the server
    └── UnknownOutcomeError  may or may not have been delivered: must be reconciled, never resent blindly
"""

from __future__ import annotations


class WalletCareError(Exception):
    """Root of every error this program raises on purpose."""


class UserFacingError(WalletCareError):
    """An error with a sentence of our own.

    Attributes:
        code: Stable identifier such as ``store-full``; the key of the sentence shown.
        details: Values for the sentence's named fields. Never server text, never secrets.
        article: Slug of the article that explains it, if there is one.
    """

    def __init__(self, code: str, *, article: str | None = None, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.article = article
        self.details = details


class ContentError(UserFacingError):
    """A content, flow or brand file that cannot be used."""


class StoreError(UserFacingError):
    """The store could not read or write. Nothing acknowledged is lost by it."""


class PlatformError(WalletCareError):
    """The machine lacks something; ``code`` says what."""

    def __init__(self, code: str, note: str = "") -> None:
        super().__init__(f"{code}: {note}" if note else code)
        self.code = code


class TransportError(WalletCareError):
    """An attempt to reach support failed.

    Attributes:
        code: Stable class of the failure (``dns``, ``refused``, ``tls``, ``timeout``, ``http-500``...).
        request_id: The server's ``X-Request-Id`` when it sent one; for operators to search by.
    """

    def __init__(self, code: str, *, request_id: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.request_id = request_id


class NotDeliveredError(TransportError):
    """Certainly not delivered (no connection, DNS, TLS, 429): it may be sent again.

    Attributes:
        retry_after_s: Seconds the server asked to wait, when it said so.
    """

    def __init__(
        self, code: str, *, retry_after_s: float | None = None, request_id: str | None = None
    ) -> None:
        super().__init__(code, request_id=request_id)
        self.retry_after_s = retry_after_s


class RefusedError(TransportError):
    """Certainly refused (4xx): sending the same again will be refused again.

    Attributes:
        attributes: Names of the refused fields as the server gave them (``email``, ``content``, ``base``).
    """

    def __init__(self, code: str, *, attributes: tuple[str, ...] = (), request_id: str | None = None) -> None:
        super().__init__(code, request_id=request_id)
        self.attributes = attributes


class SessionGoneError(TransportError):
    """The contact session is gone (404 on the contact): a new one must be made."""


class UnknownOutcomeError(TransportError):
    """Sent, but the answer is missing or is no parsed 2xx: delivered or not is unknown."""
