"""The two languages of the product and text that exists in both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A shipped language. The value is the BCP 47 tag used in files and commands."""

    ZH = "zh-CN"
    EN = "en"

    @classmethod
    def from_tag(cls, tag: str) -> Language:
        """The shipped language that serves ``tag`` (``zh_TW``, ``zh-Hans``, ``en-GB``...).

        English otherwise.
        """
        return cls.ZH if tag.replace("_", "-").lower().split("-")[0] == "zh" else cls.EN

    @property
    def other(self) -> Language:
        return Language.EN if self is Language.ZH else Language.ZH


@dataclass(frozen=True, slots=True)
class LocalText:
    """One text in both languages; neither is a translation of the other."""

    zh: str
    en: str

    def text(self, language: Language) -> str:
        return self.zh if language is Language.ZH else self.en

    @classmethod
    def same(cls, text: str) -> LocalText:
        """A text that reads the same in both languages, such as a handle or a figure."""
        return cls(text, text)
