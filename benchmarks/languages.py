"""Measures product search across languages: by words alone and by both halves, on queries of our own.

The queries stand in tests/shop/search/across_languages.txt. The demo shop is always measured, in four editions with the
texts of one language each; others where their folders stand together (`tau-shop`, `icecat-shop`, `dummyjson`).
"""

import argparse
import json
import math
import os
import re
import sys
import tempfile
import time
from collections import defaultdict
from itertools import product
from pathlib import Path
from statistics import fmean, quantiles
from typing import Any

import msgspec

from benchmarks.search import read_products
from parlour.assistant.understand.encoder import our_encoder
from parlour.foundation.money import Money
from parlour.shop.goods import Product, Variant
from parlour.shop.halves import joined
from parlour.shop.search import LexicalIndex, Searcher, parse, write_index

HERE = Path(__file__).parent.parent
QUERIES = HERE / "tests" / "shop" / "search" / "across_languages.txt"
LANGUAGES = ("en", "es", "it", "ru")
TOP, SHOWN = 10, 4
LIMITS = {"p50": 25.0, "p99": 80.0}


class Case(msgspec.Struct, frozen=True):
    """A query and what answers it; None where nothing should be found."""

    query: str
    wanted: re.Pattern[str] | None


class Score(msgspec.Struct):
    """What came of the queries of one language in one edition of a shop."""

    gains: list[float] = []
    shown: list[bool] = []
    absent: list[bool] = []

    def add(self, other: "Score") -> None:
        self.gains += other.gains
        self.shown += other.shown
        self.absent += other.absent

    def __str__(self) -> str:
        absent = f"{fmean(self.absent):.2f} of {len(self.absent):<3}" if self.absent else "-"
        return f"{len(self.gains):>4} {fmean(self.gains):>9.3f} {fmean(self.shown):>12.3f}   {absent}"


def main() -> int:
    options = _options()
    sums: dict[tuple[str, str, str], Score] = defaultdict(Score)
    spent: list[float] = []
    print(
        f"{'shop':<11}{'query > goods':<15}{'half':<7}{'n':>4} {'nDCG@10':>9} {'in first 4':>12}   nothing for absent"
    )
    with tempfile.TemporaryDirectory() as folder:
        for shop, cases in _cases().items():
            products = _goods(shop, options.shops)
            for edition in _editions(shop) if products else ():
                halves = _halves([_edition(one, edition) for one in products], Path(folder), f"{shop}-{edition}")
                for lang, half in product(cases, halves):
                    score = _score(halves[half], cases[lang], products, spent if half == "both" else [])
                    sums[shop, "same" if lang == edition else "across", half].add(score)
                    print(f"{shop:<11}{lang} > {edition:<10}{half:<7}{score}", flush=True)
    print()
    for (shop, kind, half), score in sums.items():
        print(f"{shop:<11}{kind:<15}{half:<7}{score}")
    cuts = quantiles(spent, n=100)
    kept = [_line("p50", cuts[49]), _line("p99", cuts[98])]
    return 0 if all(kept) else 1


def _options() -> argparse.Namespace:
    given = os.environ.get("PARLOUR_BENCH_SHOP")
    parser = argparse.ArgumentParser(description=__doc__)
    beside = Path(given).parent if given else HERE
    parser.add_argument("--shops", type=Path, default=beside, help="folder with tau-shop, icecat-shop, dummyjson")
    return parser.parse_args()


def _cases() -> dict[str, dict[str, list[Case]]]:
    """The queries by shop and language."""
    found: dict[str, dict[str, list[Case]]] = {}
    for line in QUERIES.read_text("utf-8").splitlines():
        if line.startswith("["):
            shop, lang = line.strip("[]").split()
        elif line and not line.startswith("#"):
            query, _, wanted = line.partition(" = ")
            pattern = None if wanted == "-" else re.compile(wanted, re.IGNORECASE)
            found.setdefault(shop, {}).setdefault(lang, []).append(Case(query, pattern))
    return found


def _goods(shop: str, folder: Path) -> list[Product]:
    other = folder / shop / "products.json"
    file = HERE / "demo" / "shop" / "products.jsonl" if shop == "demo" else folder / f"{shop}-shop" / "products.jsonl"
    if other.exists():
        return [_other_form(record) for record in json.loads(other.read_text("utf-8"))]
    if file.exists():
        return list(read_products(file))
    print(f"{shop} is left out: its goods do not stand in {folder}")
    return []


def _other_form(record: dict[str, Any]) -> Product:
    price = Money.of(str(record["price"]), "USD")
    return Product(
        id=str(record["id"]),
        title=record["title"],
        description=record["description"],
        category=record["category"],
        brand=record.get("brand"),
        tags=tuple(record["tags"]),
        variants=(Variant(sku=record["sku"], options={}, price=price),),
    )


def _editions(shop: str) -> tuple[str, ...]:
    return LANGUAGES if shop == "demo" else ("en",)


def _edition(one: Product, lang: str) -> Product:
    """The product as a shop would have it that knows one language only."""
    wording = one.translations.get(lang)
    if wording is None:
        return msgspec.structs.replace(one, translations={})
    variants = tuple(
        msgspec.structs.replace(variant, options=_translated(variant, wording.options)) for variant in one.variants
    )
    return msgspec.structs.replace(
        one,
        title=wording.title or one.title,
        description=wording.description or "",
        attributes=wording.attributes,
        category="",
        translations={},
        variants=variants,
    )


def _translated(variant: Variant, words: dict[str, str]) -> dict[str, str]:
    return {words.get(name, name): words.get(value, value) for name, value in variant.options.items()}


def _halves(products: list[Product], folder: Path, name: str) -> dict[str, Searcher]:
    file = folder / name
    write_index(file, products)
    words = LexicalIndex.open(file)
    return {"words": words, "both": joined(folder, name, words, our_encoder().read_all)}


def _score(searcher: Searcher, cases: list[Case], products: list[Product], spent: list[float]) -> Score:
    score = Score([], [], [])
    for case in cases:
        started = time.process_time_ns()
        found = [hit.product for hit in searcher.search(parse(case.query), TOP)]
        spent.append((time.process_time_ns() - started) / 1e6)
        if case.wanted is None:
            score.absent.append(not found)
            continue
        right = {one.id for one in products if case.wanted.search(f"{one.category} | {one.title}")}
        if not right:
            raise ValueError(f"Nothing in this shop answers {case.query!r}; mend its line in {QUERIES.name}.")
        gains = [1 / math.log2(rank + 2) for rank in range(TOP)]
        gained = sum(gain for gain, one in zip(gains, found, strict=False) if one in right)
        score.gains.append(gained / sum(gains[: len(right)]))
        score.shown.append(not right.isdisjoint(found[:SHOWN]))
    return score


def _line(name: str, value: float) -> bool:
    kept = value < LIMITS[name]
    print(
        f"both halves: {name} of CPU a query, ms {value:>8.1f}   limit {LIMITS[name]:<6} {'kept' if kept else 'MISSED'}"
    )
    return kept


if __name__ == "__main__":
    sys.exit(main())
