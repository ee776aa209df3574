"""Measures product search on a shop in the import format: quality by its ratings.csv, CPU a query, opening."""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import quantiles
from typing import Any

from parlour.assistant.understand.encoder import our_encoder
from parlour.foundation.money import Money
from parlour.shop.goods import Product, Rating, Variant, Wording
from parlour.shop.halves import joined
from parlour.shop.search import LexicalIndex, Query, Searcher, parse, write_index
from parlour.shop.search_quality import Ratings, judge, read_ratings

LIMITS = {"ndcg": 0.80, "condensed": 0.88, "open": 1.0}
CPU = {"words": (5.0, 40.0), "both halves": (25.0, 80.0)}  # p50 and p99 in ms
DEEP = 2000  # products of a search, so that leaving out unrated ones still leaves ten


def main() -> int:
    options = _options()
    products = options.shop_folder / "products.jsonl"
    with (options.shop_folder / "ratings.csv").open(encoding="utf-8", newline="") as lines:
        ratings = read_ratings(lines)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shop.index"
        built = _build(path, products)
        size, peak = built["size"] / 1e6, getrusage(RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"index of {built['products']:.0f} products: {built['seconds']:.1f} s, {size:.1f} MB; at most {peak:.0f} MB"
        )
        opened = _seconds_to_open(path)
        words = LexicalIndex.open(path)
        both = _both(words, Path(folder))
        kept = [
            _line("opening, seconds", opened, LIMITS["open"], opened < LIMITS["open"]),
            *_measured("words", words, ratings, options),
            *_measured("both halves", both, ratings, options),
        ]
    return 0 if all(kept) else 1


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


def _both(words: LexicalIndex, folder: Path) -> Searcher:
    encode = our_encoder().read_all
    encode(["a"])  # its weights are read at the first text
    started = time.process_time()
    both = joined(folder, "shop", words, encode)
    print(f"meanings of {len(words.phrases)} phrases: {time.process_time() - started:.1f} s")
    return both


def _measured(what: str, searcher: Searcher, ratings: Ratings, options: argparse.Namespace) -> list[bool]:
    def find(query: str) -> list[str]:
        return [hit.product for hit in searcher.search(parse(query, options.lang), DEEP)]

    plain, condensed = judge(ratings, find)
    times = _times(searcher, ratings, options.shop_folder / "products.jsonl")
    p50, p99 = CPU[what]
    return [
        _line(f"{what}: p50 of CPU a query, ms", times[0], p50, times[0] < p50),
        _line(f"{what}: p99 of CPU a query, ms", times[1], p99, times[1] < p99),
        _line(f"{what}: nDCG@10", plain.mean, LIMITS["ndcg"], plain.mean >= LIMITS["ndcg"]),
        _line(f"{what}: unrated left out", condensed.mean, LIMITS["condensed"], condensed.mean >= LIMITS["condensed"]),
    ]


def _times(searcher: Searcher, ratings: Ratings, products: Path) -> tuple[float, float]:
    """p50 and p99 in ms over the rated queries and over harder ones made of the products' own titles."""
    spent = []
    for query in [*ratings, *_made_queries(products)]:
        started = time.process_time_ns()
        searcher.search(parse(query), 10)
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
    print(f"{what:<36} {value:>8.3f}   limit {limit:<6} {'kept' if kept else 'MISSED'}")
    return kept


if __name__ == "__main__":
    sys.exit(main())
