"""Measures product search on a shop in the import format: quality by its ratings.csv, CPU a query, opening."""

import argparse
import csv
import json
import math
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import mean, quantiles
from typing import Any

from parlour.foundation.money import Money
from parlour.shop.goods import Product, Rating, Variant, Wording
from parlour.shop.search import LexicalIndex, Query, parse, write_index

LIMITS = {"ndcg": 0.77, "condensed": 0.83, "p50": 5.0, "p99": 40.0, "open": 1.0}
Ratings = dict[str, dict[str, int]]


def main() -> int:
    options = _options()
    products = options.shop_folder / "products.jsonl"
    ratings = _read_ratings(options.shop_folder / "ratings.csv")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shop.index"
        built = _build(path, products)
        opened = _seconds_to_open(path)
        index = LexicalIndex.open(path)
        plain, condensed = _quality(index, ratings, options.lang)
        times = _times(index, ratings, products)
    size, peak = built["size"] / 1e6, getrusage(RUSAGE_SELF).ru_maxrss / 1024
    print(f"index of {built['products']:.0f} products: {built['seconds']:.1f} s, {size:.1f} MB")
    print(f"peak memory of building and searching: {peak:.0f} MB")
    lines = [
        _line("opening, seconds", opened, LIMITS["open"], opened < LIMITS["open"]),
        _line("p50 of CPU a query, ms", times[0], LIMITS["p50"], times[0] < LIMITS["p50"]),
        _line("p99 of CPU a query, ms", times[1], LIMITS["p99"], times[1] < LIMITS["p99"]),
        _line("nDCG@10", plain, LIMITS["ndcg"], plain >= LIMITS["ndcg"]),
        _line("nDCG@10, unrated left out", condensed, LIMITS["condensed"], condensed >= LIMITS["condensed"]),
    ]
    return 0 if all(lines) else 1


def read_products(path: Path) -> Iterator[Product]:
    """Products of the plain import format, one a line."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield _product(json.loads(line))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shop-folder", type=Path, required=True, help="folder with products.jsonl and ratings.csv")
    parser.add_argument("--lang", default=None, help="language of the queries, when it is to be given")
    return parser.parse_args()


def _product(record: dict[str, Any]) -> Product:
    return Product(
        id=record["id"],
        title=record["title"],
        description=record.get("description", ""),
        translations={lang: Wording(**one) for lang, one in record.get("translations", {}).items()},
        brand=record.get("brand"),
        category=record.get("category", ""),
        tags=tuple(record.get("tags", ())),
        attributes=record.get("attributes", {}),
        rating=Rating(**record["rating"]) if "rating" in record else None,
        variants=tuple(_variant(one) for one in record["variants"]),
    )


def _variant(record: dict[str, Any]) -> Variant:
    return Variant(
        sku=record["sku"],
        options=record.get("options", {}),
        price=Money.of(record["price"]["amount"], record["price"]["currency"]),
        available=record.get("available", True),
        barcode=record.get("barcode"),
    )


def _read_ratings(path: Path) -> Ratings:
    ratings: Ratings = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ratings[row["query"]][row["docid"]] = int(row["rating"])
    return ratings


def _build(path: Path, products: Path) -> dict[str, float]:
    started = time.process_time()
    count = 0

    def counted() -> Iterator[Product]:
        nonlocal count
        for product in read_products(products):
            count += 1
            yield product

    write_index(path, counted())
    return {"products": count, "seconds": time.process_time() - started, "size": path.stat().st_size}


def _seconds_to_open(path: Path) -> float:
    started = time.perf_counter()
    LexicalIndex.open(path).search(Query(words=("a",)), 1)
    return time.perf_counter() - started


def _quality(index: LexicalIndex, ratings: Ratings, lang: str | None) -> tuple[float, float]:
    judged = {query: rated for query, rated in ratings.items() if any(rated.values())}
    found = {query: [hit.product for hit in index.search(parse(query, lang), 2000)] for query in judged}
    plain = mean(_ndcg(found[query], rated) for query, rated in judged.items())
    condensed = mean(
        _ndcg([product for product in found[query] if product in rated], rated) for query, rated in judged.items()
    )
    return plain, condensed


def _ndcg(found: list[str], rated: dict[str, int]) -> float:
    gains = sum(rated.get(product, 0) / math.log2(rank + 2) for rank, product in enumerate(found[:10]))
    ideal = sorted(rated.values(), reverse=True)[:10]
    return gains / sum(gain / math.log2(rank + 2) for rank, gain in enumerate(ideal))


def _times(index: LexicalIndex, ratings: Ratings, products: Path) -> tuple[float, float]:
    """p50 and p99 in ms over the rated queries and over harder ones made of the products' own titles."""
    spent = []
    for query in [*ratings, *_made_queries(products)]:
        started = time.process_time_ns()
        index.search(parse(query), 10)
        spent.append((time.process_time_ns() - started) / 1e6)
    cuts = quantiles(spent, n=100)
    return cuts[49], cuts[98]


def _made_queries(products: Path) -> Iterator[str]:
    """Two to five words of a title, some with a typing error, a price limit or a colour."""
    for number, product in enumerate(read_products(products)):
        if number % 40:
            continue
        words = product.title.split()[: 2 + number // 40 % 4]
        if number % 120 == 0:
            words = [word[:2] + word[3:] if len(word) > 5 else word for word in words]
        ending = ("", " under 100", " negro hasta 50 €", " до 60", " in stock")[number // 40 % 5]
        yield " ".join(words) + ending


def _line(what: str, value: float, limit: float, kept: bool) -> bool:
    print(f"{what:<28} {value:>8.3f}   limit {limit:<6} {'kept' if kept else 'MISSED'}")
    return kept


if __name__ == "__main__":
    sys.exit(main())
