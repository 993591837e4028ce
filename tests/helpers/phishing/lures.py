"""Words and places that reported imitations are made of, in several languages."""

from __future__ import annotations

ENGLISH = """login signin sso auth my portal access account accounts customer client user secure security
    alert verify verification confirm validate kyc aml compliance restore unlock unblock suspended limited
    review appeal refund refunds payout withdraw withdrawal deposit claim airdrop bonus giveaway rewards
    staking earn swap bridge support help care service helpcenter helpdesk ticket case chat livechat agent
    hotline app apk download install update upgrade extension desktop web web3 dapp connect sync migration
    recovery wallet pay payment transfer official online invoice billing dispute resolution settlement
    reactivation activate protect safeguard team notice notification""".split()
PINYIN = """kefu guanfang guanwang xiazai zhuce denglu renzheng shiming fengkong jiedong tuikuan lipei buchang
    shensu hongbao kaihu tixian chongzhi zhuanzhang dongjie zhuxiao qianbao anquan fuwu zaixian shengji
    huodong lingqu zhongxin yanzheng rengong""".split()
ABBREVIATED = "kf gw cs kf01 kf88 app88 vip888 24h".split()
OTHER_TONGUES = """ayuda soporte cuenta seguro reembolso atendimento suporte conta kundenservice hilfe konto
    sicherheit aide compte remboursement bantuan hotro destek giris""".split()
LURES = ENGLISH + PINYIN + OTHER_TONGUES
TAILS = "2025 2026 01 24 365 88 uk us de eu sg hk cn tw jp ph v2 v3 global int pro plus".split()
ENDINGS = """com net org info top xyz vip cc live online site support help finance app io co me click icu shop
    club pro cn com.cn co.uk in ru cfd sbs lol bond life world email""".split()
CARRIERS = """secure-session.top id-4471.xyz webmail-auth.net account-center.info gtkwq.cfd 7rx2.icu
    user-verification.live t9m.sbs e-service.click""".split()
FREE_HOSTS = """pages.dev web.app netlify.app github.io weebly.com blogspot.com firebaseapp.com workers.dev
    webflow.io godaddysites.com gitbook.io duckdns.org ngrok-free.app azurewebsites.net s3.amazonaws.com
    vercel.app herokuapp.com wixstudio.com framer.website""".split()
SHORTENERS = "bit.ly tinyurl.com cutt.ly is.gd rebrand.ly linktr.ee t.ly shorturl.at".split()
MAILBOXES = """gmail.com outlook.com proton.me qq.com 163.com 126.com yahoo.com mail.ru zohomail.com
    hotmail.com gmx.de icloud.com""".split()
PATHS = ("", "", "", "/", "/login", "/?ref=9d2", "/index.php?id=77", "/m/kyc")
