"""What people write around a secret, in both languages."""

from __future__ import annotations

from random import Random

_AROUND = (
    "{}",
    "{}",
    "{}",
    "my recovery phrase: {}",
    "Here is it\n{}\nplease check",
    "hi, {} is what I wrote down, does it look ok?",
    "I still have the backup: {}",
    "Seed phrase:\n{}",
    "you asked for my words so: {} thanks",
    "The wallet was restored with {} but the balance shows 0.",
    "wallet backup\n\n{}\n\nSent from my phone",
    "助记词：{}",
    "我的助记词是{}，帮我看看",
    "这是我当时抄下来的：\n{}\n麻烦查一下余额",
    "备份\n{}",
    "客服你好，{} 这个导入之后余额是零",
    "你让我发的：{}",
)

_LONG_EN = (
    "I have been using this wallet since spring and everything went well until last Tuesday. After the "
    "update the home screen shows a balance of zero although the explorer lists every payment. I reinstalled "
    "the app, cleared the cache, tried another phone and network, and wrote to you twice without an answer. "
)
_LONG_ZH = (
    "我从春天开始用这个钱包，一直都很正常，直到上周二更新以后，首页余额变成了零，可是浏览器里每一笔都查得到。"
    "我重装过应用，清过缓存，换过手机和网络，也给你们写过两次信，一直没有回复。"
)


def around_phrase(secret: str, random: Random) -> str:
    """A chat message, or a long letter, with the phrase in it."""
    if random.random() < 0.08:
        before, after = random.choice(
            ((_LONG_EN, _LONG_EN), (_LONG_ZH, _LONG_ZH), (_LONG_EN * 9, _LONG_ZH * 5))
        )
        return f"{before}\n{secret}\n{after}"
    return random.choice(_AROUND).format(secret)


_KEY_AROUND = (
    "{}",
    "{}",
    "here: {}",
    "my key is {} can you import it",
    "{} <- this one",
    "imported {} and the balance is zero",
    "Wallet 2\n{}\n",
    "key={}",
    "({})",
    '"{}"',
    "这个导入不了 {}",
    "我导出来的是{}，麻烦看一下",
    "备份：\n{}",
    "【{}】",
)


def around_key(secret: str, random: Random) -> str:
    """A message with a key that proves itself."""
    return random.choice(_KEY_AROUND).format(secret)


_NAMED_KEY = (
    "private key: {}",
    "my private key is {}",
    "privkey {}",
    "The private key of that wallet: {}, please restore it",
    "Private Key\n{}",
    "PRIVATE_KEY={}",
    "i exported the private key and got {}",
    "priv key - {}",
    "{} is my private key",
    "spend key: {}",
    "私钥：{}",
    "我的私钥是{}",
    "私钥 {}",
    "这是私钥，帮我导入：{}",
    "{} 这是我的私钥",
    "钱包私钥\n{}",
    "导出的密钥是 {}",
    "私匙：{}",
    "secret key = {}",
    '{{"privateKey":"{}"}}',
)


def around_raw_key(secret: str, random: Random) -> str:
    """A message that says that 64 hexadecimal digits are a key."""
    return random.choice(_NAMED_KEY).format(secret)
