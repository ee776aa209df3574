"""Finds products as people ask for them: words in any form and language, typing errors, synonyms, prices, options."""

from parlour.shop.search.archive import IndexUnreadable
from parlour.shop.search.both import BothHalves
from parlour.shop.search.build import write_index
from parlour.shop.search.lexical import LexicalIndex, build
from parlour.shop.search.meanings import Encode, Meanings
from parlour.shop.search.meanings_file import read_meanings
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
    "BothHalves",
    "CategoryReason",
    "Encode",
    "Hit",
    "IndexUnreadable",
    "LexicalIndex",
    "Meanings",
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
    "read_meanings",
    "write_index",
]
