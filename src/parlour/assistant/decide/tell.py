"""Tells about goods: a fact, a price, the stock, a comparison; takes down who wants to be told when it is back."""

import re
from collections.abc import Mapping

import msgspec

from parlour.assistant.decide.asked import asked_of, set_aside
from parlour.assistant.decide.inform import means_discount, shop_discounts
from parlour.assistant.decide.needs import for_occasion
from parlour.assistant.decide.people import ask_contact, contact_in
from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.decide.search import search
from parlour.assistant.decide.shown import shown_found
from parlour.assistant.decide.subject import (
    Subject,
    find_subject,
    means_several,
    pointed_at,
)
from parlour.assistant.decide.weigh import MOST_COMPARED, compared, facts_of_shown
from parlour.assistant.goods.find import variants_of
from parlour.assistant.goods.mention import Mention, is_near, mention
from parlour.assistant.goods.tell import beginning_of_description, facts_about, told_in_description
from parlour.assistant.goods.values import Found, ProductFact
from parlour.assistant.goods.wishes import words_for
from parlour.assistant.memory import Goods, Shown
from parlour.assistant.thought import Ask, DontKnow, Record, TellAnswer, TellProduct
from parlour.assistant.understand.text import plain
from parlour.conversation.labels import Request, Stage
from parlour.shop.goods import Product

WELL = 0.55
LEAST_MORE, MOST_MORE = 2, 5
_WHICH = re.compile(r"(?<!\w)(?:which|what|any|qual[ei]|cual(?:es)?|que|che|как(?:ой|ая|ие))(?!\w)")


def price(scene: Scene) -> Decided:
    """What a product costs; with no product, what the shop says of discounts."""
    subject = find_subject(scene)
    if means_discount(scene):
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
    return Decided((told,), goods=_about(scene, subject, found), asked="notify" if found.sold_out else "")


def stock(scene: Scene) -> Decided:
    """Whether a product can be bought now; a wish to be told is taken down."""
    subject = find_subject(scene)
    if subject is None and not scene.understood.query.options and (facts := facts_of_shown(scene)):
        return facts
    if subject is None or (subject.named and "tell_me" not in scene.cues and means_several(scene)):
        return search(scene)
    if _asks_for_part(scene, subject) and (answered := question(scene)):
        return answered
    found = _as_asked(scene, subject, limited=True)
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
    if told := _vague(scene) or _of_all(scene, subject):
        return told
    answer = _answer(scene)
    if subject and not answer and (told := _unknown_of(scene, subject)):
        return told
    return _of_one(scene, subject, answer) if subject else answer or _of_none(scene)


def asks_of_kind(scene: Scene) -> bool:
    """Whether a question that is clear in nothing else stands beside goods of one kind: then it is about those."""
    goods = scene.memory.goods
    orderly = {"order", "parcel", "deliver", "refund", "mine"} & scene.concepts or scene.memory.order
    return "?" in scene.text and bool(goods.kind or goods.focus) and not orderly and not scene.has_evidence


def _asks_for_part(scene: Scene, subject: Subject) -> bool:
    """Whether it is asked if those on view have something in them, and not if there are any."""
    understood, product = scene.understood, scene.library.products[subject.product]
    plainly = subject.named or understood.query.options or "stock" in scene.concepts or "tell_me" in scene.cues
    another = asked_of(scene, product) or set_aside(scene, product)
    return not plainly and "this" in scene.cues and bool(understood.query.words) and not another


def _vague(scene: Scene) -> Decided | None:
    """Ideas, where nothing was shown yet and nothing but a use is named."""
    named = scene.memory.goods.seen or scene.turn.page or scene.understood.slots.product
    return None if named else for_occasion(scene)


def _of_all(scene: Scene, subject: Subject | None) -> Decided | None:
    """The same fact of all goods on view, where none of them is meant before the others."""
    one = subject is not None and (subject.named or scene.memory.goods.focus or pointed_at(scene))
    return None if one else facts_of_shown(scene)


def _of_none(scene: Scene) -> Decided:
    """No product is meant: those on view tell nothing of it, or a kind is named, or none at all."""
    if scene.understood.slots.product:
        return search(scene)
    if scene.memory.goods.shown:
        return Decided((DontKnow(),), goods=scene.memory.goods, asked="person", failed=True)
    return ask_which(scene)


