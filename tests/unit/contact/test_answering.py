"""Answers to choices and forms: what may be sent, once, and what was typed meanwhile."""

from __future__ import annotations

import pytest

from tests.helpers.contact import Desk, contact_desk
from walletcare.domain.errors import NotDeliveredError, RefusedError
from walletcare.domain.interactive import FieldKind, FormField, Interactive, Option, Submitted
from walletcare.domain.ticket import Author, Message, TicketId
from walletcare.safety.verdict import SecretFoundError

FIELDS = (
    FormField("order", "Order number", is_required=True),
    FormField("method", "Paid with", FieldKind.CHOICE, choices=(Option("Card", "card"),)),
)


def asked(desk: Desk) -> tuple[TicketId, Message]:
    ticket = desk.service.submit(desk.service.drafts.new(text="my payment failed"))
    desk.deliver()
    desk.chat.add(1, Author.AGENT, "Fill in", content_type="form", parts=Interactive("Fill in", FIELDS))
    desk.hear()
    return ticket.id, desk.service.tickets.messages(ticket.id).messages[-1]


def test_a_form_is_sent_once_and_its_answer_stands_in_the_message() -> None:
    with contact_desk() as desk:
        ticket_id, form = asked(desk)
        desk.service.answers.keep_typed(form.id, {"order": "12"})
        assert desk.service.answers.typed(ticket_id) == {form.id: {"order": "12"}}
        desk.service.answers.submit(ticket_id, form.id, {"order": " 123456 ", "method": "card"})
        assert desk.service.answers.typed(ticket_id) == {}
        (entry,) = desk.service.outbox.entries(ticket_id)
        assert entry.answers == form.remote_id
        desk.deliver()
        answered = desk.service.tickets.messages(ticket_id).messages[-1]
        assert answered.is_answered
        assert answered.parts.submitted == (Submitted("order", "123456"), Submitted("method", "card"))
        with pytest.raises(RefusedError, match="no-such-option"):
            desk.service.answers.submit(ticket_id, form.id, {"order": "2"})


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"order": "  "}, "form-incomplete"),
        ({"order": "1" * 1_001}, "form-too-long"),
        ({"order": "1", "method": "gold"}, "form-choice"),
    ],
)
def test_what_is_incomplete_is_not_queued(values: dict[str, str], code: str) -> None:
    with contact_desk() as desk:
        ticket_id, form = asked(desk)
        with pytest.raises(RefusedError, match=code):
            desk.service.answers.submit(ticket_id, form.id, values)
        assert desk.service.outbox.entries(ticket_id) == ()


def test_a_secret_in_a_form_is_neither_kept_nor_queued() -> None:
    secret = {"order": "4111 1111 1111 1111"}
    with contact_desk() as desk:
        ticket_id, form = asked(desk)
        with pytest.raises(SecretFoundError) as caught:
            desk.service.answers.submit(ticket_id, form.id, secret)
        assert caught.value.place == "Order number"
        with pytest.raises(SecretFoundError):
            desk.service.answers.keep_typed(form.id, secret)
        assert desk.service.answers.typed(ticket_id) == {}
        assert desk.service.outbox.entries(ticket_id) == ()


def test_an_answer_that_waits_is_replaced_by_the_next_one() -> None:
    with contact_desk() as desk:
        ticket_id, form = asked(desk)
        desk.chat.fail("submit-form", NotDeliveredError("dns"))
        desk.service.answers.submit(ticket_id, form.id, {"order": "1"})
        assert desk.service.deliver_due() is not None
        desk.service.answers.submit(ticket_id, form.id, {"order": "2"})
        assert len(desk.service.outbox.entries(ticket_id)) == 1
        desk.deliver()
        answered = desk.service.tickets.messages(ticket_id).messages[-1]
        assert answered.parts.submitted[0] == Submitted("order", "2")
