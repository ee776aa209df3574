"""Why each of the goods is shown: what the shopper asked for in their own words, then what sets it apart."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from parlour.assistant.goods.find import spread
from parlour.assistant.goods.values import Found, Offer
from parlour.assistant.goods.wishes import AFFIRMED, DENIED, attribute_in
from parlour.assistant.say.voice import Voice
from parlour.assistant.understand.text import plain
from parlour.shop.goods import Product, Variant
from parlour.shop.search.values import OptionReason, Query, WordReason

WELL_RATED = 4.5
FEW_RATINGS = 3
MOST_PARTS = 2
AFTER = "and|or|to|at|in|under|below|please|y|o|en|a|de|por|menos|e|entro|sotto|sui|и|или|до|в|на|не|пожалуйста"
MOST_QUOTED = 40
GUESSED = ("spelling", "meaning")  # what the shopper's word may stand for is not claimed to be what they said
Pair = tuple[Product, Variant]


def reasons(found: Found, goods: list[tuple[Offer, Pair]], voice: Voice) -> list[str]:
    """One reason for each of the goods; what sets one apart stands on one card only."""
    told: set[str] = set()
    written = []
    for offer, (product, variant) in goods:
        asked = [part for part in _asked(offer, product, variant, found.query, voice) if part]
        apart = (part for part in _apart(product, variant, [pair for _, pair in goods], voice) if part not in told)
        parts = asked[:MOST_PARTS] if asked and not set(asked[:MOST_PARTS]) <= told else asked[:1]
        if len(parts) < MOST_PARTS and not offer.missed and (more := next(apart, "")):
            parts.append(more)
        told.update(parts)
        written.append("; ".join(parts))
    return written


def _asked(offer: Offer, product: Product, variant: Variant, query: Query, voice: Voice) -> Iterator[str]:
    """What was asked for and is there: options, uses and other words, the price."""
    options = [voice.options(product, {name: value}) for name, value in offer.options]
    options += [voice.option(product, one.value) for one in offer.reasons if isinstance(one, OptionReason)]
    if options:
        yield voice.say("reason.asked", options=", ".join(options))
    if offer.missed:
        off = ", ".join(voice.options(product, {name: value}) for name, value in offer.missed)
        yield voice.say("reason.near", options=off)
    yield _said(offer, query, voice)
    limit = query.price
    if limit and limit.high is not None and limit.target is None and variant.price.amount <= limit.high:
        yield voice.say("reason.under", sum=voice.amount(limit.high, variant.price.currency))


def _said(offer: Offer, query: Query, voice: Voice) -> str:
    """The shopper's own words that this fits and that its name does not say already."""
    found = [one for one in offer.reasons if isinstance(one, WordReason) and one.how not in GUESSED]
    beyond = [one.typed for one in found if "title" not in one.fields and set(one.fields) != {"category"}]
    for typed in (*offer.uses, *beyond):
        if phrase := in_their_words(query.text, typed):
            return phrase
    strong = [one.typed for one in found if one.typed in beyond and {"tags", "options"} & set(one.fields)]
    return voice.say("reason.words", words=strong[0]) if strong else ""


def in_their_words(text: str, typed: str) -> str:
    """The phrase that leads to a word ("for my balcony"), as the house says it back; empty where there is none."""
    leads, mirror = _leads()
    match = re.search(
        rf"(?<!\w)(?:{leads})(?:\s+\w+){{0,2}}?\s+{re.escape(typed)}(?=\W*$|[,.;!?]|\s+(?:{AFTER})\b)",
        text,
        re.IGNORECASE,
    )
    if not match:
        return ""
    first, *rest = match[0].split()
    return " ".join([first.casefold(), *(mirror.get(plain(word), word) for word in rest)])


def _apart(product: Product, variant: Variant, shown: list[Pair], voice: Voice) -> Iterator[str]:
    """What sets it apart from the others shown: the lowest price, good ratings, a short fact, its options."""
    prices = sorted(other.price.amount for _, other in shown)
    if len(prices) > 1 and variant.price.amount == prices[0] < prices[1]:
        yield voice.say("reason.cheapest")
    if len({one.id for one, _ in shown}) > 1:
        yield from _of_product(product, voice)
    own = {
        name: value
        for name, value in variant.options.items()
        if name in spread(product) and sum(other.options.get(name) == value for _, other in shown) == 1
    }
    own = own or {name: value for name, value in variant.options.items() if name in spread(product)}
    if own and len(shown) > 1:
        yield voice.say("reason.has", options=voice.options(product, dict(list(own.items())[:3])))


def _of_product(product: Product, voice: Voice) -> Iterator[str]:
    rating = product.rating
    if rating and rating.average >= WELL_RATED and rating.count >= FEW_RATINGS:
        yield voice.say("reason.rated", average=voice.number(rating.average), n=rating.count)
    for name, value in product.attributes.items():
        told = attribute_in(product, name, voice.lang) or (voice.option_name(product, name), str(value))
        if isinstance(value, str) and len(told[1]) <= MOST_QUOTED and plain(value) not in (*AFFIRMED, *DENIED):
            yield voice.say("reason.fact", name=told[0], value=told[1])


@cache
def _leads() -> tuple[str, dict[str, str]]:
    """The little words as one pattern, and what becomes of "my"."""
    file = resources.files("parlour.assistant") / "cues" / "leads.toml"
    table = tomllib.loads(file.read_text("utf-8"))
    return "|".join(table["leads"]), table["mirror"]
