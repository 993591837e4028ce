"""What wallet users ask, in both languages: sentences that speak of secrets and numbers and hold none."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from random import Random

from tests.helpers.strange_texts.later_questions import LATER_EN, LATER_ZH

Slot = Callable[[Random], str]


def _one(text: str) -> Slot:
    choices = tuple(text.split("|"))
    return lambda random: random.choice(choices)


def _number(first: int, last: int) -> Slot:
    return lambda random: str(random.randrange(first, last))


def _amount(random: Random) -> str:
    return random.choice(
        (
            f"{random.uniform(0, 3):.6f}",
            f"{random.uniform(1, 9000):.2f}",
            f"{random.randrange(1, 90000):,}",
            str(random.randrange(1, 50000)),
        )
    )


def _day(random: Random) -> str:
    month, day, year = random.randrange(1, 13), random.randrange(1, 29), random.randrange(2023, 2027)
    return random.choice(
        (
            f"{year}-{month:02}-{day:02}",
            f"{month}/{day}/{year}",
            f"{day}.{month}.{year}",
            f"{month}月{day}日",
            f"{year}/{month:02}/{day:02} {random.randrange(24):02}:{random.randrange(60):02}",
        )
    )


def _error(random: Random) -> str:
    return random.choice(
        (
            str(random.randrange(100, 600)),
            f"-{random.randrange(32000, 32100)}",
            f"0x8007{random.randrange(1 << 16):04X}",
            f"E{random.randrange(10**4):04}",
            f"ERR_{random.choice(('TIMEOUT', 'NETWORK', 'BROADCAST', 'NONCE'))}_{random.randrange(99)}",
            str(random.randrange(100_000, 1_000_000)),
            f"{random.choice(string.ascii_uppercase)}{random.randrange(10**3, 10**5)}",
            f"WLT-{random.randrange(10**4):04}",
            f"{random.randrange(10**4):04}",
        )
    )


def _version(random: Random) -> str:
    return f"{random.randrange(9)}.{random.randrange(40)}.{random.randrange(12)}" + random.choice(
        ("", f" ({random.randrange(1000, 99999)})", f"-beta{random.randrange(9)}")
    )


def _phone(random: Random) -> str:
    return random.choice(
        (
            f"1{random.choice('3578')}{random.randrange(10**9):09}",
            f"+44 20 {random.randrange(10**4):04} {random.randrange(10**4):04}",
            f"400-{random.randrange(10**3):03}-{random.randrange(10**4):04}",
            f"(415) 555-{random.randrange(10**4):04}",
            f"+86 138 {random.randrange(10**4):04} {random.randrange(10**4):04}",
        )
    )


SLOTS: dict[str, Slot] = {
    "year": _number(2019, 2027),
    "month": lambda random: f"{random.randrange(1, 13):02}/{random.randrange(24, 31)}",
    "three": lambda random: f"{random.randrange(10**3):03}",
    "five": lambda random: f"{random.randrange(10**5):05}",
    "eight": lambda random: f"{random.randrange(10**8):08}",
    "coins": lambda random: f"{random.uniform(0, 9):.18f}",
    "coin": _one("BTC|ETH|USDT|TRX|SOL|XRP|USDC|BNB|DOGE|LTC|ADA|TON|XMR|ATOM"),
    "net": _one("TRC20|ERC20|BEP20|Polygon|Arbitrum|Solana|Optimism|Base|Lightning|Tron|Stellar"),
    "phone_os": _one(
        "iPhone 14|Pixel 8|Galaxy S23|Redmi Note 12|Huawei P60|iPad|Windows 11|macOS "
        "14.5|Ubuntu 24.04|Android 13|OPPO Reno 10"
    ),
    "app": _one("the app|your wallet|the extension|the desktop program|the mobile app|version 5"),
    "n": _number(2, 60),
    "big": _number(100, 99_999),
    "huge": _number(10**6, 10**9),
    "hours": _number(2, 72),
    "conf": _number(0, 64),
    "amount": _amount,
    "day": _day,
    "err": _error,
    "ver": _version,
    "tel": _phone,
    "time": lambda random: f"{random.randrange(24):02}:{random.randrange(60):02}",
    "ip": lambda random: ".".join(str(random.randrange(1, 255)) for _ in range(4)),
    "mail": lambda random: (
        f"{random.choice(('anna', 'liwei', 'sam.k', 'zhao88', 'j.meyer'))}{random.randrange(99)}"
        f"@{random.choice(('mail', 'post', 'inbox'))}.example"
    ),
    "block": _number(800_000, 70_000_000),
    "nonce": _number(1, 900),
    "gwei": _number(5, 400),
    "four": lambda random: f"{random.randrange(10**4):04}",
    "six": lambda random: f"{random.randrange(10**6):06}",
    "who": _one(
        "my wife|a friend|somebody on Telegram|an agent|a man who said he was support|"
        "my brother|a group admin"
    ),
    "谁": _one("我老婆|朋友|群里的人|一个自称客服的人|电报上的管理员|同事|我弟"),
    "所": _one("交易所|平台|火币|币安|欧易|柜台|换币商"),
    "secret": _one(
        "recovery phrase|seed phrase|private key|password|PIN|verification code|"
        "2FA code|passphrase|mnemonic|keystore file|backup words|secret key|card "
        "number|CVV|security code|one-time code"
    ),
    "密": _one(
        "助记词|私钥|密码|支付密码|验证码|短信验证码|动态码|谷歌验证码|密钥文件|口令|银行卡号|安全码|恢复短语|PIN码|身份证号"
    ),
    "verb": _one(
        "does not arrive|is not working|was rejected|is wrong every time|cannot "
        "be entered|has disappeared|was forgotten|is not accepted|keeps failing|"
        "is lost"
    ),
    "坏": _one("收不到|不对|一直提示错误|忘了|输不进去|丢了|无效|过期了|不见了|改不了|总是失败"),
    "file": _one("IMG_{four}.jpg|screenshot_{day}.png|log-{six}.txt|statement.pdf|backup.zip"),
}

EN = tuple(
    """
