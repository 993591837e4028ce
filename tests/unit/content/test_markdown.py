from __future__ import annotations

import pytest

from walletcare.content.markdown import parse_body
from walletcare.domain.article import BlockKind, CalloutKind, SpanStyle
from walletcare.domain.language import Language


def _parse(text: str, language: Language = Language.EN):  # type: ignore[no-untyped-def]
    return parse_body(text, 10, language, "a.md")


def test_all_kinds_of_blocks() -> None:
    body = _parse(
        "## Heading\n\nText with **strong**, *stress*, `code` and [link](faq:slug).\n\n"
        "1. one\n2. two\n\n- a\n\n"
        "> [!WARNING] Careful\n> First line.\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n"
    )
    assert body.problems == []
    assert [block.kind for block in body.blocks] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.STEPS,
        BlockKind.BULLETS,
        BlockKind.CALLOUT,
        BlockKind.TABLE,
    ]
    styles = [span.style for span in body.blocks[1].spans]
    assert {SpanStyle.STRONG, SpanStyle.EMPHASIS, SpanStyle.CODE} <= set(styles)
    assert body.blocks[1].spans[-2].target == "faq:slug"
    callout = body.blocks[4]
    assert callout.callout is CalloutKind.WARNING
    assert callout.spans[0].text == "Careful"
    assert callout.items[0][0].spans[0].text == "First line."
    assert [[cell.spans[0].text for cell in row] for row in body.blocks[5].items] == [["A", "B"], ["1", "2"]]


def test_callout_with_a_list_and_a_link_in_its_title() -> None:
    body = _parse("> [!INFO] See [this](faq:a)\n> Text.\n>\n> - x\n> - y\n")
    callout = body.blocks[0]
    assert [span.target for span in callout.spans] == ["", "faq:a"]
    assert [block.kind for block in callout.items[0]] == [BlockKind.PARAGRAPH, BlockKind.BULLETS]


def test_line_breaks_vanish_between_chinese_characters_only() -> None:
    assert _parse("第一行\n第二行", Language.ZH).blocks[0].spans[0].text == "第一行第二行"
    assert _parse("用 Wi-Fi\n再试", Language.ZH).blocks[0].spans[0].text == "用 Wi-Fi 再试"
    assert _parse("one\ntwo").blocks[0].spans[0].text == "one two"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("ok\n\n![x](https://a.example/b.png)", "not-allowed", 12),
        ("```\ncode\n```", "not-allowed", 10),
        ("# Title", "heading-level", 10),
        ("ok\n\n---\n", "not-allowed", 12),
        ("> quoted words", "callout", 10),
        ("> [!NOTE] Title\n> text", "callout", 10),
        ("> [!INFO] Title only", "callout", 10),
        ("[x](javascript:alert)", "link", 10),
        ("[x](http://a.example)", "link", 10),
        ("[x](file:///etc/passwd)", "link", 10),
    ],
)
def test_what_is_not_allowed_is_named_with_its_line(text: str, code: str, line: int) -> None:
    problems = _parse(text).problems
    assert (problems[0].code, problems[0].line) == (code, line)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "so <b>bold</b>", "a line<br>", "<!-- a note -->"]
)
def test_html_is_refused_and_never_shown(text: str) -> None:
    body = _parse(text)
    assert {problem.code for problem in body.problems} == {"not-allowed"}
    assert not any("<" in span.text for block in body.blocks for span in block.spans)


def test_a_comparison_is_no_html() -> None:
    body = _parse("less than <10, a < b and b > c, 3<4")
    assert body.problems == []
    assert body.blocks[0].spans[0].text == "less than <10, a < b and b > c, 3<4"
