"""What lies near these brands and imitates nobody: real sites, people, other firms, ordinary sentences."""
# ruff: noqa: E501 - tables of hosts read better in long lines

from __future__ import annotations

_ROWS = """
xe.com: xerox.com|xero.com|xenon.org|axe.com|luxe.com|deluxe-coffee.com|nixe.at|xeno-canto.org|pixel-xe.dev
xe.com: @xena_92|@oxen_farm|xerxes.tours@gmail.com|support@xero.com|exe-download.org|flexe.com|x.edu|e-x.net
kq.money: kqed.org|kqv-radio.com|@kqueen|bkq.net|iraqkq.org|kqueue.dev|support@kqed.org|moneykqx.org
b2.cash: b2b.com|b2bsupport.com|b2b-portal.de|b2broker.com|b2c-payments.com|backblazeb2.com|vitaminb2.org
b2.cash: vitamin-b2.com|b2evolution.net|@b2b_marketing|b2b@siemens.com|bb2help.org|b2bpay.co|mb2.com|b20.de
zb.com: zbb.com|zbrush-center.com|zbmath.org|@zebra_fan|bizbuysell.com|support@bizbook.com|jazzbar.net|zba.jp
crypto.com: cryptoslate.com|cryptonews.com|cryptocompare.com|cryptomuseum.com|crypto.stanford.edu
crypto.com: cryptologie.net|cryptorank.io|thecryptobasic.com|cryptocommons.org|cryptocomics.org|@cryptokitties
crypto.com: cryptocommunity.org|info@cryptomuseum.com|cryptography.io|crypto-js.org|encrypto.de|cryptopia-art.org
token.im: tokenimage.com|tokeninsight.com|tokenterminal.com|token-economy.org|tokenomics.io|jwt-token.dev
token.im: tolkien.com|@tokenring|tokenimpact.org|token-library.com|takenin.org|tokens.art|broken.im|@tokenism
cash.app: cashback.co.uk|cashmere.com|cash-and-carry.de|cashews.org|cashapparel.com|cashregisterstore.com
cash.app: @cashcat|tom.cash@gmail.com|johnny-cash.com|cashappraisal.com|cashflow.org|caché.fr|cashapprentice.com
coin.space: coindesk.com|coingecko.com|coinmarketcap.com|coinworld.com|coinstar.com|coins.ph|@coincollector
coin.space: coin-museum.de|help@coindesk.com|numismatics-coins.org|coinspacing.org|bitcoin.org|coincidence.net
safe.global: safeway.com|safe-kids.org|safety-global.com|savethechildren.net|unsafe.org|safeglobalization.org
safe.global: @safe_kids|jane.safe@gmail.com|safeco.com|failsafe.io|safecast.org|globalsafety.com|safer-internet.eu
ndx.app: index.hr|ndx100-history.org|bandx.com|@endx|landxcape.com|soundx.net|kindx.org|windxtreme.com
tngdigital.com.my: tngtech.com|startrek-tng.org|digital.com.my|ptngdigitalia.it|@tng_fan|vtngroup.com
nexo.com: nexon.com|connexo.com|nexos.com.mx|annexo.it|support@nexon.com|@nexon_support|plexo.com|anexo.es
maya.ph: mayaangelou.com|mayoclinic.org|mayan-ruins.com|maya-angelou.org|maya.lopez@gmail.com|@maya_angelou
maya.ph: himalaya.com|malaya.com.ph|mayahotel.gr|autodesk-maya-tutorials.com|papaya.com|mayaruins.mx|amayara.com
qiwi.com: kiwi.com|kiwisaver.govt.nz|no-reply@kiwi.com|@kiwi_help|taqiwine.com|wiki.com|kiwico.com
zengo.com: zendesk.com|zendo.org|zengarden.org|@zenguru|mango.com|zengineering.com|bingo.com|tengo.mx|zengolf.com
xaman.app: xamarin.com|shaman.org|examanswers.com|examandstudy.com|caiman.org|@xamarinhq|hexaman.net|taxaman.com
bkash.com: akash.network|kashmir.com|@bkashif|bukash.org|ashkash.net|babkash.com|cash.com|kashi.com
skrill.com: krill.com|skrillex.com|grill.com|thrill.com|skill.com|skillshare.com|@skrillex|shrill.org|skills.com
uphold.com: upholstery.com|upholdings.org|household.com|upholsterer.co.uk|holdup.org|behold.org|stronghold.com
argent.xyz: argentina.gob.ar|argentum.com|sergeant.org|argentinian-wine.com|urgent.com|margent.org|large.net
backpack.app: backpacker.com|backpacks.com|backpackinglight.com|osprey-backpacks.com|travelbackpack.shop
backpack.app: leather-backpack.com|backpackers-hostel.de|backpack.trips@gmail.com|@backpacker_tom|schoolbackpacks.org
electrum.org: spectrum.com|electrum-metals.com|electric.org|electra.com|@electronica|electrons.net|plectrum.com
payoneer.com: pioneer.com|pioneers.org|@pioneer_dj|paylocity.com|engineer.com|payroll.com|buccaneer.org|payer.net
bluewallet.io: bluewave.com|bluewall-climbing.com|bluewater.com|@bluewolf|leather-wallet.com|bluevale.org
tonkeeper.com: goalkeeper.com|beekeeper.org|stonekeepers.org|tonmeister.com|@tonykeeps|innkeeper.com|keeper.io
kelp-pay.io: kelp.org|kelpforest.org|kelp-restoration.org|helppay.org|@kelp_diver|kelpaysage.fr|kelpy.net
4bill.io: bill.com|billing.com|forbill.org|@bill4|bills.com|4billion.org|14billard.de|waterbill.gov|hillbill.com
sparrowwallet.com: sparrow.org|house-sparrow.net|sparrowhawk.org|tom.sparrow@yahoo.com|@jack_sparrow|arrow.com
rainlane.cn: rainlands.org|trainlane.org|brainlane.com|drainlake.net|rainline.org|@rain_lane|rainplane.com
mooncake.hk: mooncakefestival.sg|mooncake-recipes.com|mooncakes.org|snowskin-mooncake.com|@mooncake_baker
mooncake.hk: 中秋月饼.com|moonlake.hk|mooncakerecipe.cn|moon-cake.org
"""
ORDINARY = {
    domain: tuple(
        text
        for row in _ROWS.strip().splitlines()
        if row.startswith(f"{domain}: ")
        for text in row.partition(": ")[2].split("|")
    )
    for domain in dict.fromkeys(row.partition(":")[0] for row in _ROWS.strip().splitlines())
}
TOO_NEAR = frozenset(
    """zbb.com @tokenism cashregisterstore.com ndx100-history.org @endx ptngdigitalia.it krill.com skill.com
    @skrillex shrill.org margent.org electrum-metals.com plectrum.com helppay.org trainlane.org brainlane.com
    rainline.org @rain_lane rainplane.com mooncakefestival.sg mooncake-recipes.com mooncakes.org
    snowskin-mooncake.com @mooncake_baker moonlake.hk mooncakerecipe.cn moon-cake.org""".split()
)
"""Those of them that are called imitations all the same: one letter away, or the name beside another word."""
TEXTS = (
    "Is {name} working today? I sent 200 USDT an hour ago. My order is 20261128-4471.",
    "{name}客服一直没回，我的手机号是 13800138000，麻烦看一下",
    "I read about {name} on https://en.wikipedia.org/wiki/Payment and on www.reuters.com/markets.",
    "我把截图发到 me.lin@mail.example 了，{name}的提现还没到",
    "The shop says the refund went to {name}; their number is +49 30 901820.",
    "我在 zhihu.com 看到有人说{name}要实名，是真的吗",
    "[A comparison of {name} and others](https://www.theguardian.com/money)",
    '<a href="https://www.nytimes.com/section/business">{name} in the news</a>',
    "My bank (support@mybank.example) told me to ask {name}. Tx 0x9f3ac1 on etherscan.io.",
    "From: Lin Wei <lin.wei@mail.example>\nTo: me@mail.example\nSubject: {name} problem",
    "https://www.google.com/search?q={name}+support",
    "{name} 官方说要 3 个工作日，我拨了银行热线 95588",
    "https://www.trustpilot.com/review/{domain}",
    "https://downdetector.com/status/{domain}/",
    "https://web.archive.org/web/2026/https://{domain}/",
    "https://www.reddit.com/r/CryptoCurrency/comments/1abc/is_it_down/",
)
"""Sentences of users: ``{name}`` and ``{domain}`` are the brand's own."""
