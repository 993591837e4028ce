"""Is the service itself well, and only the address wrong that this computer's resolver gives?

A false address may be public. That two look-ups differ says nothing: large services have many addresses.
What proves it is the genuine certificate at the address that the public resolvers give.
"""

from __future__ import annotations

from walletcare.domain.language import LocalText
from walletcare.domain.probe import NetworkProbe, ProbeError, Target, Trust

WRONG_ADDRESS = "wrong-address"
"""Reason of a check that failed because it was sent elsewhere."""
FOUND_ELSEWHERE = LocalText(
    "你的网络给出的服务器地址不对；换一种办法查到的地址上，服务是好的。",
    "Your network gives a false address for our servers. At the address found another way, they answer.",
)
DNS_REMEDY = LocalText(
    "换一个网络试试，比如手机热点；或者在网络设置里把 DNS 改成自动获取。",
    "Try another network, such as a phone’s hotspot, or set DNS to automatic in the network settings.",
)
EVIDENCE = "second way: the genuine certificate at another address"
_LOOK_UP_S, _TRY_S = 1.2, 1.3


def is_well_elsewhere(probe: NetworkProbe, target: Target) -> bool:
    """Whether ``target`` shows a trusted certificate at an address that this computer isn't told.

    Takes at most 3.5 s. False when nothing can be known: no TLS, a proxy, or no second answer.
    """
    if not target.is_tls or probe.proxies(target).address:
        return False
    try:
        told = probe.resolve(target.host, 1.0)
        others = [found for found in probe.resolve_directly(target.host, _LOOK_UP_S) if found not in told]
        if not others:
            return False
        probe.handshake(target, Trust.SYSTEM, _TRY_S, others[0])
    except ProbeError:
        return False
    return True
