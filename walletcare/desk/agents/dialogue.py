"""What the scripted agent and the bot say, by topic and language.

The agent never asks for a password, a code or a recovery phrase, and says so where people are used to being
asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from walletcare.domain.language import LocalText
from walletcare.domain.topic import TOPICS


@dataclass(frozen=True, slots=True)
class Talk:
    """One topic: what she says first, what she asks, what she answers."""

    opening: LocalText
    question: LocalText
    answer: LocalText


_PAYMENT = Talk(
    LocalText(
        "你好，我是 Mei。你写的情况我看到了，正在查这笔付款的记录，请稍等一下。",
        "Hi, this is Mei. I’ve read what you wrote and I’m looking up the payment now.",
    ),
    LocalText(
        "查到一笔没有完成的付款。想跟你确认一下：扣款短信或者账单里，这笔钱现在显示为“处理中”还是“已扣款”？",
        "I can see one payment that didn’t complete. One thing to check: does your bank show it as pending"
        " or as charged?",
    ),
    LocalText(
        "明白了，谢谢。这笔付款没有到商家那边，冻结的金额会原路退回，一般 1–3 个工作日到账。"
        "这段时间先不要重复付款。到期没收到，直接在这里回复我就行。",
        "Thanks, that settles it. The payment never reached the shop, so the held amount goes back the way"
        " it came, usually within 1 to 3 working days. Please don’t pay again until then. If it hasn’t"
        " arrived by then, just reply here.",
    ),
)
_TRANSFER = Talk(
    LocalText(
        "你好，我是 Mei，这笔转账由我来跟进。我先看一下它走到哪一步了。",
        "Hi, Mei here. I’ll follow this transfer up with you. Let me see how far it got.",
    ),
    LocalText(
        "记录里这笔转账还在途中。收款人的姓名和账号后四位，和你当时填的一致吗？只说一致或不一致就好，"
        "不用把完整账号发过来。",
        "It’s still on its way in our records. Do the recipient’s name and the last four digits match what"
        " you meant to enter? A yes or no is enough, please don’t send the full number.",
    ),
    LocalText(
        "好的。对方银行那边还在处理，今天之内会有结果：到账，或者原路退回。两种情况你都会收到通知，"
        "不需要再操作。",
        "Good. The receiving bank is still working on it and will finish today: it either arrives or comes"
        " back to you. You’ll get a notice either way and don’t need to do anything.",
    ),
)
_REFUND = Talk(
    LocalText(
        "你好，我是 Mei。退款的事我来查，先看看商家有没有发起。",
        "Hi, this is Mei. I’ll look into the refund, starting with whether the shop has sent it.",
    ),
    LocalText(
        "商家那边的退款已经发起了。你当时是用余额付的，还是用银行卡付的？两种方式的到账时间不一样。",
        "The shop has issued it. Did you pay from your balance or with a card? The two take different times.",
    ),
    LocalText(
        "谢谢。退款会退回到原来的付款方式：余额当天到，银行卡一般 3–7 个工作日，以银行入账为准。"
        "我已经在这笔单子上做了标记。",
        "Thank you. It goes back to whatever you paid with: the same day for a balance, usually 3 to 7"
        " working days for a card, depending on the bank. I’ve put a note on the order.",
    ),
)
_LOGIN = Talk(
    LocalText(
        "你好，我是 Mei。登录不上确实很着急，我先看看账户的状态。另外提醒一句：我不会问你的密码和验证码，"
        "任何客服都不该问。",
        "Hi, Mei here. Being locked out is stressful, so let me check the account first. And please keep in"
        " mind: I’ll never ask for your password or a code, and nobody in support should.",
    ),
    LocalText(
        "账户本身是正常的。登录的时候，提示的是“密码错误”，还是一直收不到验证码？",
        "The account itself is fine. When you try, does it say the password is wrong, or does the code"
        " never arrive?",
    ),
    LocalText(
        "知道了。请在登录页点“忘记密码”，用现在的手机号重置一次；如果手机号已经停用，选“手机号不可用”，"
        "按步骤验证身份。我已经解除了多次输错的限制，现在就可以试。",
        "Understood. On the sign-in page choose the forgotten-password link and reset it with your current"
        " number. If that number no longer works, choose the option for that and confirm who you are. I’ve"
        " lifted the limit for too many tries, so you can go ahead now.",
    ),
)
_FROZEN = Talk(
    LocalText(
        "你好，我是 Mei。账户被限制会影响用钱，我马上看是什么原因。",
        "Hi, this is Mei. A limited account gets in the way of everything, so I’m checking the reason now.",
    ),
    LocalText(
        "限制是系统自动加的，跟一次异地登录有关。最近一周里，你有没有在别的城市或者新手机上登录过？",
        "The limit was set automatically after a sign-in from somewhere new. Did you use another city or a"
        " new phone in the past week?",
    ),
    LocalText(
        "谢谢说明。我已经提交了解除申请，审核一般在 24 小时内完成，期间钱在账户里，不会变动。"
        "结果会发到你的消息里。",
        "Thanks for telling me. I’ve asked for the limit to be lifted. The review usually takes up to 24"
        " hours, and your money stays in the account meanwhile. You’ll get a message with the result.",
    ),
)
_SECURITY = Talk(
    LocalText(
        "你好，我是 Mei。先别点对方发来的任何链接，也先别转账，我们一步一步来。",
        "Hi, Mei here. First: please don’t open any link they sent and don’t transfer anything. We’ll go"
        " step by step.",
    ),
    LocalText(
        "想了解一下：你有没有在对方给的页面上填过密码、验证码或助记词？只要回答有或没有，"
        "千万不要把内容发给我。",
        "May I ask one thing: did you enter a password, a code or a recovery phrase on their page? Just yes"
        " or no, please don’t send me what you entered.",
    ),
    LocalText(
        "好，我已经给账户加了登录保护，可疑的那台设备也移除了。接下来请改一次密码，"
        "并在“官方渠道核对”里查一下对方的号码。有新的情况，随时在这里告诉我。",
        "All right. I’ve put sign-in protection on the account and removed the device we didn’t recognise."
        " Please change your password next, and check their number in the official channel check. Tell me"
        " here if anything new happens.",
    ),
)
_CRYPTO = Talk(
    LocalText(
        "你好，我是 Mei。链上的记录都是公开的，我先查一下这笔交易的状态。",
        "Hi, this is Mei. What happens on the chain is public, so let me look this transaction up.",
    ),
    LocalText(
        "还差一个信息：转出的时候选的是哪条网络？比如 ERC-20 或 TRC-20。交易哈希可以发，"
        "助记词和私钥一定不要发。",
        "I need one more detail: which network did you choose, for example ERC-20 or TRC-20? A transaction"
        " hash is fine to send. A recovery phrase or private key never is.",
    ),
    LocalText(
        "查到了：交易已经上链，还差几个确认。确认数够了会自动入账，一般不超过半小时，不需要再操作一次。",
        "Found it: the transaction is on the chain and only needs a few more confirmations. It’s credited"
        " by itself after that, usually within half an hour, so there’s no need to send it again.",
    ),
)
_COMPLAINT = Talk(
    LocalText(
        "你好，我是 Mei。你反映的问题我看完了，给你添麻烦了，这件事由我负责跟进。",
        "Hi, this is Mei. I’ve read all of it. I’m sorry for the trouble, and I’ll be the one who follows"
        " this up.",
    ),
    LocalText(
        "为了把情况说清楚：你最希望我们先解决的是哪一点？",
        "So that I put the right thing first: what would you most like us to fix?",
    ),
    LocalText(
        "记下了。我已经把它连同你的说明转给负责的同事，三个工作日内给你一个明确的答复，"
        "答复会出现在这个对话里。",
        "Noted. I’ve passed it on with your words to the team in charge. You’ll have a clear answer within"
        " three working days, right here in this conversation.",
    ),
)
_GENERAL = Talk(
    LocalText(
        "你好，我是 Mei。你的问题我看到了，我先查一下相关记录。",
        "Hi, this is Mei. I’ve read your message and I’m checking our records.",
    ),
    LocalText(
        "想再确认一下：这个情况是今天第一次出现，还是之前也有过？",
        "One question: did this happen for the first time today, or has it happened before?",
    ),
    LocalText(
        "谢谢，这样就清楚了。我已经处理好，请退出重新进入看看。如果还是一样，在这里回复一句，我接着查。",
        "Thanks, that makes it clear. I’ve sorted it out on our side. Please close the app and open it"
        " again. If it’s still the same, reply here and I’ll keep looking.",
    ),
)

_TALKS = {
    "payment-failed": _PAYMENT,
    "bank-card": _PAYMENT,
    "transfer": _TRANSFER,
    "refund": _REFUND,
    "login": _LOGIN,
    "account-recovery": _LOGIN,
    "account-frozen": _FROZEN,
    "registration": _FROZEN,
    "security": _SECURITY,
    "suspicious": _SECURITY,
    "crypto": _CRYPTO,
    "complaint": _COMPLAINT,
    "feedback": _COMPLAINT,
}

REOPENED = LocalText(
    "你好，还是 Mei。之前的记录都在，我接着往下查。",
    "Hi, it’s Mei again. I have everything from before and I’ll pick it up from there.",
)
FOLLOW_UP = LocalText(
    "收到，我补充到记录里了。处理结果会直接发在这里。",
    "Got it, I’ve added that to the record. The result will come right here.",
)

BOT_GREETING = LocalText(
    "你好，我是自动助手，不是真人。选一个最接近的问题，我先给你答案；想找人工，选最后一项就行。",
    "Hi, I’m an automatic assistant, not a person. Choose what fits best and I’ll start with an answer. To"
    " reach a person, choose the last option.",
)
BOT_ANSWER = LocalText(
    "这个问题通常这样处理：先在帮助里搜索同名的文章，按里面的步骤做一遍；还是不行，回复“人工”，我转给同事。",
    "Here’s what usually helps: search for it in the help articles and follow the steps. If it’s still not"
    " solved, reply “human” and I’ll pass you on.",
)
BOT_HANDOVER = LocalText(
    "好的，正在转给人工客服。你前面说的内容他们都能看到，不用重复。",
    "All right, I’m passing you to a person. They can see what you wrote, so you won’t have to repeat it.",
)
BOT_NOBODY = LocalText(
    "现在没有人工客服在线。你的留言已经记下，他们上线后会在这里回复。",
    "Nobody from the team is online right now. I’ve kept your message and they’ll answer here when they’re"
    " back.",
)
BOT_LOOP = LocalText(
    "抱歉，我没有理解你的意思。请从下面选一项。",
    "Sorry, I didn’t understand. Please choose one of these.",
)
HUMAN_OPTION = LocalText("找人工客服", "Talk to a person")
HUMAN_VALUE = "human"

_MENU_TOPICS = ("payment-failed", "transfer", "refund", "login", "account-frozen")
_HUMAN_WORDS = ("human", "person", "agent", "人工", "真人", "客服")


def talk_about(topic: object) -> Talk:
    """The talk for the ``topic`` attribute of a conversation; the general one for anything not known."""
    return _TALKS.get(topic, _GENERAL) if isinstance(topic, str) else _GENERAL


def menu() -> list[tuple[LocalText, str]]:
    """The bot's options: title in both languages and value."""
    labels = {topic.code: topic.label for topic in TOPICS}
    return [*((labels[code], code) for code in _MENU_TOPICS), (HUMAN_OPTION, HUMAN_VALUE)]


def asks_for_human(text: str) -> bool:
    """Whether a message to the bot asks for a person."""
    lowered = text.lower()
    return any(word in lowered for word in _HUMAN_WORDS)
