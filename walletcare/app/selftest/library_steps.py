"""Every library of the running app does one piece of its work: a frozen build may have lost its data.

httpx, truststore, websockets, uvicorn, starlette, aiosmtpd, msgspec, keyring, sqlcipher3 and tuf are at work
in the other steps; here are those that the main job may pass by.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from walletcare.app.selftest.step import StepFailedError

_SHARES = (
    "duckling enlarge academic academic agency result length solution fridge kidney coal piece deal husband "
    "erode duke ajar critical decision keyboard"
)  # SLIP-0039, first test vector
_PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"  # BIP-39 test vector


def at_work() -> str:
    """Raises StepFailedError: names every library that did not do its work."""
    failed = []
    for name, job in JOBS.items():
        try:
            is_done = job()
        except Exception as error:  # noqa: BLE001 - whatever a broken library raises becomes its name in the report
            failed.append(f"{name} ({type(error).__name__}: {error})")
        else:
            if not is_done:
                failed.append(name)
    if failed:
        raise StepFailedError("; ".join(failed))
    return f"{len(JOBS)} libraries: {', '.join(JOBS)}"


def _base58() -> bool:
    from walletcare.safety.checksums import base58check

    return base58check("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa") is not None  # the first block's address


def _certifi() -> bool:
    from pathlib import Path

    import certifi

    return Path(certifi.where()).read_bytes().count(b"BEGIN CERTIFICATE") > 50


def _confusables() -> bool:
    from walletcare.safety.folding import latin_look

    return latin_look("\u0430") == "a"  # the Cyrillic letter


def _cryptography() -> bool:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    key.public_key().verify(key.sign(b"self-test"), b"self-test")
    return True


def _email_validator() -> bool:
    from walletcare.infra.mail_message import is_address

    return is_address("user@mail.example") and not is_address("nobody@")


def _idna() -> bool:
    from walletcare.safety.official.hosts import ascii_host

    return ascii_host("例子.example") == "xn--fsqu00a.example"


def _multipart() -> bool:
    from python_multipart.multipart import parse_options_header

    return bool(parse_options_header("multipart/form-data; boundary=x")[1] == {b"boundary": b"x"})


def _mnemonic() -> bool:
    return _is_blocked(_PHRASE)


def _pathvalidate() -> bool:
    from walletcare.safety.file_names import clean_file_name

    return clean_file_name("a/b:c?.png") not in {"", "a/b:c?.png"}


def _platformdirs() -> bool:
    from walletcare.infra.paths import DataPaths

    return DataPaths.for_brand("self-test").root.is_absolute()


def _shamir() -> bool:
    return _is_blocked(_SHARES)


def _socks() -> bool:
    from socksio import socks5

    connection = socks5.SOCKS5Connection()
    connection.send(socks5.SOCKS5AuthMethodsRequest([socks5.SOCKS5AuthMethod.NO_AUTH_REQUIRED]))
    return connection.data_to_send() == b"\x05\x01\x00"


def _stdnum() -> bool:
    from stdnum import iban

    return bool(iban.is_valid("GB33BUKB20201555555555")) and not iban.is_valid("GB34BUKB20201555555555")


def _tzdata() -> bool:
    import zoneinfo
    from importlib.resources import files

    with (files("tzdata") / "zoneinfo" / "Asia" / "Shanghai").open("rb") as file:
        zone = zoneinfo.ZoneInfo.from_file(file, "Asia/Shanghai")
    offset = datetime(2026, 11, 28, tzinfo=zone).utcoffset()
    return offset is not None and offset.total_seconds() == 8 * 3600


def _qt_svg() -> bool:
    from PySide6.QtGui import QColor

    from walletcare.ui.qt_start import make_application
    from walletcare.ui.theme.icons import icon_pixmap

    make_application()
    picture = icon_pixmap("house", 24, QColor("#FF0000"), 1.0).toImage()
    return any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


def _qt_print() -> bool:
    from PySide6.QtPrintSupport import QPrinter

    from walletcare.ui.qt_start import make_application
    from walletcare.ui.troubleshoot.paper import pdf_bytes

    make_application()
    return QPrinter().isValid() is not None and pdf_bytes("自检 self-test").startswith(b"%PDF")


def _qt_network() -> bool:
    from PySide6.QtNetwork import QLocalServer

    return QLocalServer().isListening() is False


def _is_blocked(text: str) -> bool:
    from walletcare.safety.outgoing.guard import Guard, SecretFoundError

    try:
        Guard().clear(text)
    except SecretFoundError:
        return True
    return False


JOBS: dict[str, Callable[[], bool]] = {
    "base58": _base58,
    "certifi": _certifi,
    "confusable-homoglyphs": _confusables,
    "cryptography": _cryptography,
    "email-validator": _email_validator,
    "idna": _idna,
    "mnemonic": _mnemonic,
    "pathvalidate": _pathvalidate,
    "platformdirs": _platformdirs,
    "python-multipart": _multipart,
    "python-stdnum": _stdnum,
    "shamir-mnemonic": _shamir,
    "socksio": _socks,
    "tzdata": _tzdata,
    "QtNetwork": _qt_network,
    "QtPrintSupport": _qt_print,
    "QtSvg": _qt_svg,
}
"""By the name of the package: what it does here."""
