"""``walletcare tour``: a picture of every page, of a demo that has something to show."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path

_SIZE = re.compile(r"(\d{3,5})x(\d{3,5})")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("tour", help="a picture of every page")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the pictures go")
    parser.add_argument("--lang", choices=("zh-CN", "en"), help="one language instead of both")
    parser.add_argument(
        "--theme", choices=("light", "dark", "contrast"), help="one theme instead of light and dark"
    )
    parser.add_argument(
        "--size", type=_size, action="append", metavar="WxH", help="size of the window (default 1280x800)"
    )
    parser.add_argument(
        "--text-scale", type=int, action="append", metavar="PERCENT", help="size of text (default 100)"
    )
    parser.add_argument("--page", action="append", metavar="NAME", help="this page only; may be repeated")
    parser.add_argument("--gallery", action="store_true", help="the components in all their states as well")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from walletcare.app.tour import TourOptions, run_tour
    from walletcare.app.tour.story import StoryError
    from walletcare.domain.language import Language
    from walletcare.ui.theme import ThemeChoice

    languages = (Language(options.lang),) if options.lang else (Language.ZH, Language.EN)
    themes = (ThemeChoice(options.theme),) if options.theme else (ThemeChoice.LIGHT, ThemeChoice.DARK)
    wanted = TourOptions(
        out=options.out,
        languages=languages,
        themes=themes,
        sizes=tuple(options.size or ((1280, 800),)),
        text_scales=tuple(options.text_scale or (100,)),
        with_gallery=options.gallery,
        pages=frozenset(options.page or ()),
    )
    taken = 0
    try:
        for picture in run_tour(wanted):
            taken += 1
            print(picture, flush=True)
    except (StoryError, OSError) as error:
        print(f"walletcare tour: {error}", file=sys.stderr)
        return 1
    print(f"{taken} pictures in {options.out}")
    return 0


def _size(text: str) -> tuple[int, int]:
    match = _SIZE.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError("a size looks like 1280x800")
    return int(match.group(1)), int(match.group(2))
