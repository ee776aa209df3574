"""Looks for goods: a new search, or the one before with more wishes; what is shown is kept in mind."""

import re
from dataclasses import replace

import msgspec

from parlour.assistant.decide.asked import asked_of
from parlour.assistant.decide.dear import cheaper, is_dear, is_modest, limit_said
from parlour.assistant.decide.each import show_each
from parlour.assistant.decide.needs import for_occasion, ideas_for
from parlour.assistant.decide.scene import Decided, Scene
from parlour.assistant.decide.shown import ask_need, nothing, show_one, shown_found
from parlour.assistant.decide.subject import named_products, names_another, pointed_at
from parlour.assistant.goods.find import find, own_words, variants_of
from parlour.assistant.goods.mention import mention
from parlour.assistant.goods.occasions import occasions_in, without_occasion
from parlour.assistant.goods.values import Found, Offer
from parlour.assistant.goods.wishes import Wishes, find_wishes
from parlour.assistant.memory import Shown
from parlour.assistant.thought import Command, Guide, ShowGoods
from parlour.assistant.understand.slots import find_product
from parlour.assistant.understand.text import plain
from parlour.conversation.labels import Stage
from parlour.shop.search.values import Missed, Query

_SIZE = re.compile(r"(?<![\w.,])\d{1,2}(?:[.,]5)?(?![\w.,]\d|\w)")
SHORT, LOOKED_AT, MOST_MORE = 6, 12, 3
FEW = 25  # words that a message which only narrows a search has at most


def search(scene: Scene) -> Decided:
    """Looks for goods and shows them."""
    if of_all := _more(scene) or _least_of_all(scene):
        return of_all
    query = narrowed_query(scene)
    if pointed := pointed_at(scene) if query is None or not scene.understood.query.options else None:
        return (shown_less(scene, pointed) if is_dear(scene) else None) or show_one(scene, pointed)
    if query is not None:
        if again := ideas_for(scene, query):
            return shown_found(scene, cheaper(scene, again), narrowed=True)
        found = _found(scene, query)
        return shown_found(scene, cheaper(scene, found if found.offers else _as_before(scene, found)), narrowed=True)
    return (show_each(scene) or for_occasion(scene) or _afresh(scene)) if _says_what(scene) else ask_need(scene)


def _more(scene: Scene) -> Decided | None:
    """Others of what was looked for; that there are no more is said."""
    goods, understood = scene.memory.goods, scene.understood
    wanted = "more" in scene.cues and scene.words <= SHORT and not understood.query.options and not is_dear(scene)
    if not wanted or goods.query is None or not goods.shown or understood.slots.product or named_products(scene):
        return None
    seen = {one.sku for one in (*goods.shown, *goods.seen)} if goods.kind else {one.product for one in goods.seen}
    product = scene.library.products.get(goods.kind or "")
    if product:
        found = variants_of(product, goods.query, goods.wishes, without=tuple(seen))
        return shown_found(scene, found, narrowed=True) if found.offers and found.exact else _no_more(scene)
    hits = scene.library.searcher.search(goods.query, LOOKED_AT)
    thing = set(plain(find_product(" ".join(goods.query.words)) or "").split())
    there = [hit for hit in hits if hit.available and hit.product not in seen]
    others = [hit for hit in there if own_words(hit) and thing <= own_words(hit)]
    offers = tuple(Offer(product=hit.product, sku=hit.sku, reasons=hit.reasons) for hit in others[:MOST_MORE])
    return shown_found(scene, Found(query=goods.query, offers=offers)) if offers else _no_more(scene)


def _least_of_all(scene: Scene) -> Decided | None:
    """The cheapest of its kind, whatever was asked of it before: "the cheapest you have"."""
    goods, query = scene.memory.goods, scene.understood.query
    product = scene.library.products.get(goods.kind or "")
    there = [one for one in product.variants if one.available] if product else []
    if (
        not {"cheapest", "of_all"} <= scene.cues
        or product is None
        or not there
        or query.options
        or named_products(scene)
    ):
        return None
    if asked_of(scene, product):
        return None
    least = min(there, key=lambda one: one.price.amount)
    return shown_found(
        scene, Found(query=query, product=product.id, offers=(Offer(product=product.id, sku=least.sku),))
    )


def _no_more(scene: Scene) -> Decided:
    return Decided((Guide("no_more"),), goods=scene.memory.goods)


def _afresh(scene: Scene) -> Decided:
    """A new search."""
    found = _narrow_shown(scene) or find(scene.library, _fresh(scene), head=scene.understood.slots.product or "")
    if not found.offers and found.unknown and not found.sold_out:
        return nothing(scene)
    told = scene.understood.slots.product or found.exact or _is_named(scene, found)
    if scene.understood.stage is Stage.NEED and not told:
        return ask_need(scene)
    return shown_found(scene, found)


