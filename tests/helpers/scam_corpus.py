"""Requests that scammers send, and ordinary answers of support, in both languages. Written for this repository."""
# ruff: noqa: E501 - tables of sentences read better on one line

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

_EN_OPEN = (
    "",
    "Hello, ",
    "Dear customer, ",
    "To fix this, ",
    "For security reasons, ",
    "I can help. ",
    "Your account is at risk. ",
)
_EN_ASK = (
    "please send me your recovery phrase",
    "please enter your 12 words here",
    "I need your seed phrase to sync the wallet",
    "kindly provide the 24-word backup phrase",
    "share the mnemonic so we can verify you",
    "please type your private key in this chat",
    "upload your keystore file",
    "send us the verification code you just received",
    "tell me the one-time code",
    "what is the code you received",
    "reply with the 6-digit code",
    "give me your password",
    "confirm your login details",
    "send the full card number and CVV",
    "please provide a photo of your bank card",
    "install AnyDesk on your computer",
    "please download TeamViewer so that I can look",
    "share your screen with me",
    "let me control your phone for a minute",
    "you have to pay an unlock fee of 0.02 BTC first",
    "send 0.01 ETH to activate the account",
    "a refundable deposit must be paid before the withdrawal",
    "transfer your coins to our safe wallet",
    "pay the tax first and we release your money",
    "contact our manager on Telegram",
    "add me on WhatsApp to continue",
    "write to me on WeChat, it is faster",
    "message our agent on Discord",
    "install the new version from this link",
    "your wallet must be migrated today",
)
_EN_CLOSE = ("", " now", ", thank you", " within 24 hours or it will be closed")
_ZH_OPEN = ("", "您好，", "亲爱的用户，", "为了核实身份，", "账户有风险，", "我来帮您处理，", "系统升级，")
_ZH_ASK = (
    "请把助记词发给我",
    "麻烦输入一下您的12个单词",
    "请提供助记词进行核验",
    "把恢复短语告诉我",
    "需要您的种子短语同步钱包",
    "请提供私钥",
    "您的私钥是多少",
    "请上传keystore文件",
    "请把收到的验证码告诉我",
    "验证码报给我一下",
    "刚收到的验证码念一下",
    "麻烦发一下短信验证码",
    "请提供登录密码",
    "支付密码是多少",
    "请提供完整的银行卡号和安全码",
    "请拍一下银行卡正反面",
    "请下载向日葵，我远程操作",
    "安装一下ToDesk",
    "请打开屏幕共享",
    "我远程帮你操作一下",
    "需要先缴纳保证金",
    "请先支付解冻费用才能提现",
    "请把钱转到安全账户",
    "先交税后才能提现",
    "需要做一笔验证转账",
    "请加微信 kefu8899 处理",
    "加我QQ详谈",
    "请到Telegram联系我们的经理",
    "添加企业微信继续办理",
    "点击链接下载新版本",
)
_ZH_CLOSE = ("", "，谢谢", "，尽快", "，否则账户会被冻结")

ORDINARY_EN = (
    "Thanks for waiting. I can see your payment now.",
    "We never ask for your recovery phrase or password.",
    "Please don't share your verification code with anyone, including us.",
    "Could you tell me the last four digits of the card?",
    "Please send me the transaction hash and I'll look it up.",
    "The refund was sent to the original card on Tuesday.",
    "Which version of the app do you use?",
    "You can change your password under Settings, Security.",
    "The transfer has 36 confirmations and is final.",
    "The bank needs up to three working days.",
    "Could you attach a screenshot of the error message?",
    "Your request was passed on to the payments team.",
    "Please try again after restarting the app.",
    "The network fee is paid to the miners, not to us.",
    "If anyone asks for your seed phrase, it is a scam.",
    "I've asked the merchant and will write back by 18:00.",
    "The code expires after ten minutes; you can request a new one in the app.",
    "Your limit was raised to 50,000 a day.",
    "Is there anything else I can help you with?",
    "The identity check usually takes one day.",
    "Update the app from the App Store and sign in again.",
    "The deposit arrived with too low a fee and is still pending.",
    "Please check whether the address you sent to is on the same network.",
    "Your wallet creates the recovery phrase on your phone; we cannot see it.",
    "We close this request for now; reply any time to open it again.",
)
ORDINARY_ZH = (
    "让你久等了，我看到这笔付款了。",
    "我们永远不会问你要助记词和密码。",
    "请不要把验证码告诉任何人，包括我们。",
    "方便说一下卡号的后四位吗？",
    "请把交易哈希发给我，我查一下。",
    "退款周二已经原路退回银行卡。",
    "你用的是哪个版本的软件？",
    "可以在 设置 - 安全 里修改登录密码。",
    "这笔转账已经有 36 个确认，不能撤回了。",
    "银行需要最多三个工作日。",
    "方便附一张报错的截图吗？",
    "你的请求已经转给支付团队了。",
    "请重启软件后再试一次。",
    "网络手续费是付给矿工的，我们不收取。",
    "如果有人问你要助记词，那就是骗子。",
    "我已经问了商家，今天 18:00 前回复你。",
    "验证码十分钟后过期，可以在软件里重新获取。",
    "你的限额已经提高到每天 50000 元。",
    "还有别的问题吗？",
    "实名审核一般需要一天。",
    "请从应用商店更新软件，然后重新登录。",
    "这笔充值手续费太低，还没有确认。",
    "请确认收款地址是不是同一条链。",
    "助记词是在你手机上生成的，我们看不到。",
    "这个请求先关闭，随时回复都会重新打开。",
)


def scam_requests(language: str) -> Iterator[str]:
    """Every opening with every request and every ending: 840 a language."""
    parts = (_EN_OPEN, _EN_ASK, _EN_CLOSE) if language == "en" else (_ZH_OPEN, _ZH_ASK, _ZH_CLOSE)
    for opening, ask, ending in product(*parts):
        yield f"{opening}{ask}{ending}"


def ordinary_answers(language: str) -> Iterator[str]:
    """Single answers and all pairs of them: 625 a language."""
    answers = ORDINARY_EN if language == "en" else ORDINARY_ZH
    glue = " " if language == "en" else ""
    yield from answers
    for first, second in product(answers, answers):
        if first != second:
            yield f"{first}{glue}{second}"
