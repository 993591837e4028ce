"""QR pictures beside the brand file: only what is a small PNG with a plain name is taken."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from walletcare.app.start.brand_choice import brand_file
from walletcare.content.brand_codes import read_code_picture
from walletcare.content.brand_source import read_brand
from walletcare.domain.errors import ContentError


def png(width: int, height: int, more: int = 0) -> bytes:
    """The beginning of a PNG."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + bytes(5 + more)


def test_the_demo_brings_the_code_of_its_group() -> None:
    brand = read_brand(brand_file("demo"))
    codes = {spec.id: spec.qr for spec in brand.channels if spec.qr}
    assert codes == {"wechat-group": brand_file("demo").with_name("wechat-group.png").read_bytes()}


def test_signed_content_shows_the_id_alone(tmp_path: Path) -> None:
    alone = tmp_path / "brand.toml"
    alone.write_bytes(brand_file("demo").read_bytes())
    assert not any(spec.qr for spec in read_brand(alone, root=b"{}").channels)
    with pytest.raises(ContentError) as caught:
        read_brand(alone)
    assert caught.value.details["key"] == "channels.wechat-group.qr"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("../group.png", png(300, 300), "expected the name"),
        ("group.svg", b"<svg/>", "expected the name"),
        ("group.png", b"GIF89a" + bytes(40), "no PNG"),
        ("group.png", b"\x89PNG\r\n\x1a\n", "no PNG"),
        ("group.png", png(60, 60), "60 x 60"),
        ("group.png", png(300, 40_000), "300 x 40000"),
        ("group.png", png(300, 300, 256 * 1024), "larger than 256 KB"),
        ("missing.png", b"", "cannot be read"),
    ],
)
def test_what_is_no_code_is_named(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    if name == "group.png":
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ContentError) as caught:
        read_code_picture(name, "channels.group", tmp_path / "brand.toml")
    assert caught.value.details["key"] == "channels.group.qr"
    assert reason in caught.value.details["reason"]


def test_a_code_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "group.png").write_bytes(png(300, 300))
    found = read_code_picture("group.png", "channels.group", tmp_path / "brand.toml")
    assert found == png(300, 300)
