"""Several things wished for in one message ("a table and two chairs"): one of each kind, within the sum for all."""

import re

import msgspec

from parlour.assistant.decide.scene import Decided, Scene
from parlour.assistant.decide.shown import shown_found
from parlour.assistant.goods.find import own_words
from parlour.assistant.goods.values import Found, Offer
from parlour.assistant.understand.slots import find_product
from parlour.assistant.understand.text import plain
from parlour.shop.search.parse import parse
from parlour.shop.search.values import Hit, Query, WordReason

MOST_KINDS, FEWEST_KINDS, LOOKED_AT = 4, 2, 8
SHORT = 2  # words of a thing named alone
LONGEST = 6  # words of a wish for one thing
_JOINTS = re.compile(r"\s*(?:[,;+\n]|(?<!\w)(?:and|plus|y|e|ed|и|а также)(?!\w))\s*", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_LEADS = re.compile(r"(?<!\w)(?:for|with|without|para|con|sin|per|senza|для|с|со|без)(?!\w)", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:(?:maybe|also|perhaps|quizas?|tambien|anche|magari|еще|ещё|может)\s+)*"
    r"(?:\d{1,2}|an?|the|some|two|three|four|a few|una?|unos|unas|dos|tres|cuatro|el|la|los|las|"
    r"un'?|due|tre|quattro|il|lo|gli|le|один|одну|одна|два|две|три|четыре|пару)(?!\w)",
    re.IGNORECASE,
)


def show_each(scene: Scene) -> Decided | None:
    """One of each thing, where a message wishes for several."""
    if scene.memory.flow or scene.has_evidence or "of_bought" in scene.cues:
        return None
    kinds = _kinds(scene.text)
    if len(kinds) < FEWEST_KINDS:
        return None
    query = scene.understood.query
    found = [_hits(scene, kind) for kind in kinds[:MOST_KINDS]]
    if not all(found) or len({hits[0].product for hits in found}) < len(found):
        return None
    chosen = _within(scene, found, query)
    offers = tuple(Offer(product=hit.product, sku=hit.sku, reasons=hit.reasons) for hit in chosen)
    return shown_found(scene, Found(query=query, offers=offers, each=True))


def _kinds(text: str) -> list[str]:
    """The wishes for single things, as they were said."""
    kinds, before = [], ""
    for clause in _JOINTS.split(text):
        said = _last_words(clause)
        counted = _COUNTED.match(said) is not None
        short = len(said.split()) <= SHORT and not _LEADS.search(f"{before} {said}")
        if find_product(said) and (counted or short):
            kinds.append(said)
        before += f" {clause}"
    return kinds


def _last_words(clause: str) -> str:
    """The end of a clause, from the last article or number on, where a wish begins."""
    clause = _SENTENCES.split(clause.strip())[-1]
    places = [
        match.start() for match in _COUNTED.finditer(clause) if match.start() == 0 or clause[match.start() - 1] == " "
    ]
    rest = clause[places[-1] :] if places else clause
    return " ".join(rest.split()[:LONGEST])


def _hits(scene: Scene, kind: str) -> list[Hit]:
    query = scene.understood.query
    asked = msgspec.structs.replace(parse(kind, scene.lang), price=None, without=query.without)
    if not asked.options:
        asked = msgspec.structs.replace(asked, options=tuple(wish for wish in query.options if wish.kind == "colour"))
    thing = parse(find_product(kind) or "", scene.lang).words
    words = tuple(word for word in asked.words if not word.isdigit())
    tries = ((asked.options, words, thing), (asked.options, thing, thing), ((), thing, thing), ((), words, words[-1:]))
    for options, said, borne in tries:
        hits = scene.library.searcher.search(msgspec.structs.replace(asked, options=options, words=said), LOOKED_AT)
        there = [hit for hit in hits if hit.available and _bears(hit, borne) and not (options and hit.missed)]
        if there:
            return [hit for hit in there if hit.product in scene.library.products]
    return []


def _bears(hit: Hit, thing: tuple[str, ...]) -> bool:
    guessed = any(isinstance(why, WordReason) and why.how == "meaning" for why in hit.reasons)
    return bool(thing) and not guessed and {plain(word) for word in thing} <= own_words(hit)


def _within(scene: Scene, found: list[list[Hit]], query: Query) -> list[Hit]:
    """The first of each kind; while they cost more than there is together, the cheapest of the dearest kind."""
    chosen = [hits[0] for hits in found]
    limit = query.price.high if query.price else None
    for at in sorted(range(len(found)), key=lambda at: -_price(scene, chosen[at])):
        if limit is None or sum(_price(scene, hit) for hit in chosen) <= limit:
            break
        chosen[at] = min(_alike(scene, found[at]), key=lambda hit: _price(scene, hit))
    return chosen


def _alike(scene: Scene, hits: list[Hit]) -> list[Hit]:
    """The hits of the same shelf as the first."""
    products = scene.library.products
    return [hit for hit in hits if products[hit.product].category == products[hits[0].product].category]


def _price(scene: Scene, hit: Hit) -> float:
    variant = scene.library.variant(hit.product, hit.sku)
    return float(variant.price.amount) if variant else 0.0
