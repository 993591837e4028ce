"""How links, mail addresses, accounts and numbers are written in a text, and what stands around them."""

from __future__ import annotations

import re

from walletcare.domain.late_pattern import late_pattern

TLDS = frozenset(
    """com net org info biz io co app dev xyz top vip club site online shop store tech live pro me cc tv ai
    gg fun icu
    cn hk tw uk us eu de fr jp kr ru in sg my th vn ph id au nz ca br mx es it nl se no fi dk pl ch at be
    ie pt gr tr
    ua cz ro hu il ae sa za ng ke eg ar cl pe example test local onion link click support help services
    service finance
    exchange wallet money cash bank pay fund trade market global world network systems solutions group
    center agency
    company digital email cloud host website space asia mobi name win loan work life today news blog wiki
    page one
    team chat community social games art design studio media tube zone land city москва рф
    中国 网络 公司 公益 香港
    台湾 在线 中文网
    sbs cyou bond lol ltd run bio plus ninja guru rocks bid men date stream download review racing party
    science ws la im
    li to is st pw so sh ly gl su cfd rest quest beauty hair skin makeup monster""".split()
)
LETTER = r"\w\u00b7\u200b-\u200d\u2060\ufeff\u00ad\u0300-\u036f\u24b6-\u24e9\U0001f110-\U0001f189"
"""Also marks that stand on the letter before, and circled and squared letters: browsers read through them."""
DOT = (
    r"(?:\.|(?:(?<=[A-Za-z])|(?<=[a-z-]\d)|(?<=[a-z-]\d\d)|(?<=[a-z]\d\d\d))\s?点\s?(?=[A-Za-z])"
    r"|\u2024|\ufe52|\u00b7|。|．|｡|\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\s\[dot\]\s|\s\(dot\)\s)"
)
LABEL = rf"[{LETTER}](?:[{LETTER}\uff0d-]{{0,62}}[{LETTER}])?"
HOST = rf"(?:{LABEL}{DOT}){{1,10}}{LABEL}"
URL = late_pattern(
    r"(?:hxxps?|https?|ftp|wss?|javascript|data|file|tg|tel|sms|smb|[a-z][a-z0-9+.-]{2,20})\s?(?:://\s?(?=\w)"
    r"|://|：//|:[\\/]{1,3}(?=[^\s\\/])|\[:\]//|:\\\\)(?:(?!\]\()[^\s<>\"“”，。！？、；（）「」【】]|[。．｡](?=[a-z0-9-]{1,63}[./:。．｡])){1,2000}",
    re.IGNORECASE,
)
MAILTO = late_pattern(
    r"(?<![\w=/&?%.])(?:mailto|tel|sms|skype|javascript|data|weixin|mqqapi|alipays?):[^\s<>\"“”，。；]{1,500}",
    re.IGNORECASE,
)
LOCAL_LETTER = r"[^\W\u3000-\u9fff]"
"""No Chinese characters: those before a mail address are the sentence it stands in (邮箱是help@…)."""
EMAIL = late_pattern(
    rf"(?<![.!$%+=^-]){LOCAL_LETTER}(?:{LOCAL_LETTER}|[.!$%+=^~\u200b-\u200d'-]){{0,63}}(?:@|＠|\s?\[at\]\s?|\s?\(at\)\s?|\s?艾特\s?){HOST}",
    re.IGNORECASE,
)
NO_PLACE = late_pattern(
    r"(?<![a-z])(?:javascript|data|blob|filesystem|vbscript):(?=\S)[^\s<>]{1,2000}", re.IGNORECASE
)
"""Schemes that carry a page inside: no address in them is where they lead."""
CARRIED_ON = late_pattern(r"\s{1,3}((?:\.[\w-]{1,63}){1,8})(?![\w-])")
"""The rest of a host behind a blank or a line break, which browsers take out of what is pasted."""
QUOTE = late_pattern(r"[\"']")
ANGLED = late_pattern(r"<\s*([^<>\s]{3,320})\s*>")
LONGEST_NAME, LONGEST_CODED_NAME = 120, 400
LONGEST_QUERY, MOST_MAILBOXES = 2_000, 7
QUOTED_NAME = late_pattern(r"[\"“]([^\"”\n]{1,120})[\"”]\s*<\s*([^<>\s]{3,320})\s*>")
HEADER = late_pattern(r"^(?:from|sender|reply-to|return-path|to|发件人|回复)\s*[:：]\s*", re.IGNORECASE)
COMMENT = late_pattern(r"[ \t]{1,3}\(([^()\n]{1,120})\)")
"""The name behind an address, as old mail programs write it: ``help@wallet.example (Wallet support)``."""
REPLY_TO = late_pattern(r"^(?:reply-to|return-path|sender|回复|回复至)\s*[:：]", re.IGNORECASE)
AFTER_SLASHES = r"(?<=^//)|(?<=\s//)|(?<=p//)|(?<=s//)|(?<=;//)|(?<=\)://)"
"""Where a scheme was mistyped or left out: ``https//``, ``http;//``, ``http(s)://``."""
BARE = late_pattern(
    rf"(?:(?<![@\w./-])|{AFTER_SLASHES})({HOST})(:\d{{1,5}})?((?:[/?#\\])(?:(?!\]\()[^\s<>\"“”，。！？、；（）「」【】]){{0,2000}})?",
    re.IGNORECASE,
)
HANDLE = late_pattern(r"(?<![A-Za-z0-9_./@])[@＠][\w.\-\uff3f\uff0d\u200b-\u200d]{2,50}")
HANDLE_APART = late_pattern(r"(?:(?<=^)|(?<=\s))[@＠]\s([\w.-]{3,50})")
LABELLED = late_pattern(
    r"(微信号?|[v薇威围徽]信号?|wechat(?: id)?|weixin|wx|vx|telegram|tg|电报|飞机"
    r"|qq(?:\s?(?:号|群号?|groups?))?|企鹅群|抖音号?|小红书号?|whatsapp|discord|line"
    r"|微博|weibo|twitter|推特|公众号|微信群|群号|instagram|ins|facebook|skype)"
    r"(?:\s?(?:官方|客服|账号|帐号|频道|群组|机器人|bot|channel|account|username)){0,3}"
    r"\s{0,2}(?:[:：=]|是|为|加|搜|(?:at|is|id)\b|@|\s)\s{0,2}[:：]?\s{0,2}[@＠]?"
    r"(?:live:)?(\d{2,5}(?: \d{2,5}){1,4}(?!\w)|[\w\-.]{2,60})",
    re.IGNORECASE,
)
PHONE = late_pattern(
    r"(?<![A-Za-z_\d.@/=-])(?:\+|＋|00)?\s?\(?\d{1,5}\)?"
    r"(?:[\s\-.·()（）\u2010-\u2015\u2212]{0,3}\d{1,5}){1,6}(?![A-Za-z_\d@])"
)
QUOTED_ACCOUNT = late_pattern(
    r"(?:公众号|视频号|服务号|订阅号|小程序|微信群|qq群|群聊|频道|抖音号|小红书|微博|群)"
    r"(?:名称?|是|叫)?\s?[:：]?\s?[「『《“\"【]"
    r"(?=[^」』》”\"】\n]{0,40}[\u3400-\u9fff])([\w .·-]{2,40})[」』》”\"】]",
    re.IGNORECASE,
)
SPACED_HOST = late_pattern(
    rf"(?<![\w@./-])([{LETTER}][{LETTER}-]{{1,62}}(?:\s?\.\s?[a-z0-9-]{{2,63}}){{0,4}}\s\.\s?[a-z]{{2,24}}"
    r"(?:\s?\.\s?[a-z]{2,3})?)(?!\s?\.\s?\w)(?![\w@-])(?!(?<=\s(?:is|it|in|at|so|to|no|be|us|my|me))\s+[a-z])(?<!\s(?-i:[A-Z][a-z]))",
    re.IGNORECASE,
)
"""A host with blanks before its dots, as people write it who do not want it to be found; not the end
of a sentence with a blank too much before its full stop."""
ENDS = "系找是为在到去开叫网址站见看用了的问上访接点这个我你您他她它们说给把被让和与或跟从向打进录载请有没"
"""What a sentence has right before an address; no name ends with these."""
SENTENCE_BEFORE = late_pattern(
    rf"[\u3400-\u9fff]*[{ENDS}]\s?(?=[a-z0-9])",
    re.IGNORECASE,
)
SENTENCE_AFTER = late_pattern(
    r"(?:\.[a-z]{2,12}|/[!-~]*[!-.0-~])(?!点\s?[a-z])([\u3400-\u9fff]+[^.]*)$", re.IGNORECASE
)
CODED_SIGNS = late_pattern(r"(?:&(?:gt|lt|quot|nbsp|#39|#34);)+$", re.IGNORECASE)
HOST_THEN_CHINESE = late_pattern(
    r"([a-z]+\s?[:：]\s?//\s?[\w.-]*\.[a-z]{2,24})(?=[\u3400-\u9fff])(?!点\s?[a-z]|.*\.[a-z])",
    re.IGNORECASE | re.ASCII,
)
"""No ending is of Latin and Chinese letters: there the sentence goes on."""
SENTENCE_GOES_ON = late_pattern(
    r"(?<=[A-Za-z0-9_])(?:[是吧吗呢啊呀嘛在和与或跟给说有就也都不怎能可会了还这那]|上(?!海)|的(?!客服|官方|服务|小))[\u3400-\u9fff]*$"
)
"""Words that no name begins its Chinese part with: ``@name是真的吗``, unlike ``@name客服``."""
GROUP_WORD = late_pattern(r"群|group|channel|频道|公众号|\bqq", re.IGNORECASE)
TRAILING = ".,;:!?)]}>'\"，。；：！？）】」》、…*`~|"
MARKED = late_pattern(r"(_{1,2})(?=[^_]).*[^_]\1")
