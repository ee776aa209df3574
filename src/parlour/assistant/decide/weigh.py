"""Weighs goods: sets them side by side, says which one to take, answers a doubt about one."""

import msgspec

from parlour.assistant.decide.asked import asked_of
from parlour.assistant.decide.scene import Decided, Scene
from parlour.assistant.decide.search import search
from parlour.assistant.decide.shown import seen_with, show_one
from parlour.assistant.decide.subject import named_products, pointed_at, told_apart_by_words
from parlour.assistant.goods.find import own_words
from parlour.assistant.goods.tell import every_fact, facts_about
from parlour.assistant.goods.wishes import find_wishes
from parlour.assistant.memory import Shown
from parlour.assistant.thought import Advise, Ask, Compare, Reassure, TellProduct, Thank
from parlour.assistant.understand.text import plain
from parlour.shop.goods import Product
from parlour.shop.search.parse import parse

FEWEST, MOST_COMPARED = 2, 3
LOOKED_AT = 12
FIT = ("fit", "sizing", "size guide", "head size", "back length")


def compare(scene: Scene) -> Decided | None:
    """Two or three goods side by side: those pointed at or named, else those shown last, else a search."""
    if {"cheapest", "dearest"} & scene.cues and (one := pointed_at(scene)):
        return show_one(scene, one)
    if fit := _which_size(scene):
        return fit
    shown = _opposed(scene, scene.memory.goods.kind) or _of_kind(scene) or _to_compare(scene)
    if len(shown) > 1:
        return compared(scene, shown)
    product = scene.library.products.get(scene.memory.goods.kind or "")
    wishes = asked_of(scene, product) if product else {}
    meant = _meant(scene)
    if len(meant) < FEWEST and "these_two" in scene.cues and not scene.understood.slots.product:
        return Decided((Ask("which_product"),), goods=scene.memory.goods, asked="need")
    if len(meant) < FEWEST or wishes or named_products(scene):
        return search(scene)
    return facts_of_shown(scene) or compared(scene, meant)


def _which_size(scene: Scene) -> Decided | None:
    """Between two sizes of a thing what is known of its fit helps, not their prices."""
    goods = scene.memory.goods
    product = scene.library.products.get(goods.focus.product if goods.focus else goods.kind or "")
    if product is None or not any(wish.kind == "size" for wish in scene.understood.query.options):
        return None
    fit = tuple(fact for fact in every_fact(product) if plain(fact.name) in FIT and not fact.is_option)
    return Decided((TellProduct(product=product.id, facts=fit[:1]),), goods=goods) if fit else None


def compared(scene: Scene, shown: tuple[Shown, ...]) -> Decided:
    """Sets goods side by side."""
    seen = seen_with(scene.memory.goods, shown)
    goods = msgspec.structs.replace(scene.memory.goods, shown=shown, seen=seen, focus=None)
    return Decided((Compare(shown),), goods=goods)


def advise(scene: Scene) -> Decided | None:
    """The one to take of several, and the cheapest where that is another."""
    if "advise" not in scene.cues or not scene.memory.goods.seen:
        return None
    meant = _of_kind(scene) or _to_compare(scene) or _meant(scene)
    goods = [(one, there) for one in meant if (there := scene.library.products.get(one.product))]
    if len(goods) < 2:
        return None
    hits = scene.library.searcher.search(scene.understood.query, LOOKED_AT)
    said = {hit.product: len(hit.reasons) for hit in hits}
    best = max(goods, key=lambda pair: (pair[1].is_available, said.get(pair[1].id, 0), *_worth(pair[1])))[0]
    least = min(goods, key=lambda pair: _price(scene, *pair))[0]
    kept = msgspec.structs.replace(scene.memory.goods, shown=tuple(meant), focus=best)
    return Decided((Advise(best, least if least.product != best.product else None, meant),), goods=kept)


def reassure(scene: Scene) -> Decided | None:
    """What is known of how good a thing is: what buyers say, and what the shop stands for."""
    goods = scene.memory.goods
    if not {"doubt", "thinks"} & scene.cues or not (goods.shown or goods.focus or named_products(scene)):
        return None
    named = named_products(scene)
    one = pointed_at(scene) or (Shown(named[0]) if named else goods.focus or next(iter(goods.shown), None))
    product = scene.library.products.get(one.product) if one else None
    thinks = "thinks" in scene.cues
    if thinks and {"gratitude", "goodbye"} & scene.cues:
        return Decided((Thank(),), goods=goods)
    if one is None or (product and not thinks and facts_about(scene.text, scene.understood.query, product)):
        return None
    return Decided((Reassure(one, asks=thinks),), goods=msgspec.structs.replace(goods, focus=one))