My {coin} transfer of {amount} has been pending for {hours} hours.
I sent {amount} {coin} over {net} and it shows {conf} confirmations.
The {secret} {verb}, what can I do?
Why does the {secret} screen say error {err}?
I get error code {err} when I open {app}.
After updating to {ver} {app} crashes on {phone_os}.
How do I change my {secret}?
Where is the {secret} stored?
Will support ever ask for my {secret}?
{who} asked for my {secret}, is that normal?
I never gave anybody my {secret}.
I wrote my {secret} on paper but cannot read word {n}.
The app asks for a {secret} although I never set one.
My {secret} has {n} characters, is that enough?
Does a {secret} with {n} words work here?
I entered the {secret} {n} times and the account is locked for {hours} hours.
The code takes {n} minutes to come to {tel}.
No code comes to {mail} since {day}.
My account is locked since {day}, ticket {big}.
Support has been silent for {n} days, ticket #{huge}.
Please refund {amount} to the card that ends in {four}.
The card ending {four} was charged {amount} twice on {day}.
My card was declined with code {err}.
Card payment of {amount} failed at {time}, bank says it was approved.
Gas was {gwei} gwei, nonce {nonce}, block {block}.
Stuck at block {block} since {time}.
It says error {err}: password verification failed.
Status code {err} from the server at {ip}.
Swap {amount} {coin} to {coin} failed, minimum received {amount}.
The pin code screen freezes after {n} digits.
I forgot my PIN and the fingerprint stopped working on {phone_os}.
PIN {verb} on {phone_os} since {ver}.
The password field does not accept {n} characters.
Password reset link expired after {n} minutes.
Is the password case sensitive in {ver}?
How many words does the recovery phrase have, {n} or {n}?
Can I use the same {secret} on {phone_os} and {phone_os}?
QR code cannot be scanned, {app} shows a black picture.
The bank card cannot be added, the CVV field is grey.
Expiry date of the card is not accepted, month and year are swapped.
My order of {amount} {coin} was cancelled.
Deposit of {amount} {coin} on {day} at {time} not credited, {conf}/{n} confirmations.
Memo {big} was left out.
Tag {huge} was wrong, can you recover it?
Withdrawal limit of {amount} a day, used {amount}.
The rate was {amount} when I confirmed and {amount} afterwards.
KYC level {n} was rejected with reason {err}.
I uploaded {file} {n} times.
My ID card photo is refused, error {err}.
Passport picture too blurred, what size is allowed?
Are you open at {time} on {day}?
Phone {tel} cannot receive SMS abroad.
Please call me at {tel} after {time}.
My new mail address is {mail}.
IP {ip} was blocked.
Order {huge}, paid {amount}.
The token contract shows {n} decimals and {amount} units.
Someone stole {amount} {coin} on {day}.
Address whitelisting takes {hours} hours, why?
Hardware wallet asks for a pin, then a passphrase, then nothing.
I imported the private key and see a different address.
The private key import button is missing in {ver}.
Backup file {file} cannot be opened with the password.
Authenticator codes are {n} seconds behind.
I lost the phone with the authenticator.
Do I need the {secret} to move to {phone_os}?
Security code: not received. Please help.
Verification code never arrives. Country code +{n}.
Country code 44, area code {big}.
Promo code WELCOME{n} is not accepted.
Invite code AB{four}CD gives no bonus.
Zip code {big} does not match the card.
Source code of {app} on line {big}?
""".strip().splitlines()
)
ZH = tuple(
    """
