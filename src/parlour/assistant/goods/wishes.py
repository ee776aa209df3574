"""Which options of a product a text asks for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from parlour.assistant.goods.beyond import beyond
from parlour.assistant.goods.mention import Mention, is_near, lexicon, mention, near_words
from parlour.assistant.understand.slots import find_product
from parlour.assistant.understand.text import plain
from parlour.shop.goods import Product, Variant
from parlour.shop.search.values import Query

Wishes = Mapping[str, tuple[str, ...]]
AFFIRMED = ("yes", "true", "si", "sì", "sí", "да")
DENIED = ("no", "none", "false", "нет", "not resistant")
_LEADING = "the|an?|in|of|el|la|los|las|unas?|unos?|un|en|del?|il|lo|gli|le|i|nel|на|в|номер"
_COUNTED = r" ?(?:[€$£%]|eur|usd|doll|dola|euro|руб|долл|pairs?|pares|paia|пар|units|piez|pezz|шт|days|dias|giorni|дн)"
LONG = 4
_GRAND = re.compile(r"(?<!\w)(?:a|half a|one|two|three|\d+) grand(?!\w)", re.IGNORECASE)
_LETTER = re.compile(r"(?<![\w'’])(?:x{0,3}[sl]|m|[хмлс]|хл)(?!\w)", re.IGNORECASE)
_NOT = re.compile(r"(?<!\w)(?:not|no|non|without|sin|senza|не|без|isn'?t)(?:\s+\w+)?\s*$")


_REFUSES = re.compile(
    r"(?<!\w)(?:not|no|non|without|except|but not|sin|senza|не|без|кроме|excepto|tranne|neither|nor|niente|nessun[oa]?|"
    r"nada) (?:(?:want|need|like|voglio|vorrei|quiero|хочу|нужен|нужна|in|en|di|de|a|an|any|из) ){0,2}"
    r"(?!the |el |la |il |lo |this |that )(\w[\w-]*(?: \w[\w-]*)?)"
)


def is_refused(text: str, product: Product, value: str) -> bool:
    """Whether a value stands right after a "no": it is what is not wanted."""
    if plain(value) in (*AFFIRMED, *DENIED) or value[:1].isdigit():
        return False
    said = [Mention(found) for found in _REFUSES.findall(plain(text))]
    return any(one.has(mention(word)) for one in said for word in words_for(product, value))


def option_values(product: Product) -> dict[str, tuple[str, ...]]:
    """Every option of a product with all its values, in the order of the variants."""
    values: dict[str, dict[str, None]] = {}
    for variant in product.variants:
        for name, value in variant.options.items():
            values.setdefault(name, {})[value] = None
    return {name: tuple(seen) for name, seen in values.items()}


def find_wishes(text: str, query: Query, product: Product, *, every: bool = False) -> dict[str, tuple[str, ...]]:
    """The values that a text asks for, option by option; an option that is not spoken of is not there.

    Who names all values of an option asks for none of them, unless `every` is wanted (to compare, to exchange).
    """
    said = Mention(_without_title(text, product))
    asking = _Asking(said, text, query, product)
    wishes = {}
    for name, values in option_values(product).items():
        asked = tuple(
            value for value in values if (is_shade(query, product, value) or _asks(asking, name, value))
        ) or _less_surely(asking, name, values)
        asked += tuple(value for value in values if every and asked and value not in asked and _bare(text, value))
        asked += tuple(value for value in values if value not in asked and _asks_head(said, value, values))
        asked = beyond(text, values) or asked
        refused = {wish.value for wish in query.without}
        if denied := [value for value in asked if colour_of(value) is None and is_refused(text, product, value)]:
            asked = tuple(one for one in asked if one not in denied) or tuple(
                one for one in values if one not in denied
            )
        if asked and (every or len(asked) < max(len(values), 2)):
            wishes[name] = tuple(value for value in asked if colour_of(value) not in refused) or asked
    return wishes


def fits(variant: Variant, wishes: Wishes) -> bool:
    """Whether a variant is as asked in every option."""
    return not missed(variant, wishes)


def missed(variant: Variant, wishes: Wishes) -> tuple[str, ...]:
    """The options in which a variant is not as asked; a colour may be that of any part of the thing."""
    off = [name for name, values in wishes.items() if variant.options.get(name) not in values]
    coloured = [name for name in wishes if any(colour_of(value) for value in wishes[name])]
    if len(coloured) > 1 and any(name not in off for name in coloured):
        off = [name for name in off if name not in coloured]
    return tuple(off)


def colour_of(value: str) -> str | None:
    """The name of the colour that a value is, if it is one."""
    return lexicon().name_of("colour", value)


def words_for(product: Product, value: str) -> list[str]:
    """An option's value as the shop writes it in every language."""
    told = [wording.options[value] for wording in product.translations.values() if value in wording.options]
    return [value, *told]


