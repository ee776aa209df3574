"""From rows "word, product, field, how often" to one entry a word and product, with its weight by BM25F."""

from array import array
from collections import Counter
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from parlour.shop.search import documents
from parlour.shop.search.archive import AnyArray

# What one occurrence in a field counts, and how far a long text takes from it (0: not at all, 1: in proportion).
_BOOST = {
    documents.TITLE: (3.0, 0.6),
    documents.BRAND: (2.0, 0.3),
    documents.CATEGORY: (1.5, 0.3),
    documents.TAGS: (1.5, 0.3),
    documents.OPTIONS: (1.0, 0.0),
    documents.ATTRIBUTES: (0.5, 0.6),
    documents.DESCRIPTION: (1.0, 0.7),
    documents.CODE: (2.0, 0.0),
    documents.TITLES: (3.0, 0.6),
    documents.DESCRIPTIONS: (1.0, 0.7),
}
_FIELDS = len(_BOOST)
# So many rows are sorted at once: bounds the memory that a large shop takes.
_AT_ONCE = 1_000_000


class Rows:
    """Rows in the order in which they came, 11 bytes each."""

    def __init__(self) -> None:
        self.words = array("I")
        self.products = array("I")
        self.fields = array("B")
        self.counts = array("H")

    def add(self, product: int, field: int, counts: "Counter[int]") -> None:
        """The words of one field of a product."""
        self.words.extend(counts)
        self.products.extend([product] * len(counts))
        self.fields.extend([field] * len(counts))
        self.counts.extend(min(count, 65_535) for count in counts.values())


def merge(rows: Rows, rank: NDArray[np.uint32], products: int) -> dict[str, AnyArray]:
    """For each word, in the order of `rank`: its products, their weights and the fields (one bit each)."""
    words = rank[np.frombuffer(rows.words, dtype=np.uint32)] if rows.words else np.empty(0, np.uint32)
    owners = np.frombuffer(rows.products, dtype=np.uint32) if rows.words else np.empty(0, np.uint32)
    fields = np.frombuffer(rows.fields, dtype=np.uint8) if rows.words else np.empty(0, np.uint8)
    counts = np.frombuffer(rows.counts, dtype=np.uint16) if rows.words else np.empty(0, np.uint16)
    weights = _weights(owners, fields, counts, products)
    parts = [
        _merge_some(words[some], owners[some], fields[some], weights[some], products)
        for some in _slices(words, len(rank))
    ]
    merged_words = _joined([part[0] for part in parts], np.uint32)
    return {
        "at": np.searchsorted(merged_words, np.arange(len(rank) + 1, dtype=np.uint32)).astype(np.uint32),
        "products_of": _joined([part[1] for part in parts], np.uint32),
        "weights": _joined([part[2] for part in parts], np.float32),
        "fields": _joined([part[3] for part in parts], np.uint16),
    }


def _weights(
    owners: NDArray[np.uint32], fields: NDArray[np.uint8], counts: NDArray[np.uint16], products: int
) -> NDArray[np.float32]:
    weights = np.zeros(len(owners), dtype=np.float32)
    for field in range(_FIELDS):
        boost, shortening = _BOOST[field]
        rows = np.flatnonzero(fields == field)
        lengths = np.bincount(owners[rows], weights=counts[rows], minlength=products)
        filled = lengths[lengths > 0]
        usual = float(filled.mean()) if len(filled) else 1.0
        weights[rows] = boost * counts[rows] / (1 - shortening + shortening * lengths[owners[rows]] / usual)
    return weights


def _slices(words: NDArray[np.uint32], vocabulary: int) -> Iterator[NDArray[np.intp]]:
    """Rows by ranges of words, each range of a bounded number of rows (unless one word has more)."""
    rows_to = np.cumsum(np.bincount(words, minlength=vocabulary))
    start = 0
    while start < vocabulary:
        before = rows_to[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(rows_to, before + _AT_ONCE, side="right")))
        yield np.flatnonzero((words >= start) & (words < end))
        start = end


def _merge_some(
    words: NDArray[np.uint32],
    owners: NDArray[np.uint32],
    fields: NDArray[np.uint8],
    weights: NDArray[np.float32],
    products: int,
) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.float32], NDArray[np.uint16]]:
    keys = words.astype(np.uint64) * np.uint64(max(products, 1)) + owners
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    firsts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.empty(0, int)
    bits = np.left_shift(np.uint16(1), fields[order].astype(np.uint16))
    if not len(firsts):
        return words, owners, weights, bits
    return (
        words[order][firsts],
        owners[order][firsts],
        np.add.reduceat(weights[order], firsts),
        np.bitwise_or.reduceat(bits, firsts),
    )


def _joined(parts: list[AnyArray], dtype: type[np.generic]) -> AnyArray:
    return np.concatenate(parts).astype(dtype) if parts else np.empty(0, dtype)
