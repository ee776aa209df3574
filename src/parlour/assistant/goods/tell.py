"""Facts of a product that a question is about, from its options, attributes and description, and nothing else."""

import re
from collections.abc import Iterator

from parlour.assistant.goods.mention import Mention, is_near, mention
from parlour.assistant.goods.values import ProductFact
from parlour.assistant.goods.wishes import AFFIRMED, DENIED, attribute_in, find_wishes, option_values, words_for
from parlour.assistant.understand.text import plain
from parlour.shop.goods import Product
from parlour.shop.search.stopwords import stop_words
from parlour.shop.search.values import Query

MOST = 3
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


def facts_about(text: str, query: Query, product: Product) -> tuple[ProductFact, ...]:
    """The facts that a question asks for, those whose value is named first; empty when the shop's data is silent."""
    said = Mention(text)
    asked = find_wishes(text, query, product)
    facts = [fact for fact in every_fact(product) if fact.name in asked or _is_about(said, text, product, fact)]
    facts.sort(key=lambda fact: (fact.name not in asked, not fact.is_option))
    return tuple(facts[:MOST])


def told_in_description(text: str, query: Query, product: Product, lang: str) -> ProductFact | None:
    """The sentence of the description that says most of what the question is about, if any does."""
    wording = product.translations.get(lang)
    description = (wording.description if wording else None) or product.description
    title = mention(f"{product.title} {(wording.title if wording else None) or ''}")
    asked = Mention(" ".join(query.words))
    terms = {
        word.text: word for word in asked.words if word.text not in stop_words() and not title.has(mention(word.text))
    }
    sentences = [one.strip() for one in _SENTENCE.split(description) if one.strip()]
    scored = [(sum(mention(one).has(mention(term)) for term in terms), -at, one) for at, one in enumerate(sentences)]
    best = max(scored, default=(0, 0, ""))
    return ProductFact(name="", values=((best[2], True),), is_option=False, quoted=True) if best[0] else None


def beginning_of_description(product: Product, lang: str) -> ProductFact | None:
    """The first two sentences of the description."""
    wording = product.translations.get(lang)
    description = (wording.description if wording else None) or product.description
    begun = " ".join(_SENTENCE.split(description.strip())[:2])
    return ProductFact(name="", values=((begun, True),), is_option=False, quoted=True) if begun else None


def every_fact(product: Product) -> Iterator[ProductFact]:
    """All options and attributes of a product."""
    for name, values in option_values(product).items():
        yield ProductFact(name=name, values=tuple((value, _can_buy(product, name, value)) for value in values))
    told = {name: value for name, value in product.attributes.items() if isinstance(value, str | int | float)}
    for name, value in told.items():
        yield ProductFact(name=name, values=((str(value), True),), is_option=False)


def is_yes_no(fact: ProductFact) -> bool:
    """Whether a fact only says that a property is there or not."""
    return all(plain(value) in (*AFFIRMED, *DENIED) for value, _ in fact.values)


def _is_about(said: Mention, text: str, product: Product, fact: ProductFact) -> bool:
    if said.has(mention(fact.name)) or is_near(said, fact.name):
        return True
    told = [pair for lang in product.translations if (pair := attribute_in(product, fact.name, lang))]
    if any(said.has(mention(name)) for name, _ in told):
        return True
    if fact.is_option:
        return any(
            said.has(mention(word)) for value, _ in fact.values if len(value) > 2 for word in words_for(product, value)
        )
    values = [fact.values[0][0], *(value for _, value in told)]
    return len(text.split()) > 2 and any(said.shares(mention(value)) for value in values)


def _can_buy(product: Product, name: str, value: str) -> bool:
    return any(variant.available and variant.options.get(name) == value for variant in product.variants)
