"""Finds goods for a search: a few kinds, or the variants of the one kind that was meant."""

from decimal import Decimal

from msgspec.structs import replace

from parlour.assistant.goods.absent import absent
from parlour.assistant.goods.mention import Mention, mention
from parlour.assistant.goods.occasions import occasions_in, suits, without_occasion
from parlour.assistant.goods.values import Found, Offer
from parlour.assistant.goods.wishes import Wishes, find_wishes, fits, is_shade, missed, option_values
from parlour.assistant.library import Library
from parlour.assistant.memory import Shown
from parlour.assistant.understand.slots import find_product
from parlour.assistant.understand.text import plain
from parlour.shop.goods import Product, Variant
from parlour.shop.search.values import Hit, PriceLimit, Query, WordReason

MOST = 4
LOOKED_AT = 12
OWN = {"title", "category", "brand", "tags"}
CLEARLY = 0.6


def find(
    library: Library, query: Query, *, kind: str | None = None, wishes: Wishes | None = None, head: str = ""
) -> Found:
    """The goods for a query; `kind` is the product it is known to be about, `wishes` what was asked of it before.

    `head` is the word for the thing itself: when it names none of the best goods, it is looked for alone.
    """
    head = head or find_product(query.text) or ""
    hits, uses = _looked(library, query, head)
    product = kind or _one_kind(library, query, hits)
    if product and product in library.products:
        found = variants_of(library.products[product], query, wishes or {})
        return found if kind else _unless_guessed(found, hits)
    strong = _strong(hits, head)
    if not strong and head and (other := find_product(query.text.replace(head, " ", 1))):
        hits, uses = _looked(library, query, other)
        strong = _strong(hits, other)
    if not strong:
        return Found(query=query, unknown=not hits, exact=False)
    only = library.products[strong[0].product]
    among = _with_alike(library, hits, strong)
    if len(among) == 1 and _has_choice(only):
        return _unless_guessed(variants_of(only, query, wishes or {}), hits)
    offers = tuple(_offer(hit, uses.get(hit.product, ())) for hit in among if hit.available)[:MOST]
    lacking = absent(query, (library.products[offer.product] for offer in offers))
    if not strong[0].available and (len(strong) == 1 or strong[0].score > strong[1].score):
        gone = Shown(strong[0].product, strong[0].sku)
        said = own_words(strong[0])
        near = [hit for hit in hits if hit.available and hit not in strong and own_words(hit) & said]
        offers = offers or tuple(_offer(hit) for hit in near)
        return Found(query=query, offers=offers[: MOST - 1], exact=False, sold_out=gone)
    exact = not lacking and not any(hit.missed or _is_guess(hit) for hit in strong[: len(offers)])
    return Found(query=query, offers=offers, exact=exact, absent=lacking)


def variants_of(product: Product, query: Query, wishes: Wishes, *, without: tuple[str, ...] = ()) -> Found:
    """The variants of one product as asked; else the nearest, saying what is missing."""
    asked = {**wishes, **find_wishes(query.text, query, product)}
    among = [variant for variant in product.variants if variant.sku not in without]
    right = [variant for variant in among if fits(variant, asked)]
    kept = [variant for variant in right if _in_limit(variant, query.price)]
    there = _chosen([variant for variant in kept if variant.available], query)
    shaded = any(is_shade(query, product, value) for values in asked.values() for value in values)
    lacking = tuple(one for one in absent(query, (product,)) if one.kind != "colour" or not shaded)
    found = Found(query=query, product=product.id, wishes=dict(asked), absent=lacking)
    if there:
        offers = tuple(_variant_offer(product, variant, asked, there) for variant in there)
        return replace(found, offers=offers, exact=not found.absent)
    there_now = [one for one in among if one.available and _in_limit(one, query.price)]
    said_now = find_wishes(query.text, query, product)
    near = _nearest([one for one in there_now if fits(one, said_now)] or there_now, asked)
    return replace(
        found,
        offers=tuple(_variant_offer(product, variant, asked, near) for variant in near),
        exact=False,
        sold_out=Shown(product.id, kept[0].sku) if kept else None,
        over_budget=bool(query.price) and not kept and any(one.available for one in right),
    )


