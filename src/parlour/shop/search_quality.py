"""How good a search is by people's ratings of what it should find: nDCG@10, as in the literature."""

import csv
import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from statistics import fmean, stdev

import msgspec

TOP = 10
CONFIDENCE = 1.96
Ratings = dict[str, dict[str, int]]


class Quality(msgspec.Struct, frozen=True):
    """Mean nDCG@10 of many queries with half the width of its 95 % interval."""

    mean: float
    half: float
    queries: int

    def __str__(self) -> str:
        return f"{self.mean:.3f} ± {self.half:.3f} ({self.queries} queries)"


def read_ratings(lines: Iterable[str]) -> Ratings:
    """Ratings by query and product from a CSV with `query`, `docid` and `rating`; raises `ValueError`."""
    ratings: Ratings = defaultdict(dict)
    for number, row in enumerate(csv.DictReader(lines), start=2):
        try:
            ratings[row["query"]][row["docid"]] = int(row["rating"])
        except (KeyError, TypeError, ValueError) as error:
            told = f"Line {number} of the ratings cannot be read ({error!r}). Write query,docid,rating."
            raise ValueError(told) from None
    return ratings


def judge(ratings: Ratings, find: Callable[[str], list[str]]) -> tuple[Quality, Quality]:
    """nDCG@10 over the queries with anything relevant: unrated products counted 0, and left out ("condensed")."""
    plain, condensed = [], []
    for query, rated in ratings.items():
        if any(rated.values()):
            found = find(query)
            plain.append(_ndcg(found, rated))
            condensed.append(_ndcg([product for product in found if product in rated], rated))
    return _mean(plain), _mean(condensed)


def _ndcg(found: list[str], rated: dict[str, int]) -> float:
    gains = sum(rated.get(product, 0) / math.log2(rank + 2) for rank, product in enumerate(found[:TOP]))
    ideal = sorted(rated.values(), reverse=True)[:TOP]
    return gains / sum(gain / math.log2(rank + 2) for rank, gain in enumerate(ideal))


def _mean(each: list[float]) -> Quality:
    half = CONFIDENCE * stdev(each) / math.sqrt(len(each)) if len(each) > 1 else 0.0
    return Quality(fmean(each) if each else 0.0, half, len(each))
