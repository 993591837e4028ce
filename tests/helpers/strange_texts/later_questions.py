"""Questions thought of later: codes and pins that fail, lists, steps, amounts with all their decimals."""

LATER_EN = tuple(
    """
The PIN keypad does not open on {phone_os}.
After {n} wrong PINs my wallet says try again in {n} minutes.
PIN error {err}, then the app closes.
PIN length is {n}, why not longer.
PIN reset mail from {day} has a dead link.
What is a PIN2 and a PUK.
My pin was reset on {day} and now the wallet asks again.
Pin pad frozen since version {ver}.
I set a PIN in {year} and never used it since.
The unlock code page says error {err}.
Unlock code not accepted on {phone_os}.
The unlock screen takes {n} seconds.
Passcode lock turns on after {n} minutes.
Passcode screen on {phone_os} is black.
The code page shows {err} instead of a field.
Code {err} appears when I pay.
I typed the code {n} times.
The code is {n} digits long.
Code from the app was late by {n} minutes.
Authenticator shows the wrong time, off by {n} seconds.
Authenticator shows {n} accounts.
The authenticator shows nothing since {day}.
Verification: pending since {day}.
Verification: step 2 of {n}.
Verification level {n} took {n} days.
Your support code of conduct?.
Your gift card code does not work.
Your referral code page is empty, {n} friends joined in {year}.
Your error code is {err}, what does it mean.
I entered {coins} {coin} but it says invalid amount.
I entered {huge} as phone number but it says invalid.
I tried {n} times and got wrong code.
Valid until {day} says the quote.
The offer was valid through {day}.
The quote expires in {n} seconds.
Expiry date of the card has to be typed as month and year.
My visa expires next month, what now.
The bank card expiry field shows MM/YY only.
Exp points: {four}.
Exp {n} level reward missing.
Account number of the merchant ends in {four}.
Account {six} is the old one from {year}.
Transfer {coins} {coin}, gas {coins}.
Got {coins} instead of {coins}.
The first 4 digits and the last 4 digits are shown as {four} **** {four}.
Order {huge} of {day}, {n} items.
Ticket {eight} answered, ticket {eight} not.
Lot {four} {four} {four} of the promotion.
Room {three}, gate {n}, flight CA{four}.
Line 1: open the app. line 2: press send. line 3: it hangs.
1. open wallet 2. press swap 3. choose {coin} 4. error {err}.
Step 1 connect; step 2 approve; step 3 nothing happens.
First I opened the app, second I pressed send, third it crashed.
Part 1 worked, part 2 failed, part 3 never started.
Coins: bitcoin, ether, litecoin, dogecoin, monero, cardano, solana, stellar, cosmos, tezos, algorand, tron.
Menu home wallet swap stake earn market news settings help about legal privacy.
The words wallet, security, backup, recovery and support are in the wrong language.
The buttons 1 2 3 4 5 6 7 8 9 0 are mixed up on the pin pad.
It says "invalid password" although caps lock is off.
Password rules: {n} characters, one digit, one sign.
Password strength shows weak for {n} characters.
Password manager fills the wrong field on {phone_os}.
Password changed on {day} at {time}.
Password hint is empty.
My password from {year} no longer works.
The secret key button in settings is grey.
Private key export needs {n} taps.
Private key and address do not match after import.
Public key {coin} address looks different.
Seed backup reminder every {n} days.
I have 12 words on paper and the app wants {n}.
Which of the 2048 words are allowed.
The 3rd word is hard to read.
Does word order matter.
Mnemonic import fails at word {n}.
{n} of 24 words are green, the rest red.
Card {four} declined, card {four} works.
Card ending in {four} expires soon.
The CVV field jumps to the next line.
CVV is {n} digits on amex?.
Security code field accepts only 3 digits.
Bank says code {three}, you say code {three}.
""".strip().splitlines()
)
LATER_ZH = tuple(
    """
在{phone_os}上打不开PIN键盘。
PIN输错{n}次以后要等{n}分钟。
PIN错误{err}然后闪退。
PIN码最长几位，现在是{n}位。
{day}重置PIN码的邮件链接失效了。
PIN码页面从{ver}版开始卡住。
{year}年设的PIN码一直没用过。
解锁码页面提示{err}。
解锁码在{phone_os}上不认。
解锁密码和支付密码有什么区别。
银行卡密码错误{n}次会锁吗。
取款密码忘了怎么办，我在{year}年设的。
支付密码{n}位还是{n}位。
支付密码页面显示{err}。
锁屏密码{n}分钟后要重输。
验证码{n}分钟没到，换了{phone_os}也一样。
验证码页面报{err}。
验证码输了{n}次都说错误。
验证码填了之后页面没反应，等了{n}秒。
验证器显示时间不对，慢{n}秒。
验证器给了{n}个账号。
收到的码太晚了，过了{n}分钟。
短信的码从来不到，号码归属地{year}年换过。
有效期填的是月和年，怎么填。
有效期{n}天的优惠券没了。
会员有效期到{day}。
活动有效期{month}以前。
积分有效期至{day}。
到期日前{n}天提醒一下。
账号是{year}年注册的。
账号{eight}登录不了。
银行说返回码{four}，你们说{three}。
银行卡{n}张都绑不了。
尾号{four}的卡和尾号{four}的卡都不行。
卡的前四位{four}后四位{four}。
转了{coins} {coin}，手续费{coins}。
到账{coins}，少了{coins}。
订单{huge}，{day}下的，一共{n}单。
航班CA{four}，登机口{n}。
第1步打开应用，第2步点转账，第3步报{err}。
1、打开钱包 2、点兑换 3、选{coin} 4、报错{err}。
第一次成功，第二次失败，第三次没反应。
先点首页，然后点我的，然后点设置，然后点安全，然后就闪退。
和客服说了，和银行说了，和商家说了，都没用。
一二三四五六七八九十都按不出来。
上下左右东南西北都能滑，就是点不了。
充值、提现、转账、兑换、质押、借贷、理财、客服都打不开。
币种有比特币、以太坊、莱特币、狗狗币、门罗币、波场、恒星、瑞波。
助记词导入到第{n}个词就提示不对。
助记词一共{n}个词，绿的{n}个。
第三个字看不清，是繁体吗。
2048个词里有没有这个字。
助记词顺序错了会怎样。
私钥导出要点{n}下。
私钥和地址对不上，版本{ver}。
密钥文件{n}KB打不开。
密码规则是{n}位，要有数字和符号。
密码强度一直显示弱。
密码提示是空的。
密码在{day} {time}改过。
{year}年的密码现在不能用了。
安全码那一栏只能填3位。
安全码在哪里，卡背面没有。
卡背面磨花了看不清数字。
口令红包{n}个没领到。
动态口令牌没电了，{year}年发的。
你们的活动码{err}不能用。
核对码和编号有什么区别。
邀请码{six}填了没奖励。
邮编{six}不对。
门店编号{five}，小票{eight}。
""".strip().splitlines()
)
