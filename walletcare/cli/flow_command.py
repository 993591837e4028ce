"""``walletcare flow``: list the troubleshooters, or walk one in the terminal with the real checks."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from walletcare.cli.diagnose_command import make_context
from walletcare.domain import flow as f
from walletcare.domain.errors import ContentError
from walletcare.domain.language import Language, LocalText

if TYPE_CHECKING:
    from walletcare.troubleshoot.diagnostics.check import CheckContext
    from walletcare.troubleshoot.session import Session

EXIT_OK, EXIT_LEFT, EXIT_BROKEN = 0, 1, 2
_BACK, _QUIT = "b", "q"
_PROMPT = LocalText("选一个数字（b 返回，q 退出）：", "Choose a number (b back, q quit): ")
_TYPE = LocalText("输入（留空跳过，b 返回，q 退出）：", "Type (empty to skip, b back, q quit): ")
_REPORT = LocalText("报告", "Report")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``flow list`` and ``flow walk ID``; the namespace's ``run`` returns the exit status."""
    parser = subparsers.add_parser("flow", help="troubleshooters in the terminal")
    commands = parser.add_subparsers(dest="flow_command", required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="list the troubleshooters")
    listing.set_defaults(run=run_list)
    walk = commands.add_parser("walk", help="walk through one")
    walk.add_argument("id", help="the troubleshooter's id, such as payment-failed")
    walk.set_defaults(run=run_walk)
    for command in (listing, walk):
        command.add_argument(
            "--lang", choices=[language.value for language in Language], default=Language.EN.value
        )
        command.add_argument(
            "--flows", type=Path, metavar="DIR", help="folder with flow files, instead of the shipped flows"
        )
    walk.add_argument("--brand", type=Path, metavar="FILE", help="brand file of the wallet (brand.toml)")
    walk.add_argument("--data-dir", type=Path, metavar="DIR", help="the folder whose disk is looked at")
    walk.add_argument("--offline", action="store_true", help="skip checks that send anything")


def run_list(options: argparse.Namespace) -> int:
    """Print code, id and title of every flow. Exit status 0, or 2 when some cannot be read."""
    language = Language(options.lang)
    flows, faults = _read_flows(options.flows)
    for error in faults:
        print(_fault(error), file=sys.stderr)
    for flow in sorted(flows, key=lambda flow: flow.code):
        print(f"{flow.code}  {flow.id:<22} {flow.title.text(language)}")
    return EXIT_BROKEN if faults else EXIT_OK


def run_walk(options: argparse.Namespace) -> int:
    """Exit status 0 an outcome was reached, 1 the user left, 2 the flow or brand cannot be read."""
    from walletcare.safety.outgoing.guard import Guard
    from walletcare.troubleshoot.secret_screen import secret_screen
    from walletcare.troubleshoot.session import Session

    flows, faults = _read_flows(options.flows)
    flow = next((flow for flow in flows if flow.id == options.id), None)
    if flow is None:
        for error in faults:
            print(_fault(error), file=sys.stderr)
        known = ", ".join(sorted(other.id for other in flows))
        print(f"There is no troubleshooter {options.id!r}. Known: {known}", file=sys.stderr)
        return EXIT_BROKEN
    try:
        context = make_context(options)
    except ContentError as error:
        print(_fault(error), file=sys.stderr)
        return EXIT_BROKEN
    session = Session(
        flow,
        context.brand,
        context.clock,
        zone_today=lambda: context.clock.now().astimezone().date(),
        screen=secret_screen(Guard()),
    )
    return _Walk(session, context, Language(options.lang)).run()


def _read_flows(folder: Path | None) -> tuple[list[f.Flow], list[ContentError]]:
    """The flows in ``folder``, else in the sources, else in the pack: a packaged build has no sources."""
    from walletcare.infra.paths import built_dir, resources_dir

    source = resources_dir() / "flows" if folder is None else folder
    if folder is None and not source.is_dir():
        return _packed_flows(built_dir() / "pack.db")
    from walletcare.content.flow_source import read_flow

    flows, faults = [], []
    for path in sorted(source.glob("*.yaml")):
        try:
            flows.append(read_flow(path))
        except ContentError as error:
            faults.append(error)
    return flows, faults


