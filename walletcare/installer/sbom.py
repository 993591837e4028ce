"""The bill of materials of the folder: CycloneDX 1.6 as JSON, checked against its schema."""

from __future__ import annotations

import platform
import uuid
from collections.abc import Iterable
from importlib import metadata

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from walletcare.installer.inventory import SystemPackage
from walletcare.installer.licences import stated_licences
from walletcare.installer.product import BuildError, Product

_NAMESPACE = uuid.UUID("5b1a3c62-7f5f-4f0e-9d0c-2f8f3c1f6a55")
"""Makes the serial number a function of the content: the same folder has the same bill."""


def bill_of_materials(
    product: Product, packages: Iterable[metadata.Distribution], system: Iterable[SystemPackage]
) -> str:
    """The bill as JSON text, the same for the same input.

    Raises:
        BuildError: The text does not satisfy the CycloneDX schema.
    """
    components = [_python(), *map(_python_component, packages), *map(_system_component, system)]
    parts = "\n".join(sorted(str(component.purl) for component in components))
    bom = Bom(
        components=components,
        serial_number=uuid.uuid5(_NAMESPACE, f"{product.name} {product.version}\n{parts}"),
    )
    bom.metadata.component = Component(
        name=product.title,
        type=ComponentType.APPLICATION,
        version=product.version,
        bom_ref=product.app_id,
        description=product.summary,
        licenses=[LicenseFactory().make_from_string("MIT")],
    )
    bom.metadata.timestamp = product.built_at
    bom.register_dependency(bom.metadata.component, components)
    text: str = JsonV1Dot6(bom).output_as_string(indent=2)
    problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if problem is not None:
        raise BuildError(f"the bill of materials breaks its schema: {problem}")
    return text + "\n"


def _python() -> Component:
    version = platform.python_version()
    return Component(
        name="CPython",
        type=ComponentType.PLATFORM,
        version=version,
        bom_ref="cpython",
        purl=PackageURL("generic", name="cpython", version=version),
        licenses=[LicenseFactory().make_from_string("PSF-2.0")],
    )


def _python_component(package: metadata.Distribution) -> Component:
    facts = package.metadata.json
    purl = PackageURL("pypi", name=package.name.lower().replace("_", "-"), version=package.version)
    return Component(
        name=package.name,
        type=ComponentType.LIBRARY,
        version=package.version,
        bom_ref=str(purl),
        purl=purl,
        description=str(facts.get("summary", "")) or None,
        licenses=[LicenseFactory().make_from_string(text) for text in stated_licences(package)],
    )


def _system_component(package: SystemPackage) -> Component:
    purl = PackageURL(
        "deb", "debian", package.name, package.version, qualifiers={"arch": package.architecture}
    )
    return Component(
        name=package.name,
        type=ComponentType.LIBRARY,
        version=package.version,
        bom_ref=str(purl),
        purl=purl,
    )
