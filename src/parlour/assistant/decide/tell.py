"""Tells about goods: a fact, a price, the stock, a comparison; takes down who wants to be told when it is back."""

import msgspec

from parlour.assistant.decide.inform import shop_discounts
from parlour.assistant.decide.people import ask_contact, contact_in
from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.decide.search import search, shown_found
from parlour.assistant.decide.subject import (
    Subject,
    find_subject,
    means_several,
    named_products,
    pointed_at,
    told_apart_by_words,
)
from parlour.assistant.goods.find import variants_of
from parlour.assistant.goods.tell import beginning_of_description, facts_about, told_in_description
from parlour.assistant.goods.values import Found, ProductFact
from parlour.assistant.goods.wishes import find_wishes
from parlour.assistant.memory import Goods, Shown
from parlour.assistant.thought import Ask, Compare, DontKnow, Record, TellAnswer, TellProduct
from parlour.conversation.labels import Request, Stage
from parlour.shop.goods import Product

WELL = 0.55
MOST_COMPARED = 3


def compare(scene: Scene) -> Decided | None:
    """Two or three goods side by side: those pointed at or named, else those shown last, else a search."""
    shown = _to_compare(scene)
    if shown:
        return compared(scene, shown)
    product = scene.library.products.get(scene.memory.goods.kind or "")
    wishes = find_wishes(scene.text, scene.understood.query, product) if product else {}
    if len(scene.memory.goods.shown) < 2 or wishes or named_products(scene):
        return search(scene)
    return _facts_of_shown(scene) or compared(scene, scene.memory.goods.shown[:MOST_COMPARED])


def _to_compare(scene: Scene) -> tuple[Shown, ...]:
    """The goods that a message sets against each other: kinds, or variants that differ in one option."""
    told_apart = told_apart_by_words(scene)
    if len(told_apart) >= 2:
        return tuple(told_apart[:MOST_COMPARED])
    named = named_products(scene)
    if len(named) >= 2:
        return tuple(Shown(one) for one in named[:MOST_COMPARED])
    product = scene.library.products.get(named[0] if named else scene.memory.goods.kind or "")
    if product is None:
        return ()
    wishes = find_wishes(scene.text, scene.understood.query, product, every=True)
    opposed = [(name, values) for name, values in wishes.items() if len(values) > 1]
    return _one_each(product, *opposed[0]) if opposed else ()


def price(scene: Scene) -> Decided:
    """What a product costs; with no product, what the shop says of discounts."""
    subject = find_subject(scene)
    of_shop = "discount" in scene.concepts and "cheaper" not in scene.cues
    if of_shop:
        return shop_discounts(scene)
    goods, thing = scene.memory.goods, scene.understood.slots.product
    wants_less = bool({"cheaper", "too_dear"} & scene.cues)
    if subject is None and not thing and not wants_less:
        return compared(scene, goods.shown[:MOST_COMPARED]) if goods.shown else ask_which(scene)
    objects = scene.understood.stage is Stage.OBJECTION and goods.query
    if subject is None or objects or (wants_less and (goods.query or thing or not subject.sku)):
        return search(scene)
    found = _as_asked(scene, subject)
    told = TellProduct(product=subject.product, sku=subject.sku, about="price", found=found)
    return Decided((told,), goods=_about(scene, subject, found))


def stock(scene: Scene) -> Decided:
    """Whether a product can be bought now; a wish to be told is taken down."""
    subject = find_subject(scene)
    if subject is None or (subject.named and "tell_me" not in scene.cues and means_several(scene)):
        return search(scene)
    found = _as_asked(scene, subject)
    goods = _about(scene, subject, found)
    about = found.sold_out or Shown(subject.product, subject.sku)
    if "tell_me" in scene.cues and not (found.exact and found.offers and not _gone(scene, subject)):
        contact = contact_in(scene)
        goods = msgspec.structs.replace(goods, focus=about)
        if contact:
            return Decided((Record("notify_when_available", shown=about, contact=contact),), goods=goods)
        return ask_contact(scene, about, goods)
    told = TellProduct(product=subject.product, sku=subject.sku, about="stock", found=found)
    return Decided((told,), goods=goods, asked="notify" if found.sold_out else "")


