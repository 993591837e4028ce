"""The official-contact check: is this link, address, handle or phone number on the brand's list, or does
it imitate it?

Works on the list alone: nothing is looked up, nothing is opened. The answer is never "safe": an official
address can be
misused as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walletcare.domain.brand import OfficialEntry, OfficialKind, OfficialList
from walletcare.domain.language import LocalText
from walletcare.safety.contacts import Contact, ContactKind, find_contacts
from walletcare.safety.folding import fold
from walletcare.safety.hosts import (
    Address,
    ascii_host,
    has_hidden_characters,
    is_below,
    parse_address,
    registrable,
    unicode_host,
)
from walletcare.safety.inner_addresses import decoded, first_segment, first_segments, inner_addresses
from walletcare.safety.letters import Segment, compare
from walletcare.safety.lookalike import Likeness, likeness
from walletcare.safety.lures import LURES, are_lures
from walletcare.safety.numeric_hosts import dotted
from walletcare.safety.official_forms import (
    comparable,
    handle_form,
    is_near_phone,
    is_same_phone,
    mailbox_form,
    plain_host,
)
from walletcare.safety.official_networks import NETWORKS, networks_beside
from walletcare.safety.official_report import SERIOUS_FIRST, CheckedItem, CheckReport, OfficialVerdict
from walletcare.safety.official_words import Reason, reason
from walletcare.safety.short_names import added_to, holds_word
from walletcare.safety.skeletons import distance, plain_name, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_CONTACT = 400
_ANYONE_CAN_PUBLISH = frozenset(
    """sites.google.com docs.google.com forms.gle telegra.ph notion.site notion.so wixsite.com weebly.com
    github.io gitlab.io pages.dev vercel.app netlify.app web.app firebaseapp.com workers.dev herokuapp.com
    blogspot.com wordpress.com godaddysites.com myshopify.com glitch.me surge.sh r2.dev repl.co framer.website
    carrd.co typeform.com jotform.com ipfs.io page.link bit.ly tinyurl.com t.ly is.gd v.gd
    cutt.ly rebrand.ly ow.ly buff.ly shorturl.at rb.gy tiny.cc s.id t.cn url.cn dwz.cn suo.im u.nu soo.gd
    webflow.io""".split()  # noqa: SIM905
)
_PHONE_WORD = re.compile(
    r"电话|热线|拨打|致电|手机|来电|phone|call|tel\b|hotline|number|whatsapp|sms|短信", re.IGNORECASE
)
_SERVICE_WORD = re.compile(
    r"support|help|service|security|official|team|客服|官方|服务|安全|中心", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Judged:
    verdict: OfficialVerdict
    of: OfficialEntry | None
    reasons: tuple[Reason, ...]
    theirs: str = ""
    encoded: str = ""


class OfficialChecker:
    """Compares contacts with one brand's official list. Cheap to make; holds no state between checks."""

    def __init__(self, official_list: OfficialList) -> None:
        self._list = official_list
        self._domains: dict[str, OfficialEntry] = {}
        self._links: list[tuple[str, str, OfficialEntry]] = []
        self._emails: dict[str, OfficialEntry] = {}
        self._handles: dict[str, list[OfficialEntry]] = {}
        self._phones: dict[str, OfficialEntry] = {}
        self._groups: dict[str, OfficialEntry] = {}
        for entry in official_list.entries:
            self._index(entry)
        self._endings = frozenset(domain.rpartition(".")[2] for domain in self._domains)
        self._keys = tuple(sorted(self._names(), key=len, reverse=True))
        self._long_names = tuple(self._names_with_subdomains())

    def _index(self, entry: OfficialEntry) -> None:
        value = entry.value.strip()
        if entry.kind is OfficialKind.DOMAIN:
            known = ascii_host(value)
            if known:
                self._domains.setdefault(known, entry)
        elif entry.kind is OfficialKind.EMAIL:
            self._emails.setdefault(mailbox_form(value), entry)
        elif entry.kind is OfficialKind.PHONE:
            self._phones.setdefault(re.sub(r"\D", "", value), entry)
        elif entry.kind is OfficialKind.HANDLE and "://" not in value:
            self._handles.setdefault(handle_form(value), []).append(entry)
        elif "://" not in value:
            self._groups.setdefault(handle_form(value), entry)
        if "://" in value:
            address = parse_address(value)
            if address:
                self._links.append(
                    (plain_host(address.ascii_host), address.rest.rstrip("/").casefold(), entry)
                )

    def _names(self) -> set[str]:
        """The brand's names as they appear in addresses: run together, and with two words swapped."""
        names: set[str] = set()
        for name in self._list.brand_names:
            names.add(plain_name(name))
            words = name.split()
            if len(words) == 2 and all(word.isascii() for word in words):
                names.add(plain_name(words[1] + words[0]))
        for domain in self._domains:
            label, _ = registrable(unicode_host(domain))
            names.add(plain_name(label))
        return {name for name in names if len(name) >= 3 or (len(name) == 2 and not name.isascii())}

    def _names_with_subdomains(self) -> Iterator[tuple[str, str, OfficialEntry]]:
        """(all labels run together, the domain they stand under) of listed hosts such as
        ``pay.wallet.example``. Whoever owns that domain owns its other hosts too: those imitate nobody."""
        for domain, entry in self._domains.items():
            name, suffix = registrable(unicode_host(domain))
            labels = unicode_host(domain).removesuffix("." + suffix)
            if labels != name and len(plain_name(labels)) >= 6:
                yield plain_name(labels), f"{name}.{suffix}", entry

    def check(self, text: str) -> CheckReport:
        """Judges every contact in ``text``. Never raises on what was pasted."""
        items = []
        has_own_sender = False
        known: dict[tuple[ContactKind, str, str], _Judged | None] = {}
        for contact in find_contacts(text, self._endings):
            if contact.kind in {ContactKind.LINK, ContactKind.EMAIL}:
                # Judged by themselves, so one that stands there again and again is judged once.
                same = (contact.kind, contact.value, contact.display_name)
                if same not in known:
                    known[same] = self._judge(contact, text)
                judged = known[same]
            else:
                judged = self._judge(contact, text)
            if judged is None:
                continue
            if contact.is_guess and judged.verdict is OfficialVerdict.UNLISTED:
                # One word that is no address and looks like nobody's name: there is nothing to compare.
                continue
            has_own_sender |= contact.kind is ContactKind.EMAIL and judged.verdict is OfficialVerdict.OFFICIAL
            if contact.is_reply_to and has_own_sender and judged.verdict is OfficialVerdict.UNLISTED:
                judged = _Judged(
                    OfficialVerdict.IMITATION, self._main_entry(), (reason("reply-to"), *judged.reasons)
                )
            items.append(self._item(contact, judged))
        if has_own_sender and re.search(
            r"\b(?:spf|dkim|dmarc)=(?:fail|softfail|permerror)", text, re.IGNORECASE
        ):
            items = [
                self._item_with(item, OfficialVerdict.IMITATION, reason("sender-not-proven"))
                if item.kind is ContactKind.EMAIL and item.verdict is OfficialVerdict.OFFICIAL
                else item
                for item in items
            ]
        return CheckReport(tuple(sorted(items, key=lambda item: SERIOUS_FIRST.index(item.verdict))))

    def link_verdict(self, link: str) -> OfficialVerdict:
        """The verdict over ``link`` as one address, taken apart as a browser does it."""
        return self._judge_link(link).verdict

    def single_kind(self, text: str) -> ContactKind | None:
        """What ``text`` is when it is one contact and nothing else, such as a pasted link."""
        bare = text.strip()
        if not bare or len(bare) > _LONGEST_CONTACT or "\n" in bare:
            return None
        found = [contact for contact in find_contacts(bare, self._endings) if not contact.is_guess]
        whole = [contact for contact in found if contact.span[1] - contact.span[0] >= len(bare) - 1]
        return whole[0].kind if len(found) == 1 and whole else None

    def _judge(self, contact: Contact, text: str) -> _Judged | None:
        if contact.kind is ContactKind.LINK:
            return self._judge_link(contact.value)
        if contact.kind is ContactKind.EMAIL:
            return self._judge_email(contact)
        if contact.kind is ContactKind.PHONE:
            return self._judge_phone(contact, text)
        return self._judge_named(contact, text)

    # --- links ------------------------------------------------------------------------------------

    def _judge_link(self, value: str) -> _Judged:
        address = parse_address(value)
        if address is None:
            plain = decoded(value)
            key, own = self._key_in(plain), self._domain_in(plain)
            if key or own:
                return _Judged(
                    OfficialVerdict.IMITATION,
                    own or self._entry_of(key or ""),
                    (reason("not-a-web-address"),),
                    value,
                )
            return _Judged(OfficialVerdict.UNLISTED, None, (reason("not-a-web-address"),))
        own = self._own_domain(address)
        if own is not None:
            return self._judge_own(address, own)
        listed = self._listed_link(address)
        if listed is not None:
            return listed
        carried = self._judge_carried(address)
        if carried is not None:
            return carried
        network = NETWORKS.get(plain_host(address.ascii_host))
        if network and not address.has_user:
            return self._judge_network_link(address, network)
        return self._judge_host(address)

    def _judge_carried(self, address: Address) -> _Judged | None:
        """An address that redirects: where it leads in the end is what counts, when that imitates us."""
        for inner in inner_addresses(address.rest):
            target = parse_address(inner)
            if target is not None and self._own_domain(target) is None and self._listed_link(target) is None:
                judged = self._judge_host(target)
                if judged.verdict is OfficialVerdict.IMITATION:
                    return judged
        return None

    def _domain_in(self, text: str) -> OfficialEntry | None:
        """The official domain that stands in ``text`` as a whole, in plain letters."""
        lowered = text.lower()
        for domain, entry in self._domains.items():
            spelled = re.escape(unicode_host(domain))
            if re.search(rf"(?<![\w-]){spelled}(?![\w-])", lowered):
                return entry
        return None

    def _own_domain(self, address: Address) -> OfficialEntry | None:
        for domain, entry in self._domains.items():
            if is_below(address.ascii_host, domain):
                return entry
        return None

    def _judge_own(self, address: Address, own: OfficialEntry) -> _Judged:
        if address.scheme not in {"https", "http"}:
            return _Judged(OfficialVerdict.UNLISTED, None, (reason("not-a-web-address"),))
        if address.port:
            return _Judged(
                OfficialVerdict.IMITATION, own, (reason("odd-port"),), f"{address.shown_host}:{address.port}"
            )
        if address.has_user:
            return _Judged(OfficialVerdict.UNLISTED, None, (reason("user-part"),))
        if re.search(r"//|%2f%2f|@|\\|%5c", address.rest, re.IGNORECASE):
            return _Judged(OfficialVerdict.UNLISTED, None, (reason("address-inside"),))
        return _Judged(OfficialVerdict.OFFICIAL, self._closest(address, own), (reason("on-list"),))

    def _closest(self, address: Address, own: OfficialEntry) -> OfficialEntry:
        path = address.rest.split("?")[0].split("#")[0].rstrip("/").casefold()
        for host, listed, entry in self._links:
            if host == plain_host(address.ascii_host) and path == listed:
                return entry
        return own

    def _listed_link(self, address: Address) -> _Judged | None:
        """A listed link outside the brand's own domains, such as an account on a social network."""
        if address.has_user or address.port or address.scheme not in {"https", "http"}:
            return None
        host = plain_host(address.ascii_host)
        network = NETWORKS.get(host, host)
        path = re.split(r"[?#]", address.rest)[0].rstrip("/").casefold()
        for known, listed, entry in self._links:
            if (
                NETWORKS.get(known, known) == network
                and listed
                and (path == listed or path.startswith(listed + "/"))
            ):
                return _Judged(OfficialVerdict.OFFICIAL, entry, (reason("on-list"),))
        return None

    def _judge_network_link(self, address: Address, network: str) -> _Judged:
        path = address.rest.split("?", maxsplit=1)[0]
        segments = [part for part in re.split(r"[/#]", path) if part]
        first = segments[0].lstrip("@") if segments else ""
        if address.port or not first:
            return _Judged(OfficialVerdict.UNLISTED, None, (reason("not-on-list"),))
        for entry in self._handles.get(handle_form(first), ()):
            if entry.network in {network, ""}:
                return _Judged(OfficialVerdict.OFFICIAL, entry, (reason("on-list"),))
        for segment in segments[:3]:
            judged = self._judge_name(segment.lstrip("@"), network, ContactKind.HANDLE, is_account=True)
            if judged.verdict is OfficialVerdict.IMITATION:
                return judged
            if segment in {first} and network not in {"reddit", "linkedin", "youtube", "github", "discord"}:
                break
        return _Judged(OfficialVerdict.UNLISTED, None, (reason("not-on-list"),))

    def _judge_host(self, address: Address) -> _Judged:
        encoded = "" if address.is_ascii else address.ascii_host
        extra: tuple[Reason, ...] = (reason("encoded-letters"),) if encoded else ()
        if has_hidden_characters(address.shown_host):
            extra += (reason("hidden-characters"),)
        found = self._host_likeness(address)
        if found is not None:
            code, entry = found
            return _Judged(
                OfficialVerdict.IMITATION, entry, (reason(code), *extra), address.shown_host, encoded
            )
        return _Judged(OfficialVerdict.UNLISTED, None, (reason("not-on-list"), *extra), encoded=encoded)

    def _host_likeness(self, address: Address) -> tuple[str, OfficialEntry | None] | None:
        host = address.host
        if any(is_below(host, above) for _, above, _ in self._long_names) and not address.has_user:
            return None
        for domain, entry in self._domains.items():
            spelled = unicode_host(domain)
            if address.has_user and spelled in address.user.lower():
                return "user-part", entry
            pattern = rf"(?:^|[.-])(?:{re.escape(spelled)}|{re.escape(spelled.replace('.', '-'))})[.-]"
            if re.search(pattern, host):
                return "name-as-subdomain", entry
            if skeleton(host) == skeleton(spelled):
                return "look-alike-letters", entry
            bare = ".".join(registrable(host)) if host.count(".") else host
            if len(spelled) >= 8 and 0 < distance(bare, spelled, 1) <= 1:
                return "one-letter-off", entry
            own_name, own_suffix = registrable(spelled)
            run_together = plain_name(spelled)
            if len(run_together) >= 6 and run_together in plain_name(registrable(host)[0]):
                rest = plain_name(registrable(host)[0]).replace(run_together, "", 1)
                if are_lures(rest):
                    return "brand-inside", entry
            if registrable(host)[1] == own_suffix and _is_misspelt(registrable(host)[0], own_name):
                return "one-letter-off", entry
        if address.has_user and (key := self._key_in(address.user) or self._name_in(address.user)):
            return "user-part", self._entry_of(key)
        if first_segment(address.rest) in {unicode_host(domain) for domain in self._domains} or (
            dotted(address.ascii_host) and self._domain_in(address.rest)
        ):
            return "name-in-path", self._domain_in(decoded(address.rest))
        if re.match(r"/{0,3}@", address.rest):
            for domain, entry in self._domains.items():
                if unicode_host(domain) in address.rest.lower():
                    return "user-part", entry
        name, suffix = registrable(host)
        # As written, too: capitals look like other letters, the network's form of a letter like none.
        shown_name = registrable(address.shown_host.rstrip("."))[0]
        for key in self._keys:
            match = likeness(name, key) or (likeness(shown_name, key) if shown_name != name else None)
            if match is not None:
                return _CODES_FOR_NAME[match], self._entry_of(key, host)
        for key, _, entry in self._long_names:
            match = likeness(host.removesuffix("." + suffix).replace(".", "-"), key)
            if match is not None:
                return _CODES_FOR_NAME[match], entry
        before = host.removesuffix("." + suffix).removesuffix(name).rstrip(".")
        for key in self._keys:
            for label in before.split(".") if before else ():
                match = likeness(label, key)
                if match is not None:
                    code = (
                        "brand-inside" if match in {Likeness.SAME, Likeness.ADDED} else _CODES_FOR_NAME[match]
                    )
                    return code, self._entry_of(key, host)
            if len(key) >= 6 and key not in LURES and _begins_with(host.removesuffix("." + suffix), key):
                return "brand-inside", self._entry_of(key, host)
            if len(key) >= 6 and likeness(plain_name(host), key) is Likeness.SAME:
                return "wrong-ending", self._entry_of(key, host)
        is_free = any(is_below(host, place) for place in _ANYONE_CAN_PUBLISH)
        if is_free and (
            key := self._key_in(address.rest)
            or next(
                filter(None, map(self._name_in, [*host.split(".")[:-2], *first_segments(address.rest)])), None
            )
        ):
            return "page-anyone-can-make", self._entry_of(key)
        return None

    # --- mail -------------------------------------------------------------------------------------

    def _judge_email(self, contact: Contact) -> _Judged:
        value = contact.value
        local, _, domain = value.rpartition("@")
        host = ascii_host(domain)
        entry = self._emails.get(mailbox_form(value)) if not has_hidden_characters(local) else None
        if entry is not None:
            return _Judged(OfficialVerdict.OFFICIAL, entry, (reason("on-list"),))
        if host is None:
            return _Judged(OfficialVerdict.UNLISTED, None, (reason("not-on-list"),))
        address = Address("mailto", unicode_host(host), host, domain, "", has_user=False, user="", rest="")
        if self._own_domain(address) is not None:
            return _Judged(OfficialVerdict.UNLISTED, None, (reason("mailbox-not-listed"),))
        encoded = "" if address.is_ascii else host
        for known, listed in self._emails.items():
            known_local, _, known_domain = known.rpartition("@")
            if known_domain == host and self._mail_only(known_domain):
                if distance(local.lower(), known_local, 2) <= 2 or skeleton(local) == skeleton(known_local):
                    return _Judged(OfficialVerdict.IMITATION, listed, (reason("look-alike-letters"),), value)
                continue
            if skeleton(known_domain) == skeleton(address.host) or 0 < distance(known_domain, host, 1) <= 1:
                return _Judged(
                    OfficialVerdict.IMITATION, listed, (reason("look-alike-letters"),), value, encoded
                )
        found = self._host_likeness(address)
        if found is not None:
            code, of = found
            return _Judged(
                OfficialVerdict.IMITATION, self._mail_entry() or of, (reason(code),), value, encoded
            )
        key = self._key_in(local) or self._name_in(local)
        if key:
            return _Judged(
                OfficialVerdict.IMITATION,
                self._mail_entry() or self._entry_of(key),
                (reason("brand-in-mailbox"),),
                value,
            )
        named = contact.display_name
        if named and (self._key_in(named) or self._names_official(named)):
            return _Judged(
                OfficialVerdict.IMITATION,
                self._mail_entry() or self._main_entry(),
                (reason("display-name"),),
                value,
            )
        return _Judged(OfficialVerdict.UNLISTED, None, (reason("not-on-list"),), encoded=encoded)

    def _mail_only(self, domain: str) -> bool:
        """A listed mailbox at a provider that is not the brand's own domain."""
        return not any(is_below(domain, own) for own in self._domains)

    def _names_official(self, text: str) -> bool:
        lowered = text.lower()
        return any(mail in lowered for mail in self._emails) or any(
            domain in lowered for domain in self._domains
        )

    # --- handles, groups, phones --------------------------------------------------------------------

    def _judge_named(self, contact: Contact, text: str) -> _Judged:
        """A handle or group; where the words beside it name a network, it has to be listed for that one."""
        judged = self._judge_name(contact.value, "", contact.kind, is_account=not contact.is_guess)
        if judged.verdict is not OfficialVerdict.OFFICIAL or judged.of is None:
            return judged
        networks = networks_beside(text, contact.span)
        listed = [entry.network for entry in self._handles.get(handle_form(contact.value), ())] or [
            judged.of.network
        ]
        if networks and "" not in listed and not networks & set(listed):
            return _Judged(OfficialVerdict.IMITATION, judged.of, (reason("other-network"),), contact.value)
        return judged

    def _judge_name(self, value: str, network: str, kind: ContactKind, *, is_account: bool) -> _Judged:
        name = handle_form(value)
        for entry in self._handles.get(name, ()):
            if not network or entry.network in {network, ""}:
                return _Judged(OfficialVerdict.OFFICIAL, entry, (reason("on-list"),))
        if not network and name in self._groups:
            return _Judged(OfficialVerdict.OFFICIAL, self._groups[name], (reason("on-list"),))
        known = [*self._handles, *self._groups]
        for other in known:
            entry = self._handles[other][0] if other in self._handles else self._groups[other]
            if name == other:
                return _Judged(OfficialVerdict.IMITATION, entry, (reason("other-network"),), value)
            if other.isdigit() or name.isdigit():
                if other.isdigit() and name.isdigit() and len(other) >= 8 and distance(name, other, 1) == 1:
                    return _Judged(OfficialVerdict.IMITATION, entry, (reason("one-digit-off"),), value)
                continue
            code = _CODES_FOR_NAME.get(likeness(value, plain_name(other)) or Likeness.SAME, "")
            if likeness(value, plain_name(other)) is not None and len(other) >= 6:
                return _Judged(OfficialVerdict.IMITATION, entry, (reason(_as_name_code(code)),), value)
        for key in self._keys:
            match = likeness(value, key, is_account=is_account)
            if match is None and is_account and holds_word(value, key):
                match = Likeness.CONTAINS
            if match is not None:
                code = (
                    "brand-in-name"
                    if match in {Likeness.SAME, Likeness.ADDED, Likeness.CONTAINS}
                    else _CODES_FOR_NAME[match]
                )
                return _Judged(
                    OfficialVerdict.IMITATION, self._entry_of(key, kind=kind), (reason(code),), value
                )
        return _Judged(OfficialVerdict.UNLISTED, None, (reason("not-on-list"),))

    def _judge_phone(self, contact: Contact, text: str) -> _Judged | None:
        digits = re.sub(r"\D", "", fold(contact.value).plain.replace("(0)", ""))
        for known, entry in self._phones.items():
            if is_same_phone(digits, known):
                return _Judged(OfficialVerdict.OFFICIAL, entry, (reason("on-list"),))
        if digits in self._groups:
            return _Judged(OfficialVerdict.OFFICIAL, self._groups[digits], (reason("on-list"),))
        for known, entry in self._phones.items():
            if len(known) >= 9 and is_near_phone(digits, known):
                return _Judged(OfficialVerdict.IMITATION, entry, (reason("one-digit-off"),), contact.value)
        start = contact.span[0]
        is_meant = (
            contact.value.lstrip().startswith(("+", "＋"))
            or bool(_PHONE_WORD.search(text, max(start - 16, 0), start))
            or len(text.strip()) <= len(contact.shown) + 2
        )
        if not is_meant or len(digits) < 5:
            return None
        return _Judged(OfficialVerdict.UNLISTED, None, (reason("not-on-list"),))

    # --- helpers ------------------------------------------------------------------------------------

    def _key_in(self, text: str) -> str | None:
        """The brand's name inside free text: run together, look-alikes undone."""
        plain, looks = plain_name(text), skeleton(text)
        for key in self._keys:
            if len(key) >= 6 and (key in plain or skeleton(key) in looks):
                return key
            if not key.isascii() and key in plain:
                return key
            if holds_word(text, key) and _SERVICE_WORD.search(text):
                return key
        return None

    def _name_in(self, text: str) -> str | None:
        """The brand's name, however short, as a word of ``text`` or among words such as "support"."""
        return next((key for key in self._keys if holds_word(text, key) or added_to(text, key)), None)

    def _entry_of(
        self, key: str, near: str = "", kind: ContactKind = ContactKind.LINK
    ) -> OfficialEntry | None:
        """The listed entry that ``key`` belongs to: of the same kind, and the nearest by letters."""
        wanted = {
            ContactKind.LINK: OfficialKind.DOMAIN,
            ContactKind.EMAIL: OfficialKind.EMAIL,
            ContactKind.HANDLE: OfficialKind.HANDLE,
            ContactKind.GROUP: OfficialKind.GROUP,
            ContactKind.PHONE: OfficialKind.PHONE,
        }[kind]
        entries = [entry for entry in self._list.entries if entry.kind is wanted]
        matching = [entry for entry in entries if key in plain_name(entry.value)] or entries
        if not matching:
            return self._main_entry()
        return min(matching, key=lambda entry: distance(near, entry.value, 30)) if near else matching[0]

    def _main_entry(self) -> OfficialEntry | None:
        return next(iter(self._domains.values()), None) or next(iter(self._list.entries), None)

    def _mail_entry(self) -> OfficialEntry | None:
        return next(iter(self._emails.values()), None)

    def _item(self, contact: Contact, judged: _Judged) -> CheckedItem:
        segments: tuple[Segment, ...] = ()
        if judged.verdict is OfficialVerdict.IMITATION and judged.of is not None and judged.theirs:
            segments = compare(judged.theirs, comparable(judged.of))
        return CheckedItem(
            contact.kind,
            contact.shown,
            contact.span,
            judged.verdict,
            judged.of,
            tuple(_explained(judged.reasons, len(self._list.entries))),
            segments,
            judged.encoded,
        )

    def _item_with(self, item: CheckedItem, verdict: OfficialVerdict, why: Reason) -> CheckedItem:
        return CheckedItem(
            item.kind, item.shown, item.span, verdict, item.of, (why,), item.segments, item.encoded
        )


