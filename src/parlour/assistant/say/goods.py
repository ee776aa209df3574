"""Puts goods into words: what was found and why, facts, prices, stock, comparisons."""

from decimal import Decimal

from parlour.assistant.goods.find import spread
from parlour.assistant.goods.occasions import PRESENT
from parlour.assistant.goods.tell import is_yes_no
from parlour.assistant.goods.values import Found, ProductFact
from parlour.assistant.goods.wishes import AFFIRMED, attribute_in
from parlour.assistant.memory import Shown
from parlour.assistant.reply import Card
from parlour.assistant.say.part import Part
from parlour.assistant.say.reasons import reasons
from parlour.assistant.say.voice import Voice
from parlour.assistant.thought import ShowGoods, TellProduct
from parlour.assistant.understand.text import plain
from parlour.foundation.money import Money
from parlour.shop.goods import Product, Variant

MOST_VALUES = 12
MOST_LISTED = 6


def show_goods(command: ShowGoods, voice: Voice) -> Part:
    """The goods that were found, each with its reason."""
    found = command.found
    cards = cards_of(found, voice)
    if not cards and not found.sold_out:
        return Part(_nothing(found, voice))
    product = voice.library.products.get(found.sold_out.product if found.sold_out else found.product or "")
    if found.sold_out and product:
        gone = voice.library.variant(found.sold_out.product, found.sold_out.sku)
        text = voice.say("goods.sold_out", thing=voice.named(product, gone if product.is_available else None))
        instead = voice.say("goods.instead", n=len(cards)) if cards else ""
        return Part(f"{text} {instead} {_notify(voice)}".replace("  ", " "), cards, asked="notify")
    return Part(_lead(command, cards, product, voice), cards)


def _lead(command: ShowGoods, cards: tuple[Card, ...], product: Product | None, voice: Voice) -> str:
    """The words above the cards; they end before the cards begin."""
    if command.dear:
        return _dear(command, product, voice)
    if command.found.occasions:
        return _ideas(command, len(cards), voice)
    return _each(command.found, voice) if command.found.each else _as_asked(command, len(cards), product, voice)


def _as_asked(command: ShowGoods, n: int, product: Product | None, voice: Voice) -> str:
    """How near what was found is to what was asked for."""
    found = command.found
    if command.same and not found.exact and not _lacks(found):
        return voice.say("goods.idea_same", n=n)
    if found.absent:
        return f"{_absent(found, product, voice)} {voice.say('goods.instead', n=n)}"
    if not found.exact and not _lacks(found):
        return voice.say("goods.closest", n=n)
    if not found.exact:
        return voice.say("goods.near", n=n, missing=_missing(found, product, voice))
    closing = voice.say("goods.closing") if n > 1 else ""
    return f"{voice.say('goods.narrowed' if command.narrowed else 'goods.found', n=n)} {closing}".strip()


def _ideas(command: ShowGoods, n: int, voice: Voice) -> str:
    """Ideas for a vague wish; at first with the one question that helps most to choose."""
    names = command.found.occasions
    if command.narrowed:
        return voice.say("goods.idea_same" if command.same else "goods.idea_more", n=n)
    if names == (PRESENT,):
        return voice.say("goods.presents", n=n)
    question = next((f"ask.for_{name}" for name in names if voice.has(f"ask.for_{name}")), "")
    return f"{voice.say('goods.idea', n=n)} {voice.say(question) if question else ''}".strip()


def _each(found: Found, voice: Voice) -> str:
    """One of each thing, and what they cost together."""
    there = [voice.library.variant(offer.product, offer.sku) for offer in found.offers]
    prices = [variant.price for variant in there if variant]
    together = Money(sum((price.amount for price in prices), Decimal(0)), prices[0].currency)
    limit = found.query.price.high if found.query.price else None
    over = "yes" if limit is not None and together.amount > limit else "no"
    return voice.say("goods.each", n=len(prices), sum=voice.money(together), over=over)


def _dear(command: ShowGoods, product: Product | None, voice: Voice) -> str:
    """What costs less; else that this is the least, and what speaks for it."""
    offers = command.found.offers
    if command.dear == "less":
        return voice.say("goods.dear", n=len(offers))
    thing = product or voice.library.products.get(offers[0].product)
    variant = voice.library.variant(offers[0].product, offers[0].sku)
    if thing is None or variant is None:
        return voice.say("goods.closest", n=1)
    rating = thing.rating
    why = voice.say("reason.rated", average=voice.number(rating.average), n=rating.count) if rating else ""
    return voice.say(
        "goods.dear_none",
        thing=voice.title(thing),
        price=voice.money(variant.price),
        why=why,
        known="yes" if why else "no",
    )


