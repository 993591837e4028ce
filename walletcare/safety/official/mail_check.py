"""Mail addresses against the official list, with the name shown beside them."""

from __future__ import annotations

from email.errors import HeaderParseError
from email.header import decode_header, make_header
from typing import TYPE_CHECKING

from walletcare.safety.official.forms import mailbox_form
from walletcare.safety.official.hosts import (
    Address,
    ascii_host,
    has_hidden_characters,
    is_below,
    unicode_host,
)
from walletcare.safety.official.judgement import Judgement, imitation, official, unlisted
from walletcare.safety.official.known_sites import is_known_site
from walletcare.safety.official.skeletons import distance, skeleton

if TYPE_CHECKING:
    from walletcare.safety.official.brand_names import BrandNames
    from walletcare.safety.official.contacts import Contact
    from walletcare.safety.official.host_check import HostJudge
    from walletcare.safety.official.index import OfficialIndex


def _in_letters(name: str) -> str:
    """The name shown, out of the form that mail headers carry it in (``=?utf-8?B?…?=``, RFC 2047)."""
    if "=?" not in name:
        return name
    try:
        return str(make_header(decode_header(name)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return name


class MailJudge:
    """Judges mail addresses."""

    def __init__(self, index: OfficialIndex, names: BrandNames, hosts: HostJudge) -> None:
        self._index, self._names, self._hosts = index, names, hosts

    def judge(self, contact: Contact) -> Judgement:
        value = contact.value
        local, _, domain = value.rpartition("@")
        host = ascii_host(domain)
        entry = self._index.emails.get(mailbox_form(value)) if not has_hidden_characters(local) else None
        if entry is not None:
            return official(entry)
        if host is None:
            return unlisted()
        address = Address("mailto", unicode_host(host), host, domain, "", has_user=False, user="", rest="")
        if self._index.own_domain(address) is not None:
            return unlisted("mailbox-not-listed")
        encoded = "" if address.is_ascii else host
        return (
            self._like_a_listed(value, local, address, encoded)
            or self._with_the_brand(contact, local, address, encoded)
            or unlisted(encoded=encoded)
        )

    def _like_a_listed(self, value: str, local: str, address: Address, encoded: str) -> Judgement | None:
        """Nearly a listed mailbox: at the same provider by its name, elsewhere by its domain."""
        host = address.ascii_host
        for known, listed in self._index.emails.items():
            known_local, _, known_domain = known.rpartition("@")
            if known_domain == host and self._is_with_a_provider(known_domain):
                if distance(local.lower(), known_local, 2) <= 2 or skeleton(local) == skeleton(known_local):
                    return imitation(listed, "look-alike-letters", value)
                continue
            if is_known_site(host):
                continue
            if skeleton(known_domain) == skeleton(address.host) or 0 < distance(known_domain, host, 1) <= 1:
                return imitation(listed, "look-alike-letters", value, encoded)
        return None

    def _with_the_brand(
        self, contact: Contact, local: str, address: Address, encoded: str
    ) -> Judgement | None:
        """The brand in the domain, in the mailbox, or in the name that is shown instead of both."""
        value, index = contact.value, self._index
        found = self._hosts.found_like(address)
        if found is not None:
            return imitation(index.mail_entry(value) or found.of, found.code, value, encoded)
        spelled = index.domain_in(local)
        if spelled is not None:
            return imitation(index.mail_entry(value) or spelled, "brand-in-mailbox", value)
        key = self._names.in_mailbox(local)
        if key:
            return imitation(index.mail_entry(value) or index.entry_of(key), "brand-in-mailbox", value)
        named = _in_letters(contact.display_name)
        if named and (
            self._names.run_together_in(named) or self._names.is_name(named) or index.names_official(named)
        ):
            return imitation(index.mail_entry(value) or index.main_entry(), "display-name", value)
        return None

    def _is_with_a_provider(self, domain: str) -> bool:
        """Whether a listed mailbox is at a provider, not under the brand's own domain."""
        return not any(is_below(domain, own) for own in self._index.domains)
