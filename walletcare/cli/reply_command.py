"""``walletcare reply``: keys and signatures of support's answers, for operators (``docs/operators.md``)."""

from __future__ import annotations

import base64
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command ``reply`` with ``new-key``, ``sign`` and ``verify``."""
    reply = subparsers.add_parser("reply", help="sign answers of support, or check such a signature")
    actions = reply.add_subparsers(dest="action", required=True)
    new_key = actions.add_parser("new-key", help="make a key; prints what goes into the brand file")
    new_key.add_argument("key", type=Path, help="where the private key is written (a new file)")
    new_key.add_argument("--id", required=True, help="name of the key: lower-case letters, digits, hyphens")
    new_key.set_defaults(run=run_new_key)
    sign = actions.add_parser("sign", help="read an answer from standard input, write it with its signature")
    sign.add_argument("key", type=Path, help="file of the private key")
    sign.add_argument("--id", required=True, help="name of the key in the brand file")
    sign.add_argument("--reference", required=True, help="reference of the request, WC-XXXX-XX")
    sign.set_defaults(run=run_sign)
    verify = actions.add_parser("verify", help="read a signed answer from standard input, say what it is")
    verify.add_argument("--reference", required=True, help="reference of the request, WC-XXXX-XX")
    verify.add_argument("--brand", help="brand file or id whose keys count; the demo brand when left out")
    verify.set_defaults(run=run_verify)


def run_new_key(arguments: argparse.Namespace) -> int:
    """Exit status 0, or 2 when the file exists or cannot be written."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        with os.fdopen(os.open(arguments.key, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(pem)
    except OSError as error:
        print(f"{arguments.key}: {error.strerror}", file=sys.stderr)
        return 2
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    print(f'[[reply_keys]]\nid = "{arguments.id}"\npublic_key = "{public}"')
    return 0


def run_sign(arguments: argparse.Namespace) -> int:
    """Exit status 0, or 2: unreadable key or reference."""
    from walletcare.domain.reference import parse_reference
    from walletcare.safety.incoming.signed_reply import sign_reply

    key = _read_key(arguments.key)
    reference = parse_reference(arguments.reference)
    if key is None or reference is None:
        print("expected an Ed25519 private key (PEM) and a reference such as WC-7K2F-9P", file=sys.stderr)
        return 2
    print(sign_reply(sys.stdin.read(), str(reference), key, arguments.id, datetime.now(UTC)))
    return 0


def run_verify(arguments: argparse.Namespace) -> int:
    """Exit status 0: a signature holds; 1: there is none, or it does not hold; 2: unreadable brand."""
    from walletcare.cli.safety_command import brand_named
    from walletcare.safety.incoming.signed_reply import SignatureStanding, read_signed_reply

    brand = brand_named(arguments.brand)
    if brand is None:
        return 2
    reply = read_signed_reply(sys.stdin.read(), arguments.reference, brand.reply_keys, datetime.now(UTC))
    print(f"{reply.standing.value} {reply.key_id}".rstrip())
    return 0 if reply.standing is SignatureStanding.VALID else 1


def _read_key(path: Path) -> Ed25519PrivateKey | None:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, Ed25519PrivateKey) else None