def lowest(product: Product) -> Variant:
    """The cheapest variant, those in stock first."""
    return min(product.variants, key=lambda variant: (not variant.available, variant.price.amount))


def _looked(library: Library, query: Query, head: str) -> tuple[list[Hit], dict[str, tuple[str, ...]]]:
    """The hits; where the words for a use or a person keep them from fitting, those for the thing alone.

    With them, for each product that suits the use, the words for it.
    """
    hits = _hits(library, query)
    thing, out = without_occasion(query)
    apart = " " in head and bool(_words(head) & set(out))  # a word of the thing itself is no use of it
    if out and thing.words and not apart and (all(hit.missed for hit in hits) or not own_words(hits[0])):
        names = occasions_in(" ".join(out))
        alone = [hit for hit in _hits(library, thing) if own_words(hit)]
        alone = [hit for hit in alone if own_words(hit) & _words(head)] or alone
        fitting = {hit.product: out for hit in alone if suits(library.products[hit.product], names)}
        hits = sorted(alone, key=lambda hit: (bool(hit.missed), hit.product not in fitting)) or hits
        return hits, fitting
    if head and not any(own_words(hit) & _words(head) for hit in hits[:MOST]):
        said = {hit.product: len(own_words(hit)) for hit in hits}
        alone = [hit for hit in _hits(library, replace(query, words=tuple(head.split()))) if own_words(hit)]
        hits = sorted(alone, key=lambda hit: -said.get(hit.product, 0)) or hits
    return hits, {}


def _hits(library: Library, query: Query) -> list[Hit]:
    return [hit for hit in library.searcher.search(query, LOOKED_AT) if hit.product in library.products]


def _with_alike(library: Library, hits: list[Hit], strong: list[Hit]) -> list[Hit]:
    """Beside a single good hit, others of its category that bear the word for the thing and keep price and options."""
    if len(strong) > 1 or not (category := library.products[strong[0].product].category):
        return strong
    said = own_words(strong[0])
    alike = [
        hit
        for hit in hits
        if hit is not strong[0]
        and library.products[hit.product].category == category
        and own_words(hit) & said
        and not any(lack.what != "word" for lack in hit.missed)
    ]
    return [*strong, *alike[: MOST - 2]]


def names_product(text: str, product: Product) -> bool:
    """Whether a text names this product by its title in any language or by a word of the same meaning."""
    said = Mention(text)
    titles = [product.title, *(wording.title or "" for wording in product.translations.values())]
    return any(title and said.has(mention(title)) for title in titles)


def own_words(hit: Hit) -> set[str]:
    """The typed words that a product bears in its title, category, brand or tags."""
    return {plain(why.typed) for why in hit.reasons if isinstance(why, WordReason) and OWN & set(why.fields)}


def _words(text: str) -> set[str]:
    return set(plain(text).split())


def _one_kind(library: Library, query: Query, hits: list[Hit]) -> str | None:
    """The product that is meant when one is named by its title, or stands clearly before all others."""
    named = [hit.product for hit in hits if names_product(query.text, library.products[hit.product])]
    longest = max((len(library.products[one].title.split()) for one in named), default=0)
    fullest = [one for one in named if len(library.products[one].title.split()) == longest]
    fuller = _asked_more(library, query, named)
    if fuller and fuller not in fullest:
        return fuller
    if len(fullest) == 1:
        return fullest[0] if _has_choice(library.products[fullest[0]]) else None
    if named or not hits or not own_words(hits[0]) or any(lack.what == "word" for lack in hits[0].missed):
        return None
    alone = not any(own_words(hit) & own_words(hits[0]) for hit in hits[1:])
    clear = len(hits) == 1 or (alone and hits[1].score < CLEARLY * hits[0].score)
    return hits[0].product if clear and _has_choice(library.products[hits[0].product]) else None


def _asked_more(library: Library, query: Query, named: list[str]) -> str | None:
    """Of several that are named the one whose options are asked for, by two more than of any other."""
    counts = {one: len(find_wishes(query.text, query, library.products[one])) for one in dict.fromkeys(named)}
    ranked = sorted(counts, key=lambda one: -counts[one])
    return ranked[0] if len(ranked) > 1 and counts[ranked[0]] >= counts[ranked[1]] + 2 else None