def attribute_in(product: Product, name: str, lang: str) -> tuple[str, str] | None:
    """An attribute's name and value in a language: under its own name, else the one at the same place."""
    wording = product.translations.get(lang)
    plain_facts = [fact for fact, value in product.attributes.items() if isinstance(value, str | int | float)]
    if wording is None or name not in plain_facts:
        return None
    if name in wording.attributes:
        return name, str(wording.attributes[name])
    if len(wording.attributes) != len(plain_facts):
        return None
    told, value = list(wording.attributes.items())[plain_facts.index(name)]
    return told, str(value)


@dataclass(frozen=True)
class _Asking:
    """A text that is read for one product."""

    said: Mention
    text: str
    query: Query
    product: Product


def _asks(asking: _Asking, name: str, value: str) -> bool:
    said, text = asking.said, asking.text
    folded = plain(value)
    if folded in AFFIRMED:
        return said.has(mention(name)) and not _denied(text, name)
    if folded in DENIED:
        return folded != "none" and said.has(mention(name)) and _denied(text, name)
    if colour := colour_of(value):
        named = any(wish.kind == "colour" and wish.value == colour for wish in asking.query.options)
        return named or (" " in value and said.has(mention(value)))
    if said.has_measure(mention(value)):
        return True
    if _is_short(folded):
        return _asks_size(asking.query, text, name, folded)
    if lexicon().name_of("size", value):
        said = Mention(_LETTER.sub(" ", text))
    return any(said.has(mention(word)) for word in words_for(asking.product, value))


def _less_surely(asking: _Asking, name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """A value said inside a longer phrase ("mountain bike"), or one that is there or not ("that stand rain")."""
    inner = tuple(value for value in values if colour_of(value) is None and mention(value).whole & asking.said.inner)
    return inner or _affirmed(asking, name, values)


def _affirmed(asking: _Asking, name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """What is not "none" or "no" of an option asked for by its name or a word for it; those, where it is refused."""
    lacking = tuple(value for value in values if plain(value) in DENIED)
    if not lacking or not (asking.said.has(mention(name)) or is_near(asking.said, name)):
        return ()
    if _denied(asking.text, name) or any(_denied(asking.text, word) for word in near_words(name)):
        return lacking
    return tuple(value for value in values if value not in lacking)


def _bare(text: str, value: str) -> bool:
    """Whether the number of a measure stands alone beside another one ("the 7 or the 10 inch")."""
    number = re.match(r"\d+(?:[.,]\d+)?", value)
    if number is None:
        return False
    return re.search(rf"(?<![\w.,]){re.escape(number[0])}(?![\w.,]\d|\w)", plain(text)) is not None


def is_shade(query: Query, product: Product, value: str) -> bool:
    """Whether the colour that is asked for stands in the shop's words for a value ("verde" in "verde musgo")."""
    typed = [wish.typed for wish in query.options if wish.kind == "colour"]
    several = [words for words in words_for(product, value) if " " in words] if typed else []
    return any(mention(words).has(mention(one)) for one in typed for words in several)


def _asks_head(said: Mention, value: str, values: tuple[str, ...]) -> bool:
    """Whether the last word of a value is meant, such as "steel" for "stainless steel"."""
    head = value.rpartition(" ")[2]
    if head in values:
        return False
    alone = len(head) > LONG and sum(head in one for one in values) == 1
    meant = bool(mention(head).whole & said.groups) or (alone and said.has(mention(head)))
    return len(value.split()) > 1 and head.isalpha() and colour_of(value) is None and meant


def _asks_size(query: Query, text: str, name: str, value: str) -> bool:
    """A bare number or letter counts only as a size, or beside the option's own name."""
    if any(wish.kind == "size" and plain(wish.value) == value for wish in query.options):
        return True
    beside = "|".join(re.escape(word) for word in plain(name).split())
    near = rf"(?<!\w){re.escape(value)}[ -](?:{beside})|(?:{beside})\s+{re.escape(value)}(?!\w)"
    if "size" in plain(name) and value.isdigit():
        near = rf"{near}|(?:^|(?<!\w)(?:{_LEADING}{_thing(text)}) ){re.escape(value)}(?!\w|[.,]\d|{_COUNTED})"
    return bool(re.search(near, plain(text))) or (value.isdigit() and len(value) > 2 and value in plain(text).split())


def _thing(text: str) -> str:
    """The word for the thing, after which a bare number is its size ("boots 9"), as one more leading word."""
    return "".join(f"|{re.escape(word)}" for word in plain(find_product(text) or "").split()[-1:])


def _is_short(value: str) -> bool:
    return (len(value) <= 2 and value.isalpha()) or value.isdigit() or lexicon().name_of("size", value) == value


def _denied(text: str, name: str) -> bool:
    folded = plain(text)
    places = [folded.find(word) for word in plain(name).split()]
    return any(place > 0 and _NOT.search(folded[:place]) for place in places)


def _without_title(text: str, product: Product) -> str:
    """The text without the product's own name, which may hold words that are options too ("Gaming Mouse")."""
    rest = _GRAND.sub(" ", text)
    for title in (product.title, *(wording.title or "" for wording in product.translations.values())):
        if title:
            rest = re.sub(re.escape(title), " ", rest, flags=re.IGNORECASE)
    return rest
