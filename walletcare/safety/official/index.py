"""A brand's official list, indexed for look-up: which entry is this host, link, mailbox, handle or number?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walletcare.domain.brand import OfficialEntry, OfficialKind, OfficialList
from walletcare.safety.official.contacts import ContactKind
from walletcare.safety.official.forms import handle_form, mailbox_form, plain_host
from walletcare.safety.official.hosts import (
    Address,
    ascii_host,
    is_below,
    parse_address,
    registrable,
    unicode_host,
)
from walletcare.safety.official.networks import NETWORKS, account_path
from walletcare.safety.official.skeletons import distance, plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTED_AS = {
    ContactKind.LINK: OfficialKind.DOMAIN,
    ContactKind.EMAIL: OfficialKind.EMAIL,
    ContactKind.HANDLE: OfficialKind.HANDLE,
    ContactKind.GROUP: OfficialKind.GROUP,
    ContactKind.PHONE: OfficialKind.PHONE,
}


@dataclass(frozen=True, slots=True)
class ListedLink:
    """A listed address with its path, such as an account on a social network."""

    host: str
    path: str
    entry: OfficialEntry


@dataclass(frozen=True, slots=True)
class LongName:
    """A listed host below a registered domain, such as ``pay.wallet.example``.

    Whoever owns that domain owns its other hosts too: those imitate nobody.

    Attributes:
        labels: Everything before the suffix, run together.
        above: The registered domain.
    """

    labels: str
    above: str
    entry: OfficialEntry


class OfficialIndex:
    """Look-up in one official list. Immutable once made.

    Attributes:
        domains: Hosts in ASCII form; in the order of the list, like all of these.
        emails: By :func:`mailbox_form`.
        handles: By :func:`handle_form`; one handle may be listed for several networks.
        phones: By their digits.
        groups: By :func:`handle_form`.
    """

    def __init__(self, official_list: OfficialList) -> None:
        self.entries = official_list.entries
        self.domains: dict[str, OfficialEntry] = {}
        self.links: list[ListedLink] = []
        self.emails: dict[str, OfficialEntry] = {}
        self.handles: dict[str, list[OfficialEntry]] = {}
        self.phones: dict[str, OfficialEntry] = {}
        self.groups: dict[str, OfficialEntry] = {}
        for entry in self.entries:
            self._add(entry)
        self.endings = frozenset(domain.rpartition(".")[2] for domain in self.domains)
        self.long_names = tuple(self._find_long_names())

    def _add(self, entry: OfficialEntry) -> None:
        value = entry.value.strip()
        if entry.kind is OfficialKind.DOMAIN:
            known = ascii_host(value)
            if known:
                self.domains.setdefault(known, entry)
        elif entry.kind is OfficialKind.EMAIL:
            self.emails.setdefault(mailbox_form(value), entry)
        elif entry.kind is OfficialKind.PHONE:
            self.phones.setdefault(re.sub(r"\D", "", value), entry)
        elif entry.kind is OfficialKind.HANDLE and "://" not in value:
            self.handles.setdefault(handle_form(value), []).append(entry)
        elif "://" not in value:
            self.groups.setdefault(handle_form(value), entry)
        if "://" in value:
            address = parse_address(value)
            if address:
                path = address.rest.rstrip("/").casefold()
                self.links.append(ListedLink(plain_host(address.ascii_host), path, entry))

    def _find_long_names(self) -> Iterator[LongName]:
        for domain, entry in self.domains.items():
            name, suffix = registrable(unicode_host(domain))
            labels = unicode_host(domain).removesuffix("." + suffix)
            if labels != name and len(plain_name(labels)) >= 6:
                yield LongName(plain_name(labels), f"{name}.{suffix}", entry)

    def own_domain(self, address: Address) -> OfficialEntry | None:
        """The listed domain that ``address`` stands under."""
        return next(
            (entry for domain, entry in self.domains.items() if is_below(address.ascii_host, domain)), None
        )

    def domain_in(self, text: str) -> OfficialEntry | None:
        """The official domain that stands in ``text`` as a whole, in plain letters."""
        lowered = text.lower()
        for domain, entry in self.domains.items():
            spelled = re.escape(unicode_host(domain))
            if re.search(rf"(?<![\w-]){spelled}(?![\w-])", lowered):
                return entry
        return None

    def address_of(self, text: str) -> OfficialEntry | None:
        """The official domain whose address ``text`` is, when it is nothing more than one."""
        return self.domain_in(text) if len(text.split()) == 1 else None

    def closest(self, address: Address, own: OfficialEntry) -> OfficialEntry:
        """The entry for exactly this page, or ``own``, its domain's."""
        path = address.rest.split("?")[0].split("#")[0].rstrip("/").casefold()
        for link in self.links:
            if link.host == plain_host(address.ascii_host) and path == link.path:
                return link.entry
        return own

    def listed_link(self, address: Address) -> OfficialEntry | None:
        """The listed link outside the brand's own domains that ``address`` is or lies below."""
        if address.has_user or address.port or address.scheme not in {"https", "http"}:
            return None
        host = plain_host(address.ascii_host)
        network = NETWORKS.get(host, host)
        account = "/".join(account_path(address)[1]).casefold()
        path = re.split(r"[?#]", address.rest)[0].rstrip("/").casefold()
        for link in self.links:
            if (
                NETWORKS.get(link.host, link.host) == network
                and link.path
                and any(f"{one}/".startswith(f"{link.path}/") for one in (path, f"/{account}"))
            ):
                return link.entry
        return None

    def handle_on(self, name: str, network: str) -> OfficialEntry | None:
        """The handle ``name`` (as :func:`handle_form` writes it), listed for ``network`` or for all."""
        return next((one for one in self.handles.get(name, ()) if one.network in {network, ""}), None)

    def names_official(self, text: str) -> bool:
        """Whether a listed mailbox or domain is spelled out in ``text``."""
        lowered = text.lower()
        return any(mail in lowered for mail in self.emails) or any(
            domain in lowered for domain in self.domains
        )

    def entry_of(
        self, key: str, near: str = "", kind: ContactKind = ContactKind.LINK
    ) -> OfficialEntry | None:
        """The listed entry that the brand's name ``key`` belongs to: of the same kind, and the nearest to
        ``near`` by letters."""
        entries = [entry for entry in self.entries if entry.kind is _LISTED_AS[kind]]
        matching = [entry for entry in entries if key in plain_name(entry.value)] or entries
        if not matching:
            return self.main_entry()
        return min(matching, key=lambda entry: distance(near, entry.value, 30)) if near else matching[0]

    def main_entry(self) -> OfficialEntry | None:
        """What stands for the brand as a whole: its first domain, else the first of the list."""
        return next(iter(self.domains.values()), None) or next(iter(self.entries), None)

    def mail_entry(self, near: str) -> OfficialEntry | None:
        """The listed mailbox whose letters are the nearest to ``near``."""
        return min(
            self.emails.values(),
            key=lambda entry: distance(near.lower(), entry.value.lower(), 30),
            default=None,
        )