def tell_product(command: TellProduct, voice: Voice) -> Part:
    """Facts, price or stock of a product."""
    product = voice.library.products.get(command.product)
    if product is None:
        return Part(voice.say("goods.nothing"))
    variant = voice.library.variant(command.product, command.sku)
    if command.about == "price":
        return _price(product, command.found, voice)
    if command.about == "stock":
        return _stock(product, command.found, voice)
    if command.about == "all" and variant:
        card = make_card(product, variant, "", voice)
        return Part(
            voice.say("goods.one", thing=voice.named(product, variant), price=voice.money(variant.price)), (card,)
        )
    if not command.facts:
        return Part(voice.say("goods.fact_unknown", product=voice.title(product)), asked="person")
    told = " ".join(_fact(fact, product, variant, voice) for fact in command.facts)
    return Part(told, sources=(f"product:{product.id}",))


def cards_of(found: Found, voice: Voice) -> tuple[Card, ...]:
    """The cards of what was found, each with the reason why it is shown."""
    goods = [
        (offer, (product, variant))
        for offer in found.offers
        if (product := voice.library.products.get(offer.product))
        and (variant := voice.library.variant(offer.product, offer.sku))
    ]
    told = reasons(found, goods, voice)
    return tuple(make_card(*pair, why, voice) for (_, pair), why in zip(goods, told, strict=True))


def make_card(product: Product, variant: Variant, why: str, voice: Voice) -> Card:
    """A card with the shop's words in the shopper's language."""
    options = {
        voice.option_name(product, name): voice.option(product, value) for name, value in variant.options.items()
    }
    return Card(
        product=product.id, sku=variant.sku, title=voice.title(product), options=options, price=variant.price,
        available=variant.available, reason=why,
    )  # fmt: skip


def _differs(product: Product, variant: Variant, voice: Voice) -> str:
    own = {name: value for name, value in variant.options.items() if name in spread(product)}
    return voice.say("reason.has", options=voice.options(product, dict(list(own.items())[:3]))) if own else ""


def _value(product: Product, pair: tuple[str, str], voice: Voice) -> str:
    return voice.options(product, {pair[0]: pair[1]})


def _lacks(found: Found) -> bool:
    """Whether something that can be named is not as asked: an option, the price, the stock; words are too vague."""
    return any(offer.missed or any(lack.what != "word" for lack in offer.lacks) for offer in found.offers)


def _missing(found: Found, product: Product | None, voice: Voice) -> str:
    """What was asked for and is not there, in words."""
    if product and found.wishes:
        lacking = {name for offer in found.offers for name, _ in offer.missed}
        asked = [
            voice.either([_value(product, (name, one), voice) for one in found.wishes[name]])
            for name in found.wishes
            if name in lacking
        ]
        return voice.both(asked) or voice.title(product)
    typed = [lack.typed for offer in found.offers[:1] for lack in offer.lacks if lack.what != "word"]
    return voice.both(typed) or found.query.text.strip()[:60]


def _nothing(found: Found, voice: Voice) -> str:
    limit = found.query.price
    product = voice.library.products.get(found.product or "")
    if limit and limit.high is not None and product:
        return voice.say("goods.over_budget", product=voice.title(product))
    if product:
        return f"{voice.say('goods.sold_out', thing=voice.title(product))} {_notify(voice)}"
    return voice.say("goods.nothing")


def _absent(found: Found, product: Product | None, voice: Voice) -> str:
    """In which colours or sizes it does not come, and in which it does."""
    told = []
    for one in found.absent:
        colour = one.kind == "colour"
        missing = voice.option(product, one.value) if colour else one.typed
        values = [_in_words(value, found, voice) for value in one.values]
        listed = _span(values) or voice.both(list(dict.fromkeys(values))[:MOST_LISTED])
        named = "yes" if product else "no"
        thing = voice.title(product) if product else ""
        told.append(
            voice.say(
                "goods.absent",
                thing=thing,
                named=named,
                missing=missing,
                values=listed,
                known="yes" if listed else "no",
            )
        )
    return " ".join(told)


def _in_words(value: str, found: Found, voice: Voice) -> str:
    """A value as one of the products shown has it in the shopper's language."""
    shown = [voice.library.products.get(offer.product) for offer in found.offers]
    told = [voice.option(product, value) for product in shown if product]
    return next((word for word in told if word != value), value)


