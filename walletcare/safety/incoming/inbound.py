"""Warnings under messages that came in: fixed rules in both languages, run on this computer.

A rule fires on a *request* ("send us your phrase"), not on a mention ("we never ask for your phrase"): a
clause
that forbids or denies is taken out before the rules look.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from walletcare.domain.language import LocalText
from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.folding import fold
from walletcare.safety.incoming.inbound_kind import InboundKind as InboundKind
from walletcare.safety.official.checker import OfficialChecker
from walletcare.safety.official.contacts import ContactKind
from walletcare.safety.official.report import OfficialVerdict


@dataclass(frozen=True, slots=True)
class InboundWarning:
    """One fixed warning. ``span``: the part of the message it is about, (0, 0) for the whole."""

    kind: InboundKind
    title: LocalText
    advice: LocalText
    span: tuple[int, int] = (0, 0)


_WORDS: dict[InboundKind, tuple[LocalText, LocalText]] = {
    InboundKind.ASKS_PHRASE: (
        LocalText("这条消息在要你的助记词", "This message asks for your recovery phrase"),
        LocalText(
            "先别回复。真正的客服永远不会问你要助记词。", "Don’t reply yet. Real support never asks for it."
        ),
    ),
    InboundKind.ASKS_KEY: (
        LocalText(
            "这条消息在要你的私钥或钱包备份", "This message asks for your private key or wallet backup"
        ),
        LocalText(
            "先别回复。拿到它的人能转走你的钱。", "Don’t reply yet. Whoever has it can take your money."
        ),
    ),
    InboundKind.ASKS_CODE: (
        LocalText("这条消息在要你的验证码", "This message asks for a one-time code"),
        LocalText(
            "先别给。验证码只能由你自己填进钱包。",
            "Don’t give it. Only you should type it, inside your wallet.",
        ),
    ),
    InboundKind.ASKS_PASSWORD: (
        LocalText("这条消息在要你的密码", "This message asks for your password"),
        LocalText(
            "先别给。客服处理问题不需要你的密码。", "Don’t give it. Support can help without your password."
        ),
    ),
    InboundKind.ASKS_CARD: (
        LocalText("这条消息在要你的银行卡信息", "This message asks for your card details"),
        LocalText(
            "有最后四位就够了，别给完整卡号和安全码。",
            "The last four digits are enough; keep the full number and the security code.",
        ),
    ),
    InboundKind.REMOTE_CONTROL: (
        LocalText("这条消息要你让别人远程操作", "This message wants to control your device"),
        LocalText(
            "先别安装，也别共享屏幕。客服不需要看到你的屏幕。",
            "Don’t install it and don’t share your screen. Support doesn’t need to see it.",
        ),
    ),
    InboundKind.FEE_IN_ADVANCE: (
        LocalText("这条消息要你先付钱", "This message asks you to pay first"),
        LocalText(
            "先别转账。退款、解冻、提现都不用先交钱。",
            "Don’t send money. A refund, an unlock or a withdrawal never needs a payment first.",
        ),
    ),
    InboundKind.OTHER_MESSENGER: (
        LocalText("这条消息要你换到别的聊天软件", "This message wants to move the talk elsewhere"),
        LocalText(
            "留在这里说。换了地方，我们就看不到你们说了什么。",
            "Stay here. Elsewhere nobody can look after this conversation.",
        ),
    ),
    InboundKind.FALSE_UPDATE: (
        LocalText("这条消息要你从别处安装更新", "This message wants you to install an update from elsewhere"),
        LocalText(
            "先别安装。更新只会出现在官方网站和应用商店。",
            "Don’t install it. Updates come from the official website and the app stores only.",
        ),
    ),
    InboundKind.FOREIGN_LINK: (
        LocalText(
            "这条消息里有不在官方名单上的地址",
            "This message holds an address that isn’t on the official list",
        ),
        LocalText(
            "打开之前先看清楚地址，别在那里输入任何密码。",
            "Look closely before you open it, and don’t type any password there.",
        ),
    ),
    InboundKind.IMITATION: (
        LocalText("这条消息里的地址在冒充我们", "An address in this message imitates ours"),
        LocalText("先别打开，也别转账。", "Don’t open it, and don’t send money."),
    ),
}

_ASK_EN = (
    r"(?:send|give|provide|share|tell|enter|type|input|submit|confirm|verify|paste|forward|reply with|need"
    r"|require|want|upload|post|write|text|read (?:me|us|out|back)|what(?:'s| is)"
    r"|show|fill in|import|photograph|take a (?:photo|picture|screenshot) of|screenshot|let me (?:know"
    r"|have)|dictate|drop|pass|message)"
)
_ASK_ZH = (
    r"(?:(?<!重新)发(?!送|短信|生|票|货|现|布|起|放|行|出)给?|提供|告诉|给我|给我们|报一?下|报给"
    r"|输入|填写?|填入|提交|核对|核实|验证|上传|回复|念给?|念一?下"
    r"|说一?下|发来|发过来|发一?下|复制|粘贴|导入|拍照?|截图|截个图|需要你的|要你的|出示|转发|写给"
    r"|麻烦把|请把|把你?的?)"
)
_PHRASE_EN = (
    r"(?:(?:recovery|seed|secret|backup|mnemonic|security|wallet|pass)[\s-]?(?:recovery[\s-]?)?(?:phrases?"
    r"|words?)|mnemonics?|(?:12|24|twelve|twenty[\s-]?four)[\s-](?:secret |seed |recovery |backup )?words?"
    r"|\bseeds?\b|word phrase)"
)
_PHRASE_ZH = (
    r"(?:助记词|助記詞|恢复词|恢复短语|种子短语|种子词|备份词|注记词|十二个(?:单)?词|(?:12"
    r"|24) ?个(?:单词|英文|词|字)|二十四个(?:单)?词)"
)
_KEY_EN = (
    r"(?:private[\s-]?keys?|secret[\s-]?keys?|key[\s-]?store(?: file)?|wallet file|backup file"
    r"|\bkeys? (?:to|of) (?:your|the) wallet|wallet keys?)"
)
_KEY_ZH = r"(?:私钥|私鑰|密钥|密鑰|keystore|钱包文件|备份文件)"
_CODE_EN = (
    r"(?:(?:one[\s-]?time|verification|verify|confirmation|sms|text(?: message)?|login|log-in|security"
    r"|auth(?:entication|enticator)?|2fa|otp|6[\s-]?digit|six[\s-]?digit|access)[\s-]?(?:pass)?codes?"
    r"|\botps?\b|passcode|(?:the|that) code (?:you|we|i|that)|code (?:we|i) (?:just )?sent"
    r"|code you (?:just )?(?:got|received))"
)
_CODE_ZH = r"(?:验证码|驗證碼|动态码|动态密码|校验码|短信码|授权码|口令)"
_PASSWORD_EN = (
    r"(?:pass\s?words?|pass\s?phrase|log-?in details|login credentials|credentials|payment pin"  # noqa: S105 - a pattern
    r"|\bpins?\b(?! code)|pin code)"
)
_PASSWORD_ZH = r"(?:(?:登录|支付|交易|钱包|账户|银行卡|取款)?密码|账号密码)"  # noqa: S105 - a pattern
_CARD_EN = (
    r"(?:(?:full |complete |whole |long )?(?:card|credit card|debit card|bank card) (?:number|details"
    r"|info\w*)|\bcvv2?\b|\bcvc\b|card security code|both sides of (?:your|the) card"
    r"|number on (?:the front of )?your card|(?:photo|picture)s? of (?:your|the) (?:bank |credit "
    r"|debit )?card)"
)
_CARD_ZH = (
    r"(?:(?:完整的?|全部|整个)?(?:银行)?卡号(?!(?:的)?(?:后|末|最后|尾))|安全码|cvv"
    r"|银行卡(?:的)?(?:正反面|照片|信息)|卡背面)"
)
_GAP_EN = r"(?:[^.!?\n。！？]|\.(?=\d)){0,60}?"
_GAP_ZH = r"(?:[^.!?\n。！？]|\.(?=\d)){0,20}?"


def _rule(en: str, zh: str) -> re.Pattern[str]:
    english = (
        rf"\b{_ASK_EN}\b{_GAP_EN}{en}|{en}{_GAP_EN}\b(?:is needed|are needed|is required|are required"
        rf"|please|to (?:me|us)\b|needed|here\b|in (?:this )?chat)"
    )
    chinese = (
        rf"{_ASK_ZH}{_GAP_ZH}{zh}|{zh}{_GAP_ZH}(?:发|给我|告诉|报|提供|念|是多少|是什么|填|输入|上传|拍"
        rf"|截图|粘贴|回复|说一|核对|核实|验证一下"
        rf"|导入|同步)"
    )
    return late_pattern(f"{english}|{chinese}")


_RULES: tuple[tuple[InboundKind, re.Pattern[str]], ...] = (
    (InboundKind.ASKS_PHRASE, _rule(_PHRASE_EN, _PHRASE_ZH)),
    (InboundKind.ASKS_KEY, _rule(_KEY_EN, _KEY_ZH)),
    (InboundKind.ASKS_CODE, _rule(_CODE_EN, _CODE_ZH)),
    (InboundKind.ASKS_PASSWORD, _rule(_PASSWORD_EN, _PASSWORD_ZH)),
    (InboundKind.ASKS_CARD, _rule(_CARD_EN, _CARD_ZH)),
    (
        InboundKind.REMOTE_CONTROL,
        late_pattern(
            r"any\s?desk|team\s?viewer|rust\s?desk|ultra\s?viewer|quick assist|log\s?me\s?in|supremo"
            r"|screen\s?connect|splashtop|remote (?:access|control|desktop|session|support (?:app|tool))"
            r"|(?:share|sharing) (?:me |us )?(?:your |the )?screen|screen[\s-]?shar"
            r"|control (?:of )?your (?:computer|phone|device|screen)|(?:take over|access) your (?:computer"
            r"|pc|phone|device)"
            r"|向日葵|todesk|远程(?:控制|协助|操作|桌面|连接|帮你|给你)|屏幕共享"
            r"|共享(?:一下)?(?:你的)?屏幕|开共享|腾讯会议|投屏"
        ),
    ),
    (
        InboundKind.FEE_IN_ADVANCE,
        late_pattern(
            r"(?<!the )(?<!your )(?<!my )(?<!this )\b(?:pay|send|transfer|deposit|top up)\b"
            r"(?:[^.!?\n]|\.(?=\d)){0,50}?\b(?:fee|tax|deposit|bond"
            r"|security|gas|unlock|unfreeze|verification|activation|release|processing|clearance|first"
            r"|before|to (?:unlock|unfreeze|release|verify|activate|receive|get|claim))"
            r"|\b(?:fee|tax|bond|deposit|payment)\b(?:[^.!?\n]|\.(?=\d)){0,40}?\b(?:must|has to|have to"
            r"|needs? to|should) be (?:paid|sent|made)|(?:unlock|release|activation|verification|clearance"
            r"|processing|unfreez\w*|insurance|recovery) (?:fee|deposit|payment|transfer)\b"
            r"|(?:transfer|send|move)\b(?:[^.!?\n]|\.(?=\d)){0,40}?\b(?:safe|secure|verified|temporary"
            r"|holding|protected|escrow|new) (?:wallet|account|address)|verification (?:transfer|payment)"
            r"|test (?:transfer|payment) (?:first|of)|gift cards?"
            r"|(?:先|需要|请|必须|要)(?:[^。！？\n]{0,12})?(?:缴纳?|交|付|支付|转|充值?|打款?"
            r"|汇)[^。！？\n]{0,16}?(?:保证金|手续费|解冻费|税"
            r"|押金|认证金|激活费|服务费|验证金|保险费|工本费|诚意金|费用|才能|后(?:才|再|即可|就)|gas)"
            r"|保证金|解冻费|安全账户|认证金|验证转账|刷流水|做流水|(?:转|打|汇)(?:到|入"
            r"|进)[^。！？\n]{0,10}(?:安全|指定|监管|公共|专用)(?:的)?(?:账户"
            r"|账号|钱包|地址)|礼品卡"
        ),
    ),
    (
        InboundKind.OTHER_MESSENGER,
        late_pattern(
            r"(?:add|contact|message|text|write|reach|chat|talk|continue|move|dm|find|ping|join|switch"
            r"|reply|call)\b(?:[^.!?\n]|\.(?=\d)){0,50}?\b(?:whats\s?app|telegram|signal|wechat|weixin"
            r"|line\b|discord|skype|viber|facebook|messenger|instagram|zalo|kakao|qq\b|zoom\b|google meet"
            r"|direct message|private(?:ly)? (?:chat|message))"
            r"|\b(?:my|our|his|the manager'?s?) (?:whats\s?app|telegram|wechat|signal|discord|line)\b"
            r"|(?:whats\s?app|telegram) (?:me|us|number|is|at|:)|\bdm me\b|wa\.me/|t\.me/"
            r"|(?:加|添加|联系|转到|换到|到|去|上|下载|用|私聊?)[^。！？\n]{0,12}?(?:微信|qq|扣扣|企鹅"
            r"|电报|飞机|telegram|tg|whatsapp"
            r"|line|钉钉|飞书|企业微信|小红书|抖音|陌陌|蝙蝠|纸飞机|skype|discord|signal)(?!支付|钱包"
            r"|客户端付款|付款|扫码|账单|绑定)"
            r"|(?:微信|qq|扣扣|电报|telegram|whatsapp)(?:号)?\s?(?:是|为|：|:)|加我|私聊我|扫(?:这个"
            r"|下面的?|我的?)?(?:二维码|码)(?:加"
            r"|进群|联系)|进群"
        ),
    ),
    (
        InboundKind.FALSE_UPDATE,
        late_pattern(
            r"(?:download|install|update|upgrade)\b(?:[^.!?\n]|\.(?=\d)){0,50}?\b(?:apk|exe|dmg"
            r"|this (?:file|link|version|app)|attached|attachment|from (?:this|the) (?:link|file)"
            r"|security (?:update|patch)|new(?:est)? (?:version|wallet|app)|latest (?:version|wallet))"
            r"|(?:your (?:wallet|app) (?:is out of date|must be (?:updated|upgraded|migrated"
            r"|synchroni[sz]ed)|needs (?:an )?(?:urgent )?(?:update|upgrade|migration)))|(?:migrate"
            r"|synchroni[sz]e|rectify|validate|connect) your wallet"
            r"|(?:下载|安装|更新|升级)[^。！？\n]{0,16}?(?:apk|安装包|这个链接|此链接|下面的?链接|附件"
            r"|专用版|内部版|新版本?|安全补丁)|(?:点击"
            r"|打开)[^。！？\n]{0,10}链接[^。！？\n]{0,10}(?:下载|安装|更新|升级)|钱包(?:需要"
            r"|必须)?(?:升级|迁移|同步)(?:，|,|后)"
        ),
    ),
)
_DENIAL = late_pattern(
    r"(?:never|not|won't|will not|don't|do not|doesn't|does not|cannot|can't|shouldn't|should not|no one"
    r"|nobody|no need to|without|avoid|refuse|isn't|aren't|scammers?|fraudsters?|anyone who|whoever"
    r"|if (?:anyone|someone|somebody)|instead of|stop)\b[^.!?\n;。！？；]{0,160}"
    r"|(?:永远不|从不|绝不|不会|不要|请勿|切勿|勿|别|不能|不可|不需要|不用|无需|无须|没有人|任何人"
    r"|凡是|如果有人|谁问|骗子|诈骗|谨防|警惕|小心|防止|避免|拒绝"
    r"|千万)[^。！？\n；;]{0,60}"
)
_STORE = late_pattern(
    r"应用商店|应用市场|app ?store|google play|官方网站|官网|official (?:site|website|store)"
)
_MAX_CHARS = 10_000


def warnings(text: str, checker: OfficialChecker) -> tuple[InboundWarning, ...]:
    """The warnings that belong under a message of an agent, a bot or a stranger; the most serious first.

    Whoever wrote it makes no difference: there is no trusted agent.
    """
    text = text[:_MAX_CHARS]
    folded = fold(text)
    # The same length as before, so that places stay right.
    judged = _DENIAL.sub(lambda match: "\x00" * len(match.group()), folded.latin)
    found: list[InboundWarning] = []
    for kind, pattern in _RULES:
        match = pattern.search(judged)
        if match and not (kind is InboundKind.FALSE_UPDATE and _STORE.search(judged)):
            found.append(_warning(kind, folded.span(*match.span())))
    for item in checker.check(text).items:
        if item.verdict is OfficialVerdict.IMITATION:
            found.append(_warning(InboundKind.IMITATION, item.span))
        elif item.verdict is OfficialVerdict.UNLISTED and item.kind in {
            ContactKind.LINK,
            ContactKind.EMAIL,
            ContactKind.HANDLE,
            ContactKind.GROUP,
        }:
            found.append(_warning(InboundKind.FOREIGN_LINK, item.span))
    once = {warning.kind: warning for warning in reversed(found)}
    return tuple(once[kind] for kind in _SERIOUS_FIRST if kind in once)


_SERIOUS_FIRST = (
    InboundKind.ASKS_PHRASE,
    InboundKind.ASKS_KEY,
    InboundKind.IMITATION,
    InboundKind.REMOTE_CONTROL,
    InboundKind.ASKS_CODE,
    InboundKind.ASKS_PASSWORD,
    InboundKind.FEE_IN_ADVANCE,
    InboundKind.FALSE_UPDATE,
    InboundKind.ASKS_CARD,
    InboundKind.OTHER_MESSENGER,
    InboundKind.FOREIGN_LINK,
)


def _warning(kind: InboundKind, span: tuple[int, int]) -> InboundWarning:
    title, advice = _WORDS[kind]
    return InboundWarning(kind, title, advice, span)
