"""Which product a message is about: one that it names, one that was shown, or the one on view."""

import re
from decimal import Decimal

import msgspec

from parlour.assistant.corrected import puts_right
from parlour.assistant.decide.scene import Scene
from parlour.assistant.goods.find import names_product, own_words
from parlour.assistant.goods.mention import Mention, mention
from parlour.assistant.memory import Shown
from parlour.assistant.understand.concepts import our_concepts
from parlour.assistant.understand.cues import ORDINALS
from parlour.assistant.understand.slots import THINGLIKE
from parlour.assistant.understand.text import plain
from parlour.shop.search.parse import parse
from parlour.shop.search.values import Hit, Query, WordReason

_AMOUNT = re.compile(r"(?<![\w.,#-])\d{2,5}(?:[.,]\d{2})?(?!\w|[.,]\d)")
LEAST_NAMED = 20  # smaller numbers are sizes and counts
LOOKED_AT = 6
KIND = 30


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """The product that is spoken of, which variant if one is meant, and whether the message itself names it."""

    product: str
    sku: str = ""
    named: bool = False


def find_subject(scene: Scene) -> Subject | None:
    """The product that a message is about."""
    pointed = pointed_at(scene)
    if pointed:
        return Subject(product=pointed.product, sku=pointed.sku)
    named = named_products(scene)
    if named:
        return Subject(product=named[0], named=True)
    if scene.memory.goods.shown and not scene.understood.slots.product:
        return _spoken_of(scene)
    if names_another(scene) and (other := _best_hit(scene)):
        return other
    return _spoken_of(scene) or _best_hit(scene)


def pointed_at(scene: Scene) -> Shown | None:
    """What "the second", "the last one" or "the enamel one" means among the goods shown last."""
    shown = scene.memory.goods.shown
    if not shown:
        return None
    for place, name in enumerate(ORDINALS):
        if name in scene.cues and place < len(shown):
            return shown[place]
    if "last" in scene.cues:
        return shown[-1]
    if {"cheapest", "dearest"} & scene.cues:
        return by_price(scene, dearest="dearest" in scene.cues)
    if priced := _at_price(scene):
        return priced
    told_apart = told_apart_by_words(scene)
    return told_apart[0] if len(told_apart) == 1 else None


def by_price(scene: Scene, *, dearest: bool) -> Shown | None:
    """The cheapest or the dearest of the goods shown last."""
    priced = [
        (variant.price.amount, shown)
        for shown in scene.memory.goods.shown
        if (variant := scene.library.variant(shown.product, shown.sku))
    ]
    if len(priced) < 2:
        return None
    choose = max if dearest else min
    return choose(priced, key=lambda pair: pair[0])[1]


def _at_price(scene: Scene) -> Shown | None:
    """The one of those shown whose price is named: "the one for 292"."""
    named = {found.replace(" ", "").replace(",", ".") for found in _AMOUNT.findall(scene.text)}
    meant = [
        shown
        for shown in scene.memory.goods.shown
        if (variant := scene.library.variant(shown.product, shown.sku))
        and {f"{variant.price.amount:f}", f"{int(variant.price.amount)}"} & named
    ]
    return meant[0] if len(meant) == 1 and int(_price_of(scene, meant[0])) >= LEAST_NAMED else None


def _price_of(scene: Scene, shown: Shown) -> Decimal:
    variant = scene.library.variant(shown.product, shown.sku)
    return variant.price.amount if variant else Decimal(0)


def told_apart_by_words(scene: Scene) -> list[Shown]:
    """Those of the goods shown, of several kinds, that a message tells from the others by a word of their titles."""
    shown = {one.product: one for one in reversed(scene.memory.goods.shown) if one.product in scene.library.products}
    titles = {product: _title_words(scene, product) for product in reversed(shown)}
    if len(titles) < 2:
        return []
    common = set.intersection(*titles.values())
    said = Mention(scene.text)
    return [shown[one] for one, words in titles.items() if any(said.has(mention(word)) for word in words - common)]


