"""One trust for HTTP, socket and mail: the operating system's certificates, TLS 1.2 or newer.

The operating system decides, so that company roots and revocations apply. Whether a chain is *also* in the
public set is a question for the checks, not a reason to refuse here.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

_REASONS = {
    # OpenSSL, X509_verify_cert_error_string(3)
    9: "tls-not-yet-valid",
    10: "tls-expired",
    18: "tls-untrusted",
    19: "tls-untrusted",
    20: "tls-untrusted",
    21: "tls-untrusted",
    62: "tls-hostname",
    64: "tls-hostname",
    # Windows, CertGetCertificateChain and CERT_CHAIN_POLICY_SSL
    0x800B0101: "tls-expired",
    0x800B0109: "tls-untrusted",
    0x800B010F: "tls-hostname",
    # macOS, SecTrustEvaluateWithError
    -67818: "tls-expired",
    -67819: "tls-not-yet-valid",
    -67843: "tls-untrusted",
    -67602: "tls-hostname",
}


def tls_context(extra_ca: Path | None = None) -> ssl.SSLContext:
    """A client context over the system's trust store, plus the certificates in ``extra_ca`` (PEM).

    Takes some 20 ms: make it once, on a worker, and share it.
    """
    import truststore

    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if extra_ca is not None:
        context.load_verify_locations(cafile=str(extra_ca))
    return context


def tls_reason(error: BaseException) -> str | None:
    """The class of a failed handshake somewhere in the chain of ``error``; None when TLS is not the cause."""
    for cause in error_chain(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _REASONS.get(cause.verify_code, "tls-untrusted")
        if isinstance(cause, ssl.SSLError):
            return "tls"
    return None


def error_chain(error: BaseException) -> Iterator[BaseException]:
    """``error`` and what caused it, outermost first."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__
