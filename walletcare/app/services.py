"""Everything below the window, built and wired once: store, network, contact. No Qt.

Building reads the keyring and the disk and imports the network libraries, so it runs in a worker. The order
matters: the key before the store, the store before the features; :meth:`Services.close` goes the other way.
What needs none of it stands before: :mod:`walletcare.app.local_services`.
"""

from __future__ import annotations

import logging
import platform
import secrets as random_secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from walletcare import __version__
from walletcare.app.local_services import LocalServices, build_local
from walletcare.app.start.brand_choice import StartOptions
from walletcare.app.upkeep.content_updates import ContentUpdates
from walletcare.app.upkeep.own_network import OwnNetwork
from walletcare.contact.change import Change
from walletcare.contact.composing.preview import AppFacts
from walletcare.contact.service import ContactService
from walletcare.content.pack import Pack
from walletcare.domain.brand import Backend, Brand
from walletcare.domain.chat import ChatLink
from walletcare.domain.clock import Clock
from walletcare.domain.errors import PlatformError, StoreError
from walletcare.domain.language import Language
from walletcare.domain.notice import Notice, NoticeKind
from walletcare.domain.reference import Draw
from walletcare.domain.secret import SecretStore, SecretStoreState
from walletcare.infra.db import Database, is_store_key, open_database
from walletcare.infra.debug_clock import DebugClock
from walletcare.infra.erasure import erase_folder
from walletcare.infra.held_clock import HeldClock
from walletcare.infra.paths import DataPaths

if TYPE_CHECKING:
    from walletcare.desk.thread import DeskThread
    from walletcare.faq.index import SearchIndex
    from walletcare.faq.votes import Votes
    from walletcare.infra.chatwoot.rest import ChatwootTransport
    from walletcare.infra.http import HttpClient
    from walletcare.safety.official.checker import OfficialChecker
    from walletcare.safety.outgoing.file import PictureEncoder
    from walletcare.safety.outgoing.guard import Guard
    from walletcare.troubleshoot.deadline_reminders import DeadlineReminders
    from walletcare.troubleshoot.diagnostics.check import Cancel, CheckContext
    from walletcare.troubleshoot.session_store import SessionStore
    from walletcare.ui.contact.inbound import InboundCheck

log = logging.getLogger(__name__)

_STORE_KEY = "store-key"
CONTACT_SECRETS = ("chat-source-id", "chat-pubsub-token", "mail-password")
_KEY_BYTES = 32


class StoreKind(StrEnum):
    """Where requests are kept in this run, and why."""

    ENCRYPTED = "encrypted"
    MEMORY_NO_KEYRING = "memory-no-keyring"
    MEMORY_LOCKED = "memory-locked"
    MEMORY_BROKEN = "memory-broken"

    @property
    def is_kept(self) -> bool:
        return self is StoreKind.ENCRYPTED


@dataclass(frozen=True, slots=True)
class OpenedStore:
    """A store, and why it is only in memory when it is.

    Attributes:
        trouble: Code of what went wrong (``store-corrupt``); empty when nothing did.
    """

    database: Database
    kind: StoreKind
    trouble: str = ""


