"""TLS over an open stream, and what a failed or finished handshake says."""

from __future__ import annotations

import socket
import ssl
from datetime import UTC, datetime

from walletcare.domain.probe import ProbeError, ProbeFault, TlsFacts
from walletcare.infra.probes.stream import fault_of
from walletcare.infra.tls import tls_reason

# OpenSSL, X509_verify_cert_error_string(3)
_BY_CODE = {
    9: ProbeFault.NOT_YET_VALID,
    10: ProbeFault.EXPIRED,
    18: ProbeFault.SELF_SIGNED,
    19: ProbeFault.UNKNOWN_ISSUER,
    20: ProbeFault.UNKNOWN_ISSUER,
    21: ProbeFault.UNKNOWN_ISSUER,
    62: ProbeFault.WRONG_NAME,
    64: ProbeFault.WRONG_NAME,
}
_BY_REASON = {
    "tls-expired": ProbeFault.EXPIRED,
    "tls-not-yet-valid": ProbeFault.NOT_YET_VALID,
    "tls-untrusted": ProbeFault.UNKNOWN_ISSUER,
    "tls-hostname": ProbeFault.WRONG_NAME,
}
_OLD = {"UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "NO_PROTOCOLS_AVAILABLE"}


def secure(sock: socket.socket, host: str, context: ssl.SSLContext) -> ssl.SSLSocket:
    """``sock`` wrapped in TLS for ``host``; the plain socket is closed when that fails.

    Raises:
        ProbeError: The fault of the certificate or of the handshake.
    """
    try:
        return context.wrap_socket(sock, server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        sock.close()
        raise ProbeError(_certificate_fault(error), error.verify_message) from error
    except ssl.SSLEOFError as error:
        # The far end, or something that speaks for it, hung up in the middle.
        sock.close()
        raise ProbeError(ProbeFault.RESET, error.reason or "") from error
    except ssl.SSLError as error:
        sock.close()
        fault = ProbeFault.TLS_OLD if (error.reason or "") in _OLD else ProbeFault.TLS_FAILS
        raise ProbeError(fault, error.reason or "") from error
    except OSError as error:
        sock.close()
        raise ProbeError(fault_of(error), type(error).__name__) from error


def _certificate_fault(error: ssl.SSLCertVerificationError) -> ProbeFault:
    if error.verify_code in _BY_CODE:
        return _BY_CODE[error.verify_code]
    return _BY_REASON.get(tls_reason(error) or "", ProbeFault.UNKNOWN_ISSUER)


def facts_of(secured: ssl.SSLSocket) -> TlsFacts:
    """Version, validity and issuer of a finished handshake, verified or not."""
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    version, data = secured.version() or "", secured.getpeercert(binary_form=True)
    if not data:
        return TlsFacts(version, None, "")
    try:
        certificate = x509.load_der_x509_certificate(data)
        names = certificate.issuer.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
        names = names or certificate.issuer.get_attributes_for_oid(NameOID.COMMON_NAME)
    except ValueError:
        return TlsFacts(version, None, "")
    issuer = str(names[0].value)[:80] if names else ""
    return TlsFacts(version, certificate.not_valid_after_utc.astimezone(UTC), issuer)


def unverified_context() -> ssl.SSLContext:
    """For looking at a certificate that was refused; nothing is ever sent over such a connection."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def parse_http_date(text: str) -> datetime | None:
    """The moment in a ``Date`` header (RFC 9110, 5.6.7), aware UTC; None when it cannot be read."""
    from email.utils import parsedate_to_datetime

    try:
        found = parsedate_to_datetime(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
