"""Ordinary sentences of people who write to support, in both languages, by hand and by template."""
# ruff: noqa: E501 - tables of sentences read better on one line

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

HAND_WRITTEN_ZH = """
余额宝的钱转不出来，提示系统繁忙，我等了两个小时了
昨天下午3点20分付款 128.50 元，商家说没收到
我的验证码一直收不到，手机号没换过，怎么办
验证码60秒了还没来，重新发送了5次
输入验证码后提示错误，错误码 20013
验证码发到了我以前的手机号 13800138000，现在用不了
收不到短信验证码，打 95188 也打不通
请问验证码有效期是5分钟还是10分钟
登录密码忘记了，怎么找回
密码是对的，为什么一直说密码错误
密码输错了5次被锁了，要等24小时吗
支付密码是6位数字吗，可以改成8位吗
我改了密码以后指纹支付用不了了
银行卡绑定失败，提示卡号不支持
换了一张尾号 8823 的卡，扣款还是从旧卡扣
信用卡有效期到了，新卡怎么绑
我的卡有效期是 2027 年，为什么说过期
退款 7 个工作日还没到，订单是 11 月 3 日的
订单号 202411030012345678，麻烦查一下
微信支付单号 4200001234202411031234567890 没到账
快递单号 SF1234567890123 一直没有更新
转账 5000 元到对方，显示处理中，已经 3 天
提现 0.5 个 ETH，已经有 36 个确认了还没到
交易哈希查到是成功的，但是余额没变
我往错的网络转了 200 USDT，能找回来吗
手续费扣了 3.2 美元，太贵了吧
助记词忘记了还能找回钱包吗
助记词导入后地址不一样是怎么回事
备份助记词的时候一定要用纸吗
客服问我要助记词，是不是骗子
有人让我把私钥发给他，我没发
私钥和助记词有什么区别
怎么导出私钥，我找不到入口
钱包升级到 2.10.3 之后打不开了
安卓 14，手机是小米 13，版本 5.7.1 (2024110500)
实名认证一直失败，提示身份信息不一致
身份证过期了要不要重新认证
我的身份证是长期有效的，为什么显示过期
护照可以实名吗，我没有身份证
账户被限制了，说有风险，我什么都没做
账号被盗了，有一笔 3,980.00 元不是我付的
一天限额 50000，怎么提高到 200000
你们客服电话 400-820-8820 一直占线
QQ 群 123456789 是官方的吗
这个网址 https://pay.example.com/order?id=20241103 是你们的吗
我在 2024-11-03 10:15:22 下的单，2024-11-03 10:15:25 扣款两次
IP 是 192.168.1.10，公司网络，连不上服务器
截图里显示 错误代码 100432，请帮忙看看
提示 error code 500，刷新也不行
收款码截图发给别人安全吗
扫码付款的时候二维码过期了
花呗还款日是每月 9 号，为什么 8 号就扣了
先用后付开通不了，说我信用不够
自动续费怎么关，每个月扣 15 块
优惠券满 100 减 20，付款的时候没减
红包过期 24 小时退回，退到哪里了
亲情卡额度 500，付款提示超限
商家让我加微信付款，可以吗
对方说要先交保证金才能退款，是真的吗
我的邮箱 zhang.san@example.com 收不到邮件
换手机以后谷歌验证器的码都没了
动态码不对，手机时间是不是要校准
我连着输了三次都说验证码不正确，后面就冻结了
昨天在超市付了 45 块 6，今天又扣了一次 45 块 6
我妈妈 65 岁，不会用智能手机，怎么帮她解冻
从银行卡转到钱包要多久，1 小时了还没到
钱包地址 0x 开头的是以太坊吗
哈希值 64 位的字符是什么意思
合约地址和钱包地址有什么不同
一二三四五六七八九十个人拼单怎么付款
赤橙黄绿青蓝紫七种皮肤哪个好看
春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多少
房间干净，服务热情，位置方便，早餐丰富，下次还来
味道不错，分量很足，价格实惠，就是等位太久，建议提前预约
性价比高，外观漂亮，运行流畅，屏幕清晰，物流很快
酒店前台态度不好，空调声音大，隔音差，热水时有时无，总体不推荐
"""
HAND_WRITTEN_EN = """
My transfer of 1,250.00 has been pending since Monday, what can I do
I never got the verification code, I tried 5 times
The code expires after 60 seconds before it even arrives
The verification code was sent to my old number 415 555 0132
I get error code 100432 when I try to pay
Error 0x80070005 shows up when I open the app
The app says status code 403 and closes
My zip code is 94107 and the form says it is invalid
Is the sort code 20-00-00 right for this bank
Where do I enter the promo code SAVE20
My password is not working since the update
My password is correct but it says wrong password
The password is always rejected even after I reset it
How long must a password be, 8 or 12 characters
I forgot my PIN, how do I reset it
My card ending in 4242 was charged twice
Where is the CVV on the card, I can't find it
The CVV field only takes 3 digits and my Amex has 4
My card expires 09/27 and the app says it is expired
What does card verification failed mean
My order number is 100234567812 and it says refunded but nothing arrived
Tracking 1Z999AA10123456784 hasn't moved since Tuesday
Invoice 2024-000187 was paid on 12/03/2024 at 14:35
The transaction hash shows success with 48 confirmations but my balance is 0
I sent 250 USDT on the wrong network, can you recover it
Gas fee was 0.0043 ETH which is much more than usual
I lost my recovery phrase, is there any way to get my wallet back
Someone asked for my seed phrase, is that normal
What is the difference between a private key and a recovery phrase
How do I export my private key, I can't find the button
Should I write my recovery phrase down on paper
After importing my phrase the address is different
Version 3.4.1 build 20241105 on Android 14 crashes at start
My identity check failed three times, what documents do you need
My passport expired last year, can I still use the account
I changed my phone and the authenticator codes don't work
The two-factor code is rejected, is my clock wrong
My account is frozen and nobody answers, I called 1-800-555-0199 twice
Your hotline 400 820 8820 is always busy
Is support@example.com your real address
Is https://pay.example.com/verify?id=88213 a real page of yours
I was charged $49.99 on 2024-11-03 10:15:22 and again at 10:15:25
The limit is 50000 a day, how do I raise it to 200000
My server resolves to 192.168.10.24 and then times out
Can I have a refund, it has been 14 days
The merchant says they can only pay back to the original card
I didn't make this payment of 3,980.00, please block my account
How can I find the account number for a bank transfer
Which account number do I use for topping up
I don't know which code they mean, the one on the back or the one in the app
The room was clean and the staff friendly, breakfast could be better
Great value, fast delivery, the screen is sharp and the battery lasts all day
This place is close to the station and there is always someone at the desk to help
You can only use the app when the phone is online and that is often a problem on the train
I would like to close my account and move the balance to my bank
What is the maximum amount that I can send in one day and one month
When will the money arrive if I pay on Friday evening
Please tell me how to change the name on my account after marriage
It just says that something went wrong and to try again later
There must be a way to cancel this payment before it is sent
Why is the balance on the phone different from the balance on the web
Does this wallet work when I travel to another country this summer
The app keeps asking me to update but the store says it is up to date
My son bought a game for 59.99 without asking, can this be reversed
"""

