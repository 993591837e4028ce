"""The door: drafts, submitting, ratings, reminders, export, erasing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from tests.helpers.contact import START, Desk, contact_desk, make_brand
from walletcare.contact.change import ChangeKind
from walletcare.contact.following.ratings import Verdict
from walletcare.contact.following.reminders import ReminderKind
from walletcare.contact.following.stages import Step, StepState
from walletcare.contact.following.tickets import TicketFilter
from walletcare.content.survey_source import read_survey
from walletcare.domain.account import Account, AccountEntry, AccountKind
from walletcare.domain.channel import Holiday
from walletcare.domain.chat import RemoteStatus
from walletcare.domain.errors import RefusedError, UserFacingError
from walletcare.domain.language import LocalText
from walletcare.domain.ticket import Author, DraftFile, Stage, TicketId, TicketKind
from walletcare.infra.paths import resources_dir
from walletcare.safety.verdict import SecretFoundError

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


def asked(desk: Desk, text: str = "Where is my refund") -> TicketId:
    ticket_id = desk.service.submit(desk.service.drafts.new("refund", text=text)).id
    desk.deliver()
    desk.hear()
    return ticket_id


def stage(desk: Desk, ticket_id: TicketId) -> Stage:
    ticket = desk.service.tickets.get(ticket_id)
    assert ticket is not None
    return ticket.stage


def solve(desk: Desk, *, with_survey: bool = True) -> None:
    desk.clock.turn(minutes=5)
    desk.chat.set_status(1, RemoteStatus.RESOLVED)
    if with_survey:
        desk.chat.add(1, Author.SYSTEM, "Please rate", content_type="input_csat", is_template=True)
    desk.hear()
    desk.service.resync()


def account() -> Account:
    entry = AccountEntry(
        AccountKind.CHECK,
        "dns",
        "dns=failed",
        LocalText("域名能查到吗", "Does the name resolve"),
        LocalText("查不到", "No"),
        START,
        evidence="resolver: 192.0.2.1",
    )
    hidden = AccountEntry(
        AccountKind.INPUT,
        "bank",
        "bank",
        LocalText("银行", "Bank"),
        LocalText.same("PRIVATE"),
        START,
        is_included=False,
    )
    return Account("T04", 1, LocalText("连不上客服", "Support can't be reached"), (entry, hidden), "the-way")


def test_a_draft_is_kept_as_typed_and_comes_back_after_a_restart(tmp_path: Path) -> None:
    with contact_desk(tmp_path / "store.db", key="ab" * 32) as desk:
        draft = desk.service.drafts.new("transfer", text="  half a sent", account=account())
        desk.service.drafts.save(draft)
    with contact_desk(tmp_path / "store.db", key="ab" * 32) as desk:
        (found,) = desk.service.drafts.all()
        assert found.text == "  half a sent"
        assert found.account == account()


def test_a_draft_with_a_secret_is_not_saved_and_the_one_before_stays() -> None:
    with contact_desk() as desk:
        draft = desk.service.drafts.save(desk.service.drafts.new("login", text="before"))
        for changed in (replace(draft, text=PHRASE), replace(draft, transaction=PHRASE)):
            with pytest.raises(SecretFoundError):
                desk.service.drafts.save(changed)
        found = desk.service.drafts.get(draft.id)
        assert found is not None
        assert found.text == "before"
        assert not any(b"sausage" in repr(row).encode() for row in dump(desk))


def dump(desk: Desk) -> list[object]:
    with desk.database.read() as connection:
        return [tuple(row) for row in connection.execute("SELECT * FROM draft")]


def test_what_support_sees_is_exactly_what_was_previewed() -> None:
    """S0-16, S0-55, S1-38, S1-44."""
    with contact_desk() as desk:
        draft = desk.service.drafts.new("app", text="Support can't be reached", account=account())
        shown = desk.service.preview(draft)
        ticket = desk.service.submit(draft)
        desk.deliver()
        seen = desk.chat.texts(1)
        assert seen == [text.replace("WC-····-··", ticket.reference) for text in shown.messages]
        assert "resolver: 192.0.2.1" in seen[0]
        assert "PRIVATE" not in seen[0]
        codes = desk.chat.attributes[1]
        assert (codes["topic"], codes["verdict"], codes["complexity"]) == ("app", "the-way", "simple")
        assert "reached" not in json.dumps(dict(codes))


def test_a_submitted_draft_is_gone_in_the_same_transaction() -> None:
    with contact_desk() as desk:
        draft = desk.service.drafts.save(desk.service.drafts.new("login", text="cannot log in"))
        desk.service.submit(draft)
        assert desk.service.drafts.all() == ()
        assert desk.told(ChangeKind.OUTBOX) >= 1


def test_nothing_is_stored_when_the_guard_objects() -> None:
    with contact_desk() as desk:
        with pytest.raises(SecretFoundError):
            desk.service.submit(desk.service.drafts.new("login", text=PHRASE))
        assert desk.service.tickets.rows() == ()


def test_a_phrase_spread_over_several_replies_is_noticed() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        first, second = " ".join(PHRASE.split()[:6]), " ".join(PHRASE.split()[6:])
        desk.service.reply(ticket_id, first)
        with pytest.raises(SecretFoundError):
            desk.service.reply(ticket_id, second)


def test_files_travel_with_the_last_message_and_limits_are_told(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("error 17 on the payment page")
    with contact_desk() as desk:
        draft = desk.service.drafts.new("app", text="See the file")
        file = DraftFile(str(note), "note.txt", note.stat().st_size)
        ticket = desk.service.submit(replace(draft, files=(file,)))
        desk.deliver()
        (message,) = desk.chat.threads[1].messages
        assert [attachment.name for attachment in message.attachments] == ["note.txt"]
        (own,) = desk.service.tickets.messages(ticket.id).messages
        assert desk.service.tickets.file_data(own.attachments[0].id) == note.read_bytes()
        for files, code in (
            ((replace(file, path=str(tmp_path / "gone.txt")),), "file-missing"),
            ((file,) * 6, "too-many-files"),
        ):
            with pytest.raises(UserFacingError) as caught:
                desk.service.submit(replace(draft, files=files))
            assert caught.value.code == code


def test_a_very_long_text_goes_out_in_parts_and_nothing_is_cut() -> None:
    with contact_desk() as desk:
        words = " ".join(["the payment page shows an error and nothing moves"] * 300)
        asked(desk, words)
        parts = desk.chat.texts(1)
        assert all(len(part) <= 5000 for part in parts)
        assert len(parts) > 2
        joined = " ".join(" ".join(parts).split())
        assert words in joined


def test_the_timeline_follows_a_request_from_sent_to_solved() -> None:
    """S1-24, S1-27, S1-30, S2-20."""
    with contact_desk() as desk:
        ticket_id = asked(desk)

        def steps() -> dict[Step, StepState]:
            detail = desk.service.tickets.detail(ticket_id)
            assert detail is not None
            return {step.step: step.state for step in detail.steps}

        assert steps()[Step.SENT] is StepState.DONE
        assert steps()[Step.ASSIGNED] is StepState.CURRENT
        desk.clock.turn(minutes=2)
        desk.chat.add(1, Author.AGENT, "Hello")
        desk.hear()
        assert steps()[Step.ASSIGNED] is StepState.NOT_NEEDED
        assert steps()[Step.WAITING_FOR_YOU] is StepState.CURRENT
        desk.service.reply(ticket_id, "thanks")
        desk.deliver()
        assert steps()[Step.ANSWERED] is StepState.CURRENT
        solve(desk)
        assert set(steps().values()) <= {StepState.DONE, StepState.NOT_NEEDED}
        ticket = desk.service.tickets.get(ticket_id)
        assert ticket is not None
        assert ticket.first_answer_after == timedelta(minutes=2)
        assert ticket.solved_after is not None


def promise(desk: Desk, **after: float) -> None:
    """Support names a time for its answer."""
    at = START + timedelta(**after)
    desk.chat.attributes[1] = {**desk.chat.attributes.get(1, {}), "expected_by": at.isoformat()}
    desk.chat.assign(1, "Mei")
    desk.hear()


def test_nothing_is_overdue_while_support_waits_for_the_user() -> None:
    """What support promised stays in its data, also when the answer came in time."""
    with contact_desk() as desk:
        asked(desk)
        desk.chat.add(1, Author.AGENT, "Which card was it?")
        promise(desk, hours=1)
        desk.clock.turn(hours=2)
        (row,) = desk.service.tickets.rows()
        assert row.stage is Stage.WAITING_ON_YOU
        assert row.expected_by is not None
        assert not row.is_overdue


def test_a_promise_is_spent_with_the_answer_that_came_after_it() -> None:
    """What is written later is a question of its own, and the old time would call it overdue at once."""
    with contact_desk() as desk:
        ticket_id = asked(desk)
        promise(desk, hours=1)
        desk.clock.turn(hours=2)
        assert desk.service.tickets.rows()[0].is_overdue
        desk.chat.add(1, Author.AGENT, "Here it is")
        desk.hear()
        desk.service.reply(ticket_id, "It came back")
        desk.deliver()
        (row,) = desk.service.tickets.rows()
        assert row.expected_by is not None
        assert row.expected_by > desk.clock.now()
        assert not row.is_overdue


def test_an_expected_answer_that_does_not_come_is_overdue() -> None:
    """S0-59, S1-32."""
    with contact_desk() as desk:
        ticket_id = asked(desk)
        (row,) = desk.service.tickets.rows()
        assert row.expected_by == START + timedelta(minutes=4)
        assert not row.is_overdue
        desk.clock.turn(minutes=5)
        assert desk.service.tickets.rows()[0].is_overdue
        desk.service.ask_progress(ticket_id)
        desk.deliver()
        assert "how my request stands" in desk.chat.texts(1)[-1]
        assert desk.service.tickets.rows()[0].expected_by == START + timedelta(minutes=4)


@pytest.mark.parametrize("ask", ["ask_progress", "ask_for_person"])
def test_what_is_being_written_outlives_a_press_of_a_button(ask: str) -> None:
    """S2-58, S0-15: the program's own sentence takes nothing away from the user's."""
    with contact_desk() as desk:
        ticket_id = asked(desk)
        desk.service.drafts.save_reply(ticket_id, "And one more thing, about")
        getattr(desk.service, ask)(ticket_id)
        desk.deliver()
        assert len(desk.chat.texts(1)) == 2
        assert desk.service.drafts.reply(ticket_id) == "And one more thing, about"
        desk.service.reply(ticket_id, "And one more thing, about the fee")
        assert desk.service.drafts.reply(ticket_id) == ""


def test_measured_waits_replace_the_published_one() -> None:
    """S0-22, S2-21."""
    with contact_desk() as desk:
        ticket_id = asked(desk)
        advice = desk.service.channels.best_time("chat")
        assert advice is not None
        assert advice.origin == "default"
        for number in range(3):
            desk.clock.turn(minutes=11)
            desk.chat.add(1, Author.AGENT, f"answer {number}")
            desk.hear()
            desk.service.reply(ticket_id, f"question {number}")
            desk.deliver()
        status = desk.service.channels.status("chat")
        assert status is not None
        assert (status.wait.origin, status.wait.length) == ("measured", timedelta(minutes=11))
        advice = desk.service.channels.best_time("chat")
        assert advice is not None
        assert (advice.origin, advice.wait) == ("measured", timedelta(minutes=11))
        assert [cell.samples for cell in desk.service.channels.wait_history("chat")] == [3]


def test_a_rating_is_sent_and_counts_when_reading_back_shows_it() -> None:
    """S0-35, S0-28."""
    with contact_desk() as desk:
        ticket_id = asked(desk)
        assert desk.service.ratings.prompt(ticket_id) is None
        solve(desk)
        assert stage(desk, ticket_id) is Stage.RESOLVED_RATE
        for value, reasons, code in ((0, (), "rating-out-of-range"), (3, ("rude",), "rating-reason")):
            with pytest.raises(RefusedError) as caught:
                desk.service.ratings.rate(ticket_id, value, reasons)
            assert caught.value.code == code
        desk.clock.turn(minutes=5)
        desk.service.ratings.rate(ticket_id, Verdict.PARTLY.value_of, ("slow",), "took a while")
        assert desk.service.ratings.report().reasons == {"slow": 1}
        desk.deliver()
        desk.hear()
        ticket = desk.service.tickets.get(ticket_id)
        assert ticket is not None
        assert ticket.rating is not None
        assert ticket.rating.is_confirmed
        assert ticket.stage is Stage.RESOLVED_RATED
        solved = [event for event in ticket.timeline if event.stage.is_finished]
        assert len(solved) == 1, "a rating is no second solution"
        assert solved[0].at < ticket.rating.at


def test_a_rating_whose_reply_is_lost_is_confirmed_by_reading_back_and_sent_once() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        solve(desk)
        desk.chat.fail("rate", after_work=True)
        desk.service.ratings.rate(ticket_id, 5)
        desk.deliver()
        assert desk.chat.calls.count("rate") == 1
        ticket = desk.service.tickets.get(ticket_id)
        assert ticket is not None
        assert ticket.rating is not None
        assert ticket.rating.is_confirmed


def test_a_rating_closes_after_fourteen_days() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        solve(desk)
        desk.clock.turn(days=15)
        assert desk.service.ratings.prompt(ticket_id) is None
        with pytest.raises(RefusedError, match="rating-closed"):
            desk.service.ratings.rate(ticket_id, 5)


def asks_whether_it_holds(desk: Desk, ticket_id: TicketId) -> bool:
    prompt = desk.service.ratings.prompt(ticket_id)
    assert prompt is not None
    return prompt.is_follow_up_first


def test_the_follow_up_is_asked_once_some_days_later() -> None:
    """S1-33, S1-34."""
    with contact_desk() as desk:
        ticket_id = asked(desk)
        solve(desk)
        assert desk.service.ratings.follow_ups_due() == ()
        desk.clock.turn(days=3, minutes=1)
        ratings = desk.service.ratings
        assert ratings.follow_ups_due() == (ticket_id,)
        assert not asks_whether_it_holds(desk, ticket_id)
        ratings.note_follow_up(ticket_id)
        assert ratings.follow_ups_due() == ()
        assert asks_whether_it_holds(desk, ticket_id)
        ratings.answer_follow_up(ticket_id, holds=True)
        ratings.note_follow_up(ticket_id)
        assert not asks_whether_it_holds(desk, ticket_id), "an answer stays one"


def test_no_follow_up_without_a_place_to_answer() -> None:
    with contact_desk() as desk:
        asked(desk)
        solve(desk)
        desk.clock.turn(days=15)
        assert desk.service.ratings.follow_ups_due() == ()


def test_the_survey_keeps_its_interval_and_can_be_declined_for_good() -> None:
    """S0-33, S1-47."""
    with contact_desk() as desk:
        desk.service.ratings.set_survey(read_survey(resources_dir() / "survey.toml"))
        assert desk.service.ratings.survey_due() is None
        asked(desk)
        solve(desk)
        assert desk.service.ratings.survey_due() is not None
        desk.service.ratings.answer_survey({"speed": "4", "wish": "shorter queues"})
        assert desk.service.ratings.survey_due() is None
        desk.clock.turn(days=91)
        assert desk.service.ratings.survey_due() is not None
        desk.service.ratings.decline_survey(for_good=True)
        desk.clock.turn(days=1000)
        assert desk.service.ratings.survey_due() is None
        assert "shorter queues" in desk.service.export().json.decode()
        assert "shorter queues" in desk.service.export().text


def test_marking_solved_leaves_the_queue_and_writing_opens_it_again() -> None:
    """S2-66."""
    with contact_desk() as desk:
        ticket_id = asked(desk)
        desk.service.mark_solved(ticket_id)
        desk.deliver()
        desk.hear()
        assert desk.chat.threads[1].status is RemoteStatus.RESOLVED
        assert stage(desk, ticket_id).is_finished
        desk.service.reply(ticket_id, "it came back")
        desk.deliver()
        desk.hear()
        assert not stage(desk, ticket_id).is_finished


def test_a_complaint_carries_the_measured_wait() -> None:
    """S0-60, S0-61, S2-64."""
    with contact_desk() as desk:
        ticket_id = asked(desk)
        desk.clock.turn(minutes=47)
        draft = desk.service.slow_service_complaint(ticket_id)
        assert draft.kind is TicketKind.COMPLAINT
        assert "47 minutes" in draft.text
        complaint = desk.service.submit(draft)
        desk.deliver()
        assert desk.chat.attributes[2]["kind"] == "complaint"
        assert complaint.reference != desk.service.tickets.rows()[1].reference


def test_a_complaint_from_a_troubleshooter_carries_the_longest_wait() -> None:
    """S1-48, S2-64: T04 says that the wait goes along."""
    with contact_desk() as desk:
        blank = desk.service.drafts.new("complaint")
        assert desk.service.with_longest_wait(blank) == blank, "nothing waits"
        first = asked(desk)
        desk.clock.turn(minutes=30)
        asked(desk)
        desk.clock.turn(minutes=20)
        found = desk.service.tickets.get(first)
        assert found is not None
        text = desk.service.with_longest_wait(blank).text
        assert "50 minutes" in text
        assert found.reference in text


def test_a_reminder_is_due_at_its_time_even_after_a_restart(tmp_path: Path) -> None:
    """S0-21, S1-36."""
    with contact_desk(tmp_path / "store.db") as desk:
        desk.service.reminders.add(START + timedelta(hours=2), ReminderKind.QUIET_TIME, channel_id="chat")
        assert desk.service.reminders.due() == ()
        assert desk.service.reminders.next_at() == START + timedelta(hours=2)
        clock = desk.clock
    clock.turn(hours=3)
    with contact_desk(tmp_path / "store.db", clock=clock) as desk:
        (reminder,) = desk.service.reminders.due()
        desk.service.reminders.remove(reminder.id)
        assert desk.service.reminders.due() == ()


def test_an_email_only_brand_writes_its_request_as_a_mail() -> None:
    """S1-22."""
    with contact_desk(has_chat=False) as desk:
        ticket = desk.service.submit(desk.service.drafts.new("refund", text="Where is my refund"))
        handover = desk.service.ladder.handover(ticket.id)
        assert handover is not None
        assert handover.to == "help@heron.example"
        assert ticket.reference in handover.subject
        assert "refund" not in handover.subject.lower().replace("refund", "", 1)
        desk.service.ladder.confirm_sent(ticket.id)
        assert stage(desk, ticket.id) is Stage.SUBMITTED


def test_of_two_that_changed_in_the_same_second_the_later_one_leads() -> None:
    with contact_desk() as desk:
        first, second = asked(desk), asked(desk)
        for earlier, later in ((first, second), (second, first)):
            with desk.database.write() as connection:
                connection.execute("UPDATE ticket SET updated_at = 9")
                connection.execute("UPDATE ticket SET created_at = 2 WHERE id = ?", (later,))
                connection.execute("UPDATE ticket SET created_at = 1 WHERE id = ?", (earlier,))
            assert [row.id for row in desk.service.tickets.rows()] == [later, earlier]


def test_ten_thousand_requests_are_listed_page_by_page() -> None:
    with contact_desk() as desk:
        first = asked(desk)
        with desk.database.write() as connection:
            names = [row[1] for row in connection.execute("PRAGMA table_info(ticket)")]
            others = ", ".join(name for name in names if name not in {"id", "reference", "title"})
            connection.execute(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"  # noqa: S608
                f" INSERT INTO ticket (id, reference, title, {others})"
                f" SELECT 'copy-' || i, 'WC-' || i, 'Request ' || i, {others} FROM ticket, n WHERE id = ?",
                (first,),
            )
            plan = connection.execute(
                "EXPLAIN QUERY PLAN SELECT * FROM ticket WHERE is_finished = 0"
                " ORDER BY updated_at DESC, id LIMIT 50"
            ).fetchall()
        assert not any("TEMP B-TREE" in row[3] for row in plan), "the list must come out of the index sorted"
        assert len(desk.service.tickets.rows(TicketFilter.OPEN, limit=50)) == 50
        assert desk.service.tickets.counts().open == 10_001
        assert [row.title for row in desk.service.tickets.rows(text="request 9999")] == ["Request 9999"]


def test_pages_of_messages_join_without_gap_or_overlap() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        for number in range(60):
            desk.chat.add(1, Author.AGENT, f"line {number}")
        desk.hear()
        page = desk.service.tickets.messages(ticket_id, limit=25)
        found = list(page.messages)
        while page.has_older:
            page = desk.service.tickets.messages(ticket_id, before=found[0].id, limit=25)
            found = [*page.messages, *found]
        assert [message.text for message in found][1:] == [f"line {number}" for number in range(60)]


def test_everything_can_be_taken_along_and_erased(tmp_path: Path) -> None:
    with contact_desk(tmp_path / "store.db", key="ab" * 32) as desk:
        asked(desk)
        desk.service.drafts.save(desk.service.drafts.new("login", text="a draft"))
        export = desk.service.export()
        assert "Where is my refund" in export.text
        whole = json.loads(export.json)
        assert len(whole["requests"]) == 1
        assert whole["drafts"][0]["text"] == "a draft"
        assert desk.secrets.values
        desk.service.erase_everything()
        assert desk.secrets.values == {}
        assert list(tmp_path.iterdir()) == []


def test_files_of_two_messages_with_the_same_name_are_both_exported(tmp_path: Path) -> None:
    shot = tmp_path / "shot.txt"
    with contact_desk() as desk:
        ticket_id = asked(desk)
        for words in ("what I saw first", "what I saw then"):
            shot.write_text(words)
            file = DraftFile(str(shot), "shot.txt", shot.stat().st_size)
            desk.service.reply(ticket_id, "See the file", (file,))
        files = dict(desk.service.export().files)
        assert sorted(files.values()) == [b"what I saw first", b"what I saw then"]
        assert all(name.endswith("-shot.txt") for name in files)


def test_a_file_that_was_overruled_goes_along_when_the_mail_is_sent_by_hand(tmp_path: Path) -> None:
    doubtful = tmp_path / "card.txt"
    doubtful.write_text("The card ends like this: 4111 1111 1111 1111")
    with contact_desk() as desk:
        file = DraftFile(str(doubtful), "card.txt", doubtful.stat().st_size)
        draft = replace(desk.service.drafts.new("transfer", text="See the file"), files=(file,))
        with pytest.raises(SecretFoundError) as caught:
            desk.service.submit(draft, channel_id="email")
        allowed = frozenset(hit.kind for hit in caught.value.verdict.hits)
        ticket = desk.service.submit(draft, channel_id="email", allowed=allowed)
        handover = desk.service.ladder.handover(ticket.id)
        assert handover is not None
        assert b"card.txt" in handover.eml


def test_a_holiday_of_the_chat_is_told_wherever_the_chat_stands_in_the_brand_file() -> None:
    day = Holiday(date(2026, 11, 25), LocalText.same("holiday"), time(9), time(21))
    brand = make_brand()
    chat, *others = brand.channels
    chat = replace(chat, hours=replace(chat.hours, holidays=(day,)))
    with contact_desk(brand=replace(brand, channels=(*others, chat))) as desk:
        assert [busier.kind for busier in desk.service.channels.busier_now()] == ["holiday"]
