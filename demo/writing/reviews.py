"""The records of reviews.jsonl, checked against the goods."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from writing.catalogue import Record
from writing.goods import read_toml
from writing.orders import NOW


def review_records(files: Sequence[Path], products: Sequence[Mapping[str, Any]]) -> Iterator[Record]:
    """Each file: `rows` of [product, rating, language, author, title, text]."""
    known = {product["id"] for product in products}
    for file in files:
        for row in read_toml(file)["rows"]:
            if row[0] not in known:
                raise SystemExit(f"{file.name}: there is no product {row[0]}")
            yield _review(row)


def _review(row: Sequence[Any]) -> Record:
    product, rating, language, author, title, text = row
    luck = Random(f"{product} {author} {title}")
    written = NOW - timedelta(days=4 + 300 * luck.random())
    return {
        "product": product,
        "rating": rating,
        "title": title,
        "text": text,
        "author": author,
        "language": language,
        "created_at": written.replace(microsecond=0).isoformat().replace("+00:00", "Z"),
        "verified": luck.random() < 0.85,
    }
