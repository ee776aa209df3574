"""Builds an index: which words stand in which products, how much each counts there, and what every variant offers."""

from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from parlour.shop.goods import Product, Rating
from parlour.shop.search import documents
from parlour.shop.search.accessories import served_words
from parlour.shop.search.archive import AnyArray, bytes_of, write_archive
from parlour.shop.search.lexicon import Lexicon, builtin_text, goods_text, read_lexicon
from parlour.shop.search.phrases import Phrases
from parlour.shop.search.postings import Rows, merge
from parlour.shop.search.spoken import Sample
from parlour.shop.search.stems import DEFAULT_LANGUAGES, stems
from parlour.shop.search.terms import indexed_words

VERSION: Final = 6
# Bit of a word that stands in a text of unknown language.
_ANY = 1 << 63


class ProductRecord(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a product to show a hit."""

    id: str
    category: str


class VariantRecord(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a variant to show a hit; `options` gives each value with its words in other languages."""

    sku: str
    amount: str
    currency: str
    options: dict[str, tuple[str, ...]]


def build_arrays(
    products: Iterable[Product],
    synonyms: str = "",
    *,
    languages: tuple[str, ...] = DEFAULT_LANGUAGES,
    main_language: str | None = None,
) -> dict[str, AnyArray]:
    """The arrays of an index. `synonyms` are the shop's own groups in the form of lexicon.py.

    `languages` are those in which shoppers write; `main_language` that of the products' own texts (guessed when it is
    None): their words get the stems of that language, those of translations the stems of theirs.
    """
    lexicon = read_lexicon(builtin_text(), goods_text(), synonyms)
    collector = _Collector(lexicon, languages, main_language)
    for product in products:
        collector.add(product)
    return collector.finish()


def write_index(
    path: Path,
    products: Iterable[Product],
    synonyms: str = "",
    *,
    languages: tuple[str, ...] = DEFAULT_LANGUAGES,
    main_language: str | None = None,
) -> None:
    """Builds an index and puts it in place at `path` in one step."""
    arrays = build_arrays(products, synonyms, languages=languages, main_language=main_language)
    write_archive(path, VERSION, arrays)


class _Blobs:
    """Byte strings one behind the other."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("Q", [0])

    def add(self, value: object) -> None:
        self._bytes += msgspec.msgpack.encode(value)
        self._ends.append(len(self._bytes))

    def arrays(self, name: str) -> dict[str, AnyArray]:
        return {name: bytes_of(bytes(self._bytes)), f"{name}_at": np.array(self._ends, dtype=np.uint64)}


class _Collector:
    """Takes in one product after the other; keeps numbers, not texts."""

    def __init__(self, lexicon: Lexicon, languages: tuple[str, ...], main_language: str | None) -> None:
        self._lexicon = lexicon
        self._languages = languages
        self._main = main_language
        self._ids: dict[str, int] = {}
        self._spoken = array("Q")
        self._sample = Sample()
        self._phrases = Phrases()
        self._rows = Rows()
        self._titles: list[array[int]] = []
        self._option_words = array("I")
        self._option_variants = array("I")
        self._firsts = array("I", [0])
        self._prices = array("d")
        self._available = array("B")
        self._bonus = array("f")
        self._categories: dict[str, int] = {}
        self._category_of = array("I")
        self._products = _Blobs()
        self._variants = _Blobs()

    def add(self, product: Product) -> None:
        if not product.variants:
            return  # nothing that could be bought
        self._sample.add(product)
        self._phrases.add(product)
        number = len(self._titles)
        title = array("I")
        counts: dict[int, Counter[int]] = {}
        for field, text, lang in documents.field_texts(product):
            words = indexed_words(text)
            ids = [self._id(word, lang or self._main) for word in words]
            counts.setdefault(field, Counter()).update(ids)
            if field == documents.TITLE:
                title.extend(ids)
                counts[field].update(self._id(word, self._main) for word in served_words(words, self._lexicon))
        counts[documents.OPTIONS] = Counter(self._variants_of(product))
        names = [self._id(word, self._main) for word in documents.option_name_words(product)]
        counts[documents.ATTRIBUTES].update(names)
        for field, found in counts.items():
            self._rows.add(number, field, found)
        self._titles.append(title)
        self._bonus.append(_bonus(product.rating))
        self._category_of.append(self._categories.setdefault(product.category, len(self._categories)))
        self._products.add(ProductRecord(product.id, product.category))

    def finish(self) -> dict[str, AnyArray]:
        self._join_titles()
        words = sorted(self._ids)
        rank = np.empty(len(words), dtype=np.uint32)
        rank[[self._ids[word] for word in words]] = np.arange(len(words), dtype=np.uint32)
        return {
            **merge(self._rows, rank, len(self._titles)),
            **_option_arrays(rank, self._option_words, self._option_variants),
            "firsts": np.array(self._firsts, dtype=np.int64),
            "prices": np.array(self._prices, dtype=np.float64),
            "available": np.array(self._available, dtype=np.bool_),
            "bonus": np.array(self._bonus, dtype=np.float32),
            "category_of": np.array(self._category_of, dtype=np.uint32),
            "categories": bytes_of(msgspec.msgpack.encode(list(self._categories))),
            "words": bytes_of(msgspec.msgpack.encode(words)),
            "forms": bytes_of(msgspec.msgpack.encode(self._forms(words))),
            "lexicon": bytes_of(msgspec.msgpack.encode(self._lexicon.groups)),
            "phrases": bytes_of(msgspec.msgpack.encode(self._phrases.chosen())),
            "languages": bytes_of(msgspec.msgpack.encode(self._languages)),
            **self._products.arrays("products"),
            **self._variants.arrays("variants"),
        }

    def _id(self, word: str, lang: str | None) -> int:
        number = self._ids.setdefault(word, len(self._ids))
        if number == len(self._spoken):
            self._spoken.append(0)
        self._spoken[number] |= 1 << self._languages.index(lang) if lang in self._languages else _ANY
        return number

    def _variants_of(self, product: Product) -> set[int]:
        """Notes the product's variants; gives the words of all their options."""
        every: set[int] = set()
        for variant in product.variants:
            words = {
                self._id(word, None)
                for name, value in variant.options.items()
                for word in documents.option_words(name, documents.said(product, value), self._lexicon)
            }
            every |= words
            # Who asks by the number of a variant means that one.
            words |= {self._id(word, None) for code in documents.codes(variant) for word in indexed_words(code)}
            self._option_words.extend(words)
            self._option_variants.extend([len(self._prices)] * len(words))
            self._prices.append(float(variant.price.amount))
            self._available.append(variant.available)
            options = {name: documents.said(product, value) for name, value in variant.options.items()}
            price = variant.price
            self._variants.add(VariantRecord(variant.sku, str(price.amount), price.currency, options))
        self._firsts.append(len(self._prices))
        return every

    def _join_titles(self) -> None:
        """Adds words that other products write as one and a title as two ("smart watch")."""
        words = list(self._ids)
        for number, title in enumerate(self._titles):
            joins = (
                self._ids.get(words[first] + words[second])
                for first, second in pairwise(title)
                if not words[first].isdigit()
            )
            self._rows.add(number, documents.TITLE, Counter(join for join in joins if join is not None))

    def _forms(self, words: list[str]) -> dict[str, list[int]]:
        """The words of each stem, by number."""
        forms: dict[str, list[int]] = {}
        main = self._main or self._sample.language(self._languages)
        for number, word in enumerate(words):
            for stem in stems(word, self._spoken_in(word, (main,) if main else self._languages)):
                forms.setdefault(stem, []).append(number)
        return forms

    def _spoken_in(self, word: str, main: tuple[str, ...]) -> tuple[str, ...]:
        spoken = self._spoken[self._ids[word]]
        known = tuple(lang for bit, lang in enumerate(self._languages) if spoken >> bit & 1)
        return tuple(dict.fromkeys(known + main)) if spoken & _ANY else known


def _bonus(rating: Rating | None) -> float:
    """0 to 1 for good reviews; few of them weigh little, none stand in the middle."""
    if rating is None:
        return 0.5
    return ((rating.average - 1) / 4 * rating.count + 0.5 * 5) / (rating.count + 5)


def _option_arrays(rank: NDArray[np.uint32], words: "array[int]", variants: "array[int]") -> dict[str, AnyArray]:
    """For each word the variants whose options it names."""
    numbers = rank[np.array(words, dtype=np.uint32)]
    order = np.argsort(numbers, kind="stable")
    starts = np.searchsorted(numbers[order], np.arange(len(rank) + 1, dtype=np.uint32))
    return {
        "option_at": starts.astype(np.uint32),
        "option_variants": np.array(variants, dtype=np.uint32)[order],
    }
