"""A questionnaire: content, like an article. Its answers stay on the user's computer until exported."""

from __future__ import annotations

from dataclasses import dataclass

from walletcare.domain.language import LocalText


@dataclass(frozen=True, slots=True)
class SurveyQuestion:
    """``options`` in their order; without any the answer is free text. ``id`` is stable: exports name it."""

    id: str
    text: LocalText
    options: tuple[LocalText, ...] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """``id`` is stable; another questionnaire gets another one."""

    id: str
    title: LocalText
    questions: tuple[SurveyQuestion, ...]
