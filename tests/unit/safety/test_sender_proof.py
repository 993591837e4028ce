"""What a mail server found out about a sender counts, as far as it did not overrule itself."""

from __future__ import annotations

import pytest

from tests.helpers.official_lists import HERON
from walletcare.safety.official.report import OfficialVerdict

FROM = "From: Heron Wallet <help@heronwallet.example>\n"
PROVEN = "Authentication-Results: mx.example;\n dkim=pass header.d=heronwallet.example;\n dmarc=pass\n"
FORWARDED = "Authentication-Results: mx.example; spf=fail; dkim=pass; dmarc=pass\n"
WHOLE = """Delivered-To: me@mail-9.example
Received: from o1.em.mail-8.example (o1.em.mail-8.example. [203.0.113.7])
        by mx.mail-9.example with ESMTPS id x7 for <me@mail-9.example>;
        Sat, 28 Nov 2026 02:00:00 -0800 (PST)
X-Received: by 2001:db8::7 with SMTP id a640c23a62f3a; Sat, 28 Nov 2026 02:00:00 -0800 (PST)
Return-Path: <bounces+123@em.mail-8.example>
Authentication-Results: mx.mail-9.example;
       dkim=pass header.i=@heronwallet.example header.s=s1;
       spf=pass smtp.mailfrom=bounces@em.mail-8.example;
       dmarc=pass (p=REJECT) header.from=heronwallet.example
DKIM-Signature: v=1; a=rsa-sha256; d=heronwallet.example; h=content-type:from:subject; s=s1;
Date: Sat, 28 Nov 2026 10:00:00 +0000 (UTC)
From: Heron Wallet <help@heronwallet.example>
Message-ID: <aBc123@geo-17.mail-8.example>
Subject: Your request
To: me@mail-9.example
"""


@pytest.mark.parametrize(
    "headers", ["", PROVEN, FORWARDED, f"{FORWARDED}Received-SPF: softfail (forwarded)\n"]
)
def test_a_sender_that_nothing_speaks_against_is_official(headers: str) -> None:
    assert HERON.check(headers + FROM).verdict is OfficialVerdict.OFFICIAL


def test_whole_headers_of_a_mailing_service_are_recognised() -> None:
    report = HERON.check(WHOLE)
    assert [(item.shown, item.verdict) for item in report.items] == [
        ("help@heronwallet.example", OfficialVerdict.OFFICIAL)
    ]


@pytest.mark.parametrize(
    ("there", "instead", "code"),
    [
        ("dmarc=pass", "dmarc=fail", "sender-not-proven"),
        ("header.from=heronwallet.example", "header.from=mail-7.example", "sent-elsewhere"),
        ("<help@heronwallet.example>", "<help@mail-7.example>", "display-name"),
    ],
)
def test_the_same_headers_forged_are_not(there: str, instead: str, code: str) -> None:
    report = HERON.check(WHOLE.replace(there, instead))
    assert (report.verdict, report.items[0].reasons[0].code) == (OfficialVerdict.IMITATION, code)


def test_an_answer_that_goes_elsewhere_keeps_a_proven_mail_off_the_list() -> None:
    assert HERON.check(f"Reply-To: desk@mail-7.example\n{WHOLE}").verdict is OfficialVerdict.UNLISTED


def test_the_readers_own_address_and_what_they_sent_are_no_sender() -> None:
    sent = "From: me@mail-7.example\nReply-To: me@mail-7.example\nTo: help@heronwallet.example\n"
    assert HERON.check(sent).verdict is OfficialVerdict.UNLISTED
    assert HERON.check(f"{FROM}To: me@mail-7.example\n").verdict is OfficialVerdict.OFFICIAL
    assert (
        HERON.check(f"{FROM}收件人：me@mail-7.example\n\nmail-7.example").verdict is OfficialVerdict.UNLISTED
    )
    imitation = "From: me@mail-7.example\nTo: heronwallet.help@mail-8.example\n"
    assert HERON.check(imitation).verdict is OfficialVerdict.IMITATION


@pytest.mark.parametrize(
    "headers",
    [
        "Authentication-Results: mx.example; dmarc=fail\n",
        "Authentication-Results: mx.example;\n\tspf=softfail\n",
        "Received-SPF: fail (mx.example: not permitted)\n",
        # The forger's own header beside the server's.
        f"{PROVEN}Authentication-Results: mail.example; spf=fail\n",
        f"Authentication-Results: mx.example; dmarc=fail\n{PROVEN}",
    ],
)
def test_a_sender_that_the_server_found_forged_is_none_of_ours(headers: str) -> None:
    report = HERON.check(headers + FROM)
    assert report.verdict is OfficialVerdict.IMITATION
    assert report.items[0].reasons[0].code == "sender-not-proven"
