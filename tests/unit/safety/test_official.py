"""The official-contact check over generated imitations, spellings and ordinary contacts. Full run: ``-m
slow -k proof``."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.helpers.imitation_corpus import imitations, ordinary_domains, spellings
from tests.helpers.official_lists import BRANDS, HERON, listed
from walletcare.domain.language import Language, LocalText
from walletcare.safety.official.checker import OfficialChecker
from walletcare.safety.official.letters import letter_name
from walletcare.safety.official.reasons import SENTENCES, reason
from walletcare.safety.official.report import OfficialVerdict

SEED = 20261125
WORDS = [
    "river",
    "stone",
    "garden",
    "coffee",
    "market",
    "bright",
    "silver",
    "winter",
    "travel",
    "photo",
    "music",
    "kitchen",
    "forest",
    "orange",
    "paper",
    "window",
    "letter",
    "summer",
    "planet",
    "rocket",
    "harbor",
    "castle",
    "meadow",
    "pepper",
    "cotton",
    "bridge",
    "marble",
    "tunnel",
    "candle",
    "ribbon",
    "saddle",
    "heron",
    "lark",
    "swift",
    "eagle",
    "robin",
    "token",
    "pocket",
    "meta",
    "mask",
    "pay",
    "wave",
    "cloud",
]


@pytest.mark.parametrize("brand", BRANDS)
def test_imitations_are_named_and_never_official(brand: str) -> None:
    checker = OfficialChecker(BRANDS[brand])
    verdicts = Counter(
        (case.way, verdict.value)
        for case in imitations(BRANDS[brand], Random(SEED), 700)
        if (verdict := checker.check(case.text).verdict) is not OfficialVerdict.IMITATION
    )
    assert verdicts == Counter()


@pytest.mark.parametrize("brand", BRANDS)
def test_every_official_contact_is_recognised_however_it_is_written(brand: str) -> None:
    checker = OfficialChecker(BRANDS[brand])
    missed = [
        text
        for entry in BRANDS[brand].entries
        for text in spellings(entry)
        if checker.check(text).verdict is not OfficialVerdict.OFFICIAL
    ]
    assert missed == []


@pytest.mark.parametrize("brand", BRANDS)
def test_ordinary_domains_are_not_called_imitations(brand: str) -> None:
    checker = OfficialChecker(BRANDS[brand])
    called = [
        domain
        for domain in ordinary_domains(WORDS, Random(SEED), 1500)
        if checker.check(domain).verdict is OfficialVerdict.IMITATION
        and not any(name in domain.replace("-", "") for name in ("tokenpocket", "heronwallet", "heronpay"))
    ]
    assert called == []


@pytest.mark.slow
@pytest.mark.parametrize("brand", BRANDS)
def test_proof_of_imitations(brand: str) -> None:
    """10,000 imitations a brand: at least 99.5 % named, none official. ``pytest tests/unit/safety -m slow
    -s``."""
    checker = OfficialChecker(BRANDS[brand])
    verdicts = Counter(
        checker.check(case.text).verdict for case in imitations(BRANDS[brand], Random(SEED + 1), 10_000)
    )
    assert verdicts[OfficialVerdict.OFFICIAL] == 0
    assert verdicts[OfficialVerdict.IMITATION] >= 9_950


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("heronwaIlet.example", "look-alike-letters"),
        ("hеronwallet.example", "look-alike-letters"),
        ("һеrоnwаllеt.example", "look-alike-letters"),
        ("heronwallet.com", "wrong-ending"),
        ("heronwallet-support.com", "added-words"),
        ("heronwalet.example", "one-letter-off"),
        ("https://heronwallet.example.evil.com/", "name-as-subdomain"),
        ("https://heronwallet.example@evil.com/", "user-part"),
        ("https://heronwallet.example:443@evil.com/", "user-part"),
        ("https://evil.com\\@heronwallet.example", "name-in-path"),
        ("https://heronwallet.example:8443/", "odd-port"),
        ('"Heron Wallet Support" <x@gmail.com>', "display-name"),
        ("help@heronwallet.example <x@evil.com>", "display-name"),
        ("From: Heron <help@heronwallet.example>\nReply-To: x@evil.com", "reply-to"),
        ("From: <help@heronwallet.example>\nAuthentication-Results: mx; dmarc=fail", "sender-not-proven"),
        ("heronwallet.help@gmail.com", "brand-in-mailbox"),
        ("@HeronWallet_Support", "brand-in-name"),
        ("https://t.me/HeronWalletHelp", "other-network"),
        ("+44 20 7946 0322", "one-digit-off"),
        ("QQ群 0123456788", "one-digit-off"),
        ("sites.google.com/view/heronwallet", "page-anyone-can-make"),
    ],
)
def test_reason_says_what_is_wrong(text: str, code: str) -> None:
    report = HERON.check(text)
    assert report.verdict is OfficialVerdict.IMITATION
    assert report.reasons[0].code == code
    assert report.of


@pytest.mark.parametrize(
    "text",
    [
        "someone@heronwallet.example",
        "https://heronwallet.example/go?to=https://evil.com",
        "https://user@heronwallet.example/",
        "javascript://heronwallet.example/%0aalert(1)",
        "help@heronwallèt.example",
    ],
)
def test_doubtful_use_of_the_real_name_is_never_official(text: str) -> None:
    assert HERON.check(text).verdict is not OfficialVerdict.OFFICIAL


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "请告诉我订单号", "hello there", "a" * 50_000, "@", "..", "xn--"]
)
def test_nothing_to_compare_is_unknown_and_never_an_error(text: str) -> None:
    assert HERON.check(text).verdict is OfficialVerdict.UNKNOWN


def test_most_serious_item_comes_first() -> None:
    report = HERON.check("Write to help@heronwallet.example or heronwallet-help.com, see wikipedia.org")
    assert [item.verdict.value for item in report.items] == ["imitation", "unlisted", "official"]


def test_differing_letter_is_marked_and_named() -> None:
    item = HERON.check("heronwaIlet.example").items[0]
    (different,) = [segment for segment in item.segments if segment.is_different]
    assert (different.theirs, different.ours) == ("I", "l")
    assert different.theirs_name == LocalText("大写字母 i", "capital letter i")
    assert different.ours_name == LocalText("小写字母 L", "small letter L")
    assert "".join(segment.theirs for segment in item.segments) == "heronwaIlet.example"
    assert "".join(segment.ours for segment in item.segments) == "heronwallet.example"


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("https://heronwallet-support.top", ["heronwallet", "-support.top|.example"]),
        ("https://heron-wallet.pages.dev", ["heron", "-|", "wallet", ".pages.dev|.example"]),
        ("heronwa11et.io", ["heronwa", "11|ll", "et.", "io|example"]),
        ("heronwallet.example.kf8.vip", ["heronwallet.example", ".kf8.vip|"]),
        ("https://kf8.vip?@heronwallet.example", ["kf8.vip|heronwallet.example"]),
        (
            "heronwallet.support@mail.example",
            ["heronwallet.support|help", "@", "mail|heronwallet", ".example"],
        ),
        ("https://xn--hernwallet-gvi.example", ["her", "о|o", "nwallet.example"]),
        ("+44 20 7946 0312", ["+4420794603", "12|21"]),
        ("0044 20 7946 0322", ["+44207946032", "2|1"]),
        ("@HeronWalletHe1p", ["@HeronWalletHe", "1|l", "p"]),
        ("https://t.me/HeronWalletHelp", []),
    ],
)
def test_the_comparison_points_at_what_tells_them_apart(text: str, stretches: list[str]) -> None:
    """Not at single letters that two different names share by chance, and at none where all are the same."""
    segments = [segment for item in HERON.check(text).items for segment in item.segments]
    shown = [
        f"{segment.theirs}|{segment.ours}" if segment.is_different else segment.theirs for segment in segments
    ]
    assert shown == stretches


def test_encoded_form_is_shown_for_foreign_letters() -> None:
    assert HERON.check("hеronwallet.example").items[0].encoded.startswith("xn--")
    assert HERON.check("heronwallet.com").items[0].encoded == ""


@pytest.mark.parametrize("code", SENTENCES)
def test_reasons_never_promise_safety(code: str) -> None:
    text = reason(code).text
    for language in Language:
        assert text.text(language)
        assert "safe" not in text.text(language).lower()
        assert "安全" not in text.text(language)


def test_letters_that_look_alike_have_different_names() -> None:
    for first, second in ("Il", "l1", "0O", "aа", "oο", "eе"):
        assert letter_name(first) != letter_name(second)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("@HeronWalletHelp", OfficialVerdict.OFFICIAL),
        ("X: @HeronWalletHelp", OfficialVerdict.OFFICIAL),
        ("follow @HeronWalletHelp on Twitter", OfficialVerdict.OFFICIAL),
        ("Telegram: @HeronWalletHelp", OfficialVerdict.IMITATION),
        ("加电报 @HeronWalletHelp", OfficialVerdict.IMITATION),
        ("@HeronWalletHelp (WhatsApp)", OfficialVerdict.IMITATION),
        ("微信：0123456789", OfficialVerdict.IMITATION),
        ("https://heronwallet.example。evil.com/", OfficialVerdict.IMITATION),
        ("看 https://heronwallet.example。谢谢", OfficialVerdict.OFFICIAL),
        ("QQ群 0123456789", OfficialVerdict.OFFICIAL),
    ],
)
def test_a_handle_is_official_on_its_own_network_only(text: str, verdict: OfficialVerdict) -> None:
    assert HERON.check(text).verdict is verdict


def test_a_listed_subdomain_is_imitated_by_other_owners_only() -> None:
    checker = OfficialChecker(
        listed(("SwiftPay",), ("pay.northbank.example",), "a@northbank.example", "@SwiftPay")
    )
    for host in (
        "pay.northbank.top",
        "pay-northbank-help.top",
        "pay.northbank.secure-login.cc",
        "paynorthbank.netlify.app",
    ):
        assert checker.check(host).verdict is OfficialVerdict.IMITATION, host
    assert checker.check("https://news.northbank.example/a").verdict is OfficialVerdict.UNLISTED


def test_a_name_that_begins_inside_a_label_is_chance() -> None:
    checker = OfficialChecker(listed(("SafePal",), ("safepal.example",), "a@safepal.example", "@SafePal"))
    assert checker.check("markupsafe.palletsprojects.com").verdict is OfficialVerdict.UNLISTED
    assert checker.check("safe.pal-help.com").verdict is OfficialVerdict.IMITATION