def _packed_flows(path: Path) -> tuple[list[f.Flow], list[ContentError]]:
    from walletcare.content.pack import Pack

    try:
        pack = Pack.open(path)
    except ContentError as error:
        return [], [error]
    try:
        return list(pack.flows()), []
    finally:
        pack.close()


def _fault(error: ContentError) -> str:
    details = error.details
    step = f", step {details['step']}" if details.get("step") else ""
    return f"{details.get('file', '')}:{details.get('line', '')}{step}: {details.get('what', error.code)}"


class _Walk:
    def __init__(self, session: Session, context: CheckContext, language: Language) -> None:
        self.session, self.context, self.language = session, context, language

    def say(self, text: LocalText | None, indent: str = "") -> None:
        if text is not None:
            print(f"{indent}{self.session.text(text).text(self.language)}")

    def run(self) -> int:
        way = self.session.flow.way_round
        if way is not None:
            self.say(way.text, "! ")
            self.say(way.detail, "  ")
        while not isinstance(self.session.step, f.OutcomeStep):
            print()
            if not self._step():
                return EXIT_LEFT
        print()
        self._outcome(self.session.step)
        return EXIT_OK

    def _step(self) -> bool:
        """Do the open step; False when the user leaves."""
        step = self.session.step
        match step:
            case f.QuestionStep():
                self._head(step.title, step.helper)
                return self._choose(step.choices)
            case f.InstructionStep():
                self._head(step.title, step.helper)
                self.say(step.warning)
                self._actions(step.actions)
                return self._choose(step.exits)
            case f.InputStep():
                self._head(step.title, step.helper)
                self.say(step.example)
                self.say(step.privacy)
                return self._type()
            case f.ChecksStep():
                self._head(step.title, step.helper)
                self._check()
                return True
            case _:
                raise AssertionError(step)

    def _head(self, title: LocalText, helper: LocalText | None) -> None:
        progress = self.session.progress()
        print(f"[{progress.step}] ", end="")
        self.say(title)
        self.say(helper)

    def _choose(self, choices: tuple[f.Choice, ...]) -> bool:
        for number, choice in enumerate(choices, 1):
            self.say(choice.label, f"  {number}. ")
            self.say(choice.hint, "     ")
        while True:
            word = self._ask(_PROMPT)
            if word is None or word == _QUIT:
                return False
            if word == _BACK:
                self.session.back()
                return True
            if word.isdecimal() and 1 <= int(word) <= len(choices):
                self.session.answer(choices[int(word) - 1].id)
                return True

    def _type(self) -> bool:
        while True:
            word = self._ask(_TYPE)
            if word is None or word == _QUIT:
                return False
            if word == _BACK:
                self.session.back()
                return True
            step = self.session.step
            if not word and isinstance(step, f.InputStep) and step.is_optional:
                self.session.skip()
                return True
            problem = self.session.type(word)
            if problem is None:
                return True
            self.say(problem.text)

    def _check(self) -> None:
        from walletcare.troubleshoot.runner import run_checks

        results = run_checks(self.session.uses(), self.context, inputs_of=self.session.inputs_of)
        self.session.record_results(results)
        for fact in self.session.known()[-len(results) :]:
            print(f"  {fact.question.text(self.language)}: {fact.answer.text(self.language)}")
        self.session.proceed()

    def _actions(self, actions: tuple[f.Action, ...]) -> None:
        for number, action in enumerate(actions, 1):
            self.say(action.text, f"  {number}) ")
            self.say(action.detail, "     ")

    def _outcome(self, step: f.OutcomeStep) -> None:
        from walletcare.troubleshoot.account_text import account_as_text

        for text in (step.title, step.cause, step.detail, step.money):
            self.say(text)
        for point in self.session.points():
            self.say(point.text, "  [x] " if point.is_held else "  [ ] ")
        self._actions(step.actions)
        print(f"\n--- {_REPORT.text(self.language)}")
        print(account_as_text(self.session.account(), self.language), end="")

    def _ask(self, prompt: LocalText) -> str | None:
        """A line of input without the line end; None at the end of the input."""
        print(prompt.text(self.language), end="", flush=True)
        line = sys.stdin.readline()
        return line.strip() if line else None
