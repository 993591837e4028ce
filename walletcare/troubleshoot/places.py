"""What stands in the places of a flow's texts: words of the brand, and of the run so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from walletcare.domain.brand import Brand
from walletcare.domain.flow import Flow
from walletcare.domain.language import Language, LocalText
from walletcare.domain.placeholder import Placeholder
from walletcare.troubleshoot.accounting import answer_text
from walletcare.troubleshoot.visit import Visit

LiveFacts = Callable[[], Mapping[str, LocalText]]
"""Facts of this moment, by name: they come before those of the brand file."""

PAYMENT_METHODS = "payment_methods"
"""A fact that follows from the brand's list and need not be written out in its file."""


@dataclass(frozen=True, slots=True)
class Places:
    """Fills places from a run. Values go in as they are: what the user typed is never read for places."""

    flow: Flow
    brand: Brand
    visits: Sequence[Visit]
    live: LiveFacts = dict

    def value(self, place: Placeholder, language: Language) -> str | None:
        """The words for ``place``; None when nothing is known, so that the text's own fallback stands."""
        match place.kind:
            case "brand":
                return self.brand.name.text(language)
            case "fact":
                known = self.live()
                if place.name in known:
                    return known[place.name].text(language)
                return brand_fact(self.brand, place.name, language)
            case "check":
                results = [result for visit in self.visits for result in visit.results]
                latest = [result for result in results if result.check_id == place.name]
                return latest[-1].value or None if latest else None
        visit = next((visit for visit in reversed(self.visits) if visit.step_id == place.name), None)
        step = self.flow.step(place.name)
        if visit is None or step is None:
            return None
        if place.kind == "input":
            return visit.value or None
        return answer_text(step, visit, is_short=True).text(language) if visit.choice else None


def brand_fact(brand: Brand, name: str, language: Language) -> str | None:
    """The fact ``name`` of ``brand``; None when it states nothing."""
    if name in brand.facts:
        return brand.facts[name].text(language)
    if name == PAYMENT_METHODS and brand.payment_methods:
        joint = "、" if language is Language.ZH else ", "
        return joint.join(method.label.text(language) for method in brand.payment_methods)
    return None
