"""Links against the official list: the brand's own, a listed account, a redirection, or another host."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from walletcare.safety.official.contacts import ContactKind
from walletcare.safety.official.forms import handle_form
from walletcare.safety.official.hosts import Address, parse_address
from walletcare.safety.official.inner_addresses import decoded, inner_addresses
from walletcare.safety.official.judgement import Judgement, imitation, official, unlisted
from walletcare.safety.official.networks import account_path, as_web_link
from walletcare.safety.official.report import OfficialVerdict

if TYPE_CHECKING:
    from walletcare.domain.brand import OfficialEntry
    from walletcare.safety.official.brand_names import BrandNames
    from walletcare.safety.official.host_check import HostJudge
    from walletcare.safety.official.index import OfficialIndex
    from walletcare.safety.official.name_check import NameJudge
    from walletcare.safety.official.phone_check import PhoneJudge

_DEEP_NETWORKS = frozenset({"reddit", "linkedin", "youtube", "github", "discord", "facebook", "weibo"})
"""Networks where an account may stand behind other parts of the path, such as ``/company/…``."""


class LinkJudge:
    """Judges links, taken apart as a browser does it."""

    def __init__(
        self,
        index: OfficialIndex,
        names: BrandNames,
        hosts: HostJudge,
        accounts: NameJudge,
        phones: PhoneJudge,
    ) -> None:
        self._index, self._names = index, names
        self._hosts, self._accounts, self._phones = hosts, accounts, phones

    def judge(self, value: str) -> Judgement:
        value = as_web_link(value)
        address = parse_address(value)
        if address is None:
            return self._judge_unreadable(value)
        own = self._index.own_domain(address)
        if own is not None:
            return self._judge_own(address, own)
        listed = self._index.listed_link(address)
        if listed is not None:
            return official(listed)
        carried = self._judge_carried(address)
        if carried is not None:
            return carried
        network, parts = account_path(address)
        if network and not address.has_user:
            return self._judge_account(address, network, parts)
        return self._hosts.judge(address)

    def _judge_unreadable(self, value: str) -> Judgement:
        """No browser would open it, but a person may read the brand in it."""
        plain = decoded(value)
        key, own = self._names.run_together_in(plain), self._index.domain_in(plain)
        if key or own:
            return imitation(own or self._index.entry_of(key or ""), "not-a-web-address", value)
        return unlisted("not-a-web-address")

    def _judge_own(self, address: Address, own: OfficialEntry) -> Judgement:
        """The brand's domain is official only as a plain page: not with a port, a user, another address."""
        if address.scheme not in {"https", "http"}:
            return unlisted("not-a-web-address")
        if address.port:
            return imitation(own, "odd-port", f"{address.shown_host}:{address.port}")
        if address.has_user:
            return unlisted("user-part")
        if re.search(r"//|@|\\|https?:|^/\.(?!well-known/)", decoded(address.rest), re.IGNORECASE):
            return unlisted("address-inside")
        return official(self._index.closest(address, own))

    def _judge_carried(self, address: Address) -> Judgement | None:
        """An address that redirects: where it leads in the end is what counts, when that imitates us."""
        for inner in inner_addresses(address.rest):
            target = parse_address(inner)
            if (
                target is not None
                and self._index.own_domain(target) is None
                and self._index.listed_link(target) is None
            ):
                judged = self._hosts.judge(target)
                if judged.verdict is OfficialVerdict.IMITATION:
                    return judged
        return None

    def _judge_account(self, address: Address, network: str, segments: list[str]) -> Judgement:
        """A link to an account on a social network: the account is what counts."""
        first = segments[0].lstrip("@") if segments else ""
        if address.port or not first:
            return unlisted()
        number = first.removeprefix("+")
        if network == "whatsapp" and number.isdigit():
            return self._phones.judge_number(number) or unlisted()
        listed = self._index.handle_on(handle_form(first), network)
        if listed is not None:
            return official(listed)
        for segment in segments[:3]:
            judged = self._accounts.judge_name(
                segment.lstrip("@"), network, ContactKind.HANDLE, is_account=True
            )
            if judged.verdict is OfficialVerdict.IMITATION:
                return judged
            if segment == first and network not in _DEEP_NETWORKS:
                break
        return unlisted()