def _of_one(scene: Scene, subject: Subject, answer: Decided | None) -> Decided:
    product = scene.library.products[subject.product]
    asked = asked_of(scene, product)
    variant = scene.library.variant(subject.product, subject.sku)
    other = variant and any(variant.options.get(name) not in values for name, values in asked.items())
    if (other and "this" not in scene.cues) or (variant and set_aside(scene, product)):
        return stock(scene)
    if not subject.sku and asked and len(product.variants) > 1:
        return shown_found(scene, _as_asked(scene, subject, limited=True), narrowed=not subject.named)
    if subject.named and scene.understood.stage is Stage.SEARCHING and not scene.memory.goods.seen:
        return search(scene)
    facts = _known(scene, subject)
    if not facts and answer:
        return answer
    if not facts and subject.named and not scene.asks:
        return search(scene)
    told_fact = TellProduct(product=subject.product, sku=subject.sku, facts=facts)
    return Decided((told_fact,), goods=_about(scene, subject), asked="" if facts else "person", failed=not facts)


def _asks_more(scene: Scene, product: Product, asked: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether more is asked of a thing that only is told by its options ("is the green one safe for dogs?")."""
    if not asked or not scene.is_surely(Request.PRODUCT_QUESTION) or {"is_there", "what_about"} & scene.cues:
        return False
    told = facts_about(scene.text, scene.understood.query, product)
    if any(Mention(scene.text).has(mention(name)) or is_near(Mention(scene.text), name) for name in asked):
        return False
    if {"stock", "cost"} & scene.concepts or any(fact.name not in asked for fact in told):
        return False
    values = [mention(word) for named in asked.values() for value in named for word in words_for(product, value)]
    thing = set(plain(scene.understood.slots.product or "").split())
    rest = [word for word in scene.understood.query.words if plain(word) not in thing]
    rest = [word for word in rest if not any(Mention(word).shares(value) for value in values)]
    if "suits" in scene.cues:
        return len(rest) >= LEAST_MORE
    which = "of_them" in scene.cues or _WHICH.search(plain(scene.text))
    return LEAST_MORE <= len(rest) <= MOST_MORE and "?" in scene.text and not product.attributes and not which


def _unknown_of(scene: Scene, subject: Subject) -> Decided | None:
    asked = asked_of(scene, scene.library.products[subject.product])
    if not _asks_more(scene, scene.library.products[subject.product], asked):
        return None
    found = variants_of(scene.library.products[subject.product], scene.understood.query, asked)
    goods = _about(scene, subject, found if found.exact else None)
    return Decided((TellProduct(product=subject.product),), goods=goods, asked="person", failed=True)


def _known(scene: Scene, subject: Subject) -> tuple[ProductFact, ...]:
    """What the data says to a question: options and attributes, else a sentence of the description."""
    product = scene.library.products[subject.product]
    if facts := facts_about(scene.text, scene.understood.query, product):
        return facts
    quoted = told_in_description(scene.text, scene.understood.query, product, scene.lang)
    if quoted is None and "describe" in scene.cues:
        quoted = beginning_of_description(product, scene.lang)
    return (quoted,) if quoted else ()


def _gone(scene: Scene, subject: Subject) -> bool:
    variant = scene.library.variant(subject.product, subject.sku)
    return variant is not None and not variant.available


def _as_asked(scene: Scene, subject: Subject, *, limited: bool = False) -> Found:
    """The variants of a product as the message (and, for the same product, the talk so far) asks.

    Of a variant that is meant the other options are kept, or, where that is not to be had, only those asked for before.
    """
    product = scene.library.products[subject.product]
    goods, query = scene.memory.goods, scene.understood.query
    before = goods.wishes if goods.kind == subject.product and not subject.named else {}
    if limited and before is goods.wishes and goods.query and not query.price:
        query = msgspec.structs.replace(query, price=goods.query.price)
    variant = scene.library.variant(subject.product, subject.sku)
    asked = asked_of(scene, product)
    if variant is None:
        return variants_of(product, query, {**before, **asked})
    free = set_aside(scene, product)
    own = {name: (value,) for name, value in variant.options.items() if name not in free}
    found = variants_of(product, query, {**own, **asked})
    before = {name: values for name, values in before.items() if name not in free}
    looser = variants_of(product, query, {**before, **asked}) if (asked or free) and not found.exact else found
    return looser if looser.exact or (looser.sold_out and not found.sold_out) else found


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
