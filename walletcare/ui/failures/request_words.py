"""What cannot be done with a request."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication


def request_sentence(code: str, details: Mapping[str, str]) -> str:
    """The sentence for something that a request does not allow; empty when ``code`` is none of them."""
    translate = QCoreApplication.translate
    not_this_way = translate("Failure", "This way isn’t set up for this wallet. Choose another one.")
    words = {
        "draft-empty": translate("Failure", "Write a sentence about what happened first."),
        "no-channel": not_this_way,
        "not-set-up": not_this_way,
        "no-ticket": translate("Failure", "This request is no longer on this computer."),
        "rating-closed": translate("Failure", "This request can no longer be rated."),
        "rating-not-stored": translate(
            "Failure", "Support’s system didn’t keep the rating. It stays on this computer."
        ),
        "rating-out-of-range": translate("Failure", "Choose one of the grades first."),
        "rating-reason": translate("Failure", "One of the reasons isn’t known any more. Choose again."),
        "form-incomplete": translate("Failure", "Fill in what is marked first."),
        "form-too-long": translate("Failure", "One of the answers is too long."),
        "form-choice": translate("Failure", "One of the choices is no longer open. Choose again."),
        "guard": translate(
            "Failure", "The updated secret check stops this message. Change it, or unsend it."
        ),
        "too-many": translate("Failure", "Too many messages within a minute. This one goes out by itself."),
        "no-such-option": translate("Failure", "This choice is no longer open."),
    }.get(code, "")
    return words.format(**details)
