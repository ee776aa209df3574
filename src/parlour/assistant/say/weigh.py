"""Puts weighing into words: what goods differ in, which one to take, what speaks for one that is doubted."""

from collections import Counter
from decimal import Decimal

from parlour.assistant.goods.find import lowest
from parlour.assistant.goods.wishes import AFFIRMED, DENIED, attribute_in
from parlour.assistant.memory import Shown
from parlour.assistant.say.goods import make_card
from parlour.assistant.say.part import Part
from parlour.assistant.say.voice import Voice
from parlour.assistant.thought import Advise, Compare, Reassure
from parlour.assistant.understand.text import plain
from parlour.foundation.money import Money
from parlour.shop.goods import Product, Variant

MOST_FACTS, MOST_QUOTED = 2, 48
Pair = tuple[Product, Variant]


def compare(command: Compare, voice: Voice) -> Part:
    """What two or three goods differ in, with their prices."""
    pairs = _pairs(command.shown, voice)
    if command.together:
        return _together(pairs, voice)
    lines = [_line(pair, pairs, voice) for pair in pairs]
    cards = tuple(make_card(product, variant, "", voice) for product, variant in pairs)
    return Part("\n".join([voice.say("goods.compare"), *lines]), cards, sources=_sources(pairs))


def _together(pairs: list[Pair], voice: Voice) -> Part:
    """What they cost in all."""
    counted = Counter(variant.sku for _, variant in pairs)
    each = {variant.sku: (product, variant) for product, variant in pairs}
    lines = [
        voice.say("goods.total_line", n=counted[sku], thing=voice.title(product), price=voice.money(variant.price))
        for sku, (product, variant) in each.items()
    ]
    total = Money(sum((variant.price.amount for _, variant in pairs), Decimal(0)), pairs[0][1].price.currency)
    key = "goods.total" if len(pairs) > 1 else "goods.total_one"
    text = voice.say(key, sum=voice.money(total), items=", ".join(lines))
    return Part(
        text, tuple(make_card(*pair, "", voice) for pair in each.values()), sources=_sources(list(each.values()))
    )


def advise(command: Advise, voice: Voice) -> Part:
    """The one to take and why; the cheapest, where that is another."""
    pairs = _pairs((command.best, *([command.least] if command.least else [])), voice)
    if not pairs:
        return Part(voice.say("goods.nothing"))
    product = pairs[0][0]
    why = _rated(product, voice) or "; ".join(_facts(product, [product], voice)[:1])
    told = voice.say("goods.advise", thing=voice.title(product), why=why, known="yes" if why else "no")
    if len(pairs) > 1:
        other, its = pairs[1]
        told = f"{told} {voice.say('goods.advise_else', thing=voice.title(other), price=voice.money(its.price))}"
    cards = tuple(make_card(*pair, "", voice) for pair in pairs)
    return Part(told, cards, sources=_sources(pairs))


def reassure(command: Reassure, voice: Voice) -> Part:
    """What buyers say of a thing and what the shop stands for."""
    product = voice.library.products.get(command.shown.product)
    if product is None:
        return Part(voice.say("guide.doubt"))
    rating, facts = product.rating, voice.library.facts
    if rating and rating.count:
        average = voice.number(rating.average)
        told = voice.say("doubt.rated", thing=voice.title(product), average=average, n=rating.count)
    else:
        told = voice.say("doubt.unrated", thing=voice.title(product))
    warranty = facts.warranty.length if facts.warranty and facts.warranty.length else 0
    returns = facts.returns.length if facts.returns and facts.returns.length else 0
    stands = voice.say("doubt.promises", warranty=warranty, returns=returns).strip()
    first, last = (voice.say("doubt.time"), voice.say("doubt.ask")) if command.asks else ("", "")
    text = " ".join(" ".join([first, told, stands, last]).split())
    return Part(text, sources=(f"product:{product.id}", "facts"))


def _pairs(shown: tuple[Shown, ...], voice: Voice) -> list[Pair]:
    return [
        (product, voice.library.variant(one.product, one.sku) or lowest(product))
        for one in shown
        if (product := voice.library.products.get(one.product))
    ]


def _line(pair: Pair, pairs: list[Pair], voice: Voice) -> str:
    product, variant = pair
    line = voice.say(
        "goods.compare_line", thing=_difference(product, variant, pairs, voice), price=voice.money(variant.price)
    )
    products = list({one.id: one for one, _ in pairs}.values())
    return "; ".join([line, *(_facts(product, products, voice) if len(products) > 1 else [])])


def _facts(product: Product, products: list[Product], voice: Voice) -> list[str]:
    """Short facts in which this one differs from the others: those that most of them tell first."""
    counted = Counter(name for one in products for name in one.attributes)
    names = sorted(product.attributes, key=lambda name: -counted[name])
    told = []
    for name in names:
        value = product.attributes[name]
        alike = sum(one.attributes.get(name) == value for one in products)
        if not isinstance(value, str) or alike == len(products) > 1 or plain(value) in (*AFFIRMED, *DENIED):
            continue
        shown = attribute_in(product, name, voice.lang) or (voice.option_name(product, name), value)
        if len(shown[1]) <= MOST_QUOTED:
            told.append(voice.say("reason.fact", name=shown[0], value=shown[1]))
    return told[:MOST_FACTS]


def _difference(product: Product, variant: Variant, pairs: list[Pair], voice: Voice) -> str:
    """A thing with the options in which it differs from the others."""
    if len({one.id for one, _ in pairs}) > 1:
        return voice.title(product)
    own = {
        name: value
        for name, value in variant.options.items()
        if len({other.options.get(name) for _, other in pairs}) > 1
    }
    return f"{voice.title(product)} ({voice.options(product, own or variant.options)})"


def _rated(product: Product, voice: Voice) -> str:
    rating = product.rating
    return voice.say("reason.rated", average=voice.number(rating.average), n=rating.count) if rating else ""


def _sources(pairs: list[Pair]) -> tuple[str, ...]:
    return tuple(f"product:{product.id}" for product, _ in pairs)
