"""``walletcare desk``: a stand-in for the support backend, on this computer only."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from walletcare.app.start.clock_option import clock_offset
from walletcare.domain.language import Language
from walletcare.infra.system_language import system_language

if TYPE_CHECKING:
    from walletcare.desk.server import DeskAddress


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "desk",
        help="a stand-in for the support backend, with scripted people",
        description="Serves the client API of Chatwoot on 127.0.0.1; its control page works it by hand.",
    )
    parser.add_argument("--port", type=int, default=0, help="port to listen on (default: a free one)")
    parser.add_argument(
        "--scenario", default="default", metavar="NAME", help="a shipped scenario or a TOML file"
    )
    parser.add_argument("--list", action="store_true", help="list the shipped scenarios and end")
    parser.add_argument("--database", type=Path, metavar="FILE", help="keep everything over a restart")
    parser.add_argument(
        "--lang",
        choices=[language.value for language in Language],
        default=system_language().value,
        help="language of the control page and of texts that belong to nobody (default: the system's)",
    )
    parser.add_argument("--speed", type=float, default=1.0, help="20 plays a minute in three seconds")
    parser.add_argument(
        "--clock",
        type=clock_offset,
        default=0.0,
        metavar="SHIFT",
        help="start at +36h or -2d, or at a time (ISO 8601); start the app with the same",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from walletcare.desk.options import DeskOptions
    from walletcare.desk.scenarios.reader import ScenarioError, read_scenario, scenario_names
    from walletcare.desk.server import serve

    if options.list:
        for name in scenario_names():
            print(f"{name:<16}{read_scenario(name).title.text(Language(options.lang))}")
        return 0
    try:
        desk = DeskOptions(
            port=options.port,
            database=options.database,
            scenario=options.scenario,
            language=Language(options.lang),
            speed=options.speed,
            clock_offset_s=options.clock,
        )
        serve(desk, on_ready=_tell)
    except (ScenarioError, ValueError, OSError) as error:
        print(f"walletcare desk: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        # Ctrl+C is how a desk is ended; everything is closed by now.
        return 0
    return 0


def _tell(address: DeskAddress) -> None:
    print(f"API      {address.base_url}")
    print(f"socket   {address.cable_url}")
    print(f"inbox    {address.inbox_identifier}")
    print(f"control  {address.control_url}", flush=True)