我的{coin}转账{amount}已经等了{hours}个小时还没到账。
从{所}提了{amount} {coin}，走的{net}，显示{conf}个确认。
{密}{坏}，怎么办？
为什么{密}页面提示错误{err}？
打开就报错误码{err}，版本{ver}。
更新到{ver}以后在{phone_os}上闪退。
怎么修改{密}？
{密}存在哪里？
客服会问我要{密}吗？
{谁}让我发{密}，是正常的吗？
我没有把{密}告诉过任何人。
我把{密}抄在纸上，第{n}个字看不清了。
应用要我输{密}，可我从来没设过。
我的{密}有{n}位，够安全吗？
{n}个词的{密}能导入吗？
{密}输错{n}次，账户锁了{hours}小时。
验证码要等{n}分钟才到，手机号{tel}。
从{day}开始{mail}收不到验证码。
账户{day}被锁，工单{big}没人管。
客服{n}天没回复了，工单号{huge}。
请把{amount}退到尾号{four}的卡。
尾号{four}的卡在{day}被扣了两次，各{amount}元。
银行卡被拒，返回码{err}。
{time}付款{amount}元失败，银行说已经扣了。
矿工费{gwei} gwei，nonce {nonce}，区块{block}。
{time}之后区块一直停在{block}。
提示{err}：密码验证失败。
服务器{ip}返回{err}。
{amount} {coin}兑换{coin}失败，最少得到{amount}。
输入{n}位PIN码之后界面就卡住。
忘了PIN码，{phone_os}指纹也用不了。
密码框不让输超过{n}位。
重置密码的链接{n}分钟就过期。
密码区分大小写吗？版本{ver}。
助记词到底是{n}个还是{n}个？
同一个{密}能在{phone_os}和{phone_os}上用吗？
二维码扫不出来，一片黑。
绑卡的时候安全码那一栏是灰的。
卡的有效期填不进去，月和年反了。
我{amount}元的订单被取消了。
{day} {time}充值{amount} {coin}没到账，确认数{conf}/{n}。
备注{big}忘了填。
标签填成{huge}了，能找回吗？
每天限额{amount}，已经用了{amount}。
下单时价格{amount}，成交变成{amount}。
实名第{n}级被拒，原因{err}。
{file}传了{n}遍都不行。
身份证照片不通过，错误{err}。
护照拍得不清楚，大小限制是多少？
{day} {time}有人上班吗？
手机{tel}在国外收不到短信。
{time}以后打我电话{tel}。
新邮箱是{mail}。
IP {ip}被限制了。
订单{huge}，付了{amount}。
合约显示{n}位小数，数量{amount}。
{day}被人转走{amount} {coin}。
地址加白名单要等{hours}小时，为什么？
硬件钱包先要PIN再要口令，然后就没反应。
导入私钥以后地址不一样。
{ver}里找不到导入私钥的按钮。
备份文件{file}用密码打不开。
谷歌验证码慢{n}秒。
装验证器的手机丢了。
换到{phone_os}需要{密}吗？
安全码：没收到，请帮忙。
优惠码WELCOME{n}用不了。
邀请码AB{four}CD没有奖励。
国家区号填+{n}对吗？
邮编{big}和卡不一致。
转错网络了，{net}转成{net}，金额{amount}。
余额显示{amount}，浏览器里是{amount}。
""".strip().splitlines()
)
_SLOT = re.compile(r"\{([^{}]+)\}")
_OPENINGS_EN = ("", "", "Hi, ", "Hello. ", "Please help! ", "Good morning, ", "URGENT: ", "hey ")
_OPENINGS_ZH = ("", "", "你好，", "您好！", "急！", "在吗？", "请问", "麻烦问下，")


def filled(template: str, random: Random) -> str:
    """The template with each slot filled afresh."""
    while _SLOT.search(template):
        template = _SLOT.sub(lambda found: SLOTS[found[1]](random), template)
    return template


def question(language: str, random: Random) -> str:
    """One message of one to four sentences in ``en`` or ``zh``."""
    templates, openings, gap = (
        ((*EN, *LATER_EN), _OPENINGS_EN, " ") if language == "en" else ((*ZH, *LATER_ZH), _OPENINGS_ZH, "")
    )
    sentences = [filled(random.choice(templates), random) for _ in range(random.choice((1, 1, 2, 2, 3, 4)))]
    text = random.choice(openings) + random.choice((gap, gap, "\n")).join(sentences)
    return text.lower() if language == "en" and random.random() < 0.2 else text
