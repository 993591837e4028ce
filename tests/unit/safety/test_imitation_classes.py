"""One case of each class of imitation that was thought of against the rules, and ordinary names beside it."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.helpers import second_squatting
from tests.helpers.official_lists import listed
from walletcare.safety.official import lookalike, short_names
from walletcare.safety.official.checker import OfficialChecker
from walletcare.safety.official.report import OfficialVerdict


def _checker(name: str, domain: str, *others: str) -> OfficialChecker:
    handle = f"@{domain.partition('.')[0]}_official_x"
    return OfficialChecker(listed((name, *others), (domain,), f"care@{domain}", handle))


CHECKERS = {
    "kraken": _checker("Kraken", "kraken.example"),
    "venmo": _checker("Venmo", "venmo.example"),
    "okx": _checker("OKX", "okx.example"),
    "phantom": _checker("Phantom", "phantom.example"),
    "revolut": _checker("Revolut", "revolut.example"),
    "argent": _checker("Argent", "argent.example"),
    "gemini": _checker("Gemini", "gemini.example"),
    "tp": _checker("TP", "tp.example"),
    "moon": _checker("月光钱包", "yueguang.example"),
    "blockchain": _checker("Blockchain", "blockchain.example"),
}
NAMED = """
kraken: lcraken.com|kraker1.example|krakeri.example|krakeп.example|@lcraken_help
kraken: https://evil.example/https://kraken.example/|https://evil.example\\.kraken.example
kraken: https://evil.example#@kraken.example
kraken: https://m.me/kraken_help|https://wa.me/message/kraken|https://space.bilibili.com/kraken客服
kraken: t.me/s/kraken_kefu
kraken: tg://resolve?domain=kraken_cs|From: =?utf-8?B?S3Jha2VuIFN1cHBvcnQ=?= <info@mail-7.example>
kraken: From: x@mail-7.example (Kraken Support)|Kraken <help@mail-7.example>|care@kraken.example@evil.example
venmo: venmoseed.org|venmo-protocol-help.club|vennno.example|uenmo.example|venmozone.net
venmo: Venmo <help@mail-7.example>
okx: olcx.com|okxzhiyadesk.site|okx-v2.live|okx24handroid.top|hk-okx-kefu.top|m-okx.top
okx: okx-supp0rt.top|okxwangye.icu
phantom: phantom-support.com|phantomairdrop.xyz|phantom-claim-nft-7.com|phantom.top|phantom.evil.example
revolut: revolut-hilfe.com|revoluts.com|revolut.pages.dev
gemini: gemini-soporte.com|geminikefu.top|gemini-suport.com|gemini-fraud.online
tp: tp-support.com|tpkefu.top|tp.top|tpp.example|tp-wallet.net
tp: TP Support <x@mail-7.example>|tp_support@mail-7.example
moon: 月光錢包.com|月光钱包客服.在线|@月光錢包人工客服
moon: 微信公众号：月光钱包服务中心|weibo.com/n/月光钱包客服中心
blockchain: blocckchain.io|blockchain-login.top|@bolockchain|blockchain-apk.com
"""
NOT_NAMED = """
kraken: kraal.com|broken.example
venmo: vennel.org|seedmove.org
okx: bookxpress.com|oky.com|tokyo.com
phantom: phantomopera.com|phantomdeli.com|phantom-theatre.com
revolut: revolution.com|revolutionary.org|revolutions.net
argent: argentina.com|user-agent.com|urgent-care.com|argentine.org
gemini: geminitravels.com|gemini-films.com
tp: http.org|ftp.com|stp.de|tp-link.com|tpm.org|output.com
moon: 月亮钱包.com|moonlight.com
blockchain: blockchains.com|blockchain-wallet.com
"""


def _cases(table: str) -> list[tuple[str, str]]:
    rows = (row.partition(": ") for row in table.strip().splitlines())
    return [(brand, text) for brand, _, texts in rows for text in texts.split("|")]


@pytest.mark.parametrize(("brand", "text"), _cases(NAMED))
def test_an_imitation_is_named(brand: str, text: str) -> None:
    assert CHECKERS[brand].check(text).verdict is OfficialVerdict.IMITATION


@pytest.mark.parametrize(("brand", "text"), _cases(NOT_NAMED))
def test_a_name_that_only_holds_the_letters_is_not(brand: str, text: str) -> None:
    assert CHECKERS[brand].check(text).verdict is not OfficialVerdict.IMITATION


def test_a_second_generator_finds_no_class_that_is_missed() -> None:
    """Written without the rules at hand; the full count is in ``docs/security.md``."""
    seen: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for brand, kind, text, verdict in second_squatting.verdicts(3, 20261128):
        assert verdict is not OfficialVerdict.OFFICIAL, text
        for group in ("all", brand, kind):
            seen[group] += 1
            missed[group] += verdict is not OfficialVerdict.IMITATION
    assert missed["all"] <= 0.005 * seen["all"]
    assert all(missed[brand] <= 0.02 * seen[brand] for brand in second_squatting.BRANDS), missed
    assert seen["all"] > 1_000


def test_a_build_without_look_alikes_is_found_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (lookalike, short_names):
        monkeypatch.setattr(room, "looks_like", lambda *_: False)
    missed = [verdict for *_, verdict in second_squatting.verdicts(3, 20261128)]
    assert sum(verdict is not OfficialVerdict.IMITATION for verdict in missed) > 0.005 * len(missed)
