"""Whose sites they are: those that everybody knows, and those where anybody can have a page.

Well-known ones happen to be a letter or a word away from some wallet's name.

``kiwi.com`` lies one letter from ``qiwi.com`` and ``coindesk.com`` is a word of the trade with another: no
rule about letters tells them from an imitation, only that they are well known. Left out are sites under whose
name anybody can have a host of their own.
"""

from __future__ import annotations

from walletcare.safety.official.hosts import is_below, registrable

_KNOWN = frozenset(
    """google.com youtube.com facebook.com instagram.com whatsapp.com wikipedia.org amazon.com apple.com
    microsoft.com bing.com linkedin.com netflix.com reddit.com tiktok.com openai.com zoom.us office.com
    adobe.com spotify.com twitch.tv ebay.com walmart.com target.com bestbuy.com homedepot.com costco.com
    ikea.com nike.com adidas.com zara.com hm.com mango.com shein.com temu.com aliexpress.com alibaba.com
    taobao.com tmall.com jd.com pinduoduo.com baidu.com weibo.com zhihu.com bilibili.com douyin.com
    xiaohongshu.com ctrip.com meituan.com didiglobal.com booking.com airbnb.com expedia.com kayak.com
    kiwi.com skyscanner.net tripadvisor.com agoda.com uber.com lyft.com grab.com bolt.eu doordash.com
    deliveroo.co.uk bbc.co.uk bbc.com cnn.com nytimes.com theguardian.com reuters.com bloomberg.com ft.com
    wsj.com economist.com forbes.com cnbc.com marketwatch.com investopedia.com morningstar.com nasdaq.com
    nyse.com visa.com mastercard.com americanexpress.com discover.com westernunion.com moneygram.com
    chase.com bankofamerica.com wellsfargo.com citi.com hsbc.com barclays.co.uk lloydsbank.com natwest.com
    santander.com bbva.com ing.com rabobank.nl abnamro.nl deutsche-bank.de commerzbank.de sparkasse.de
    ubs.com dbs.com.sg ocbc.com standardchartered.com icbc.com.cn ccb.com abchina.com boc.cn bankcomm.com
    cmbchina.com spdb.com.cn stripe.com adyen.com squareup.com shopify.com xero.com intuit.com
    quickbooks.com sage.com bill.com paylocity.com paychex.com adp.com gusto.com atlassian.com dropbox.com
    github.com gitlab.com stackoverflow.com python.org mozilla.org ubuntu.com
    debian.org cloudflare.com akamai.com fastly.com digitalocean.com godaddy.com namecheap.com ibm.com
    oracle.com sap.com intel.com amd.com nvidia.com dell.com hp.com lenovo.com samsung.com lg.com sony.com
    nintendo.com xerox.com canon.com epson.com nokia.com ericsson.com huawei.com xiaomi.com oppo.com
    vivo.com honor.com nexon.com roblox.com epicgames.com steampowered.com ea.com ubisoft.com blizzard.com
    riotgames.com autodesk.com unity.com imdb.com rottentomatoes.com skrillex.com soundcloud.com pandora.com
    deezer.com vimeo.com pinterest.com discord.com telegram.org signal.org skype.com viber.com line.me
    kakao.com trustpilot.com glassdoor.com indeed.com upwork.com fiverr.com coursera.org udemy.com
    khanacademy.org skillshare.com duolingo.com britannica.com dictionary.com merriam-webster.com
    weather.com accuweather.com espn.com nba.com fifa.com olympics.com who.int un.org europa.eu usa.gov
    irs.gov gov.uk nhs.uk mayoclinic.org webmd.com healthline.com coindesk.com cointelegraph.com
    coinmarketcap.com coingecko.com cryptocompare.com cryptoslate.com cryptonews.com cryptobriefing.com
    decrypt.co theblock.co bitcoin.org ethereum.org etherscan.io bscscan.com tronscan.org solscan.io
    blockchair.com chainalysis.com defillama.com dune.com messari.io tokenterminal.com coinstar.com
    safeway.com kroger.com tesco.com aldi.com lidl.com carrefour.com pioneer.com spectrum.com verizon.com
    t-mobile.com att.com vodafone.com orange.com telefonica.com o2.co.uk pingan.com payback.de rakuten.com
    mercari.com yelp.com opentable.com zomato.com swiggy.com kiwico.com backpacker.com rei.com decathlon.com
    thenorthface.com patagonia.com argos.co.uk asda.com boots.com currys.co.uk""".split()
)

_ANYONE_CAN_PUBLISH = frozenset(
    """sites.google.com docs.google.com forms.gle telegra.ph notion.site notion.so wixsite.com weebly.com
    github.io gitlab.io pages.dev vercel.app netlify.app web.app firebaseapp.com workers.dev herokuapp.com
    blogspot.com wordpress.com godaddysites.com myshopify.com glitch.me surge.sh r2.dev repl.co framer.website
    carrd.co typeform.com jotform.com ipfs.io page.link bit.ly tinyurl.com t.ly is.gd v.gd
    cutt.ly rebrand.ly ow.ly buff.ly shorturl.at rb.gy tiny.cc s.id t.cn url.cn dwz.cn suo.im u.nu soo.gd
    webflow.io""".split()
)


def anyone_can_publish_at(host: str) -> bool:
    """Whether ``host`` is, or lies below, a place where anybody makes pages or short links."""
    return any(is_below(host, place) for place in _ANYONE_CAN_PUBLISH)


def is_known_site(host: str) -> bool:
    """Whether ``host`` is, or lies below, a site that everybody knows."""
    return ".".join(registrable(host)) in _KNOWN
