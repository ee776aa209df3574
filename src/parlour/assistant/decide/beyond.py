"""More or less of something than what is on view ("something lighter"): by the shop's data, or said to be unknown."""

import re

import msgspec

from parlour.assistant.decide.asked import asked_of
from parlour.assistant.decide.scene import Decided, Scene
from parlour.assistant.decide.shown import seen_with
from parlour.assistant.goods.extremes import Measure, measure, way_asked
from parlour.assistant.memory import Shown
from parlour.assistant.thought import DontKnow, TellProduct
from parlour.assistant.understand.text import plain
from parlour.shop.search.parse import parse

LOOKED_AT, MOST_WORDS, MOST_TOLD = 12, 4, 2
_PRICED = {"cheaper", "too_dear", "cheapest", "dearest"}
_BARE = re.compile(
    r"(?:(?:do you have|have you got|have you|got|is there|are there|show me|give me|i want|i need|id like|i d like"
    r"|maybe|ok|okay|hmm|and|but|please|pls|hay|teneis|tienes|tiene|tenes|quiero|busco|y|pero|avete|hai|c'e|vorrei"
    r"|cerco|e|ma|а|и|но|есть|хочу|нужно|надо|покажите|можно|мне|у вас)\s+)*"
    r"(?:"
    r"(?:(?:some|any)thing|sth|an?|any|one)(?: (?:a|bit|little|lot|much|even|slightly)){0,3}"
    r" (?:(?:more|less) (?!of|like|than)\w+|(?!(?:oth|anoth|ev|eith|cheap|und|ov|aft|wheth|numb)er\b)\w{3,}er)"
    r"(?: ones?)?"
    r"|(?:algo|alguno|alguna|uno|una|otro|otra)(?: (?:un|poco|poquito|mucho|aun)){0,2}"
    r" (?:mas|menos) (?!barat|car[oa]|de)\w+"
    r"|(?:qualcosa|uno|una|qualcuno)(?: (?:di|un|po'?|molto|ancora)){0,3} (?:piu|meno) (?!economic|car[oaie])\w+"
    r"|which(?: one)?(?: of (?:them|these|those|the \w+))?(?: is|s)(?: the)?"
    r" (?!bett|best)(?:(?:more|most|less) \w+|\w{3,}(?:er|est))"
    r"|cual(?: de (?:ell[oa]s|est[oa]s))? es(?: el| la)? (?:mas|menos) (?!barat|car[oa]|econom)\w+"
    r"|qual(?:e|'e)?(?: di quest[ie])?(?: e)?(?: il| la)? (?:piu|meno) (?!economic|car[oaie])\w+"
    r"|как(?:ой|ая|ое)(?: из (?:них|этих))? (?:по)?(?!лучш|дешев|дорож)\w{3,}(?:ее|че|ше)"
    r"|(?:(?:что|чего)[- ](?:нибудь|то|либо) )?(?:чуть |немного |еще )?по(?!дешев|дорож)\w{3,}(?:ее|че|ше)(?: есть)?"
    r")"
    r"(?:\s+(?:please|pls|maybe|than (?:that|this|these|those)|por favor|per favore|пожалуйста|есть"
    r"|que (?:ese|esa|este|esta)|di (?:questo|quello|questa|quella)))*"
)


def decide_beyond(scene: Scene) -> Decided | None:
    """Goods of the same search that are more so, each with its measure; options of one kind are left to the search."""
    goods = scene.memory.goods
    if not _on_view(scene) or _PRICED & scene.cues or not _BARE.fullmatch(_written(scene.text)):
        return None
    kind = scene.library.products.get(goods.kind or "")
    if kind is not None and asked_of(scene, kind):
        return None
    measured = _measured(scene)
    if not measured:
        return Decided((DontKnow("measure"),), goods=goods, asked="person")
    told = tuple(TellProduct(product=one.product, sku=one.sku, facts=(of.fact,)) for one, of in measured)
    shown = tuple(one for one, _ in measured)
    seen = seen_with(goods, shown)
    return Decided(told, goods=msgspec.structs.replace(goods, shown=shown, seen=seen, focus=None))


def _measured(scene: Scene) -> list[tuple[Shown, Measure]]:
    """The goods beyond the one spoken of, else the most so of all; with the measure of each."""
    asked = way_asked(scene.text)
    if asked is None:
        return []
    names, most = asked
    goods = scene.memory.goods
    found = [
        (one, of)
        for one in _pool(scene)
        if (product := scene.library.products.get(one.product)) and (of := measure(product, names))
    ]
    found.sort(key=lambda pair: -pair[1].amount if most else pair[1].amount)
    than = next((of.amount for one, of in found if goods.focus and one.product == goods.focus.product), None)
    beyond = [pair for pair in found if than is None or (pair[1].amount > than if most else pair[1].amount < than)]
    return (beyond or found)[:MOST_TOLD]


def _on_view(scene: Scene) -> tuple[Shown, ...]:
    goods = scene.memory.goods
    return goods.shown or ((goods.focus,) if goods.focus else ())


def _pool(scene: Scene) -> tuple[Shown, ...]:
    """What is on view, and what can be bought of its shelf that a word of the same search finds."""
    goods, products = scene.memory.goods, scene.library.products
    view = _on_view(scene)
    shelves = {product.category for one in view if (product := products.get(one.product)) and product.category}
    words = goods.query.words[:MOST_WORDS] if goods.query else ()
    hits = [hit for word in words for hit in scene.library.searcher.search(parse(word, scene.lang), LOOKED_AT)]
    others = (
        Shown(hit.product, hit.sku)
        for hit in hits
        if hit.available and (product := products.get(hit.product)) and product.category in shelves
    )
    return tuple({one.product: one for one in (*others, *view)}.values())


def _written(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[^\w' -]", " ", plain(text))).strip()