def facts_of_shown(scene: Scene) -> Decided | None:
    """A question about all that was shown: the same fact of each."""
    shown = list(
        dict.fromkeys(one.product for one in scene.memory.goods.shown if one.product in scene.library.products)
    )
    if len(shown) < 2 or named_products(scene):
        return None
    query = scene.understood.query
    facts = [(one, facts_about(scene.text, query, scene.library.products[one])[:1]) for one in shown[:MOST_COMPARED]]
    told = tuple(TellProduct(product=one, facts=known) for one, known in facts if known)
    return Decided(told, goods=scene.memory.goods) if told else None


def _meant(scene: Scene) -> tuple[Shown, ...]:
    """Several goods that are meant: those on view, or the last ones seen."""
    goods = scene.memory.goods
    if len(goods.shown) > 1:
        return goods.shown[:MOST_COMPARED]
    alike = tuple(one for one in goods.seen if _shelf(scene, one) == _shelf(scene, goods.seen[0]))
    return alike[: 2 if "these_two" in scene.cues else MOST_COMPARED]


def _shelf(scene: Scene, one: Shown) -> str:
    product = scene.library.products.get(one.product)
    return (product.category or product.id).split("/")[0] if product else ""


def _of_kind(scene: Scene) -> tuple[Shown, ...]:
    """Goods of a kind that is named, where none of those on view is of it."""
    kind = scene.understood.slots.product
    if not kind or named_products(scene):
        return ()
    hits = scene.library.searcher.search(parse(kind, scene.lang), LOOKED_AT)
    of_kind = [hit for hit in hits if own_words(hit) and hit.product in scene.library.products]
    on_view = {one.product for one in scene.memory.goods.shown}
    if len(of_kind) < FEWEST or len(on_view & {hit.product for hit in of_kind}) >= FEWEST:
        return ()
    return tuple(Shown(hit.product, hit.sku) for hit in of_kind[:MOST_COMPARED])


def _to_compare(scene: Scene) -> tuple[Shown, ...]:
    """The goods that a message sets against each other: kinds, or variants that differ in one option."""
    told_apart = told_apart_by_words(scene)
    if len(told_apart) >= 2:
        return tuple(told_apart[:MOST_COMPARED])
    if opposed := _opposed(scene, scene.memory.goods.kind):
        return opposed
    named = named_products(scene)
    if len(named) >= 2 and not pointed_at(scene):
        return tuple(Shown(one) for one in named[:MOST_COMPARED])
    return _with_another(scene) or _opposed(scene, named[0] if named else None)


def _opposed(scene: Scene, kind: str | None) -> tuple[Shown, ...]:
    """One of each where two values of an option are named: "the robot or the upright one"."""
    product = scene.library.products.get(kind or "")
    if product is None:
        return ()
    wishes = find_wishes(scene.text, scene.understood.query, product, every=True)
    opposed = [(name, values) for name, values in wishes.items() if len(values) > 1]
    return _one_each(product, *opposed[0]) if opposed else ()


def _with_another(scene: Scene) -> tuple[Shown, ...]:
    """The one thing on view and another of its shelf that a word of the message names ("and the electric one?")."""
    goods = scene.memory.goods
    one = goods.focus or (goods.shown[0] if goods.shown else None)
    product = scene.library.products.get(one.product) if one else None
    if one is None or product is None or len({shown.product for shown in goods.shown}) > 1:
        return ()
    hits = scene.library.searcher.search(scene.understood.query, LOOKED_AT)
    there = [(hit, scene.library.products[hit.product]) for hit in hits if hit.product in scene.library.products]
    others = [
        hit
        for hit, other in there
        if own_words(hit) and hit.product != one.product and other.category == product.category
    ]
    return (one, Shown(others[0].product, others[0].sku)) if others else ()


def _one_each(product: Product, name: str, values: tuple[str, ...]) -> tuple[Shown, ...]:
    """The cheapest variant in stock for each of the values that are compared."""
    variants = sorted(product.variants, key=lambda one: (not one.available, one.price.amount))
    each = [next((one for one in variants if one.options.get(name) == value), None) for value in values]
    return tuple(Shown(product.id, one.sku) for one in each if one)[:MOST_COMPARED]


def _worth(product: Product) -> tuple[float, int]:
    rating = product.rating
    return (float(rating.average), rating.count) if rating else (0.0, 0)


def _price(scene: Scene, one: Shown, product: Product) -> float:
    variant = scene.library.variant(one.product, one.sku)
    return float(variant.price.amount if variant else min(each.price.amount for each in product.variants))
