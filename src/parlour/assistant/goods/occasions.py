"""What goods are wanted for: people and uses that a message names, and which goods suit them."""

import tomllib
from functools import cache
from importlib import resources

import msgspec

from parlour.assistant.goods.mention import mention
from parlour.assistant.goods.values import Offer
from parlour.assistant.library import Library
from parlour.assistant.understand.concepts import Concepts
from parlour.assistant.understand.text import plain, tokens
from parlour.shop.goods import Product
from parlour.shop.search.values import Hit, Query, WordReason

PRESENT, PERSON, CHILDREN = "present", "person", "children"
LOOKED_AT = 12
MOST_IDEAS = 3
OWN = {"title", "category", "tags"}


class Occasion(msgspec.Struct, frozen=True):
    """The words for it, what a shop calls such goods, and the goods to look for, best first."""

    said: str
    tags: str
    looks: tuple[str, ...]


def occasions_in(text: str) -> tuple[str, ...]:
    """The occasions that a text names, in the order of the table; persons count as none."""
    found = _concepts().read(tokens(plain(text)))
    return tuple(name for name in _occasions() if name in found and name != PERSON)


def without_occasion(query: Query) -> tuple[Query, tuple[str, ...]]:
    """The search for the thing alone, and the words left out of it because they tell what or whom it is for."""
    named = {tag for name in occasions_in(query.text) for tag in _occasions()[name].tags.split()}
    out = tuple(
        word for word in query.words if word.isdigit() or plain(word) in named or _concepts().read([plain(word)])
    )
    return msgspec.structs.replace(query, words=tuple(word for word in query.words if word not in out)), out


def suits(product: Product, names: tuple[str, ...]) -> bool:
    """Whether a product's title, tags or category tell that it is for one of these."""
    told = mention(" ".join([product.title, *product.tags, product.category.replace("/", " ")]))
    tags = [tag for name in names for tag in _occasions()[name].tags.split()]
    return any(told.has(mention(tag.replace("_", " "))) for tag in tags)


def ideas(library: Library, names: tuple[str, ...], query: Query) -> tuple[Offer, ...]:
    """A few different goods that suit, within the price and options asked for; presents first where one is meant."""
    wanted = tuple(name for name in names if name != PRESENT) or names
    chosen: dict[str, Hit] = {}
    for look in [look for name in wanted for look in _occasions()[name].looks]:
        hits = [hit for hit in _fitting(library, query, look) if hit.product not in chosen]
        hits = [hit for hit in hits if not _for_others(library.products[hit.product], names)]
        if PRESENT in names:
            hits.sort(key=lambda hit: not suits(library.products[hit.product], (PRESENT,)))
        several = MOST_IDEAS if wanted == (PRESENT,) else 1
        chosen |= {hit.product: hit for hit in _unlike(library, hits)[:several]}
    return tuple(Offer(product=hit.product, sku=hit.sku) for hit in list(chosen.values())[:MOST_IDEAS])


def _fitting(library: Library, query: Query, look: str) -> list[Hit]:
    """What bears the last word of a look in its own words, and nothing of it is missing."""
    asked = msgspec.structs.replace(query, words=tuple(look.split()))
    found = library.searcher.search(asked, LOOKED_AT)
    return [hit for hit in found if hit.product in library.products and hit.available and _bears(hit, look)]


def _for_others(product: Product, names: tuple[str, ...]) -> bool:
    """Whether it is for children where no child was spoken of."""
    return CHILDREN not in names and suits(product, (CHILDREN,))


def _bears(hit: Hit, look: str) -> bool:
    head = look.rsplit(maxsplit=1)[-1]
    own = {one.typed for one in hit.reasons if isinstance(one, WordReason) and OWN & set(one.fields)}
    return not hit.missed and head in own


def _unlike(library: Library, hits: list[Hit]) -> list[Hit]:
    """One of each category, so that what is shown differs."""
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(library.products[hit.product].category or hit.product, hit)
    return list(first.values())


@cache
def _occasions() -> dict[str, Occasion]:
    file = resources.files("parlour.assistant") / "cues" / "occasions.toml"
    return msgspec.convert(tomllib.loads(file.read_text("utf-8")), dict[str, Occasion])


@cache
def _concepts() -> Concepts:
    return Concepts({name: {"all": occasion.said} for name, occasion in _occasions().items()})
