"""Troubleshooters in commands: everything is built before they run, so nothing is waited for."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.contact import MemorySecrets
from walletcare.app.services import build_services
from walletcare.app.start.brand_choice import StartOptions, choose_brand
from walletcare.content.pack import Pack
from walletcare.domain.language import Language
from walletcare.infra.clock import SystemClock
from walletcare.infra.paths import built_dir
from walletcare.troubleshoot.diagnostics.check import Cancel


def test_checks_in_the_demo_know_its_desk_and_need_not_wait_for_it(tmp_path: Path) -> None:
    options = StartOptions(is_demo=True, data_dir=tmp_path)
    services = build_services(
        options,
        choose_brand(options),
        Pack.open(built_dir() / "pack.db"),
        SystemClock(),
        Language.EN,
        listener=lambda _: None,
        secrets=MemorySecrets(),
    )
    try:
        assert services.local.arrived.is_set(), "each run of checks would wait for the desk in vain"
        assert services.desk is not None
        context = services.check_context(Cancel())
        assert context.brand.backend is not None
        assert context.brand.backend.base_url == services.desk.base_url
    finally:
        services.close()
