"""``walletcare diagnose``: every check of this computer, the way and the service, and a verdict."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from walletcare import __version__
from walletcare.app.start.error_words import error_line
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult, Side, Verdict
from walletcare.domain.errors import ContentError
from walletcare.domain.language import Language, LocalText

if TYPE_CHECKING:
    from datetime import date

    from walletcare.domain.notice import Notice
    from walletcare.troubleshoot.diagnostics.check import CheckContext
    from walletcare.troubleshoot.runner import CheckProgress

EXIT_GOOD, EXIT_FOUND, EXIT_BROKEN = 0, 1, 2
_WORDS = {
    CheckStatus.PASSED: LocalText("正常", "Good"),
    CheckStatus.WARNING: LocalText("需要看一下", "Needs a look"),
    CheckStatus.FAILED: LocalText("有问题", "Problem found"),
    CheckStatus.SKIPPED: LocalText("已跳过", "Skipped"),
}
_SIDES = {
    Side.YOU: LocalText("在这台电脑这边", "On this computer’s side"),
    Side.THE_WAY: LocalText("在中间的网络上", "On the way in between"),
    Side.THEM: LocalText("在服务那边", "On the service’s side"),
    Side.UNKNOWN: LocalText("还不知道", "Not known"),
    Side.NOTHING_FOUND: LocalText("没有发现问题", "Nothing found"),
}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``diagnose``; the parsed namespace's ``run`` takes it and returns the exit status."""
    parser = subparsers.add_parser("diagnose", help="check this computer, the way and the service")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of lines")
    parser.add_argument("--brand", type=Path, metavar="FILE", help="brand file of the wallet (brand.toml)")
    parser.add_argument(
        "--lang", choices=[language.value for language in Language], default=Language.EN.value
    )
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="the folder whose disk is looked at")
    parser.add_argument("--offline", action="store_true", help="send nothing; look at this computer only")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Exit status 0 nothing found, 1 something found, 2 the brand file cannot be used."""
    from walletcare.domain.flow import CONNECTION_CHECKS, CheckUse
    from walletcare.troubleshoot.runner import run_checks
    from walletcare.troubleshoot.verdict import decide

    language = Language(options.lang)
    try:
        context = make_context(options)
    except ContentError as error:
        print(error_line(error), file=sys.stderr)
        return EXIT_BROKEN

    def tell(progress: CheckProgress) -> None:
        if progress.result is not None and not options.json:
            print(_line(progress.name, progress.result, language), flush=True)

    results = run_checks([CheckUse(check) for check in CONNECTION_CHECKS], context, on_progress=tell)
    verdict = decide(results)
    is_good = verdict.side is Side.NOTHING_FOUND
    if options.json:
        print(json.dumps(as_json(results, verdict), ensure_ascii=False, indent=2))
    else:
        colon = "：" if language is Language.ZH else ": "
        print(f"\n{_SIDES[verdict.side].text(language)}{colon}{verdict.text.text(language)}")
    return EXIT_GOOD if is_good else EXIT_FOUND


def make_context(options: argparse.Namespace) -> CheckContext:
    """What the checks work with, from the command's options.

    Raises:
        ContentError: The brand file cannot be used.
    """
    from walletcare.content.brand_source import read_brand
    from walletcare.infra.clock import SystemClock
    from walletcare.infra.paths import DataPaths, built_dir, resources_dir
    from walletcare.infra.probes import SocketProbe
    from walletcare.troubleshoot.diagnostics.check import CheckContext
    from walletcare.troubleshoot.targets import targets_of

    brand = read_brand(options.brand or resources_dir() / "brands" / "tpwallet" / "brand.toml")
    clock = SystemClock()
    notices, content_date = _shipped_content(built_dir() / "pack.db")
    return CheckContext(
        probe=SocketProbe(clock),
        targets=targets_of(brand),
        clock=clock,
        brand=brand,
        data_dir=DataPaths.for_brand(brand.id, options.data_dir).root,
        notices=notices,
        content_date=content_date,
        app_version=__version__,
        is_offline=options.offline,
    )


def _shipped_content(path: Path) -> tuple[tuple[Notice, ...], date | None]:
    """The notices of the pack and the day it was built; nothing where no pack was built."""
    from walletcare.content.pack import Pack

    try:
        pack = Pack.open(path)
    except ContentError:
        return (), None
    try:
        return pack.notices(), pack.built_on
    finally:
        pack.close()


def as_json(results: tuple[DiagnosticResult, ...], verdict: Verdict) -> dict[str, object]:
    """The stable output of ``--json``: ``verdict`` and ``checks``, described in ``docs/diagnostics.md``."""
    return {
        "verdict": {
            "side": str(verdict.side),
            "rule": verdict.rule,
            "zh": verdict.text.zh,
            "en": verdict.text.en,
            "decided_by": list(verdict.decided_by),
        },
        "checks": [
            {
                "id": result.check_id,
                "status": str(result.status),
                "reason": result.reason,
                "value": result.value,
                "zh": result.finding.zh,
                "en": result.finding.en,
                "evidence": list(result.evidence),
                "took_s": round(result.took_s, 3),
            }
            for result in results
        ],
    }


def _line(name: LocalText, result: DiagnosticResult, language: Language) -> str:
    value = f" · {result.value}" if result.value else ""
    colon, stop = ("：", "。") if language is Language.ZH else (": ", ". ")
    status = _WORDS[result.status].text(language)
    return f"{name.text(language)}{colon}{status}{value}{stop}{result.finding.text(language)}"
