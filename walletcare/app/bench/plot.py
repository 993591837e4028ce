"""A picture of the starts: one bar a program, cut into its phases, beside the bare window. Plain SVG."""

from __future__ import annotations

from html import escape
from statistics import median

from walletcare.app.bench.report import GOALS, PHASES, Report

_WIDTH, _LEFT, _BAR, _GAP, _TOP = 760, 110, 30, 22, 46
_COLOURS = {
    "painted": "#0F5C70",
    "searchable": "#3C8294",
    "usable": "#5FA3B3",
    "complete": "#CFE3E8",
    "bare": "#8A97A0",
}


def plot_starts(report: Report) -> str:
    """SVG of milliseconds from the start of the process."""
    bare_ms = median(report.bare.ended_ms["painted"])
    rows: list[tuple[str, list[tuple[str, float]]]] = [("bare window", [("bare", bare_ms)])]
    for name, sample in report.starts.items():
        rows.append((name, [(phase, median(sample.ended_ms[phase])) for phase in PHASES]))
    most = max(ended for _, parts in rows for _, ended in parts) * 1.08
    scale = (_WIDTH - _LEFT - 20) / most
    height = _TOP + len(rows) * (_BAR + _GAP) + 40
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'font-family="sans-serif" font-size="13">',
        f'<rect width="{_WIDTH}" height="{height}" fill="#FFFFFF"/>',
        '<text x="16" y="24" font-weight="600" fill="#1B2730">Start of the process to …, ms (medians)</text>',
    ]
    for number, (name, parts) in enumerate(rows):
        top = _TOP + number * (_BAR + _GAP)
        out.append(f'<text x="16" y="{top + 20}" fill="#1B2730">{escape(name)}</text>')
        before = 0.0
        for phase, ended in parts:
            x, wide = _LEFT + before * scale, (ended - before) * scale
            colour = _COLOURS[phase]
            out.append(f'<rect x="{x:.1f}" y="{top}" width="{wide:.1f}" height="{_BAR}" fill="{colour}"/>')
            label = f"{ended:.0f}"
            out.append(
                f'<text x="{x + wide - 4:.1f}" y="{top + 20}" text-anchor="end" '
                f'fill="{"#1B2730" if phase == "complete" else "#FFFFFF"}">{label}</text>'
            )
            before = ended
    for phase, colour in (("painted", "#0F5C70"), ("usable", "#5B6B75")):
        x = _LEFT + bare_ms * GOALS[phase] * scale
        bottom = height - 34
        out.append(
            f'<line x1="{x:.1f}" y1="{_TOP - 8}" x2="{x:.1f}" y2="{bottom}" stroke="{colour}" '
            'stroke-dasharray="4 3"/>'
        )
    legend = "dark to light: first paint · search · help and troubleshooters · every page; lines: the goals"
    out.append(f'<text x="16" y="{height - 12}" fill="#5B6B75">{legend}</text>')
    out.append("</svg>")
    return "\n".join(out) + "\n"