@dataclass(slots=True)
class Services:
    """What the window, the self-test and the tour work with."""

    local: LocalServices
    secrets: SecretStore
    store: OpenedStore
    http: HttpClient
    chat: ChatwootTransport | None
    link: ChatLink | None
    contact: ContactService
    updates: ContentUpdates
    own_network: OwnNetwork
    notices: tuple[Notice, ...] = ()
    desk: DeskThread | None = None

    @property
    def options(self) -> StartOptions:
        return self.local.options

    @property
    def brand(self) -> Brand:
        return self.local.brand

    @property
    def paths(self) -> DataPaths:
        return self.local.paths

    @property
    def clock(self) -> Clock:
        return self.local.clock

    @property
    def pack(self) -> Pack:
        return self.local.pack

    @property
    def index(self) -> SearchIndex:
        return self.local.index

    @property
    def guard(self) -> Guard:
        return self.local.guard

    @property
    def checker(self) -> OfficialChecker:
        return self.local.checker

    @property
    def inbound(self) -> InboundCheck:
        return self.local.inbound

    @property
    def sessions(self) -> SessionStore:
        return self.local.sessions

    @property
    def deadlines(self) -> DeadlineReminders:
        return self.local.deadlines

    @property
    def votes(self) -> Votes:
        return self.local.votes

    def check_context(self, cancel: Cancel, *, node_url: str = "") -> CheckContext:
        """What the checks of a troubleshooter may use."""
        return self.local.check_context(cancel, node_url=node_url)

    def read_notices(self) -> None:
        """Notices and questionnaire of the pack, which may be another now; notices of the desk's scenario."""
        notices = self.pack.notices()
        if self.desk is not None:
            notices += self.desk.notices
        self.notices = self.local.notices = tuple(sorted(notices, key=_urgency))
        self.contact.channels.set_notices(self.notices)
        self.contact.ratings.set_survey(self.pack.survey())

    @property
    def secret_names(self) -> tuple[str, ...]:
        """Every entry this program may have in the keyring."""
        return (_STORE_KEY, *CONTACT_SECRETS)

    def erase(self) -> bool:
        """Forget everything of this brand: store, keyring, settings, log, every file. Only :meth:`close` may
        follow.

        Returns:
            False when the keyring is locked and keeps its entries; every file is gone all the same.
        """
        if self.link is not None:
            self.link.stop()
        is_forgotten = True
        try:
            self.contact.erase_everything()
            self.secrets.delete(_STORE_KEY)
        except PlatformError as error:
            log.warning("the keyring keeps its entries: %s", error.code)
            is_forgotten = False
        self.updates.erase()
        if self.desk is not None:
            self.desk.stop()
        erase_folder(self.paths.root)
        return is_forgotten

    def close(self) -> None:
        """Stop the network first, then the features, then the files."""
        self.contact.stop()
        if self.link is not None:
            self.link.stop()
        self.http.close()
        self.store.database.close()
        self.index.close()
        if self.desk is not None:
            self.desk.stop()


def _urgency(notice: Notice) -> tuple[bool, float]:
    """Security first, then the newest."""
    return notice.kind is not NoticeKind.SECURITY, -notice.begins.timestamp()


def build_services(
    options: StartOptions,
    brand: Brand,
    pack: Pack,
    clock: Clock,
    language: Language,
    *,
    listener: Callable[[Change], None],
    local: LocalServices | None = None,
    encode_picture: PictureEncoder | None = None,
    secrets: SecretStore | None = None,
    draw: Draw | None = None,
    desk_speed: float = 1.0,
) -> Services:
    """Build everything for ``brand``. Blocks (keyring, disk); call it from a worker.

    Args:
        listener: Told of every change in the contact room, from the thread that made it.
        local: What stands already, for the same brand: its store is opened, its search is closed with the
            services.
        secrets: Another keyring than the system's, for the self-test.
        draw: Where references and case codes come from, for a story; None: the secure source.
        desk_speed: With the demo: how many times faster the scripted people are.

    Raises:
        StoreError: The data folder cannot be used at all.
        OSError: The demo's desk could not start.
    """
    from walletcare.infra.chatwoot.cable import CableLink
    from walletcare.infra.chatwoot.identity import no_identity
    from walletcare.infra.chatwoot.rest import ChatwootTransport
    from walletcare.infra.chatwoot.token_source import TokenSource
    from walletcare.infra.http import HttpClient
    from walletcare.infra.keyring import KeyringStore
    from walletcare.infra.late_mail import LateMail
    from walletcare.infra.probes.socket_probe import SocketProbe

    local = local or build_local(options, brand, pack, clock)
    paths = local.paths
    paths.create()
    keyring = secrets or KeyringStore(f"WalletCare {brand.id}", paths.root / "keyring-names.json")
    if options.data_trouble is not None:
        store = _in_memory(StoreKind.MEMORY_BROKEN, options.data_trouble.code)
    else:
        store = open_store(paths, keyring)
    local.store.open(store.database)
    desk = _start_desk(options, paths, language, desk_speed, clock) if options.is_demo else None
    if desk is not None:
        brand = replace(
            brand, backend=Backend(desk.base_url, desk.inbox_identifier, cable_url=desk.cable_url)
        )
        local.brand = brand
    http = HttpClient()
    chat: ChatwootTransport | None = None
    link: ChatLink | None = None
    if brand.backend is not None and not options.is_offline:
        token_url = brand.backend.identity_token_url
        identity = TokenSource(http, token_url, clock) if token_url else no_identity
        chat = ChatwootTransport(http, brand.backend, clock=clock, identity=identity)
        link = CableLink(http, brand.backend, chat, clock=clock)
    own_network = OwnNetwork(brand.backend, SocketProbe(clock))
    contact = ContactService(
        database=store.database,
        chat=chat,
        mail=LateMail(clock),
        secrets=keyring,
        brand=brand,
        clock=clock,
        guard=local.guard,
        facts=AppFacts(__version__, system_name(), language),
        listener=listener,
        encode_picture=encode_picture,
        has_network=own_network.is_there,
        draw=draw or random_secrets.randbelow,
    )
    services = Services(
        local=local,
        secrets=keyring,
        store=store,
        http=http,
        chat=chat,
        link=link,
        contact=contact,
        updates=ContentUpdates(brand, paths, clock, http, in_force=pack.path, is_offline=options.is_offline),
        own_network=own_network,
        desk=desk,
    )
    services.read_notices()
    # Here, not only where a window waits for all this: commands, the self-test and the soak have none.
    local.arrived.set()
    contact.start()
    return services


