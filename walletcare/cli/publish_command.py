"""``walletcare content publish``: an operator's repository of signed content. See docs/operators.md."""

from __future__ import annotations

import argparse
import getpass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from walletcare.domain.errors import ContentError

if TYPE_CHECKING:
    from walletcare.infra.signed.keys import Signer
    from walletcare.infra.signed.repository import ContentRepository

EXIT_OK, EXIT_SOON = 0, 1
_SOON = timedelta(days=7)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``publish`` and what is below it."""
    publish = commands.add_parser("publish", help="publish signed content (for operators)")
    steps = publish.add_subparsers(dest="publish_command", required=True, metavar="STEP")
    start = steps.add_parser("start", help="make the keys and a new repository (offline computer)")
    start.add_argument("--root-keys", type=int, default=2, metavar="N", help="root keys to make (default: 2)")
    start.add_argument("--threshold", type=int, metavar="N", help="root keys that must sign (default: all)")
    start.set_defaults(run=run_start)
    targets = steps.add_parser("targets", help="sign a pack and a brand file (offline computer)")
    targets.add_argument("--pack", type=Path, metavar="FILE", help="default: the one that was built last")
    targets.add_argument("--brand", type=Path, metavar="FILE", help="brand.toml; left out: stays as it was")
    targets.set_defaults(run=run_targets)
    timestamp = steps.add_parser("timestamp", help="say that this is the newest (online; repeat it in time)")
    timestamp.set_defaults(run=run_timestamp)
    rotate = steps.add_parser("rotate", help="new keys for a role, or a new date for root (offline computer)")
    rotate.add_argument(
        "--role", action="append", default=[], choices=("root", "targets", "snapshot", "timestamp")
    )
    rotate.set_defaults(run=run_rotate)
    bundle = steps.add_parser("bundle", help="the repository as one file for 'walletcare content import'")
    bundle.add_argument("--out", type=Path, required=True, metavar="FILE")
    bundle.set_defaults(run=run_bundle)
    status = steps.add_parser("status", help="until when everything is good; exit status 1: a week or less")
    status.set_defaults(run=run_status)
    for step in (start, targets, timestamp, rotate, bundle, status):
        step.add_argument("--repo", type=Path, required=True, metavar="DIR", help="folder of the repository")
    for step in (start, targets, rotate):
        step.add_argument("--offline", type=Path, required=True, metavar="DIR", help="keys of root, targets")
        step.add_argument("--offline-passphrase", type=Path, metavar="FILE", help="instead of asking")
    for step in (start, timestamp, rotate):
        is_needed = step is not rotate
        step.add_argument(
            "--online", type=Path, required=is_needed, metavar="DIR", help="keys of snapshot, timestamp"
        )
        step.add_argument("--online-passphrase", type=Path, metavar="FILE", help="instead of asking")
    for step in (targets, timestamp, rotate):
        step.add_argument("--days", type=int, metavar="N", help="how long the signature is good for")


def run_start(arguments: argparse.Namespace) -> int:
    """Keys and an empty repository. Exit status 0 made, 2 not."""
    from walletcare.infra.signed.keys import new_signer
    from walletcare.infra.signed.repository import ContentRepository

    threshold = arguments.threshold or arguments.root_keys
    if not 1 <= threshold <= arguments.root_keys:
        raise ContentError("repository-threshold", todo="between 1 and the number of root keys")
    repository = ContentRepository(arguments.repo)
    if repository.is_there:
        raise ContentError("repository-exists", file=str(arguments.repo))
    offline, online = _passphrases(arguments, is_new=True)
    root = [new_signer() for _ in range(arguments.root_keys)]
    others = {role: new_signer() for role in ("targets", "snapshot", "timestamp")}
    for number, signer in enumerate(root, 1):
        _keep(arguments.offline / f"root-{number}.key", signer, offline)
    _keep(arguments.offline / "targets.key", others["targets"], offline)
    for role in ("snapshot", "timestamp"):
        _keep(arguments.online / f"{role}.key", others[role], online)
    repository.create(root, threshold, others, _now())
    print(f"{repository.root_file}: copy it to root.json beside the brand file that you package.")
    return EXIT_OK


def run_targets(arguments: argparse.Namespace) -> int:
    """Sign content. Exit status 0 signed, 2 not."""
    from walletcare.app.start.edition import bundled_pack
    from walletcare.app.upkeep.content_updates import BRAND_TARGET, PACK_TARGET
    from walletcare.content.brand_source import read_brand
    from walletcare.content.pack import Pack
    from walletcare.infra.signed.repository import TargetContent

    repository = _repository(arguments, "targets")
    path = arguments.pack or bundled_pack()
    pack = Pack.open(path)
    pack.close()
    facts = {"version": pack.version, "built_on": pack.built_on.isoformat()}
    contents = {PACK_TARGET: TargetContent(path.read_bytes(), facts)}
    if arguments.brand is not None:
        brand = read_brand(arguments.brand, root=repository.root_file.read_bytes())
        updated = brand.official.updated.isoformat()
        contents[BRAND_TARGET] = TargetContent(arguments.brand.read_bytes(), {"updated": updated})
    signer = _signer(repository, "targets", arguments.offline, _passphrases(arguments)[0])
    version = repository.put_targets(contents, signer, _now())
    print(f"targets {version}: {', '.join(contents)}, pack {pack.version}")
    print("Now 'publish timestamp', or clients go on seeing what was there before.")
    return EXIT_OK


def run_timestamp(arguments: argparse.Namespace) -> int:
    """Make what is in the repository current. Exit status 0 signed, 2 not."""
    repository = _repository(arguments, "timestamp")
    passphrase = _passphrases(arguments)[1]
    repository.put_timestamp(
        _signer(repository, "snapshot", arguments.online, passphrase),
        _signer(repository, "timestamp", arguments.online, passphrase),
        _now(),
    )
    _print_status(repository)
    return EXIT_OK


def run_rotate(arguments: argparse.Namespace) -> int:
    """New keys for roles; without ``--role`` only a new date for root. Exit status 0 signed, 2 not."""
    from walletcare.infra.signed.keys import find_keys, load_key, new_signer

    repository = _repository(arguments, "root")
    passphrases = _passphrases(arguments)
    signing = [
        load_key(path, passphrases[0]) for path in find_keys(arguments.offline, repository.keyids("root"))
    ]
    number = repository.expiries()["root"][0] + 1
    replaced: dict[str, list[Signer]] = {}
    for role in dict.fromkeys(arguments.role):
        count = len(repository.keyids(role))
        is_offline = role in {"root", "targets"}
        folder = arguments.offline if is_offline else arguments.online
        if folder is None:
            raise ContentError("repository-folder", todo="--online DIR: where the new keys go")
        replaced[role] = [new_signer() for _ in range(count)]
        for place, signer in enumerate(replaced[role], 1):
            # The keys are kept before anything says that they count.
            _keep(
                folder / f"{role}-{place}-of-root-{number}.key", signer, passphrases[0 if is_offline else 1]
            )
    repository.rotate(replaced, signing, _now())
    if "targets" in replaced:
        repository.put_targets({}, replaced["targets"][0], _now())
    print(f"root {number}: new keys for {', '.join(replaced) or 'no role'}")
    print(
        "Now 'publish timestamp'. Every N.root.json stays on the host: old programs follow them one by one."
    )
    return EXIT_OK


def run_bundle(arguments: argparse.Namespace) -> int:
    """Exit status 0 written, 2 not."""
    from walletcare.infra.signed.repository import ContentRepository

    ContentRepository(arguments.repo).write_bundle(arguments.out)
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB")
    return EXIT_OK


def run_status(arguments: argparse.Namespace) -> int:
    """Exit status 0 all good for more than a week, 1 something is not."""
    from walletcare.infra.signed.repository import ContentRepository

    return EXIT_SOON if _print_status(ContentRepository(arguments.repo)) else EXIT_OK


# Inside.


def _print_status(repository: ContentRepository) -> bool:
    """A line a role; whether one of them ends soon."""
    is_soon = False
    for role, (version, expires) in repository.expiries().items():
        is_soon = is_soon or expires - _now() < _SOON
        print(f"{role} {version}: good until {expires:%Y-%m-%d %H:%M} UTC")
    return is_soon


def _repository(arguments: argparse.Namespace, role: str) -> ContentRepository:
    from dataclasses import replace

    from walletcare.infra.signed.repository import ContentRepository, Lifetimes

    lifetimes = Lifetimes()
    if arguments.days is not None:
        lifetimes = replace(lifetimes, **{role: timedelta(days=arguments.days)})
    return ContentRepository(arguments.repo, lifetimes)


def _signer(repository: ContentRepository, role: str, folder: Path, passphrase: str) -> Signer:
    from walletcare.infra.signed.keys import find_key, load_key

    return load_key(find_key(folder, repository.keyids(role)), passphrase)


def _keep(path: Path, signer: Signer, passphrase: str) -> None:
    from walletcare.infra.private import make_private_folder
    from walletcare.infra.signed.keys import save_key

    make_private_folder(path.parent)
    save_key(path, signer, passphrase)
    print(f"key: {path}")


def _passphrases(arguments: argparse.Namespace, *, is_new: bool = False) -> tuple[str, str]:
    """Of the offline and of the online keys, as far as this step needs them."""
    offline = online = ""
    if hasattr(arguments, "offline"):
        offline = _passphrase("offline", arguments.offline_passphrase, is_new=is_new)
    if getattr(arguments, "online", None) is not None:
        online = _passphrase("online", arguments.online_passphrase, is_new=is_new)
    return offline, online


def _passphrase(kind: str, file: Path | None, *, is_new: bool) -> str:
    from walletcare.infra.signed.keys import check_passphrase

    if file is not None:
        try:
            words = file.read_text("utf-8").strip()
        except OSError as error:
            raise ContentError("key-passphrase", file=str(file), todo="a readable file") from error
    else:
        try:
            words = getpass.getpass(f"Passphrase of the {kind} keys: ")
            again = getpass.getpass("Once more: ") if is_new else words
        except EOFError as error:
            todo = f"a terminal to type it in, or --{kind}-passphrase FILE"
            raise ContentError("key-passphrase", todo=todo) from error
        if again != words:
            raise ContentError("key-passphrase", todo="type the same passphrase twice")
    check_passphrase(words)
    return words


def _now() -> datetime:
    return datetime.now(tz=UTC)
