"""The official contacts as people, programs and mail write them, in every way that leads to them."""
# ruff: noqa: E501 - tables of texts read better in long lines

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from tests.helpers.phishing.brands import Imitated

_ADDRESS = """{d}|{D}|https://{d}|http://www.{d}/|HTTPS://WWW.{D}/|https://{d}:443/login|http://{d}:80
https://{d}./|https://login.{d}/?next=/home|hxxps://{dots}/help|{d0}[dot]{d1}|{d0} [dot] {d1}|{d0}(.){d1}
{d0}。{d1}|{d0}．{d1}|https://{d}?utm_source=sms|https://{d}#top|（{d}）|《{d}》|「{d}」|官网：{d}。|官网是{d}，别的都是假的
please go to {d}.|is {d} real?|<https://{d}/a>|[help](https://{d}/help)|<a href="https://{d}">{d}</a>|[{d}](https://{d}/)
网址 {d}/帮助|{d}/a/b?c=d&e=f#g|https://{d}/%E5%B8%AE%E5%8A%A9|**https://{d}**|_{d}_|`https://{d}/x`|👉 {d} 👈|• {d}
https：//{d}|https:／／{d}|https:\\\\{d}\\help|打开{d}就行|"{d}"|'https://{d}/'|1){d}|{d};|{d}…|http://{d}/index.html"""
_MAIL = r"""help@{d}|HELP@{D}|Help@{d}|mailto:help@{d}|mailto:help@{d}?subject=Hi%20there|<help@{d}>|(help@{d})
"{n} Support" <help@{d}>|{n} <help@{d}>|From: {n} <help@{d}>|From: help@{d} ({n})|发件人：{n}客服 <help@{d}>
From: "{n}"\n <help@{d}>|help＠{d}|help [at] {d0} [dot] {d1}|help(at){d0}(dot){d1}|邮箱：help@{d}。|发邮件到help@{d}即可
From: {n} <help@{d}>\nReply-To: {n} <help@{d}>\nSubject: Hi|From: =?utf-8?Q?{q}?= <help@{d}>|**help@{d}**|help@{d}.
write to help@{d}, please|E-Mail:help@{d}|📧help@{d}|['help@{d}']|help@{d}；|`help@{d}`|From: {n}\n\t<help@{d}>"""
_ACCOUNT = """@{h}|＠{h}|@{u}|https://x.com/{h}|x.com/{h}?lang=en|https://twitter.com/{h}|https://www.twitter.com/{h}/
https://mobile.x.com/{h}|https://x.com/{h}/status/1868|https://x.com/intent/follow?screen_name={h}|X: @{h}
推特：@{h}|Twitter：{h}|follow @{h} on X|（@{h}）|@{h}，|@{h}.|@{h}!|我们的推特是@{h}|https://twitter.com/#!/{h}"""
_NEWS = """https://t.me/{t}|t.me/{t}|https://t.me/{t}/123|https://t.me/s/{t}|tg://resolve?domain={t}
https://telegram.me/{t}|https://telegram.dog/{t}|https://t.me/{t}?boost|Telegram: https://t.me/{t}"""
_PHONE = """+442079460654|+44 20 7946 0654|+44 (0)20 7946 0654|0044 20 7946 0654|020 7946 0654|(020) 7946-0654
tel:+442079460654|tel:+44-20-7946-0654|＋４４２０７９４６０６５４|+44.20.7946.0654|电话：+44 20 7946 0654|call 020-7946-0654 now
+44\u00a020\u00a07946\u00a00654|+44\u201120\u20117946\u20110654|+4420 79460654|客服电话：020 7946 0654，全天|☎ +44 20 7946 0654"""
_GROUP = """0718293645|QQ群：0718293645|QQ群 0718293645|qq群0718293645|Q群：0718293645|QQ group: 0718293645|群号：0718 293 645
加群0718293645|官方QQ群（0718293645）|QQ 群号 0718293645"""


def official_ways(brand: Imitated) -> Iterator[str]:
    head, _, tail = brand.domain.partition(".")
    handle = f"{brand.handle}HQ"
    values = {
        "d": brand.domain,
        "D": brand.domain.upper(),
        "d0": head,
        "d1": tail,
        "dots": brand.domain.replace(".", "[.]"),
        "n": brand.name,
        "q": quote(brand.name).replace("%", "="),
        "h": handle,
        "u": handle.upper(),
        "t": f"{brand.handle}_news",
    }
    for table in (_ADDRESS, _MAIL, _ACCOUNT, _NEWS, _PHONE, _GROUP):
        for way in table.replace("\n", "|").split("|"):
            written = way.format(**values)
            yield written.replace(r"\n", "\n").replace(r"\t", "\t") if table is _MAIL else written
