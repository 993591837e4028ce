"""The reports of every kept run of a troubleshooter, for the export of the user's data. Reads the store."""

from __future__ import annotations

import logging

from walletcare.app.services import Services
from walletcare.domain.errors import UserFacingError
from walletcare.domain.language import Language
from walletcare.troubleshoot.account_text import account_as_text
from walletcare.troubleshoot.session_state import resume

log = logging.getLogger(__name__)
_EVERY = 10_000


def run_reports(services: Services, language: Language) -> tuple[tuple[str, str], ...]:
    """Pairs of file name and report, runs to go on with first; what can't be read any more is left out."""
    reports = []
    for stored in (*services.sessions.unfinished(), *services.sessions.history(limit=_EVERY)):
        flow = services.pack.flow(stored.flow_id)
        if flow is None:
            continue
        try:
            run = resume(flow, stored.state, services.brand, services.clock).session
        except UserFacingError as error:
            log.warning("a kept run was left out of the export: %s", error.code)
            continue
        left = stored.updated_at.astimezone()
        name = f"{left:%Y-%m-%d-%H%M}-{stored.flow_id}-{stored.id[:4]}.txt"
        reports.append((name, account_as_text(run.account(), language)))
    return tuple(reports)
