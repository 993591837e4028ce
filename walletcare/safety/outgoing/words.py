"""The sentences the guard shows, one pair a kind: what it is and why it must not leave."""

from __future__ import annotations

from walletcare.domain.language import LocalText
from walletcare.safety.verdict import Action, Hit, SecretKind

_WORDS: dict[SecretKind, tuple[LocalText, LocalText]] = {
    SecretKind.RECOVERY_PHRASE: (
        LocalText("这看起来是助记词", "This looks like a recovery phrase"),
        LocalText(
            "谁拿到它，谁就能转走你的钱。客服永远不需要它。",
            "Whoever has it can take your money. Support never needs it.",
        ),
    ),
    SecretKind.PHRASE_PART: (
        LocalText("这可能是助记词的一部分", "This may be part of a recovery phrase"),
        LocalText(
            "助记词少一个词、错一个词，别人也补得出来。客服永远不需要它。",
            "A phrase with a word missing or misspelt can still be worked out. Support never needs it.",
        ),
    ),
    SecretKind.PRIVATE_KEY: (
        LocalText("这看起来是私钥", "This looks like a private key"),
        LocalText(
            "谁拿到它，谁就能转走你的钱。客服永远不需要它。",
            "Whoever has it can take your money. Support never needs it.",
        ),
    ),
    SecretKind.POSSIBLE_KEY: (
        LocalText("这是交易哈希，还是私钥", "Is this a transaction hash or a private key"),
        LocalText(
            "两者长得一样。交易哈希可以发；如果是私钥，千万别发。",
            "They look the same. A transaction hash is fine to send; a private key must never leave.",
        ),
    ),
    SecretKind.KEY_FILE: (
        LocalText("这是密钥或钱包备份的内容", "This is a key or a wallet backup"),
        LocalText(
            "有了它再试出密码，就能转走你的钱。客服永远不需要它。",
            "With it, someone who guesses the password can take your money. Support never needs it.",
        ),
    ),
    SecretKind.AUTHENTICATOR_SEED: (
        LocalText("这看起来是身份验证器的密钥", "This looks like an authenticator secret"),
        LocalText(
            "拿到它的人能一直算出你的动态验证码。",
            "Whoever has it can make your login codes from now on.",
        ),
    ),
    SecretKind.TOKEN: (
        LocalText("这看起来是登录令牌", "This looks like an access token"),
        LocalText(
            "拿到它的人不用密码就能进你的账户。",
            "Whoever has it can get into an account without the password.",
        ),
    ),
    SecretKind.APP_SECRET: (
        LocalText("这是本软件的内部密钥", "This is an internal key of this app"),
        LocalText(
            "它能打开你和客服的对话，不能发给任何人。",
            "It opens your conversations with support, so it must not be sent to anyone.",
        ),
    ),
    SecretKind.CARD_NUMBER: (
        LocalText("这看起来是完整的卡号", "This looks like a full card number"),
        LocalText(
            "客服有最后四位就够了，其余的我们帮你遮住。",
            "The last four digits are enough for support; we hide the rest for you.",
        ),
    ),
    SecretKind.POSSIBLE_CARD: (
        LocalText("这是订单号，还是银行卡号", "Is this an order number or a card number"),
        LocalText(
            "订单号可以发；如果是银行卡号，留最后四位就够了。",
            "An order number is fine to send; of a card number the last four digits are enough.",
        ),
    ),
    SecretKind.CARD_CODE: (
        LocalText("这看起来是银行卡的安全码", "This looks like a card security code"),
        LocalText(
            "拿到卡号和安全码就能刷你的卡。客服不会问你要。",
            "With it and the card number anyone can pay with your card. Support doesn’t ask for it.",
        ),
    ),
    SecretKind.CARD_EXPIRY: (
        LocalText("这看起来是银行卡有效期", "This looks like a card expiry date"),
        LocalText(
            "和卡号放在一起就能用来付款，客服用不上它。",
            "Next to a card number it can be used to pay. Support has no use for it.",
        ),
    ),
    SecretKind.BANK_ACCOUNT: (
        LocalText("这看起来是银行账号", "This looks like a bank account number"),
        LocalText(
            "核对问题有最后四位就够了，其余的我们帮你遮住。",
            "The last four characters are enough to look into it; we hide the rest for you.",
        ),
    ),
    SecretKind.IDENTITY_NUMBER: (
        LocalText("这看起来是证件号码", "This looks like an identity number"),
        LocalText(
            "它能被拿去冒用你的身份。需要核实身份时，请在钱包里办。",
            "It can be used to pose as you. If your identity has to be checked, do it inside your wallet.",
        ),
    ),
    SecretKind.ONE_TIME_CODE: (
        LocalText("这看起来是短信验证码", "This looks like a one-time code"),
        LocalText(
            "验证码只能由你自己填进钱包。谁问你要，都先别给。",
            "Only you should type it, inside your wallet. Don’t give it to anyone who asks.",
        ),
    ),
    SecretKind.PASSWORD: (
        LocalText("这看起来是密码", "This looks like a password"),
        LocalText(
            "客服不需要你的密码，我们帮你遮住。",
            "Support doesn’t need your password; we hide it for you.",
        ),
    ),
    SecretKind.PHONE: (
        LocalText("这看起来是电话号码", "This looks like a phone number"),
        LocalText("报告里用不上它，我们帮你遮住。", "The report has no use for it; we hide it for you."),
    ),
    SecretKind.EMAIL: (
        LocalText("这看起来是邮箱地址", "This looks like an email address"),
        LocalText("报告里用不上它，我们帮你遮住。", "The report has no use for it; we hide it for you."),
    ),
}

ACTIONS: dict[SecretKind, Action] = {
    SecretKind.RECOVERY_PHRASE: Action.BLOCK,
    SecretKind.PHRASE_PART: Action.ASK,
    SecretKind.PRIVATE_KEY: Action.BLOCK,
    SecretKind.POSSIBLE_KEY: Action.ASK,
    SecretKind.KEY_FILE: Action.BLOCK,
    SecretKind.AUTHENTICATOR_SEED: Action.BLOCK,
    SecretKind.TOKEN: Action.BLOCK,
    SecretKind.APP_SECRET: Action.BLOCK,
    SecretKind.CARD_NUMBER: Action.MASK,
    SecretKind.POSSIBLE_CARD: Action.ASK,
    SecretKind.CARD_CODE: Action.MASK,
    SecretKind.CARD_EXPIRY: Action.MASK,
    SecretKind.BANK_ACCOUNT: Action.MASK,
    SecretKind.IDENTITY_NUMBER: Action.MASK,
    SecretKind.ONE_TIME_CODE: Action.ASK,
    SecretKind.PASSWORD: Action.MASK,
    SecretKind.PHONE: Action.MASK,
    SecretKind.EMAIL: Action.MASK,
}


def hit_for(kind: SecretKind, start: int, end: int, is_spread: bool = False) -> Hit:
    """A hit of ``kind`` with its action and its words."""
    title, why = _WORDS[kind]
    return Hit(kind, (start, end), ACTIONS[kind], title, why, is_spread)