def _span(values: list[str]) -> str:
    """Many sizes in a row, from the first to the last."""
    return f"{values[0]}–{values[-1]}" if len(values) > MOST_LISTED and all(map(str.isdigit, values)) else ""


def _notify(voice: Voice) -> str:
    """The offer to tell when something is back: by mail, else in this chat."""
    return voice.say("goods.notify_offer" if voice.can_mail else "goods.notify_here")


def _price(product: Product, found: Found | None, voice: Voice) -> Part:
    """The price of what was asked about, or from and to."""
    variants = _asked_variants(product, found, voice)
    prices = sorted((variant.price for variant in variants), key=lambda price: price.amount)
    cards = tuple(make_card(product, variant, _differs(product, variant, voice), voice) for variant in variants[:3])
    if prices[0] == prices[-1]:
        thing = voice.named(product, variants[0]) if len(variants) == 1 else voice.title(product)
        if not any(variant.available for variant in variants):
            gone = voice.say("goods.price_gone", thing=thing, price=voice.money(prices[0]))
            return Part(f"{gone} {_notify(voice)}", cards, asked="notify")
        return Part(voice.say("goods.price", thing=thing, price=voice.money(prices[0])), cards)
    values = {"product": voice.title(product), "low": voice.money(prices[0]), "high": voice.money(prices[-1])}
    return Part(voice.say("goods.price_range", **values), cards)


def _asked_variants(product: Product, found: Found | None, voice: Voice) -> list[Variant]:
    """Those that were asked about: found, sold out, or else all that can be bought."""
    skus = [offer.sku for offer in found.offers] if found and (found.exact or not found.sold_out) else []
    if found and found.sold_out:
        skus = [found.sold_out.sku]
    chosen = [variant for variant in product.variants if variant.sku in skus]
    if found and not found.wishes:
        chosen = [variant for variant in product.variants if variant.available]
    return sorted(chosen or list(product.variants), key=lambda variant: variant.price.amount)


def _stock(product: Product, found: Found | None, voice: Voice) -> Part:
    """Whether it is there; what is sold out is said, with what is near and the offer to tell."""
    if found and found.sold_out:
        return show_goods(ShowGoods(found), voice)
    if found and found.offers and found.exact:
        cards = cards_of(found, voice)
        if len(cards) == 1 or found.wishes:
            variant = voice.library.variant(product.id, cards[0].sku)
            return Part(voice.say("goods.in_stock", thing=voice.named(product, variant), n=len(cards)), cards[:4])
        return Part(voice.say("goods.in_stock", thing=voice.title(product), n=len(cards)), cards[:4])
    return show_goods(ShowGoods(found), voice) if found else Part(voice.say("goods.nothing"))


def _fact(fact: ProductFact, product: Product, variant: Variant | None, voice: Voice) -> str:
    """One property: of the variant that is meant, else of all."""
    if fact.quoted:
        return voice.say("goods.quoted", product=voice.title(product), text=fact.values[0][0])
    name = voice.option_name(product, fact.name)
    if not fact.is_option:
        return voice.say("goods.fact", product=voice.title(product), name=name, value=_attribute(fact, product, voice))
    if variant and fact.name in variant.options:
        value = voice.option(product, variant.options[fact.name])
        return voice.say("goods.fact_of", thing=voice.named(product, variant), name=name, value=value)
    if is_yes_no(fact):
        has = any(plain(value) in AFFIRMED for value, _ in fact.values)
        mixed = has and len(fact.values) > 1
        key = "goods.some" if mixed else "goods.has" if has else "goods.has_not"
        return voice.say(key, product=voice.title(product), name=name)
    there = [voice.option(product, value) for value, available in fact.values if available] or [
        voice.option(product, value) for value, _ in fact.values
    ]
    key = "goods.fact" if len(there) == 1 else "goods.fact_choice"
    return voice.say(key, product=voice.title(product), name=name, value=", ".join(there[:MOST_VALUES]))


def _attribute(fact: ProductFact, product: Product, voice: Voice) -> str:
    told = attribute_in(product, fact.name, voice.lang)
    return told[1] if told else fact.values[0][0]


def shown_names(shown: tuple[Shown, ...], voice: Voice) -> str:
    """The goods shown, by name."""
    products = [voice.library.products.get(one.product) for one in shown]
    return voice.both(list(dict.fromkeys(voice.title(product) for product in products if product)))
