"""Presets of mail providers: each address leads to one server, and each says which password it wants."""

from __future__ import annotations

import pytest

from walletcare.contact.ways.mail_providers import PROVIDERS, provider_for, provider_of_host
from walletcare.domain.mail import MailSecurity


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        ("10001@QQ.com", "smtp.qq.com", 465),
        ("liwei@foxmail.com", "smtp.qq.com", 465),
        ("li.wei@163.com", "smtp.163.com", 465),
        ("dana@icloud.com ", "smtp.mail.me.com", 587),
        ("dana@outlook.com", "smtp-mail.outlook.com", 587),
    ],
)
def test_an_address_leads_to_its_server(address: str, host: str, port: int) -> None:
    provider = provider_for(address)
    assert provider is not None
    assert (provider.host, provider.port) == (host, port)
    assert provider_of_host(host) is provider


@pytest.mark.parametrize("address", ["", "dana", "dana@example.com", "dana@notqq.com", "qq.com@example.org"])
def test_other_addresses_have_no_preset(address: str) -> None:
    assert provider_for(address) is None


def test_no_preset_contradicts_another_and_the_port_fits_the_encryption() -> None:
    for what in ([p.id for p in PROVIDERS], [p.host for p in PROVIDERS]):
        assert len(what) == len(set(what))
    domains = [domain for provider in PROVIDERS for domain in provider.domains]
    assert len(domains) == len(set(domains))
    assert {(provider.security, provider.port) for provider in PROVIDERS} == {
        (MailSecurity.TLS, 465),
        (MailSecurity.STARTTLS, 587),
    }
