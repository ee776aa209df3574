"""Scores all products of a shop for the concepts of a query at once."""

import math
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from parlour.shop.search.plan import Alternative, Concept
from parlour.shop.search.shelves import Shelves
from parlour.shop.search.values import PriceLimit, Query

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

# How soon more occurrences of a word stop to count (the k1 of BM25).
_ENOUGH = 1.2
# Products with everything asked come before all others, whatever their scores.
_EVERYTHING = 1000.0
_NOT_AVAILABLE = 0.8
_WORSE_REVIEWS = 0.05
_ACCESSORY = 0.7
_FAR_FROM_TARGET = 0.3
_CHEAP_ENOUGH = 0.6
# What answers so much less than the best answer of all is not worth showing.
_FAR_BEHIND = 0.15


class Scores(msgspec.Struct, frozen=True):
    """The result of scoring.

    For each product `rank` (higher is better, 0: not found) and `said`, the score of its words alone; for each variant
    `fit`: how well it answers the options, below 0 when a limit shuts it out.
    """

    rank: Floats
    said: Floats
    fit: Floats


def score(query: Query, concepts: Sequence[Concept], refused: Sequence[Concept], shelves: Shelves) -> Scores:
    """The scores of all products; `refused` are options that must not be."""
    allowed = _allowed(query, refused, shelves)
    options = _options(concepts, allowed, shelves)
    findable = [concept for concept in concepts if concept.alternatives]
    said, met, named = _words(findable, options.places, shelves)
    met -= options.apart
    base = said * (met / np.float32(max(len(findable), 1))) + np.float32(0.01)
    asks_for_goods = any(concept.wish is None and (concept.alternatives or concept.known) for concept in concepts)
    found = named if asks_for_goods else (said > 0) | (not findable)
    found &= base >= _FAR_BEHIND * base.max(initial=0)
    everything = _EVERYTHING * (met >= len(findable))
    rank = (base * _tie_breaks(query, options.fit, shelves) + everything) * found * shelves.best_of(allowed)
    if query.cheapest:
        rank = rank + _cheapest(rank * ~_served(findable, shelves), base, allowed, shelves)
    return Scores(rank.astype(np.float32), said, options.fit)


def _words(
    concepts: Sequence[Concept], places: Mapping[int, tuple[Flags, Flags]], shelves: Shelves
) -> tuple[Floats, Floats, Flags]:
    """For each product the score of what it has by BM25, how many concepts these are, and whether one is a word."""
    said = np.zeros(shelves.products, dtype=np.float32)
    met = np.zeros(shelves.products, dtype=np.float32)
    named = np.zeros(shelves.products, dtype=np.bool_)
    for concept in concepts:
        weights = _without_lost(concept_weights(concept, shelves), places.get(id(concept)))
        there = weights > 0
        count = int(np.count_nonzero(there))
        rarity = math.log(1 + (shelves.products - count + 0.5) / (count + 0.5))
        said += np.float32(rarity) * weights / (np.float32(_ENOUGH) + weights)
        met += there
        if concept.wish is None:
            named |= there
    return said, met, named


def concept_weights(concept: Concept, shelves: Shelves) -> Floats:
    """How much each product has of a concept: the best of its alternatives."""
    best = np.zeros(shelves.products, dtype=np.float32)
    for way in concept.alternatives:
        if len(way.parts) == 1 and len(way.parts[0]) == 1:
            owners, weights = shelves.word(way.parts[0][0])
            best[owners] = np.maximum(best[owners], weights * np.float32(way.weight))
        else:
            np.maximum(best, _way_weights(way, shelves), out=best)
    for number in concept.served:
        best[shelves.word(number)[0]] *= np.float32(_ACCESSORY)
    return best


def _way_weights(way: Alternative, shelves: Shelves) -> Floats:
    total: Floats | None = None
    for part in way.parts:
        some = np.zeros(shelves.products, dtype=np.float32)
        for number in part:
            owners, weights = shelves.word(number)
            some[owners] += weights
        total = some if total is None else np.minimum(total, some)
    return (total if total is not None else np.zeros(shelves.products, dtype=np.float32)) * np.float32(way.weight)


def variant_weights(concept: Concept, shelves: Shelves) -> Floats | None:
    """How well each variant's options answer a concept; None when no variant's options have to do with it."""
    best: Floats | None = None
    for way in concept.alternatives:
        if all(shelves.names_options(part) for part in way.parts):
            some = _way_variants(way, shelves)
            best = some if best is None else np.maximum(best, some)
    return best


