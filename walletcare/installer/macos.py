"""The macOS disk image: sign the bundle, pack it, have Apple notarise it. To be run on a Mac.

PyInstaller signs each program and library with ``WALLETCARE_CODESIGN_IDENTITY`` while it collects them, or ad
hoc without it; here the bundle as a whole is sealed. ``WALLETCARE_NOTARY_PROFILE`` names a profile that
``xcrun notarytool store-credentials`` has put into the keychain. Without the two the image is made all the
same, and Gatekeeper warns.
"""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from walletcare.installer.product import TEMPLATES, BuildError, Product

IDENTITY_VARIABLE = "WALLETCARE_CODESIGN_IDENTITY"
NOTARY_VARIABLE = "WALLETCARE_NOTARY_PROFILE"


@dataclass(frozen=True)
class Step:
    """One command and what it is for."""

    what: str
    command: tuple[str, ...]


def steps(app: Path, image: Path, environment: Mapping[str, str]) -> list[Step]:
    """The commands from the bundle to the image, in order; ``environment`` says which are set up."""
    identity = environment.get(IDENTITY_VARIABLE)
    profile = environment.get(NOTARY_VARIABLE)
    sign = ("codesign", "--force", "--timestamp", "--sign", identity or "")
    found: list[Step] = []
    if identity:
        entitlements = ("--options", "runtime", "--entitlements", str(TEMPLATES / "entitlements.plist"))
        found.append(Step("seal the bundle", (*sign, *entitlements, str(app))))
    found.append(Step("check the seal", ("codesign", "--verify", "--deep", "--strict", str(app))))
    make = (
        "hdiutil",
        "create",
        "-volname",
        app.stem,
        "-srcfolder",
        str(app.parent),
        "-fs",
        "HFS+",
        "-format",
        "UDZO",
        "-ov",
    )
    found.append(Step("pack the image", (*make, str(image))))
    if identity:
        found.append(Step("sign the image", (*sign, str(image))))
    if identity and profile:
        submit = ("xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, "--wait")
        found.append(Step("have it notarised", submit))
        found.append(Step("staple the ticket", ("xcrun", "stapler", "staple", str(image))))
        found.append(
            Step(
                "ask Gatekeeper",
                ("spctl", "--assess", "--type", "open", "--context", "context:primary-signature", str(image)),
            )
        )
    return found


def make_image(product: Product, app: Path, out: Path, work: Path, environment: Mapping[str, str]) -> Path:
    """``<name>-<version>.dmg`` with the bundle and a link to Applications.

    Raises:
        BuildError: This is no Mac, or a step failed.
    """
    if platform.system() != "Darwin":
        raise BuildError("a disk image is made on macOS: codesign, hdiutil and notarytool exist only there")
    stage = work / "image"
    stage.mkdir(parents=True)
    staged = stage / app.name
    # ditto keeps the links inside frameworks, without which the seal breaks.
    subprocess.run(["ditto", str(app), str(staged)], check=True)
    (stage / "Applications").symlink_to("/Applications")
    image = out / f"{product.name}-{product.version}.dmg"
    for step in steps(staged, image, environment):
        answer = subprocess.run(step.command, capture_output=True, text=True, check=False)
        if answer.returncode != 0:
            raise BuildError(f"could not {step.what}:\n{answer.stdout}{answer.stderr}")
    return image
