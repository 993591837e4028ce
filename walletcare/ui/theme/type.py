"""Type: the text styles, their sizes, and the font families for each language of the window."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import NamedTuple

from walletcare.domain.language import Language


class TextStyle(StrEnum):
    """A style of the visual language, section 3."""

    DISPLAY = "display"
    TITLE = "title"
    HEADING = "heading"
    SUB = "sub"
    READ = "read"
    READ_BOLD = "readb"
    BODY = "body"
    BODY_BOLD = "bodyb"
    LABEL = "label"
    LABEL_BOLD = "labelb"
    SMALL = "small"
    SMALL_BOLD = "smallb"
    CAP = "cap"
    CAP_BOLD = "capb"
    MONO = "mono"
    MONO_LARGE = "monol"


class TypeSpec(NamedTuple):
    """Size and line pitch in logical pixels at 100 % text size."""

    size: int
    line: int
    is_bold: bool = False
    is_mono: bool = False


_SPECS: dict[TextStyle, TypeSpec] = {
    TextStyle.DISPLAY: TypeSpec(28, 38, is_bold=True),
    TextStyle.TITLE: TypeSpec(22, 30, is_bold=True),
    TextStyle.HEADING: TypeSpec(17, 26, is_bold=True),
    TextStyle.SUB: TypeSpec(15, 24, is_bold=True),
    TextStyle.READ: TypeSpec(16, 26),
    TextStyle.READ_BOLD: TypeSpec(16, 26, is_bold=True),
    TextStyle.BODY: TypeSpec(15, 24),
    TextStyle.BODY_BOLD: TypeSpec(15, 24, is_bold=True),
    TextStyle.LABEL: TypeSpec(14, 20),
    TextStyle.LABEL_BOLD: TypeSpec(14, 20, is_bold=True),
    TextStyle.SMALL: TypeSpec(13, 20),
    TextStyle.SMALL_BOLD: TypeSpec(13, 20, is_bold=True),
    TextStyle.CAP: TypeSpec(12, 18),
    TextStyle.CAP_BOLD: TypeSpec(12, 18, is_bold=True),
    TextStyle.MONO: TypeSpec(13, 20, is_mono=True),
    TextStyle.MONO_LARGE: TypeSpec(18, 28, is_mono=True),
}
_ZH_READING_LINE = 28


def spec_of(style: TextStyle, language: Language) -> TypeSpec:
    """Size and line of ``style``. Chinese reading text has a taller line."""
    spec = _SPECS[style]
    if language is Language.ZH and style in (TextStyle.READ, TextStyle.READ_BOLD):
        return TypeSpec(spec.size, _ZH_READING_LINE, spec.is_bold)
    return spec


_CJK: dict[str, list[str]] = {
    "win32": ["Microsoft YaHei UI"],
    "darwin": ["PingFang SC"],
}
_CJK_ELSEWHERE = ["Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "WenQuanYi Micro Hei"]
_MONO: dict[str, list[str]] = {
    "win32": ["Cascadia Mono", "Consolas"],
    "darwin": ["SF Mono", "Menlo"],
}
_MONO_ELSEWHERE = ["DejaVu Sans Mono", "Noto Sans Mono"]


def cjk_families(platform: str = sys.platform) -> list[str]:
    """Simplified Chinese families by name: without the SC cut Chinese text may get Japanese letter shapes."""
    return _CJK.get(platform, _CJK_ELSEWHERE)


def families(language: Language, *, is_mono: bool = False, platform: str = sys.platform) -> list[str]:
    """Font families in order of preference.

    Chinese windows name the Chinese family first, so that punctuation is full width and lines keep their
    height; English windows name Inter first.
    """
    cjk = cjk_families(platform)
    if is_mono:
        return [*_MONO.get(platform, _MONO_ELSEWHERE), *cjk]
    return [*cjk, "Inter"] if language is Language.ZH else ["Inter", *cjk]