def question(scene: Scene) -> Decided | None:
    """A question about a product: from its data, else from the shop's answers, else it is not known."""
    subject = find_subject(scene)
    of_all = subject is None or (not subject.named and not scene.memory.goods.focus and not pointed_at(scene))
    if of_all and (told := _facts_of_shown(scene)):
        return told
    answer = _answer(scene)
    if subject is None:
        return answer or (search(scene) if scene.understood.slots.product else ask_which(scene))
    product = scene.library.products[subject.product]
    asked = find_wishes(scene.text, scene.understood.query, product)
    if not subject.sku and asked and len(product.variants) > 1:
        return shown_found(scene, _as_asked(scene, subject), narrowed=not subject.named)
    facts = _known(scene, subject)
    if not facts and answer:
        return answer
    if not facts and subject.named and not scene.asks:
        return search(scene)
    told_fact = TellProduct(product=subject.product, sku=subject.sku, facts=facts)
    return Decided((told_fact,), goods=_about(scene, subject), asked="" if facts else "person", failed=not facts)


def _known(scene: Scene, subject: Subject) -> tuple[ProductFact, ...]:
    """What the data says to a question: options and attributes, else a sentence of the description."""
    product = scene.library.products[subject.product]
    if facts := facts_about(scene.text, scene.understood.query, product):
        return facts
    quoted = told_in_description(scene.text, scene.understood.query, product, scene.lang)
    if quoted is None and "describe" in scene.cues:
        quoted = beginning_of_description(product, scene.lang)
    return (quoted,) if quoted else ()


def _facts_of_shown(scene: Scene) -> Decided | None:
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


def _gone(scene: Scene, subject: Subject) -> bool:
    variant = scene.library.variant(subject.product, subject.sku)
    return variant is not None and not variant.available


def _as_asked(scene: Scene, subject: Subject) -> Found:
    """The variants of a product as the message (and, for the same product, the talk so far) asks."""
    product = scene.library.products[subject.product]
    goods = scene.memory.goods
    wishes = goods.wishes if goods.kind == subject.product and not subject.named else {}
    variant = scene.library.variant(subject.product, subject.sku)
    asked = find_wishes(scene.text, scene.understood.query, product)
    if variant and not asked:
        wishes = {name: (value,) for name, value in variant.options.items()}
    elif variant:
        wishes = {name: (value,) for name, value in variant.options.items() if name not in asked}
    return variants_of(product, scene.understood.query, wishes)


def _about(scene: Scene, subject: Subject, found: Found | None = None) -> Goods:
    goods = scene.memory.goods
    focus = Shown(subject.product, subject.sku)
    if found and (found.sold_out or len(found.offers) == 1):
        focus = found.sold_out or Shown(found.offers[0].product, found.offers[0].sku)
    kept = subject.product == goods.kind
    return msgspec.structs.replace(
        goods,
        focus=focus,
        kind=subject.product,
        wishes=found.wishes if found else goods.wishes if kept else {},
        query=goods.query if kept and goods.query else scene.understood.query,
    )


def _one_each(product: Product, name: str, values: tuple[str, ...]) -> tuple[Shown, ...]:
    """The cheapest variant in stock for each of the values that are compared."""
    variants = sorted(product.variants, key=lambda one: (not one.available, one.price.amount))
    each = [next((one for one in variants if one.options.get(name) == value), None) for value in values]
    return tuple(Shown(product.id, one.sku) for one in each if one)[:MOST_COMPARED]


def compared(scene: Scene, shown: tuple[Shown, ...]) -> Decided:
    """Sets goods side by side."""
    goods = msgspec.structs.replace(scene.memory.goods, shown=shown, focus=None)
    return Decided((Compare(shown),), goods=goods)


def _answer(scene: Scene) -> Decided | None:
    found = scene.library.answers.find(scene.text, scene.lang, 1)
    if not found or found[0].score < WELL:
        return None
    return Decided((TellAnswer(found[0].answer.text, found[0].answer.source),), goods=scene.memory.goods)


def ask_which(scene: Scene) -> Decided:
    """Asks which product is meant."""
    sure = scene.understood.request_confidence >= SURE
    if scene.understood.request is Request.HOW_TO_USE:
        return Decided((DontKnow("how_to"),), goods=scene.memory.goods, asked="person", failed=not sure)
    return Decided((Ask("which_product"),), goods=scene.memory.goods, asked="need")
