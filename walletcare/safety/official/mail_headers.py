"""Headers of a mail in a pasted text: which lines say who writes, and which only how it came and to whom."""

from __future__ import annotations

from collections.abc import Iterator

from walletcare.domain.late_pattern import late_pattern

_FIELD = late_pattern(r"([A-Za-z][A-Za-z0-9-]{1,40}|[\u4e00-\u9fff]{2,4})[ \t]?[:：]")
_FROM = frozenset({"from", "发件人"})
_TRANSPORT = frozenset(
    """to cc bcc delivered-to envelope-to received authentication-results received-spf dkim-signature
    domainkey-signature message-id in-reply-to references list-id list-unsubscribe list-unsubscribe-post
    feedback-id mime-version content-type content-transfer-encoding date sent precedence
    收件人 抄送 发送至 日期 时间 发送时间""".split()
)
_TRANSPORT_PREFIXES = ("x-", "arc-")


def transport_lines(text: str) -> list[tuple[int, int]]:
    """(start, end) of the header fields in ``text`` that say nothing about who writes: the ways it came by,
    the reader's own address. None of them unless there is a From and another field beside it."""
    fields = list(_fields(text))
    names = {name for name, _, _ in fields}
    if len(fields) < 2 or _FROM.isdisjoint(names):
        return []
    return [
        (start, end)
        for name, start, end in fields
        if name in _TRANSPORT or name.startswith(_TRANSPORT_PREFIXES)
    ]


def _fields(text: str) -> Iterator[tuple[str, int, int]]:
    """(name, start, end) of every field, with the lines it is folded over, up to the first blank line."""
    name, first, at = "", 0, 0
    for line in text.splitlines(keepends=True):
        is_folded = line[:1] in {" ", "\t"} and line.strip()
        if not is_folded:
            if name:
                yield name, first, at
            if not line.strip() and name:
                return
            field = _FIELD.match(line)
            name, first = (field.group(1).lower(), at) if field else ("", at)
        at += len(line)
    if name:
        yield name, first, at
