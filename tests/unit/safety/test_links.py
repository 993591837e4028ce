"""The link gate: what can be opened, what asks first, what never opens."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.official_lists import HERON
from walletcare.safety.incoming.links import LinkWarning, check


@pytest.mark.parametrize(
    "link",
    [
        "https://heronwallet.example/a?b=1",
        "https://help.heronwallet.example",
        "mailto:help@heronwallet.example",
    ],
)
def test_official_links_open_without_asking(link: str) -> None:
    checked = check(link, HERON)
    assert checked.may_open
    assert not checked.needs_confirmation
    assert checked.warnings == ()


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/x",
        "https://example.org:8443/",
        "https://münchen.example/",
        "mailto:a@example.org",
    ],
)
def test_other_links_ask_first(link: str) -> None:
    checked = check(link, HERON)
    assert checked.may_open
    assert checked.needs_confirmation
    assert checked.words


@pytest.mark.parametrize(
    ("link", "warning"),
    [
        ("javascript:alert(1)", LinkWarning.SCHEME),
        ("file:///etc/passwd", LinkWarning.SCHEME),
        ("smb://host.example/share", LinkWarning.SCHEME),
        ("ms-msdt:/id", LinkWarning.SCHEME),
        ("walletcare://open/faq/x", LinkWarning.SCHEME),
        ("ftp://example.org/x", LinkWarning.SCHEME),
        ("\\\\attacker\\share\\x.png", LinkWarning.UNREADABLE),
        ("http://example.org/", LinkWarning.NOT_ENCRYPTED),
        ("https://heronwallet.example@evil.com/", LinkWarning.USER_PART),
        ("https://evil.com\\@heronwallet.example/", LinkWarning.UNREADABLE),
        ("https://evil.com/\u202egpj.exe", LinkWarning.HIDDEN),
        ("https://heronwallet-login.com/", LinkWarning.IMITATION),
        ("https://evil.com/" + "a" * 3000, LinkWarning.TOO_LONG),
        ("data:text/html,<b>x</b>", LinkWarning.SCHEME),
        ("https://heronwallet.example。evil.com/", LinkWarning.IMITATION),
    ],
)
def test_these_links_never_open(link: str, warning: LinkWarning) -> None:
    checked = check(link, HERON)
    assert warning in checked.warnings
    assert not checked.may_open


def test_target_is_rebuilt_with_the_encoded_host() -> None:
    checked = check("https://bücher.example/a b"[:25], HERON)
    assert checked.host == "bücher.example"
    assert checked.target.startswith("https://xn--bcher-kva.example/")


def test_prepared_mail_text_is_dropped() -> None:
    checked = check("mailto:help@heronwallet.example?bcc=x@evil.com&body=hi", HERON)
    assert checked.target == "mailto:help@heronwallet.example"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120) | st.from_regex(r"(?s)[a-z]{1,8}:.{0,60}", fullmatch=True))
def test_only_https_and_mailto_ever_reach_the_system(link: str) -> None:
    checked = check(link, HERON)
    assert checked.target == "" or checked.target.startswith(("https://", "mailto:"))
    if not checked.needs_confirmation:
        assert checked.is_official
