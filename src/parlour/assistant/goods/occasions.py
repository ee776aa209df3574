"""What goods are wanted for: people and uses that a message names, and which goods suit them."""

import re
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
from parlour.shop.search.stopwords import stop_words
from parlour.shop.search.values import Hit, Query, WordReason

PRESENT, PERSON, CHILDREN = "present", "person", "children"
WITHIN = ("music", "reading")  # what is done while something else is done: the goods are for this
AROUND = frozenset(
    {"running", "cycling", "hiking", "fitness", "travel", "commute", "beach", "camping", "cooking", "sleep"}
)
LOOKED_AT = 12
MOST_IDEAS = 3
MOST_LIKED, MOST_TELLING = 8, 40
FEWEST_WORDS, ALIKE = 3, 0.5
SIZES, MOST_OF_A_SIZE = 3, 5
OWN = {"title", "category", "tags"}


class Occasion(msgspec.Struct, frozen=True):
    """The words for it, what a shop calls such goods, and the goods to look for, best first."""

    said: str
    tags: str
    looks: tuple[str, ...]


def occasions_in(text: str) -> tuple[str, ...]:
    """The occasions that a text names, in the order of the table; persons count as none."""
    found = _concepts().read(tokens(plain(text)))
    if PRESENT not in found and any(name in found for name in WITHIN):
        found = found - AROUND
    return tuple(name for name in _occasions() if name in found and name != PERSON)


def without_occasion(query: Query) -> tuple[Query, tuple[str, ...]]:
    """The search for the thing alone, and the words left out of it because they tell what or whom it is for."""
    named = {tag for name in occasions_in(query.text) for tag in _occasions()[name].tags.split()}
    named |= set(" ".join(_phrases().findall(plain(query.text))).split())
    out = tuple(
        word for word in query.words if word.isdigit() or plain(word) in named or _concepts().read([plain(word)])
    )
    return msgspec.structs.replace(query, words=tuple(word for word in query.words if word not in out)), out


def suits(product: Product, names: tuple[str, ...]) -> bool:
    """Whether a product's title, tags or category tell that it is for one of these."""
    told = mention(" ".join([product.title, *product.tags, product.category.replace("/", " ")]))
    tags = [tag for name in names for tag in _occasions()[name].tags.split()]
    return any(told.has(mention(tag.replace("_", " "))) for tag in tags)


def ideas(
    library: Library, names: tuple[str, ...], query: Query, *, without: frozenset[str] = frozenset()
) -> tuple[Offer, ...]:
    """A few different goods that suit, within the price and options asked for; presents first where one is meant.

    What else was said counts twice: goods that bear such a word are looked for too, and those that tell more of what
    was said come first.
    """
    wanted = tuple(name for name in names if name != PRESENT) or names
    if query.price and query.price.target is not None:
        query = msgspec.structs.replace(query, price=msgspec.structs.replace(query.price, low=None))
    liked = _liked(library, query, names)
    looks = [
        *liked,
        *(look for name in wanted for look in _occasions()[name].looks if wanted != (PRESENT,) or not liked),
    ]
    chosen: dict[str, Hit] = {}
    told = _telling(library, query)
    for look in looks:
        hits = [hit for hit in _fitting(library, query, look) if hit.product not in without]
        hits = [hit for hit in hits if not _for_others(library.products[hit.product], names)]
        hits.sort(key=lambda hit: -told.get(hit.product, 0))
        if PRESENT in names:
            hits.sort(key=lambda hit: not suits(library.products[hit.product], (PRESENT,)))
        several = MOST_IDEAS if wanted == (PRESENT,) or len(looks) < MOST_IDEAS else 1
        chosen |= {hit.product: hit for hit in _unlike(library, hits, chosen)[:several]}
    best = _best(library, list(chosen.values()), query, names, told)
    return tuple(Offer(product=hit.product, sku=hit.sku) for hit in best[:MOST_IDEAS])