def _way_variants(way: Alternative, shelves: Shelves) -> Floats:
    all_parts = np.ones(shelves.variants, dtype=np.bool_)
    for part in way.parts:
        some = np.zeros(shelves.variants, dtype=np.bool_)
        for number in part:
            some[shelves.option_variants(number)] = True
        all_parts &= some
    return all_parts.astype(np.float32) * np.float32(way.weight)


def _allowed(query: Query, refused: Sequence[Concept], shelves: Shelves) -> Flags:
    """The variants that no limit shuts out."""
    allowed = np.ones(shelves.variants, dtype=np.bool_)
    if query.price:
        allowed &= within(query.price, shelves.prices)
    if query.available:
        allowed &= shelves.available
    for concept in refused:
        weights = variant_weights(concept, shelves)
        if weights is not None:
            allowed &= weights <= 0
    if query.category:
        allowed &= shelves.spread(shelves.under(query.category))
    return allowed


def within(limit: PriceLimit, prices: NDArray[np.float64]) -> Flags:
    """Which prices keep the limit; both ends belong to it."""
    kept = np.ones(len(prices), dtype=np.bool_)
    if limit.low is not None:
        kept &= prices >= float(limit.low)
    if limit.high is not None:
        kept &= prices <= float(limit.high)
    return kept


class _Options(msgspec.Struct, frozen=True):
    """What the variants' options answer.

    `fit` of each variant; `places`: which products have a concept as an option at all, and which as that of an allowed
    variant; `apart`: how many of the options that a product has it does not have together in one variant.
    """

    fit: Floats
    places: dict[int, tuple[Flags, Flags]]
    apart: Floats


def _options(concepts: Sequence[Concept], allowed: Flags, shelves: Shelves) -> _Options:
    fit = np.zeros(shelves.variants, dtype=np.float32)
    count = np.zeros(shelves.variants, dtype=np.float32)
    apart = np.zeros(shelves.products, dtype=np.float32)
    places: dict[int, tuple[Flags, Flags]] = {}
    for concept in concepts:
        weights = variant_weights(concept, shelves)
        if weights is not None:
            fit += weights
            has = (weights > 0) & allowed
            count += has
            places[id(concept)] = (shelves.best_of(weights > 0), shelves.best_of(has))
            apart += places[id(concept)][1]
    if places:
        apart -= shelves.best_of(count)
    fit += np.float32(0.1) * shelves.available
    fit[~allowed] = -1
    return _Options(fit, places, apart)


def _without_lost(weights: Floats, places: tuple[Flags, Flags] | None) -> Floats:
    """Takes a concept away where a product has it only as the option of variants that a limit shuts out."""
    if places is not None:
        anywhere, allowed = places
        weights[anywhere & ~allowed] = 0
    return weights


def _tie_breaks(query: Query, fit: Floats, shelves: Shelves) -> Floats:
    """Between 0 and 1: what can be bought, is liked, and is near the price aimed at."""
    best = shelves.best_of(fit)
    best_available = shelves.best_of(np.where(shelves.available, fit, np.float32(-1)))
    factor = np.where(best_available >= best, np.float32(1), np.float32(_NOT_AVAILABLE))
    factor = factor * (1 - _WORSE_REVIEWS * (1 - shelves.bonus))
    if query.price and query.price.target:
        target = float(query.price.target)
        near = 1 - np.minimum(np.abs(shelves.prices - target) / target, 1) * _FAR_FROM_TARGET
        factor = factor * shelves.best_of(near.astype(np.float32))
    return np.asarray(factor, dtype=np.float32)


def _served(concepts: Sequence[Concept], shelves: Shelves) -> Flags:
    """The products that only go with what is asked for."""
    served = np.zeros(shelves.products, dtype=np.bool_)
    for number in (number for concept in concepts for number in concept.served):
        served[shelves.word(number)[0]] = True
    return served


def _cheapest(rank: Floats, base: Floats, allowed: Flags, shelves: Shelves) -> Floats:
    """What to add so that among products that answer nearly as well as the best lower prices come first."""
    top = rank >= _EVERYTHING if (rank >= _EVERYTHING).any() else rank > 0
    good = top & (base >= _CHEAP_ENOUGH * base[top].max(initial=0))
    lowest = -shelves.best_of(np.where(allowed, -shelves.prices, -np.inf))
    return np.asarray(good * (2 * _EVERYTHING + _EVERYTHING / (1 + np.maximum(lowest, 0))), dtype=np.float32)
