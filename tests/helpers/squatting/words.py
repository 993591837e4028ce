"""What impostors put beside a name, and where they host it."""
# ruff: noqa: E501 - lists of words read better on one line

from __future__ import annotations

ENGLISH = (
    "support help login verify app refund secure security service services helpdesk desk care team official account "
    "accounts auth signin signup unlock recovery restore reset claim airdrop bonus reward gift update upgrade sync "
    "connect validate confirm kyc appeal complaint compensation ticket live chat agent admin mail pay payment payments "
    "wallet web3 dapp defi swap stake staking bridge token coin nft vault finance bank card exchange trade pro vip plus "
    "global online web site page portal center centre download install apk android ios mobile get my the join io hq "
    "customer-service customer-support help-center helpcenter support-team secure-login account-verify wallet-connect"
).split()
PINYIN = (
    "kefu guanfang guanwang denglu yanzheng tuikuan renzheng zhuce xiazai zhongxin fuwu anquan jiedong shensu tousu "
    "qianbao zhifu zhanghu zaixian huodong jiangli kongtou lingqu tixian chongzhi rengong bangzhu keji dating gongdan"
).split()
CHINESE = "客服 官方 官网 登录 验证 退款 下载 钱包 中心 在线客服 解冻 申诉".split()
ENDINGS = (
    "com net org info xyz top vip cc io co app site online shop club live help support me cn com.cn hk ru in tk ml ga "
    "cyou icu sbs lol work fun pro finance exchange money cash link click page dev co.uk com.hk com.sg net.cn"
).split()
FOREIGN = (
    "login-portal.top web-desk.xyz host77.cc cloud-panel.net safe-redirect.info a1b2.cn srv.icu verify-now.online "
    "bluemountain.com my-site.ru pages.dev vercel.app netlify.app web.app github.io weebly.com workers.dev r2.dev"
).split()
FREE_MAIL = (
    "gmail.com outlook.com qq.com 163.com proton.me yahoo.com mail.ru hotmail.com foxmail.com gmx.net".split()
)
PATHS = ("", "", "/", "/login", "/zh/verify?id=8812", "/#/restore", "/a/b.html")
