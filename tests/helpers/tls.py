"""Certificates for loopback: a good one, and every bad one."""

from __future__ import annotations

import datetime
import ssl
from dataclasses import dataclass
from pathlib import Path

import trustme


@dataclass(frozen=True)
class Certificates:
    """One authority of our own and what it, or somebody else, signed.

    Attributes:
        ca_file: What a client has to trust.
    """

    ca_file: Path
    good: ssl.SSLContext
    wrong_host: ssl.SSLContext
    expired: ssl.SSLContext
    unknown_ca: ssl.SSLContext
    self_signed: ssl.SSLContext

    def client(self) -> ssl.SSLContext:
        """The program's own context, with the authority added."""
        from walletcare.infra.tls import tls_context

        return tls_context(self.ca_file)


def make_certificates(folder: Path) -> Certificates:
    ca, stranger = trustme.CA(), trustme.CA()
    ca_file = folder / "ca.pem"
    ca.cert_pem.write_to_path(str(ca_file))
    past = datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC)
    return Certificates(
        ca_file=ca_file,
        good=_server(ca.issue_cert("127.0.0.1", "localhost")),
        wrong_host=_server(ca.issue_cert("support.example.test")),
        expired=_server(ca.issue_cert("127.0.0.1", not_after=past)),
        unknown_ca=_server(stranger.issue_cert("127.0.0.1")),
        self_signed=_self_signed(folder),
    )


def _server(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def _self_signed(folder: Path) -> ssl.SSLContext:
    """A leaf that signed itself, which trustme does not make."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(tz=datetime.UTC)
    import ipaddress

    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem = folder / "self-signed.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context
