"""The figures as one JSON document, as Markdown tables, and as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Any

from walletcare.app.bench.starts import Idle, Samples

GOALS = {"painted": 1.25, "usable": 1.5, "pss": 1.4, "idle-pss": 2.0}
"""Most, as a ratio to the bare window of the same run."""
PHASES = ("painted", "searchable", "usable", "complete")


@dataclass
class Report:
    """Everything measured in one run. ``inside`` holds ``Figure.as_json`` by program."""

    rounds: int
    platform: str
    bare: Samples
    starts: dict[str, Samples]
    idle: dict[str, Idle]
    inside: dict[str, list[dict[str, Any]]]
    sizes_mb: dict[str, float]

    def as_json(self) -> dict[str, Any]:
        return {
            "rounds": self.rounds,
            "platform": self.platform,
            "bare": {
                "painted_ms": round(median(self.bare.ended_ms["painted"]), 1),
                "processor_ms": round(median(self.bare.processor_ms["painted"]), 1),
                "pss_mb": round(median(self.bare.pss_mb), 1),
            },
            "starts": {name: self._start(sample) for name, sample in self.starts.items()},
            "idle": {
                name: {
                    "pss_mb": round(idle.pss_mb, 1),
                    "pss_ratio": self._idle_ratio(idle),
                    "wakeups_per_s": round(idle.work.wakeups / idle.seconds, 2),
                    "processor_percent": round(100 * idle.work.processor_s / idle.seconds, 3),
                }
                for name, idle in self.idle.items()
            },
            "inside": self.inside,
            "size_mb": self.sizes_mb,
            "goals": GOALS,
        }

    def as_markdown(self) -> str:
        lines = [
            f"{self.rounds} rounds in turn, `{self.platform}`, Chinese window, medians. "
            "Ratio: to the bare window, round by round.",
            "",
            "| start | ms | ratio | processor ms | ratio | goal |",
            "| --- | --- | --- | --- | --- | --- |",
            f"| bare PySide6 window painted | {median(self.bare.ended_ms['painted']):.0f} | 1.00 "
            f"| {median(self.bare.processor_ms['painted']):.0f} | 1.00 | |",
        ]
        for name, sample in self.starts.items():
            for phase in PHASES:
                goal = f"{GOALS[phase]:.2f}" if phase in GOALS else ""
                ended, used = median(sample.ended_ms[phase]), median(sample.processor_ms[phase])
                by_time, by_work = self._ratio(sample, phase), self._ratio(sample, phase, of_work=True)
                lines.append(
                    f"| {name} {phase} | {ended:.0f} | {by_time:.2f} | {used:.0f} | {by_work:.2f} | {goal} |"
                )
        lines += [
            "",
            "| memory (PSS), wake-ups | MB | ratio | wake-ups / s | processor | goal |",
            "| --- | --- | --- | --- | --- | --- |",
            f"| bare window painted | {median(self.bare.pss_mb):.1f} | 1.00 | | | |",
        ]
        for name, sample in self.starts.items():
            paint, ready = median(sample.pss_mb), median(sample.ready_pss_mb)
            base = median(self.bare.pss_mb)
            lines.append(f"| {name} painted | {paint:.1f} | {paint / base:.2f} | | | {GOALS['pss']:.2f} |")
            lines.append(f"| {name} complete | {ready:.1f} | {ready / base:.2f} | | | |")
        for name, idle in self.idle.items():
            goal = f"{GOALS['idle-pss']:.2f}" if name != "bare" else ""
            lines.append(
                f"| {name} {'idle' if name == 'bare' else 'connected and idle'} | {idle.pss_mb:.1f} "
                f"| {self._idle_ratio(idle):.2f} | {idle.work.wakeups / idle.seconds:.1f} "
                f"| {100 * idle.work.processor_s / idle.seconds:.2f} % | {goal} |"
            )
        lines += [
            "",
            "| inside | program | ms | baseline | ms | ratio |",
            "| --- | --- | --- | --- | --- | --- |",
        ]
        for name, figures in self.inside.items():
            lines += [
                f"| {figure['name']} | {name} | {figure['ours_ms']:.2f} | {figure['baseline']} "
                f"| {figure['baseline_ms']:.2f} | {figure['ratio']:.2f} |"
                for figure in figures
            ]
        for name, size in self.sizes_mb.items():
            lines += ["", f"The folder of the {name} program has {size:.0f} MB."]
        return "\n".join(lines) + "\n"

    def _ratio(self, sample: Samples, phase: str, *, of_work: bool = False) -> float:
        ours = sample.processor_ms if of_work else sample.ended_ms
        bare = self.bare.processor_ms if of_work else self.bare.ended_ms
        pairs = zip(ours[phase], bare["painted"], strict=True)
        return round(median(mine / theirs for mine, theirs in pairs), 3)

    def _start(self, sample: Samples) -> dict[str, Any]:
        phases = {
            phase: {
                "ms": round(median(ended), 1),
                "ratio": self._ratio(sample, phase),
                "processor_ms": round(median(sample.processor_ms[phase]), 1),
                "processor_ratio": self._ratio(sample, phase, of_work=True),
            }
            for phase, ended in sample.ended_ms.items()
        }
        return {
            "phases": phases,
            "pss_mb": round(median(sample.pss_mb), 1),
            "pss_ratio": round(median(sample.pss_mb) / median(self.bare.pss_mb), 3),
            "ready_pss_mb": round(median(sample.ready_pss_mb), 1),
        }

    def _idle_ratio(self, idle: Idle) -> float:
        base = self.idle.get("bare")
        return round(idle.pss_mb / (base.pss_mb if base is not None else median(self.bare.pss_mb)), 3)
