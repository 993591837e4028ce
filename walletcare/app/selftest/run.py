"""Runs all steps in order, each reported as it ends."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from walletcare.app.selftest import content_steps, library_steps, machine_steps, signed_steps, window_steps
from walletcare.app.selftest.case_steps import Case, Mailbox, ShiftedClock
from walletcare.app.selftest.step import StepResult, require, run_step
from walletcare.app.services import Services, build_services
from walletcare.app.start.brand_choice import StartOptions, choose_brand
from walletcare.content.pack import Pack
from walletcare.domain.language import Language
from walletcare.infra.clock import SystemClock
from walletcare.infra.keyring import KeyringStore
from walletcare.infra.paths import built_dir

DESK_SPEED = 20.0


def run_self_test() -> Iterator[StepResult]:
    """Every step, in a data folder of its own that is removed; needs neither screen nor network."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="walletcare-self-test-") as folder, Mailbox() as mailbox:
        yield from _steps(Path(folder), mailbox)


def _steps(folder: Path, mailbox: Mailbox) -> Iterator[StepResult]:
    system_keyring = KeyringStore("WalletCare self-test")
    yield run_step("libraries", machine_steps.libraries)
    yield run_step("libraries-at-work", library_steps.at_work)
    yield run_step("full-text-search", machine_steps.full_text)
    yield run_step("encrypted-store", machine_steps.encrypted_store)
    yield run_step("tls-roots", machine_steps.trust)
    yield run_step("keyring", lambda: machine_steps.keyring(system_keyring))
    yield run_step("fonts", window_steps.fonts)
    clock = ShiftedClock(SystemClock())
    built: list[Services] = []

    def start() -> str:
        options = StartOptions(is_demo=True, data_dir=folder)
        services = build_services(
            options,
            choose_brand(options),
            Pack.open(built_dir() / "pack.db"),
            clock,
            Language.EN,
            listener=lambda _: None,
            secrets=system_keyring,
            desk_speed=DESK_SPEED,
        )
        built.append(services)
        return f"{services.brand.id} brand, store {services.store.kind}, desk started"

    yield run_step("services", start)
    if not built:
        return
    services = built[0]
    try:
        yield from _content(services)
        case = Case(services, clock, mailbox)
        for name, work in _case(case):
            yield run_step(name, work)
        yield run_step("window", lambda: window_steps.window(services))
        yield run_step("erase", lambda: _erase(services))
    finally:
        yield run_step("shutdown", lambda: _close(services))


def _content(services: Services) -> Iterator[StepResult]:
    yield run_step("pack", lambda: content_steps.pack(services))
    yield run_step("search", lambda: content_steps.search(services))
    yield run_step("flows-and-checks", lambda: content_steps.flows(services))
    yield run_step("secret-guard", lambda: content_steps.guard(services))
    yield run_step("official-check", lambda: content_steps.official(services))
    yield run_step("signed-content", lambda: signed_steps.signed_content(services))


def _case(case: Case) -> tuple[tuple[str, Callable[[], str]], ...]:
    return (
        ("chat-connects", case.chat_connects),
        ("sent-by-chat", case.sent_by_chat),
        ("agent-answers", case.agent_answers),
        ("falls-back-to-email", case.falls_back_to_email),
        ("offers-social", case.offers_social),
        ("follows-to-solved", case.follows_to_solved),
        ("rating-stored", case.rates),
        ("export", case.exports),
    )


def _erase(services: Services) -> str:
    """Everything is forgotten, in the keyring too: a self-test leaves nothing behind."""
    secrets = services.secrets
    services.erase()
    left = [name for name in services.secret_names if secrets.get(name) is not None]
    require(not left, f"still in the keyring: {left}")
    return "nothing left in the keyring"


def _close(services: Services) -> str:
    services.close()
    services.pack.close()
    return "closed"
