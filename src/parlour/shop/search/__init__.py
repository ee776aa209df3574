"""Finds products as people ask for them: words in any form and language, typing errors, synonyms, prices, options."""

from parlour.shop.search.archive import IndexUnreadable
from parlour.shop.search.build import write_index
from parlour.shop.search.lexical import LexicalIndex, build
from parlour.shop.search.parse import parse
from parlour.shop.search.port import Searcher
from parlour.shop.search.values import (
    CategoryReason,
    Hit,
    Missed,
    OptionReason,
    OptionWish,
    PriceLimit,
    PriceReason,
    Query,
    Reason,
    StockReason,
    WordReason,
)

__all__ = [
    "CategoryReason",
    "Hit",
    "IndexUnreadable",
    "LexicalIndex",
    "Missed",
    "OptionReason",
    "OptionWish",
    "PriceLimit",
    "PriceReason",
    "Query",
    "Reason",
    "Searcher",
    "StockReason",
    "WordReason",
    "build",
    "parse",
    "write_index",
]
