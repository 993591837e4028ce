"""Reads what Home shows out of the features. Blocks on the store: call it in its lane."""

from __future__ import annotations

from walletcare.app.services import Services
from walletcare.contact.following.tickets import TicketFilter, TicketRow
from walletcare.domain.channel import ChannelKind
from walletcare.domain.chat import LinkState
from walletcare.domain.language import Language, LocalText
from walletcare.domain.ticket import Stage
from walletcare.ui.stores.home import (
    HomeState,
    LastEvent,
    RequestRow,
    RequestsOpening,
    Unfinished,
    UnfinishedKind,
)

_ROWS = 3
_UNFINISHED = 2
_LINE = 120
_SHOWN_KINDS = (ChannelKind.CHAT, ChannelKind.EMAIL, ChannelKind.PHONE, ChannelKind.SOCIAL)


def read_home_state(services: Services) -> HomeState:
    """Everything Home shows, as of now."""
    now = services.clock.now()
    contact = services.contact
    link = contact.channels.link
    rows = contact.tickets.rows(TicketFilter.OPEN, limit=_ROWS)
    statuses = contact.channels.statuses()
    shown = []
    for kind in _SHOWN_KINDS:
        shown += [status for status in statuses if status.spec.kind is kind][:1]
    return HomeState(
        now=now,
        opening=RequestsOpening.DONE,
        requests=tuple(_request(row, *_asked(services, row)) for row in rows),
        services=tuple(shown),
        notices=services.notices,
        pinned={language: services.pack.pinned(language) for language in Language},
        unfinished=_unfinished(services),
        checked_at=now if link in {LinkState.LIVE, LinkState.POLLING} else None,
        is_offline=link is LinkState.OFFLINE or services.options.is_offline,
        is_cut_off=link is LinkState.UNREACHABLE,
    )


def _asked(services: Services, row: TicketRow) -> tuple[str, LocalText | None]:
    """The last words of support while it waits for an answer, and why they are not for answering."""
    if row.stage is not Stage.WAITING_ON_YOU:
        return "", None
    # Needed when support has answered, not at the first paint.
    from walletcare.ui.contact.inbound import LOOKED_AT, alarm_of, last_of_support

    theirs = last_of_support(services.contact.tickets.messages(row.id, limit=LOOKED_AT).messages)
    warning = alarm_of(theirs, row.reference, services.inbound)
    words = services.inbound(theirs[0], row.reference).text if theirs else ""
    return " ".join(words[:_LINE].split()), warning.title if warning is not None else None


def _request(row: TicketRow, words: str, alarm: LocalText | None) -> RequestRow:
    needs_you = row.stage in {Stage.WAITING_ON_YOU, Stage.RESOLVED_RATE}
    if row.stage is Stage.WAITING_ON_YOU:
        event = LastEvent.SUPPORT_REPLIED
    elif row.stage in {Stage.SUBMITTED, Stage.QUEUED, Stage.NOT_SENT}:
        event = LastEvent.SENT
    elif row.stage is Stage.IN_PROGRESS:
        event = LastEvent.YOU_REPLIED
    else:
        event = LastEvent.CHANGED
    return RequestRow(
        ticket_id=row.id,
        reference=row.reference,
        title=row.title,
        stage=row.stage,
        event=event,
        event_at=row.updated_at,
        line=LocalText.same(words) if words else None,
        needs_you=needs_you,
        is_overdue=row.is_overdue,
        unread=row.unread,
        alarm=alarm,
    )


def _unfinished(services: Services) -> tuple[Unfinished, ...]:
    found = []
    for run in services.sessions.unfinished():
        flow = services.pack.flow(run.flow_id)
        if flow is not None:
            found.append(
                Unfinished(UnfinishedKind.FLOW, flow.title, run.updated_at, flow.id, session_id=run.id)
            )
    for draft in services.contact.drafts.all():
        words = draft.text.strip().split("\n")[0][:60]
        if words and draft.updated_at is not None:
            found.append(
                Unfinished(UnfinishedKind.DRAFT, LocalText.same(words), draft.updated_at, draft_id=draft.id)
            )
    found.sort(key=lambda entry: entry.left_at, reverse=True)
    return tuple(found[:_UNFINISHED])
