"""Looks for goods: a new search, or the one before with more wishes; what is shown is kept in mind."""

import msgspec

from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.decide.subject import named_products, pointed_at
from parlour.assistant.goods.find import find, own_words, variants_of
from parlour.assistant.goods.mention import mention
from parlour.assistant.goods.occasions import PRESENT, ideas, occasions_in, without_occasion
from parlour.assistant.goods.values import Found
from parlour.assistant.goods.wishes import Wishes, find_wishes
from parlour.assistant.memory import Asked, Goods, Shown
from parlour.assistant.thought import Ask, Guide, ShowGoods, TellProduct
from parlour.assistant.understand.slots import find_product
from parlour.conversation.labels import Stage
from parlour.shop.search.values import Query

FEWEST_IDEAS = 2
FEW = 25  # words that a message which only narrows a search has at most


def search(scene: Scene) -> Decided:
    """Looks for goods and shows them."""
    query = narrowed_query(scene)
    if pointed := pointed_at(scene) if query is None or not scene.understood.query.options else None:
        return show_one(scene, pointed)
    if query is not None:
        if again := _ideas(scene, query):
            return shown_found(scene, _cheaper(scene, again), narrowed=True)
        found = find(scene.library, query, kind=scene.memory.goods.kind, wishes=scene.memory.goods.wishes)
        return shown_found(scene, _cheaper(scene, found), narrowed=True)
    return (_for_occasion(scene) or _afresh(scene)) if _says_what(scene) else ask_need(scene)


def _afresh(scene: Scene) -> Decided:
    """A new search."""
    found = _narrow_shown(scene) or find(scene.library, _fresh(scene), head=scene.understood.slots.product or "")
    if not found.offers and found.unknown and not found.sold_out:
        return nothing(scene)
    if scene.understood.stage is Stage.NEED and not _is_named(scene, found):
        return ask_need(scene)
    return shown_found(scene, found)


def _for_occasion(scene: Scene) -> Decided | None:
    """A wish that names no thing but what or whom it is for: ideas, or one good question."""
    query = scene.understood.query
    found = _ideas(scene, query)
    if found is None or _fits_as_said(scene, found.occasions):
        return None
    few = found.occasions == (PRESENT,) and len(found.offers) < FEWEST_IDEAS
    if found.offers and not few:
        return shown_found(scene, found)
    if PRESENT in found.occasions:
        return Decided((Ask("gift"),), goods=scene.memory.goods, asked="need")
    return None


def decide_told_need(scene: Scene) -> Decided | None:
    """The answer to our question what it is for: ideas for that."""
    if scene.memory.asked != "need" or scene.asks:
        return None
    found = _ideas(scene, scene.understood.query)
    return shown_found(scene, found) if found and found.offers and found.occasions != (PRESENT,) else None


def _ideas(scene: Scene, query: Query) -> Found | None:
    """Ideas for a search that names people or uses and no thing; None for any other."""
    names = occasions_in(query.text)
    thing, _ = without_occasion(query)
    if not names or scene.memory.goods.kind or find_product(" ".join(thing.words)) or named_products(scene):
        return None
    return Found(query=query, offers=ideas(scene.library, names, query), occasions=names)


def _fits_as_said(scene: Scene, names: tuple[str, ...]) -> bool:
    """Whether the goods themselves bear the words of a wish that is not for a present."""
    hits = scene.library.searcher.search(scene.understood.query, FEWEST_IDEAS)
    return PRESENT not in names and len(hits) >= FEWEST_IDEAS and all(own_words(h) and not h.missed for h in hits)


def narrowed_query(scene: Scene) -> Query | None:
    """The search of before with what this message adds; None when it begins a new one."""
    before, query = scene.memory.goods.query, scene.understood.query
    if before is None or not narrows(scene):
        return None
    kinds = {wish.kind for wish in query.options}
    kept = tuple(wish for wish in before.options if wish.kind not in kinds)
    return msgspec.structs.replace(
        before,
        text=f"{before.text} {query.text}" if not kinds else query.text,
        options=(*kept, *query.options),
        without=(*before.without, *query.without),
        price=query.price or before.price,
        available=before.available or query.available,
        cheapest=before.cheapest or bool({"cheaper", "too_dear"} & scene.cues),
    )


def narrows(scene: Scene) -> bool:
    """Whether a message only says more about the goods that were looked for before."""
    goods = scene.memory.goods
    if goods.query is None or scene.words > FEW or named_products(scene):
        return False
    if {"cheaper", "too_dear"} & scene.cues or scene.understood.query.price or scene.understood.query.options:
        return True
    product = scene.library.products.get(goods.kind or "")
    return bool(product and find_wishes(scene.text, scene.understood.query, product))