def _best(
    library: Library, chosen: list[Hit], query: Query, names: tuple[str, ...], told: dict[str, float]
) -> list[Hit]:
    """Those that tell most of what was said first; what must fit a body is a poor present."""
    most = max((told.get(hit.product, 0) for hit in chosen), default=0)
    near = [hit for hit in chosen if PRESENT in names or told.get(hit.product, 0) >= most * ALIKE]

    def order(hit: Hit) -> tuple[bool, float]:
        return PRESENT in names and _is_worn(library.products[hit.product]), -told.get(hit.product, 0)

    best = sorted(near, key=order)
    if not query.cheapest:
        return best
    prices = {hit.sku: variant.price.amount for hit in best if (variant := library.variant(hit.product, hit.sku))}
    return sorted(best[: MOST_IDEAS + 1], key=lambda hit: prices.get(hit.sku, 0))


def _is_worn(product: Product) -> bool:
    sizes = {value for variant in product.variants for name, value in variant.options.items() if name == "size"}
    return len(sizes) >= SIZES and any(len(size) <= MOST_OF_A_SIZE for size in sizes)


def _liked(library: Library, query: Query, names: tuple[str, ...]) -> list[str]:
    """The words of a wish for a present, other than those for people and uses, that goods bear in their own words."""
    if PRESENT not in names:
        return []
    thing, _ = without_occasion(query)
    words = [word for word in thing.words if plain(word) not in stop_words()][:MOST_LIKED]
    return [word for word in words if _fitting(library, msgspec.structs.replace(query, price=None), word)]


def _telling(library: Library, query: Query) -> dict[str, float]:
    """How well each product fits all words said, wherever it bears them; those that bear few are left out."""
    asked = msgspec.structs.replace(query, options=(), without=(), price=None)
    hits = library.searcher.search(asked, MOST_TELLING)
    worded = [(hit, sum(isinstance(why, WordReason) for why in hit.reasons)) for hit in hits]
    return {hit.product: hit.score for hit, words in worded if words >= FEWEST_WORDS}


def _fitting(library: Library, query: Query, look: str) -> list[Hit]:
    """What bears the last word of a look in its own words, and nothing of it is missing."""
    asked = msgspec.structs.replace(query, words=tuple(look.split()), cheapest=False)
    found = library.searcher.search(asked, LOOKED_AT)
    return [hit for hit in found if hit.product in library.products and hit.available and _bears(hit, look)]


def _for_others(product: Product, names: tuple[str, ...]) -> bool:
    """Whether it is for children where no child was spoken of."""
    return CHILDREN not in names and suits(product, (CHILDREN,))


def _bears(hit: Hit, look: str) -> bool:
    head = look.rsplit(maxsplit=1)[-1]
    said = [one for one in hit.reasons if isinstance(one, WordReason) and one.how != "meaning"]
    own = {one.typed for one in said if OWN & set(one.fields)}
    return not hit.missed and head in own


def _unlike(library: Library, hits: list[Hit], chosen: dict[str, Hit]) -> list[Hit]:
    """One of each category that is not among the chosen yet, so that what is shown differs."""
    there = {library.products[product].category or product for product in chosen}
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(library.products[hit.product].category or hit.product, hit)
    return [hit for category, hit in first.items() if category not in there]


@cache
def _occasions() -> dict[str, Occasion]:
    file = resources.files("parlour.assistant") / "cues" / "occasions.toml"
    return msgspec.convert(tomllib.loads(file.read_text("utf-8")), dict[str, Occasion])


@cache
def _concepts() -> Concepts:
    return Concepts({name: {"all": occasion.said} for name, occasion in _occasions().items()})


@cache
def _phrases() -> re.Pattern[str]:
    """The words for people and uses that are phrases ("by bike")."""
    said = [one for occasion in _occasions().values() for one in occasion.said.split() if "_" in one]
    each = sorted(
        (re.escape(plain(one)).replace("_", " ").replace(r"\*", r"\w*") for one in said), key=len, reverse=True
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)")