def shown_less(scene: Scene, pointed: Shown) -> Decided | None:
    """Of the goods on view those that cost less than the one that is too dear."""
    goods = scene.memory.goods
    amounts = {
        one: variant.price.amount for one in goods.shown if (variant := scene.library.variant(one.product, one.sku))
    }
    less = [one for one in goods.shown if pointed in amounts and one in amounts and amounts[one] < amounts[pointed]]
    if not less:
        return None
    offers = tuple(Offer(product=one.product, sku=one.sku) for one in less)
    decided = shown_found(scene, Found(query=goods.query or scene.understood.query, offers=offers))
    return replace(decided, commands=tuple(_as_less(command) for command in decided.commands))


def _as_less(command: Command) -> Command:
    return msgspec.structs.replace(command, dear="less") if isinstance(command, ShowGoods) else command


def _found(scene: Scene, query: Query) -> Found:
    """Goods for a narrowed search; about a sum means up to about that sum where nothing lies near it."""
    goods = scene.memory.goods
    product = scene.library.products.get(goods.kind or "")
    wishes = {**goods.wishes, **(asked_of(scene, product) if product else {})}
    head = find_product(" ".join(query.words)) or ""
    found = find(scene.library, query, kind=goods.kind, wishes=wishes, head=head)
    if found.exact or query.price is None or query.price.target is None:
        return found
    below = msgspec.structs.replace(query, price=msgspec.structs.replace(query.price, low=None, target=None))
    looser = find(scene.library, below, kind=goods.kind, wishes=wishes, head=head)
    return looser if looser.exact else found


def _as_before(scene: Scene, found: Found) -> Found:
    """What is on view, where nothing has all that is wished for now; that is said."""
    goods, query = scene.memory.goods, scene.understood.query
    if found.sold_out or found.over_budget or not goods.shown:
        return found
    typed = [wish.typed for wish in query.options] or ([query.price.typed] if query.price else [])
    lacks = tuple(Missed(what="option", typed=one) for one in typed)
    offers = tuple(Offer(product=one.product, sku=one.sku, lacks=lacks) for one in goods.shown)
    return Found(query=goods.query or query, offers=offers, exact=not typed)


def narrowed_query(scene: Scene) -> Query | None:
    """The search of before with what this message adds; None when it begins a new one."""
    before, query = scene.memory.goods.query, scene.understood.query
    if before is None or not narrows(scene):
        return None
    kinds = {wish.kind for wish in query.options}
    product = scene.library.products.get(scene.memory.goods.kind or "")
    anew = bool(kinds) or bool(product and asked_of(scene, product))
    kept = tuple(wish for wish in before.options if wish.kind not in kinds)
    cheap = is_dear(scene) or is_modest(scene)
    more = before.text if cheap else f"{before.text} {query.text}"
    text = f"{_size_before(scene)} {query.text}".strip() if anew else more
    return msgspec.structs.replace(
        before,
        text=text,
        options=(*kept, *query.options),
        without=(*before.without, *query.without),
        price=limit_said(scene) or before.price,
        available=before.available or query.available,
        cheapest=before.cheapest or cheap,
    )


def _size_before(scene: Scene) -> str:
    """The bare number said before of several kinds, which is a size and stands in no list of wishes yet."""
    goods = scene.memory.goods
    known = goods.kind or goods.query is None or goods.query.price
    if known or goods.query is None or any(char.isdigit() for char in scene.text):
        return ""
    numbers = _SIZE.findall(goods.query.text)
    return numbers[-1] if numbers else ""


def narrows(scene: Scene) -> bool:
    """Whether a message only says more about the goods that were looked for before."""
    goods = scene.memory.goods
    if goods.query is None or scene.words > FEW or _names_new(scene) or names_another(scene):
        return False
    if is_dear(scene) or is_modest(scene) or scene.understood.query.price or scene.understood.query.options:
        return True
    product = scene.library.products.get(goods.kind or "")
    return bool(product and asked_of(scene, product))


def _names_new(scene: Scene) -> bool:
    """Whether a product is named; who calls the one on view too dear only says its name again."""
    named = named_products(scene)
    return bool(named) and not (is_dear(scene) and scene.memory.goods.kind in named)


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
    """The search of this message; a thing named after a vague wish is for the same people and the same sum."""
    before, query = scene.memory.goods.query, scene.understood.query
    query = msgspec.structs.replace(query, cheapest=query.cheapest or is_dear(scene) or is_modest(scene))
    names = occasions_in(before.text) if before and scene.memory.goods.kind is None else ()
    if before is None or not names or occasions_in(query.text):
        return query
    out = tuple(word for word in without_occasion(before)[1] if not word.isdigit() and occasions_in(word))
    return msgspec.structs.replace(
        query, text=" ".join((query.text, *out)), words=(*query.words, *out), price=query.price or before.price
    )


def _says_what(scene: Scene) -> bool:
    """Whether a message says what kind of thing is looked for."""
    query = scene.understood.query
    return bool(query.words or scene.understood.slots.product) and scene.text.strip("?! .") != ""


def _is_named(scene: Scene, found: Found) -> bool:
    return bool(named_products(scene)) or (bool(found.product) and not scene.understood.query.words[3:])
