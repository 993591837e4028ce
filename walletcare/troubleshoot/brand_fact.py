"""Facts of the brand as words inside a sentence: what its file states, and what follows from its lists."""

from __future__ import annotations

from walletcare.domain.brand import Brand
from walletcare.domain.language import Language

PAYMENT_METHODS = "payment_methods"


def brand_fact(brand: Brand, name: str, language: Language) -> str | None:
    """The fact ``name`` of ``brand``; None when it states nothing and the flow's own words stand."""
    if name in brand.facts:
        return brand.facts[name].text(language)
    if name == PAYMENT_METHODS and brand.payment_methods:
        joint = "、" if language is Language.ZH else ", "
        return joint.join(method.label.text(language) for method in brand.payment_methods)
    return None
