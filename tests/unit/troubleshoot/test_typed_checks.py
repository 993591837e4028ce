"""The checks that look at what the user typed, and those that look at this computer."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.helpers.flows import NOW, StillClock, brand, result
from walletcare.content.brand_source import read_brand
from walletcare.content.wording import wording_faults
from walletcare.domain.brand import Brand, DeadlineRules
from walletcare.domain.channel import ChannelState
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.domain.notice import Notice, NoticeKind
from walletcare.domain.probe import ZoneFacts
from walletcare.domain.support_now import QueuePlace, SupportNow
from walletcare.infra.clock import SystemClock
from walletcare.infra.paths import resources_dir
from walletcare.infra.probes import SocketProbe
from walletcare.troubleshoot.diagnostics.check import CheckContext
from walletcare.troubleshoot.diagnostics.disk import FULL_BYTES, LOW_BYTES
from walletcare.troubleshoot.diagnostics.registry import CHECKS
from walletcare.troubleshoot.targets import Targets

LOOPBACK = (("127.0.0.1", socket.AF_INET),)
GOOD_TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
GOOD_EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
LOOK_ALIKE = "0x5aAe000000000000000000000000000000000aed"


@dataclass
class Desk:
    """Runs one check with what it needs."""

    folder: Path
    clock: StillClock = field(default_factory=StillClock)
    rules: DeadlineRules = field(default_factory=lambda: DeadlineRules(30, 90, 15))
    notices: tuple[Notice, ...] = ()
    content_date: date | None = date(2026, 3, 1)
    earlier: Mapping[str, DiagnosticResult] = field(default_factory=dict)
    probe: SocketProbe = field(default_factory=lambda: SocketProbe(SystemClock(), routes=LOOPBACK))
    is_offline: bool = False
    brand: Brand | None = None
    support: SupportNow | None = None

    def run(self, check: CheckId, **inputs: str) -> DiagnosticResult:
        return CHECKS[check].run(
            CheckContext(
                probe=self.probe,
                targets=Targets(None),
                clock=self.clock,
                brand=self.brand or brand(rules=self.rules),
                data_dir=self.folder,
                inputs=inputs,
                earlier=self.earlier,
                notices=self.notices,
                support=self.support,
                app_version="1.2.0",
                content_date=self.content_date,
                is_offline=self.is_offline,
            )
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(
    ("check", "inputs", "reason"),
    [
        (CheckId.CARD, {"number": "4111111111111111"}, ""),
        (CheckId.CARD, {"number": "4111111111111111", "expiry": "03/2026"}, ""),
        (CheckId.CARD, {"number": "4111111111111111", "expiry": "02/2026"}, "card-expired"),
        (CheckId.CARD, {"number": "4111111111111112"}, "card-typing"),
        (CheckId.CARD, {"number": "411111111111"}, "card-length"),
        (CheckId.CARD, {"number": "99"}, ""),
        (CheckId.IBAN, {"number": "DE89 3704 0044 0532 0130 00"}, ""),
        (CheckId.IBAN, {"number": "DE88370400440532013000"}, "iban-typing"),
        (CheckId.IBAN, {"number": "DE8937040044053201300"}, "iban-length"),
        (CheckId.IBAN, {"number": "GB82 WEST 1234 5698 7654 32"}, ""),
        (CheckId.IBAN, {}, ""),
        (CheckId.BALANCE, {"amount": "100 CNY", "balance": "102", "fee": "2"}, ""),
        (CheckId.BALANCE, {"amount": "100 CNY", "balance": "101", "fee": "2"}, "balance-short"),
        (CheckId.BALANCE, {"amount": "6000 元", "balance": "9000 元"}, "over-limit"),
        (CheckId.BALANCE, {"amount": "100 USD", "balance": "900 元"}, "currency-differs"),
        (CheckId.BALANCE, {"amount": "100"}, ""),
        (CheckId.ADDRESS, {"address": GOOD_TRON, "network": "TRC20"}, ""),
        (CheckId.ADDRESS, {"address": GOOD_TRON, "network": "ERC20"}, "network-mismatch"),
        (CheckId.ADDRESS, {"address": GOOD_EVM, "network": "Solana"}, "network-mismatch"),
        (CheckId.ADDRESS, {"address": GOOD_EVM, "network": "some new chain"}, ""),
        (CheckId.ADDRESS, {"address": GOOD_EVM.lower()}, "address-unchecked"),
        (CheckId.ADDRESS, {"address": GOOD_TRON[:-1] + "u"}, "address-typing"),
        (CheckId.ADDRESS, {"address": "elephant"}, "address-unknown"),
        (CheckId.ADDRESS, {}, ""),
        (CheckId.SAME_ADDRESS, {"intended": GOOD_EVM, "used": GOOD_EVM.lower()}, ""),
        (CheckId.SAME_ADDRESS, {"intended": GOOD_EVM, "used": LOOK_ALIKE}, "address-look-alike"),
        (CheckId.SAME_ADDRESS, {"intended": GOOD_EVM, "used": GOOD_TRON}, "address-differs"),
        (CheckId.SAME_ADDRESS, {"intended": GOOD_TRON, "used": GOOD_TRON.lower()}, "address-differs"),
        (CheckId.SAME_ADDRESS, {"intended": GOOD_EVM}, ""),
        (CheckId.REFUND_RULES, {"date": "2026-03-01"}, ""),
        (CheckId.REFUND_RULES, {"date": "2026-02-03"}, ""),
        (CheckId.REFUND_RULES, {"date": "2026-02-02"}, "refund-too-late"),
        (CheckId.REFUND_RULES, {}, ""),
    ],
)
def test_what_was_typed_is_judged(desk: Desk, check: CheckId, inputs: dict[str, str], reason: str) -> None:
    found = desk.run(check, **inputs)
    assert found.reason == reason
    for text in (found.finding, found.remedy):
        if text is not None:
            assert wording_faults(text.zh, text.en) == []
    if reason:
        assert found.status in {CheckStatus.FAILED, CheckStatus.WARNING}
        assert found.remedy is not None


def test_the_missing_amount_is_named(desk: Desk) -> None:
    found = desk.run(CheckId.BALANCE, amount="1280 元", balance="1000 元", fee="2 元")
    assert found.value == "282 CNY"


def test_no_digit_of_a_card_or_iban_comes_back(desk: Desk) -> None:
    for check, number in (
        (CheckId.CARD, "4111111111111111"),
        (CheckId.CARD, "4111111111111112"),
        (CheckId.IBAN, "DE89370400440532013000"),
        (CheckId.IBAN, "DE88370400440532013000"),
    ):
        shown = repr(desk.run(check, number=number)).replace(" ", "")
        assert number[4:10] not in shown
        assert number[-6:] not in shown


def test_a_context_does_not_show_its_inputs(tmp_path: Path) -> None:
    context = CheckContext(
        probe=SocketProbe(SystemClock()),
        targets=Targets(None),
        clock=StillClock(),
        brand=brand(),
        data_dir=tmp_path,
        inputs={"number": "4111111111111111"},
    )
    assert "4111" not in repr(context)


@pytest.mark.parametrize(
    ("pasted", "reason", "value"),
    [
        ("https://heronwallet.example/login", "", "heronwallet.example"),
        ("help@heronwallet.example", "", "help@heronwallet.example"),
        ("@HeronWalletHelp", "", "@HeronWalletHelp"),
        ("+442079460321", "", "+44 20 7946 0321"),
        ("heronwa11et.example", "official-imitation", "heronwallet.example"),
        ("heronwallet.example.pay-help.top/login", "official-imitation", "heronwallet.example"),
        ("https://fast-loans.example", "official-unlisted", ""),
        ("他让我加他", "official-nothing", ""),
        ("", "", ""),
    ],
)
def test_a_pasted_contact_is_compared_with_the_official_list(
    desk: Desk, pasted: str, reason: str, value: str
) -> None:
    """S0-50: official, an imitation or neither; offline as well, and by name what it imitates."""
    desk.brand = read_brand(resources_dir() / "brands" / "demo" / "brand.toml")
    desk.is_offline = True
    found = desk.run(CheckId.OFFICIAL, contact=pasted)
    assert (found.reason, found.value) == (reason, value)
    assert (found.remedy is not None) == bool(reason)
    for text in (found.finding, found.remedy):
        if text is not None:
            assert wording_faults(text.zh, text.en) == []


def test_of_a_page_full_of_contacts_the_worst_go_into_the_account(desk: Desk) -> None:
    desk.brand = read_brand(resources_dir() / "brands" / "demo" / "brand.toml")
    pasted = "\n".join([*(f"https://site-{number}.example" for number in range(300)), "heronwa11et.example"])
    found = desk.run(CheckId.OFFICIAL, contact=pasted)
    assert len(found.evidence) == 5
    assert found.evidence[0] == "imitation: heronwa11et.example"


def test_a_wallet_without_refund_rules_leaves_it_open(desk: Desk) -> None:
    desk.rules = DeadlineRules()
    assert desk.run(CheckId.REFUND_RULES, date="2026-03-01").reason == "refund-doubtful"


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (NoticeKind.MAINTENANCE, "maintenance"),
        (NoticeKind.SUPPORT, "support-notice"),
        (NoticeKind.SECURITY, "security-notice"),
        (NoticeKind.PROMOTION, ""),
    ],
)
def test_current_notices_count(desk: Desk, kind: NoticeKind, reason: str) -> None:
    def notice(begins: datetime) -> Notice:
        words = LocalText("维护", "Maintenance")
        return Notice("n1", kind, words, words, begins, begins + timedelta(hours=2))

    desk.notices = (notice(NOW - timedelta(hours=1)),)
    assert desk.run(CheckId.STATUS).reason == reason
    desk.notices = (notice(NOW + timedelta(hours=1)),)
    assert desk.run(CheckId.STATUS).reason == ""


@pytest.mark.parametrize(
    ("state", "queue", "reason", "words"),
    [
        (ChannelState.OPEN, None, "", "The chat is open."),
        (ChannelState.CLOSED, None, "support-closed", "The chat is open."),
        (ChannelState.CLOSED, QueuePlace(3), "support-closed", "The chat is open."),
        (ChannelState.BUSY, None, "support-busy", "The chat is open."),
        (ChannelState.OPEN, QueuePlace(26, 9), "support-busy", "number 26 in the queue, about 9 min."),
        (ChannelState.OPEN, QueuePlace(2, 0), "support-busy", "number 2 in the queue, about 1 min."),
        (ChannelState.BUSY, QueuePlace(4), "support-busy", "number 4 in the queue."),
    ],
)
def test_whether_anybody_is_on_duty(
    desk: Desk, state: ChannelState, queue: QueuePlace | None, reason: str, words: str
) -> None:
    desk.support = SupportNow(state, LocalText("聊天开着", "the chat is open"), queue)
    found = desk.run(CheckId.SUPPORT)
    assert found.reason == reason
    assert words in found.finding.en
    assert (found.remedy is not None) == bool(reason)
    assert wording_faults(found.finding.zh, found.finding.en) == []


def test_a_chat_that_cannot_be_reached_is_for_the_other_checks(desk: Desk) -> None:
    desk.support = SupportNow(ChannelState.FAILING, LocalText("连不上", "it can’t be reached"))
    assert desk.run(CheckId.SUPPORT).status is CheckStatus.SKIPPED


def test_old_content_is_said(desk: Desk) -> None:
    assert desk.run(CheckId.VERSION).status is CheckStatus.PASSED
    desk.content_date = date(2025, 3, 1)
    assert desk.run(CheckId.VERSION).reason == "content-old"


class RoomProbe(SocketProbe):
    """The real probe in front of a disk of a chosen size and a chosen zone."""

    free = 0
    offset = timedelta(hours=8)

    def free_bytes(self, path: Path) -> int:
        return self.free

    def zone(self) -> ZoneFacts:
        return ZoneFacts("X", self.offset)


@pytest.mark.parametrize(
    ("free", "reason"), [(FULL_BYTES - 1, "disk-full"), (LOW_BYTES - 1, "disk-low"), (LOW_BYTES, "")]
)
def test_disk_space(desk: Desk, free: int, reason: str) -> None:
    probe = RoomProbe(SystemClock())
    probe.free = free
    desk.probe = probe
    assert desk.run(CheckId.DISK).reason == reason


def test_the_real_disk_has_a_figure(desk: Desk) -> None:
    found = desk.run(CheckId.DISK)
    assert Decimal(found.value.split()[0]) > 0


@pytest.mark.parametrize(
    ("offset_s", "reason"),
    [(-252, ""), (28_803, "zone-unusual"), (-3_590, "zone-unusual"), (4_000, ""), (3, "")],
)
def test_whole_hours_point_to_the_zone(desk: Desk, offset_s: int, reason: str) -> None:
    desk.probe = RoomProbe(SystemClock())
    clock = result("clock", CheckStatus.WARNING, "clock-behind")
    desk.earlier = {
        "clock": DiagnosticResult(
            "clock",
            clock.status,
            clock.finding,
            NOW,
            clock.reason,
            evidence=(f"clock offset: {offset_s:+d} s (2 servers)",),
        )
    }
    found = desk.run(CheckId.TIME_ZONE)
    assert (found.reason, found.value) == (reason, "UTC+08:00")


def test_without_servers_the_day_of_the_content_is_the_floor(desk: Desk) -> None:
    """T12: a clock before the program's own content cannot be right, even when nobody can be asked."""
    desk.clock.moment = datetime(2016, 3, 5, tzinfo=UTC)
    desk.probe = RoomProbe(SystemClock())
    targets_without_anybody = Targets(None, references=())
    found = CHECKS[CheckId.CLOCK].run(
        CheckContext(
            probe=desk.probe,
            targets=targets_without_anybody,
            clock=desk.clock,
            brand=brand(),
            data_dir=desk.folder,
            content_date=date(2026, 3, 1),
        )
    )
    assert (found.reason, found.status) == ("clock-behind", CheckStatus.FAILED)


@pytest.mark.parametrize("check", [check for check in CheckId if CHECKS[check].needs_network])
def test_offline_mode_skips_whatever_would_send(desk: Desk, check: CheckId) -> None:
    desk.is_offline = True
    found = desk.run(check, tx="0x" + "ab" * 32)
    assert found.status is CheckStatus.SKIPPED
    assert "offline" in found.finding.en


@pytest.mark.parametrize("check", list(CheckId))
def test_every_check_explains_itself_without_inputs_or_targets(desk: Desk, check: CheckId) -> None:
    desk.is_offline = True
    found = desk.run(check)
    assert found.check_id == check
    assert found.finding.zh
    assert found.finding.en
