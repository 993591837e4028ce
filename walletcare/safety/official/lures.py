"""Words that impostors put beside a brand's name, and whether a text consists of nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

_LONGEST_TEXT = 60
_SERVICE = """
customerservice customersupport customercare customer customers client clients support supports service
services servicing helpdesk helpcenter helpcentre helpline hotline help helper helpers assist assistance
assistant care ticket tickets case cases claims complaint complaints appeal appeals dispute disputes
compensation compensate settlement contact contactus inquiry feedback team teams staff agent agents
admin admins moderator mod official officials verified live chat chats online center centre central hub
portal office cs faq ask answer advisor expert experts specialist representative rep hq wx vx tg qq
wechat weixin telegram whatsapp discord twitter bot robot aid fix fixed solve resolve resolved
resolution lost stolen freeze frozen report reports rescue emergency urgent response contacts issue
issues sos cancel cancellation compliance legit eligible eligibility fraud antifraud riskcontrol suspend
locked blocked hacked compromised renew renewal expired dept"""
_ACCESS = """
login logon logins signin signon signup register registration verify verified verification verifying
verifier validate validation validator auth authenticate authentication authenticator authorize
authorization oauth sso account accounts acct user users member members client password passcode pin otp
code kyc aml id ident identity identification confirm confirmation activate activation reactivate
reactivation unlock unlocked unblock unblocked unfreeze disable disabled restrict restricted deactivate
deactivated suspended limited restore restoration recover recovery recovering reset retrieve backup
secure secured security safe safety safeguard protect protection protected guard shield alert alerts
notice notification warning update updates updated updating upgrade upgrades migrate migration sync
synchronize connect connected connection linking session manage manager management settings review check
checker scan access enter entry my passwords passphrase phrase phrases seed seeds mnemonic key keys
privatekey mfa dashboard permit"""
_MONEY = """
wallet wallets pay pays payment payments paying payout payouts money cash fund funds finance financial
fintech bank banking card cards credit loan loans fee fees tax bill bills billing invoice invoices
deposit deposits withdraw withdrawal withdrawals transfer transfers transaction transactions remit
balance exchange exchanges trade trades trading trader traders market markets invest investment investor
earn earning yield profit income capital asset assets treasury vault vaults savings swap swaps bridge
stake staking staked pool farm mining miner token tokens coin coins crypto cryptos currency bitcoin btc
eth ethereum usdt usdc trx tron bnb sol solana ton nft nfts defi dapp dapps dex cex web3 dao blockchain
chain otc p2p buy sell"""
_BAIT = """
now chinese airdrop airdrops drop giveaway giveaways bonus bonuses gift gifts reward rewards prize
prizes promo promos promotion promotions event events claim claiming free win winner lucky presale
launch launchpad whitelist mint invite referral coupon voucher vip pro plus premium"""
_INSTALL = """
download downloads install installer installation setup apk android ios iphone extension plugin chrome
qr qrcode wap addon firefox testflight newversion webmail mailer inbox"""
_SITE = """
app apps web website webapp webpage site sites page pages home homepage online portal net network org
com info www mail email sms news blog forum community group groups channel club world global int
international intl worldwide mobile phone desktop windows mac browser play store shop api dev developer
developers cloud server host data docs status test beta demo new newest latest real true original
genuine authentic the get go try use join best one digital smart tech technology tools tool system
platform solution solutions company corp inc ltd llc co io me official link protocol foundation labs lab
desk mainnet testnet explorer governance voting snapshot scan zone pc"""
_PLACES = """
cn china hk hongkong tw us usa uk eu asia sg jp japan kr korea india brasil brazil mx latam africa vn
vietnam th thailand id indonesia my ph ru turkey tr"""
_PINYIN = """
kefu kf gw zaixiankefu rengong rengongkefu guanfang guanfangkefu guanwang wangzhan wangzhi denglu dengru
zhuce yanzheng renzheng shenfen shiming shenhe tuikuan tuihuan tuifei peichang buchang xiazai anzhuang
gengxin shengji zhongxin fuwu fuwuzhongxin bangzhu anquan anquanzhongxin fengkong jiedong jiefeng jiesuo
dongjie shensu tousu weiquan jubao qianbao zhifu zhanghu zhanghao mima zhaohui huifu chongzhi tixian
tibi chongbi zhuanzhang jiaoyi jiaoyisuo bizhang bizhong zichan licai touzi zhaiya jiekuan daikuan
huodong jiangli jiangpin hongbao fuli kongtou lingqu lingbi youhui zhongjiang dating pingtai shangcheng
shoujiban anzhuo pingguo zaixian lianxi zixun keji jituan gongsi gongdan shouhou zhuanyuan jingli
zhushou quanqiu guoji zhongguo xianggang huiyuan bangding qianyi tongbu shouquan lianjie chaxun yewu
banli xinren zuixin zhengban zhenshi zhichi jishu tuiqian chexiao quxiao zhuxiao jiechu jieban chuli
shouli banshi shenqing dianhua kehu kehuduan wangye zhiya wakuang hetong banben qukuailian duihuan
gonggao tongzhi huishou kaihu yaoqing fanyong yanzhengma shoukuan fukuan dingdan zhangdan shengtai
xinban jiaocheng xinbanben zhongwen zhongwenban shengjiban lingjiang zhuanqian meiguo taiwan shezhi
lipei zhengxin rujin chujin qukuan huankuan fanli jiangjin shoukuanma xinyong zhongduan jiance paicha
jiankong yichang fengxian baohu guanli houtai xitong"""
_BACK = "refund refunds refunded refunding reimburse chargeback cashback"
_CLAIMS = """
import importing imported rectify rectification resync nodes faucet bounty allocation vesting release
released pending escrow cashout topup recharge rebate rebates lottery jackpot spin wheel anniversary
police court legal lawyer lawyers attorney forensic forensics tracing tracer investigation
investigations interpol bankruptcy liquidation creditor creditors distribution trustee litigation
lawsuit ekyc rekyc insurance subsidy reimbursement reimbursements payback moneyback overcharge autopay
statement statements captcha livechat twostep victim victims"""
_PEOPLE = "iam mr mrs ms dr ceo cfo boss"
_FOREIGN = """
seguro reembolso reembolsos remboursement rembourser verificacion atencion cliente sicher bestatigung
konto ruckerstattung rimborso conto entrar acesso senha devolucion hesap guvenli keamanan akun resmi
doanh hoantien soporte ayuda servicio cliente clientes oficial cuenta seguridad verificar hilfe
kundenservice konto sicherheit compte aide connexion assistenza supporto accesso suporte atendimento
conta destek giris layanan bantuan masuk hotro dangnhap taikhoan podderzhka"""
_MISSPELT = "suport supprt secur verfy verifi offical oficial acount refnd recieve"
_TELLING = frozenset(
    " ".join(
        (_SERVICE, _ACCESS, _BAIT, _PLACES, _PINYIN, _INSTALL, _FOREIGN, _MISSPELT, _BACK, _CLAIMS, _PEOPLE)
    ).split()
)
LURES = _TELLING | frozenset(" ".join((_MONEY, _SITE)).split())
_COUNTRIES = frozenset("ae at au be br ca ch de es fr gr it ng nl no nz pl pt ro sa se ua za".split())
_DIGITS_FOR_LETTERS = str.maketrans("0135", "oles")
_LONGEST = max(map(len, LURES))


def are_lures(text: str) -> bool:
    """Whether ``text`` is nothing but such words, numbers and Chinese characters: ``supportcenter24h``; also
    with digits for letters (``supp0rt``)."""
    return _read(text) is not None or _read(text.translate(_DIGITS_FOR_LETTERS)) is not None


def are_telling(text: str) -> bool:
    """The same, and part of it speaks to somebody's customers (support, login, cn, 24, Chinese letters); the
    other words (wallet, pay, app) are in the name of any business of the trade.
    """
    return _read(text) is True or _read(text.translate(_DIGITS_FOR_LETTERS)) is True


@lru_cache(4096)
def _read(text: str) -> bool | None:
    """None when something else is in ``text``; otherwise whether a telling part is."""
    # A day has "24h" and a week "7x24"; a version is a "v2".
    joined = re.sub(r"(?<=\d)[hx](?=\d|$)|v(?=\d)", "", re.sub(r"[\W_]+", "", text))
    joined = joined.replace("2fa", "mfa").replace("24h", "24")
    if len(joined) > _LONGEST_TEXT:
        return None
    reached: dict[int, bool] = {0: False}
    for start in range(len(joined)):
        if start not in reached:
            continue
        if joined[start].isdigit() or "\u3400" <= joined[start] <= "\u9fff":
            reached[start + 1] = True
        for end in range(start + 2, min(start + _LONGEST, len(joined)) + 1):
            word = joined[start:end]
            if word in LURES:
                reached[end] = reached.get(end, False) or reached[start] or word in _TELLING
    if len(joined) not in reached and joined[-2:] in _COUNTRIES and len(joined) - 2 in reached:
        return reached[len(joined) - 2]  # "loginde": a country's code behind a lure
    return reached.get(len(joined))