def open_store(paths: DataPaths, secrets: SecretStore) -> OpenedStore:
    """The encrypted store, or one in memory with the reason: history is never overwritten for want of a key.

    Raises:
        StoreError: Not even a store in memory could be made.
    """
    try:
        key = secrets.get(_STORE_KEY)
    except PlatformError:
        return _in_memory(StoreKind.MEMORY_LOCKED, "keyring-locked")
    if key is not None and not is_store_key(key):
        # Something else wrote there, or half of it got lost.
        log.warning("the keyring's entry for the store is no key")
        key = None
    if key is None:
        if paths.database.exists() and paths.database.stat().st_size > 0:
            # A store without its key: a keyring that lost it is treated as locked, never as new.
            return _in_memory(StoreKind.MEMORY_LOCKED, "keyring-locked")
        key = random_secrets.token_hex(_KEY_BYTES)
        try:
            secrets.set(_STORE_KEY, key)
        except PlatformError:
            return _in_memory(StoreKind.MEMORY_LOCKED, "keyring-locked")
        if secrets.state is not SecretStoreState.WORKING:
            return _in_memory(StoreKind.MEMORY_NO_KEYRING, "no-keyring")
    try:
        return OpenedStore(open_database(paths.database, key), StoreKind.ENCRYPTED)
    except StoreError as error:
        log.warning("store not opened: %s", error.code)
        return _in_memory(StoreKind.MEMORY_BROKEN, error.code)


def system_name() -> str:
    """The operating system and its version; nothing that names the user or the machine."""
    return f"{platform.system()} {platform.release()}"


def _in_memory(kind: StoreKind, trouble: str) -> OpenedStore:
    return OpenedStore(open_database(Path(":memory:"), None), kind, trouble)


def _start_desk(
    options: StartOptions, paths: DataPaths, language: Language, speed: float, clock: Clock
) -> DeskThread:
    """The demo's desk. A clock that can be set goes along with the desk's."""
    from walletcare.desk.options import DeskOptions
    from walletcare.desk.thread import DeskThread

    return DeskThread(
        DeskOptions(
            database=paths.root / "desk.db",
            scenario=options.scenario,
            language=language,
            speed=speed,
            clock_offset_s=clock.offset_s if isinstance(clock, DebugClock) else 0.0,
            held_at=clock.begins if isinstance(clock, HeldClock) else None,
        ),
        clock.set_offset if isinstance(clock, DebugClock | HeldClock) else None,
    ).start()
