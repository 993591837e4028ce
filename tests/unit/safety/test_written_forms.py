"""An official contact is recognised however a person writes, quotes or pastes it, and nothing else is."""

from __future__ import annotations

import pytest

from tests.helpers.official_lists import BRANDS, HERON, listed
from walletcare.safety.official.checker import OfficialChecker
from walletcare.safety.official.report import OfficialVerdict

_ADDRESS = """{d}|{D}|https://{d}|HTTPS://{D}/|www.{d}|https://www.{d}/login?utm_source=x&utm_medium=y#a
hxxps://{d}|hxxp://{dots}|{dots}|<https://{d}>|({d})|（{d}）|【{d}】|“{d}”|'{d}'|「https://{d}」
{d}。|{d}！|{d}；|官网是{d}吗|我们的官网：{d}，请收藏|请访问https://{d}/help查看|在{d}上看到的|看看{d}/help页面|网址:{d}|{d}/路径/页面
[官网](https://{d})|`{d}`|**{d}**|*https://{d}*|_{d}_|__{d}__
<a href="https://{d}/x">x</a>|>{d}|1. {d}|• https://{d}
https：//{d}|https:// {d}|https ://{d}|//{d}/x|https://{d}:443/|http://{d}:80|https://{d}./x|{d}:443|help.{d}
我在https://{d}上充值|https://{d}谢谢|收到一条短信说{d}|我{d}|👉https://{d}👈|✅{d}✅|&lt;https://{d}&gt;
https;//{d}|http//{d}|http(s)://{d}|https[:]//{d}|去{d}登录|打不开{d}了|https://{d}/help》|{{"url":"https://{d}"}}
https://{d}/a?b=1&c=%E4%BD%A0|HtTpS://{d}/?redirect=/home|https://{d}\\"""
_MAIL = """{m}|{M}|mailto:{m}|MAILTO:{M}?subject=hi|<{m}>|"Any Name" <{m}>|From: Any Name <{m}>
发件人：{m}|`{m}`|邮箱是{m}。|请发邮件到{m}，谢谢|发邮件给{m}吧|客服邮箱:{m}|E-mail：{m}|（{m}）|“{m}”|*{m}*
[{m}](mailto:{m})|{m}；"""
_MAIL_MORE = """'{m}'|~{m}~|mailto://{m}|来自{m}的邮件|{m}是真的吗|📧{m}
Any Name（{m}）|{m} (Any Name)"""
_ACCOUNT = """@{h}|＠{h}|@ {h}|https://x.com/{h}|x.com/{h}|https://twitter.com/{h}?s=20
https://mobile.twitter.com/{h}|https://x.com/@{h}|推特 @{h}|官方推特是@{h}，别的都是假的
[@{h}](https://x.com/{h})|推特：{h}|（@{h}）
关注@{h}吧|@{h}是真的吗|@{h}的回复|https://x.com/{h}吗
https://x.com/{h}👈|推特账号 @{h}|Twitter 客服：{h}|👉@{h}"""
_PHONE = """+44 20 7946 0321|+44 (0)20 7946 0321|0044 20 7946 0321|020 7946 0321|(020) 7946 0321
tel:+44-20-7946-0321|+44.20.7946.0321
＋４４ ２０ ７９４６ ０３２１|电话：+44 20 7946 0321|客服热线 020-7946-0321。
请拨打+442079460321咨询|+44–20–7946–0321|https://wa.me/442079460321
https://api.whatsapp.com/send?phone=%2B442079460321&text=hi
sms:+442079460321|tel://+442079460321|tel:+44%2020%207946%200321|+44 0 20 7946 0321
whatsapp://send?phone=442079460321|TEL:+442079460321
☎️+442079460321
打+442079460321|+44 20 7946\u20110321
座机 020-79460321"""
_GROUP = """0123456789|QQ群：0123456789|QQ群 0123456789|qq group 0123456789|加QQ群0123456789进群
群号0123456789
企鹅群0123456789|扣扣群：012 345 6789|官方QQ群（0123456789）
QQ群: 012 345 6789|QQ群号是0123456789|用户群：0123456789"""
_TELEGRAM = """https://t.me/{h}|t.me/{h}/12|https://t.me/s/{h}|https://web.telegram.org/k/#@{h}
https://telegram.me/{h}|tg://resolve?domain={h}&start=1|Telegram: @{h}|电报 @{h}|hxxps://t[.]me/{h}"""