_CODES_FOR_NAME = {
    Likeness.SAME: "wrong-ending",
    Likeness.LOOKALIKE: "look-alike-letters",
    Likeness.CONTAINS: "brand-inside",
    Likeness.ADDED: "added-words",
    Likeness.TYPO: "one-letter-off",
}


def _is_misspelt(name: str, own: str) -> bool:
    """One slip away from a name under the same ending, which is what squatters register; or its plural."""
    return len(own) >= 3 and (0 < distance(name, own, 1) <= 1 or name == own + "es")


def _begins_with(labels: str, key: str) -> bool:
    """Whether ``key``, broken up by dots or hyphens, begins at one of the labels: ``heron.wallet-help``.

    Not anywhere: ``markupsafe.palletsprojects`` holds "safepal" by chance.
    """
    parts = [part for part in re.split(r"[\W_]+", labels) if part]
    for at in range(len(parts)):
        rest = "".join(parts[at:])
        if len(parts[at]) >= len(key):
            # Within one label :func:`likeness` has decided.
            continue
        if rest.startswith(key) or (len(key) >= 8 and skeleton(rest).startswith(skeleton(key))):
            return True
    return False


def _as_name_code(code: str) -> str:
    return "brand-in-name" if code in {"wrong-ending", "brand-inside", "added-words"} else code


def _explained(reasons: Iterable[Reason], entries: int) -> Iterator[Reason]:
    yield from reasons
    if not any(one.code in {"on-list", "not-on-list"} for one in reasons):
        yield Reason(
            "not-on-list",
            LocalText(
                f"它不在官方名单的 {entries} 个地址里。",
                f"It isn’t among the {entries} addresses on the official list.",
            ),
        )