_ZH_PARTS = {
    "when": ["昨天", "今天早上", "上周五", "11月3日", "刚刚", "前天晚上9点", "2024年10月31日", "一个小时前", "这两天", "大概 15:40"],
    "what": ["转账", "付款", "提现", "充值", "退款", "还款", "买理财", "扫码付款", "绑卡", "交话费"],
    "amount": ["100元", "3,250.00 元", "0.05 ETH", "88块", "1200 USDT", "50.5", "两千块", "￥4999", "15.00元", "300"],
    "problem": [
        "一直没到账", "提示系统繁忙", "显示失败但是扣了钱", "报错 100432", "等了40分钟没反应", "要我输验证码，可是收不到",
        "说我密码错误", "被风控了", "显示处理中", "重复扣了2次", "对方说没收到", "页面打不开",
    ],
    "ask": ["怎么办", "能帮忙查一下吗", "多久能处理好", "钱会退回来吗", "麻烦尽快处理", "要提供什么材料", "急用，谢谢", ""],
}  # fmt: skip
_EN_PARTS = {
    "when": ["Yesterday", "This morning", "Last Friday", "On 3 November", "An hour ago", "At 15:40 today", "On 2024-10-31", "Two days ago", "Since the update", "Just now"],
    "what": ["I made a payment", "I sent a transfer", "I tried to withdraw", "I topped up", "I asked for a refund", "I paid by QR code", "I linked a card", "I bought a ticket", "I paid my bill", "I swapped tokens"],
    "amount": ["of $100", "of 3,250.00 euros", "of 0.05 ETH", "of 88 yuan", "of 1200 USDT", "of 50.5 pounds", "worth 2,000", "of $49.99", "of 15.00", "of 300"],
    "problem": [
        "and it never arrived", "but the app says try again later", "and it failed but the money is gone", "and got error 100432", "and nothing happened for 40 minutes",
        "and the verification code never came", "and it says my password is wrong", "and now the account is limited", "and it is still pending", "and I was charged 2 times",
        "but they say they got nothing", "and the page won't open",
    ],
    "ask": ["What can I do?", "Can you look into it?", "How long will it take?", "Will I get the money back?", "Please hurry, I need it for rent.", "What documents do you need?", "Thanks.", ""],
}  # fmt: skip


def support_questions(language: str, random: Random, count: int) -> Iterator[str]:
    """Hand-written lines first, then templated ones in random order, ``count`` in all."""
    hand = (HAND_WRITTEN_ZH if language == "zh" else HAND_WRITTEN_EN).strip().splitlines()
    yield from hand[:count]
    parts = _ZH_PARTS if language == "zh" else _EN_PARTS
    combinations = list(product(*parts.values()))
    for when, what, amount, problem, ask in random.sample(combinations, k=max(count - len(hand), 0)):
        if language == "zh":
            yield f"{when}{what} {amount}，{problem}" + (f"，{ask}" if ask else "")
        else:
            yield f"{when} {what} {amount} {problem}. {ask}".strip()
