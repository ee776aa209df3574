"""When something costs too much: what costs less than what was spoken of, or that nothing does."""

import re
from decimal import Decimal

import msgspec

from parlour.assistant.decide.scene import Scene
from parlour.assistant.goods.find import lowest
from parlour.assistant.goods.values import Found, Offer
from parlour.assistant.memory import Shown
from parlour.assistant.thought import Dear
from parlour.shop.search.values import PriceLimit

MOST = 3
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?")


def is_dear(scene: Scene) -> bool:
    """Whether it is too much, or something cheaper is wanted."""
    return bool({"cheaper", "too_dear"} & scene.cues) and not is_modest(scene)


def is_modest(scene: Scene) -> bool:
    """Whether it should not cost much, without anything being called too dear."""
    return "modest" in scene.cues


def limit_said(scene: Scene) -> PriceLimit | None:
    """The price limit of a message; the price of what was shown, said back to us as too much, is none."""
    limit = scene.understood.query.price
    if limit is None or "too_dear" not in scene.cues:
        return limit
    named = {limit.low, limit.high, limit.target}
    return None if any(amount in named for amount in _shown_amounts(scene)) else limit


def cheaper(scene: Scene, found: Found) -> Found:
    """Only what costs less than what was spoken of, or the least of it."""
    before = _spoken_of(scene)
    if not is_dear(scene) or before is None:
        return found
    offers = sorted(
        ((offer, amount) for offer in found.offers if (amount := _amount(scene, offer)) is not None),
        key=lambda pair: pair[1],
    )
    less = [offer for offer, amount in offers if amount < before]
    least = [offer for offer, amount in offers[:1] if amount == before]
    if not less and not least and (on_view := _least_on_view(scene)):
        return Found(query=found.query, offers=(on_view,), product=found.product)
    return msgspec.structs.replace(found, offers=tuple(less[:MOST] or [offer for offer, _ in offers[:1]]))


def _least_on_view(scene: Scene) -> Offer | None:
    """The least of the goods on view, where all that was found costs more."""
    shown = [(amount, one) for one in scene.memory.goods.shown if (amount := _amount(scene, one)) is not None]
    least = min(shown, key=lambda pair: pair[0], default=None)
    return Offer(product=least[1].product, sku=least[1].sku) if least else None


def how_dear(scene: Scene, found: Found) -> Dear:
    """Whether what is shown now costs less than what was too much."""
    before = _spoken_of(scene)
    amounts = [amount for offer in found.offers if (amount := _amount(scene, offer)) is not None]
    if not is_dear(scene) or before is None or not amounts or found.sold_out:
        return ""
    return "less" if max(amounts) < before else "least" if len(amounts) == 1 else ""


def _spoken_of(scene: Scene) -> Decimal | None:
    """The price that was too much: one that was named, that of the one thing on view, else the least that was shown."""
    limit, shown = scene.understood.query.price, _shown_amounts(scene)
    said = {limit.low, limit.high, limit.target} if limit else set()
    said |= {Decimal(digits.replace(",", ".")) for digits in _NUMBER.findall(scene.text)[:MOST]}
    named = [amount for amount in shown if amount in said]
    focus = scene.memory.goods.focus
    amount = _amount(scene, focus) if focus else None
    return named[0] if named and "too_dear" in scene.cues else amount or min(shown, default=None)


def _shown_amounts(scene: Scene) -> list[Decimal]:
    return [amount for one in scene.memory.goods.shown if (amount := _amount(scene, one)) is not None]


def _amount(scene: Scene, one: Offer | Shown) -> Decimal | None:
    variant, product = scene.library.variant(one.product, one.sku), scene.library.products.get(one.product)
    if variant is None and product and not one.sku:
        variant = lowest(product)
    return variant.price.amount if variant else None