def named_products(scene: Scene) -> list[str]:
    """The products that a message names by title or a word of the same meaning, the longest title first."""
    if "of_them" in scene.cues and scene.memory.goods.shown and not scene.understood.slots.product:
        return []
    query = telling(scene)
    if not query.words:
        return []
    hits = scene.library.searcher.search(query, LOOKED_AT)
    products = [scene.library.products[hit.product] for hit in hits if hit.product in scene.library.products]
    said = " ".join(query.words)
    named = [product for product in products if names_product(said, product)]
    return [product.id for product in sorted(named, key=lambda product: -len(product.title.split()))]


def telling(scene: Scene) -> Query:
    """The search of a message without the words that ask for a property ("pesa") or a price and name no thing."""
    query = scene.understood.query
    kind = set(plain(scene.understood.slots.product or "").split())
    words = [word for word in query.words if plain(word) in kind or not our_concepts().read([plain(word)]) - THINGLIKE]
    return msgspec.structs.replace(query, words=tuple(words))


def means_several(scene: Scene) -> bool:
    """Whether a message names a kind of thing of which there are several products, and none of them by its title."""
    kind = scene.understood.slots.product
    if not kind or named_products(scene):
        return False
    hits = scene.library.searcher.search(parse(kind, scene.lang), KIND)
    return sum(bool(own_words(hit)) for hit in hits) > 1


def names_kind(scene: Scene) -> bool:
    """Whether the word for a thing stands in the shop's own words for some of its goods."""
    kind = scene.understood.slots.product or " ".join(scene.understood.query.words)
    hits = scene.library.searcher.search(parse(kind, scene.lang), LOOKED_AT) if kind else []
    return any(own_words(hit) for hit in hits)


def names_another(scene: Scene) -> bool:
    """Whether a message names a kind of thing that none of the goods on view is of."""
    kind, goods = scene.understood.slots.product, scene.memory.goods
    on_view = {one.product for one in goods.shown} | ({goods.kind} if goods.kind else set())
    if not kind or not on_view:
        return False
    hits = scene.library.searcher.search(parse(kind, scene.lang), KIND)
    of_kind = {hit.product for hit in hits if own_words(hit)}
    return bool(of_kind or puts_right(scene.text)) and not on_view & of_kind


def _title_words(scene: Scene, product: str) -> set[str]:
    there = scene.library.products[product]
    wording = there.translations.get(scene.lang)
    title = (wording.title if wording else None) or there.title
    return {word for word in plain(title).replace(",", " ").split() if len(word) > 2 and not word.isdigit()}


def _best_hit(scene: Scene) -> Subject | None:
    """The product whose own words (title, category, brand) say most of what the message says of a kind of thing."""
    kind = scene.understood.slots.product
    query = telling(scene)
    if not query.words:
        return None
    among = None
    if kind:
        of_kind = scene.library.searcher.search(parse(kind, scene.lang), KIND)
        among = {hit.product for hit in of_kind if own_words(hit)}
    hits = scene.library.searcher.search(query, KIND)
    fitting = [hit for hit in hits if _bears(hit, by_spelling=bool(kind)) and (not among or hit.product in among)]
    best = max(fitting, key=lambda hit: (len(own_words(hit)), hit.score), default=None)
    if best is None and among:
        best = next((hit for hit in of_kind if hit.product in among), None)
    return Subject(product=best.product, named=True) if best else None


def _bears(hit: Hit, *, by_spelling: bool) -> bool:
    """Whether its own words say what was said; a likeness of letters alone is too little where no thing is named."""
    spelled = {why.how for why in hit.reasons if isinstance(why, WordReason)} == {"spelling"}
    return bool(own_words(hit)) and (by_spelling or not spelled)


def _spoken_of(scene: Scene) -> Subject | None:
    goods, page = scene.memory.goods, scene.turn.page
    if goods.focus:
        return Subject(product=goods.focus.product, sku=goods.focus.sku)
    if goods.kind:
        return Subject(product=goods.kind)
    if len({shown.product for shown in goods.shown}) == 1:
        sku = goods.shown[0].sku if len(goods.shown) == 1 else ""
        return Subject(product=goods.shown[0].product, sku=sku)
    if page and page.product in scene.library.products:
        return Subject(product=page.product or "", sku=page.sku)
    return None
