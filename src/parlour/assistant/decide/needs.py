"""Wishes that name no thing but what or whom it is for: ideas, one good question, and what its answer adds."""

import msgspec

from parlour.assistant.decide.dear import cheaper
from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.decide.shown import shown_found
from parlour.assistant.decide.subject import named_products, pointed_at
from parlour.assistant.goods.find import find, own_words
from parlour.assistant.goods.occasions import PRESENT, ideas, occasions_in, without_occasion
from parlour.assistant.goods.values import Found, Offer
from parlour.assistant.thought import Ask
from parlour.assistant.understand.slots import find_product
from parlour.conversation.labels import Request
from parlour.shop.search.values import Missed, Query

FEWEST_IDEAS = 2
VERY_SURE = 0.75
MOST_WORDS = 25
OF_A_WISH = (
    Request.FIND_PRODUCT,
    Request.PRODUCT_QUESTION,
    Request.PRICE_OR_DISCOUNT,
    Request.ACCESSORIES,
    Request.HOW_TO_USE,
    Request.AVAILABILITY,
)


def for_occasion(scene: Scene) -> Decided | None:
    """A wish that names no thing but what or whom it is for: ideas, or one good question."""
    query = scene.understood.query
    found = ideas_for(scene, query)
    if found is None or _fits_as_said(scene, found.occasions):
        return None
    few = found.occasions == (PRESENT,) and len(found.offers) < FEWEST_IDEAS
    if found.offers and not few:
        return shown_found(scene, found)
    if PRESENT in found.occasions:
        goods = msgspec.structs.replace(scene.memory.goods, query=query)
        return Decided((Ask("gift"),), goods=goods, asked="need")
    return None


def decide_told_need(scene: Scene) -> Decided | None:
    """What a message adds to such a wish: ideas for all that was said so far, without what they have already."""
    if not _is_open(scene) or (pointed_at(scene) and "has_already" not in scene.cues):
        return None
    before = scene.memory.goods.query
    query, without = with_before(scene), frozenset[str]()
    if "has_already" in scene.cues and before:
        query, without = before, _bearing(scene)
    found = ideas_for(scene, query, told=scene.understood.query, without=without)
    if found is None:
        found = find(scene.library, query)
        found = found if found.exact or (found.offers and find_product(query.text)) else None
    if found and before:
        found = cheaper(scene, found)
    if found is None or not found.offers or (found.occasions == (PRESENT,) and before is None):
        return _as_before(scene)
    return shown_found(scene, found, narrowed=before is not None)


def _as_before(scene: Scene) -> Decided | None:
    """The ideas on view, where what was added changes nothing."""
    goods = scene.memory.goods
    names = occasions_in(goods.query.text) if goods.query else ()
    if scene.memory.asked != "need" or not names or not goods.shown or scene.understood.slots.product:
        return None
    limit = scene.understood.query.price
    lacks = (Missed(what="option", typed=limit.typed),) if limit else ()
    offers = tuple(Offer(product=one.product, sku=one.sku, lacks=lacks) for one in goods.shown)
    found = Found(query=goods.query or Query(), offers=offers, occasions=() if limit else names, exact=not limit)
    return shown_found(scene, found, narrowed=True)


def ideas_for(
    scene: Scene, query: Query, *, told: Query | None = None, without: frozenset[str] = frozenset()
) -> Found | None:
    """Ideas for a search that names people or uses and no thing; None for any other.

    What was `told` when we asked may name a thing: in a wish for a present that is what the person likes.
    """
    names = occasions_in(query.text)
    thing, _ = without_occasion(query)
    named = find_product(" ".join(thing.words)) and not (told and (PRESENT in names or without))
    if not names or scene.memory.goods.kind or named or (named_products(scene) and not without):
        return None
    found = ideas(scene.library, names, query, without=without)
    return Found(query=query, offers=found, occasions=names)


def with_before(scene: Scene) -> Query:
    """The wish so far with what this message adds."""
    before, query = scene.memory.goods.query, scene.understood.query
    if before is None:
        return query
    kinds = {wish.kind for wish in query.options}
    return msgspec.structs.replace(
        before,
        text=f"{before.text} {query.text}",
        words=tuple(dict.fromkeys((*before.words, *query.words)))[:MOST_WORDS],
        options=(*(wish for wish in before.options if wish.kind not in kinds), *query.options),
        without=(*before.without, *query.without),
        price=query.price or before.price,
        cheapest=before.cheapest or bool({"cheaper", "too_dear", "modest"} & scene.cues),
    )


def _is_open(scene: Scene) -> bool:
    """Whether such a wish is being talked about, and this message is neither a question nor something else."""
    goods, understood = scene.memory.goods, scene.understood
    vague = goods.query is not None and goods.kind is None and bool(occasions_in(goods.query.text))
    if not vague and scene.memory.asked != "need":
        return False
    if scene.asks or scene.has_evidence or {"take", "advise", "more"} & scene.cues or scene.words > MOST_WORDS:
        return False
    sure = VERY_SURE if scene.memory.asked == "need" else SURE
    if understood.request not in OF_A_WISH and understood.request_confidence >= sure:
        return False
    names_thing = understood.slots.product and goods.query is not None and PRESENT not in occasions_in(goods.query.text)
    return not names_thing or "has_already" in scene.cues


def _bearing(scene: Scene) -> frozenset[str]:
    """The products that bear the word for what they have already."""
    asked = msgspec.structs.replace(scene.understood.query, price=None, options=())
    said = (scene.understood.slots.product or "").split() or asked.words
    hits = scene.library.searcher.search(msgspec.structs.replace(asked, words=tuple(said)), MOST_WORDS)
    return frozenset(hit.product for hit in hits if own_words(hit))


def _fits_as_said(scene: Scene, names: tuple[str, ...]) -> bool:
    """Whether the goods themselves bear the words of a wish that is not for a present."""
    hits = scene.library.searcher.search(scene.understood.query, FEWEST_IDEAS)
    return PRESENT not in names and len(hits) >= FEWEST_IDEAS and all(own_words(h) and not h.missed for h in hits)