def _full_width(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def _forms(templates: str, **values: str) -> list[str]:
    return [one.format(**values) for line in templates.splitlines() for one in line.split("|")]


@pytest.mark.parametrize("brand", BRANDS)
def test_every_form_of_an_official_contact_is_official(brand: str) -> None:
    entries = {entry.kind.value: entry.value for entry in BRANDS[brand].entries}
    domain = next(entry.value for entry in BRANDS[brand].entries)
    mail, handle = entries["email"], entries["handle"].lstrip("@")
    checker = OfficialChecker(BRANDS[brand])
    texts = [
        *_forms(_ADDRESS, d=domain, D=domain.upper(), dots=domain.replace(".", "[.]")),
        *_forms(_MAIL, m=mail, M=mail.upper()),
        *_forms(_MAIL_MORE, m=mail),
        *_forms(_ACCOUNT, h=handle),
        *_forms(_PHONE),
        *_forms(_GROUP),
        *map(_full_width, (domain, f"https://{domain}", mail, f"@{handle}")),
    ]
    assert len(texts) > 100
    missed = [text for text in texts if checker.check(text).verdict is not OfficialVerdict.OFFICIAL]
    assert missed == []


def test_every_form_of_an_account_on_telegram() -> None:
    checker = _on_telegram("@heron_care")
    texts = _forms(_TELEGRAM, h="heron_care")
    assert [text for text in texts if checker.check(text).verdict is not OfficialVerdict.OFFICIAL] == []
    other = _forms(_TELEGRAM, h="heron_car3")
    assert {checker.check(text).verdict for text in other} == {OfficialVerdict.IMITATION}


def test_an_account_on_weibo_by_its_name_in_the_path() -> None:
    brand = listed(("苍鹭钱包",), ("heronwallet.example",), "help@heronwallet.example", "@HeronWalletHelp")
    checker = OfficialChecker(brand)
    for text in (
        "https://weibo.com/n/苍鹭钱包客服",
        "https://weibo.com/n/%E8%8B%8D%E9%B9%AD%E9%92%B1%E5%8C%85",
    ):
        assert checker.check(text).verdict is OfficialVerdict.IMITATION


_ELSEWHERE = """help@{d}.net吧|邮箱是help@{d}.cn。|ѕhelp@{d}|https:// {d}.net|//{d}@evil.example/x|_{d}.net_
https://{d}.t.me/|tg://resolve?domain=HeronWalletHelp|https://wa.me/442079460322|tel:0123456789
+44 20 7946 0312|https://{d}@evil.example/|https://{d}%2f@evil.example|https://{d}\\@evil.example|https://{d}#@evil.example
https://evil.example?@{d}|https://evil.example\\.{d}|https://evil.example/https://{d}/|https://evil.example/.{d}
https://{d}。evil.example/|https://{d}\u200b.evil.example|https://{d}\u2044.evil.example/
https://{d}／.evil.example|https://{d}\t.evil.example|https://{d}{n}.evil.example|{d} .evil.example/login|https://{d}%00.evil.example
https://{d}/https:evil.example|https://{d}/%2f%2fevil.example|https://{d}/?u=%68ttps:%2f%2fevil.example
[https://{d}](https://evil.example)|{d} (evil.example)|data:text/html,https://{d}|blob:https://{d}/x
javascript:location="https://{d}"|intent://{d}#Intent;S.browser_fallback_url=https://evil.example;end
@HeronWalletHelp客服|@HeronWalletHelp的客服|@HeronWalletHelp上海|weibo.com/HeronWallet客服|{d}点evil点example
https://weibo.com/n/HeronWallet官方|https://{d}上.evil.example|help@{d}点evil点example|help@{d}吧.example
官网{d}.cn|中国{d}|https://{d}.公司|https;//{d}@evil.example|mailto://x@evil.example?cc=help@{d}|https://{d}&gt;.evil.example
+44 0 20 7946 0322|whatsapp://send?phone=442079460322|tel://+442079460322|https://{d}👈.evil.example
help@{d}@evil.example|"help@{d}" <x@evil.example>|mailto:help@{d}?cc=x@evil.example|help@{d}。evil.example
mailto:help@{d}?bcc=x%40evil.example|mailto:help@{d},x@evil.example|mailto:?to=x@evil.example&cc=help@{d}
https://x.com/HeronWalletHelp/../evil|https://x.com/%2e%2e/evil|https://x.com/evil?s=HeronWalletHelp
https://x.com/HeronWalletHelp/%2E./evil|https://x.com.evil.example/HeronWalletHelp|WhatsApp @HeronWalletHelp
加微信0123456789|支付宝账号 0123456789|卡号 0123456789|抖音号：0123456789|WhatsApp: 0123456789
QQ群：0123456780"""


@pytest.mark.parametrize("text", _forms(_ELSEWHERE, d="heronwallet.example", n="\n"))
def test_what_only_looks_written_like_one_is_not(text: str) -> None:
    """A browser, a mail program or a reader would end up elsewhere."""
    assert HERON.check(text).verdict is not OfficialVerdict.OFFICIAL


def test_the_end_of_the_brands_own_name_is_no_account() -> None:
    brand = listed(("WeChat Heron",), ("wechatheron.example",), "care@wechatheron.example", "@WeChatHeron")
    checker = OfficialChecker(brand)
    mail = "WeChat Heron <care@wechatheron.example>"
    assert checker.check(mail).verdict is OfficialVerdict.OFFICIAL
    assert checker.check("WeChat: heron_2026").verdict is not OfficialVerdict.OFFICIAL


def test_an_address_in_a_query_is_no_mail_address_of_ours() -> None:
    assert HERON.check("heronwallet.example/?q=a@b.example").verdict is not OfficialVerdict.IMITATION


def _on_telegram(handle: str) -> OfficialChecker:
    from dataclasses import replace

    brand = BRANDS["heron"]
    return OfficialChecker(
        replace(
            brand,
            entries=tuple(
                replace(entry, value=handle, network="telegram") if entry.kind.value == "handle" else entry
                for entry in brand.entries
            ),
        )
    )