def _has_choice(product: Product) -> bool:
    return len(product.variants) > 1


def _strong(hits: list[Hit], head: str) -> list[Hit]:
    """Of those that bear the word for the thing, or of all where none does: the hits that miss nothing, then no word.

    Else those with most of what was said; a word that only a description has is not enough for these.
    """
    if head and not any(own_words(hit) & _words(head) for hit in hits):
        return []
    among = _bearing(hits, head) or hits
    full = [hit for hit in among if not hit.missed]
    worded = [hit for hit in among if own_words(hit) and not any(lack.what == "word" for lack in hit.missed)]
    if full or worded:
        return full or worded
    named = [hit for hit in among if own_words(hit)]
    fullest = max((len(own_words(hit)) for hit in named), default=0)
    if fullest > 1:
        named = [hit for hit in named if len(own_words(hit)) == fullest]
    much = named or [hit for hit in hits if sum(isinstance(why, WordReason) for why in hit.reasons) > 1]
    return [hit for hit in much if hit.score >= CLEARLY * much[0].score]


def _bearing(hits: list[Hit], head: str) -> list[Hit]:
    """Those that bear the whole phrase for the thing, unless the first bears as many other words in their own."""
    bearing = [hit for hit in hits if head and _words(head) <= own_words(hit)]
    best = max((len(own_words(hit)) for hit in bearing), default=0)
    return bearing if bearing and (hits[0] in bearing or len(own_words(hits[0])) < best) else []


def _unless_guessed(found: Found, hits: list[Hit]) -> Found:
    """What was found, as near to what was asked and no more where a word of it was only guessed."""
    guessed = any(_is_guess(hit) for hit in hits if hit.product == found.product)
    return replace(found, exact=found.exact and not guessed)


def _is_guess(hit: Hit) -> bool:
    return any(isinstance(why, WordReason) and why.how == "meaning" for why in hit.reasons)


def _offer(hit: Hit, uses: tuple[str, ...] = ()) -> Offer:
    return Offer(product=hit.product, sku=hit.sku, reasons=hit.reasons, lacks=hit.missed, why="words", uses=uses)


def _variant_offer(product: Product, variant: Variant, wishes: Wishes, shown: list[Variant]) -> Offer:
    off = missed(variant, wishes)
    has = tuple((name, variant.options[name]) for name in wishes if name not in off and name in variant.options)
    lacks = tuple((name, variant.options.get(name, "")) for name in off)
    cheapest = len(shown) > 1 and variant.price.amount == min(one.price.amount for one in shown)
    return Offer(
        product=product.id,
        sku=variant.sku,
        options=has,
        missed=lacks,
        why="near" if lacks else "cheapest" if cheapest else "asked",
    )


def _in_limit(variant: Variant, limit: PriceLimit | None) -> bool:
    if limit is None:
        return True
    low, high = limit.low or Decimal(0), limit.high
    return low <= variant.price.amount and (high is None or variant.price.amount <= high)


def _chosen(variants: list[Variant], query: Query) -> list[Variant]:
    """A few of many: the cheapest first when that was asked, else spread over the range of prices."""
    by_price = sorted(variants, key=lambda variant: variant.price.amount)
    if query.cheapest or len(by_price) <= MOST:
        return by_price[:MOST]
    if query.price and query.price.target is not None:
        target = query.price.target
        return sorted(by_price, key=lambda variant: abs(variant.price.amount - target))[:MOST]
    last = len(by_price) - 1
    return [by_price[round(last * part / (MOST - 1))] for part in range(MOST)]


def _nearest(variants: list[Variant], wishes: Wishes) -> list[Variant]:
    """The variants that miss least; those that miss as little, cheapest first."""
    ranked = sorted(variants, key=lambda variant: (len(missed(variant, wishes)), variant.price.amount))
    least = len(missed(ranked[0], wishes)) if ranked else 0
    return [variant for variant in ranked if len(missed(variant, wishes)) == least][: MOST - 1]


def spread(product: Product) -> dict[str, tuple[str, ...]]:
    """The options of a product in which its variants differ."""
    return {name: values for name, values in option_values(product).items() if len(values) > 1}