def _narrow_shown(scene: Scene) -> Found | None:
    """Of several kinds of goods shown, the variants that have what the message asks for."""
    goods, query = scene.memory.goods, scene.understood.query
    if goods.kind or len(goods.shown) < 2:
        return None
    products = [scene.library.products[one.product] for one in goods.shown if one.product in scene.library.products]
    wished = [(product, wishes) for product in products if (wishes := find_wishes(scene.text, query, product))]
    if not all(_is_option(scene.understood.slots.product, wishes) for _, wishes in wished):
        return None
    found = [variants_of(product, query, {}) for product, _ in wished]
    offers = tuple(offer for one in found if one.exact for offer in one.offers[:1])
    return Found(query=goods.query or query, offers=offers) if offers else None


def _is_option(thing: str | None, wishes: Wishes) -> bool:
    """Whether the word for a thing, if there is one, only names an option asked for ("ground for espresso")."""
    values = mention(" ".join(value for values in wishes.values() for value in values))
    return not thing or values.shares(mention(thing))


def _fresh(scene: Scene) -> Query:
    cheapest = scene.understood.query.cheapest or bool({"cheaper", "too_dear"} & scene.cues)
    return msgspec.structs.replace(scene.understood.query, cheapest=cheapest)


def _cheaper(scene: Scene, found: Found) -> Found:
    """For "the cheaper one": only what costs less than what was shown, or the least of it."""
    if not {"cheaper", "too_dear"} & scene.cues or not scene.memory.goods.shown:
        return found
    variants = [scene.library.variant(one.product, one.sku) for one in scene.memory.goods.shown]
    prices = [variant.price.amount for variant in variants if variant]
    least = min(prices, default=None)
    offers = [
        (offer, variant.price.amount)
        for offer in found.offers
        if (variant := scene.library.variant(offer.product, offer.sku))
    ]
    offers.sort(key=lambda pair: pair[1])
    less = [offer for offer, amount in offers if least is not None and amount < least]
    chosen = less[:3] or [offer for offer, _ in offers[:1]]
    return msgspec.structs.replace(found, offers=tuple(chosen))


def _says_what(scene: Scene) -> bool:
    """Whether a message says what kind of thing is looked for."""
    query = scene.understood.query
    return bool(query.words or scene.understood.slots.product) and scene.text.strip("?! .") != ""


def _is_named(scene: Scene, found: Found) -> bool:
    return bool(named_products(scene)) or (bool(found.product) and not scene.understood.query.words[3:])


def shown_found(scene: Scene, found: Found, *, narrowed: bool = False) -> Decided:
    """Shows what was found and keeps it in mind."""
    shown = tuple(Shown(offer.product, offer.sku) for offer in found.offers)
    before = scene.memory.goods
    goods = Goods(
        query=found.query,
        kind=found.product,
        wishes=found.wishes,
        shown=shown or before.shown,
        focus=shown[0] if len(shown) == 1 else None,
    )
    asked: Asked = "notify" if found.sold_out else "need" if found.occasions == (PRESENT,) else ""
    if found.sold_out:
        goods = msgspec.structs.replace(goods, focus=found.sold_out)
    return Decided((ShowGoods(found, narrowed),), goods=goods, asked=asked, failed=False)


def show_one(scene: Scene, shown: Shown) -> Decided:
    """Shows one of the goods, with the way to the basket when it is wanted."""
    if shown.product not in scene.library.products:
        return nothing(scene)
    goods = msgspec.structs.replace(scene.memory.goods, focus=shown)
    wanted = scene.understood.stage in (Stage.DESIRE, Stage.ACTION) or "take" in scene.cues
    told = TellProduct(product=shown.product, sku=shown.sku, about="all")
    return Decided((told, Guide("checkout")) if wanted else (told,), goods=goods)


def ask_need(scene: Scene) -> Decided:
    """Asks what it is for."""
    return Decided((Ask("need"),), goods=scene.memory.goods, asked="need")


def nothing(scene: Scene) -> Decided:
    """Says that nothing was found; a failure where it is not even sure that goods were asked for."""
    found = Found(query=scene.understood.query, unknown=True, exact=False)
    unsure = scene.understood.request_confidence < SURE
    return Decided((ShowGoods(found),), goods=scene.memory.goods, failed=unsure)
