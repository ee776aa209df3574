"""The encoder finds goods that are described in English for who asks in another language."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks.search import read_products
from parlour.assistant.understand.encoder import our_encoder
from parlour.shop.halves import joined
from parlour.shop.search import Searcher, WordReason, build, parse

DEMO = Path(__file__).parents[2] / "demo" / "shop" / "products.jsonl"


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """The search of the demo shop as if it knew English only."""
    goods = (replace(product, translations={}) for product in read_products(DEMO))
    return joined(tmp_path_factory.mktemp("index"), "linden", build(goods), our_encoder().read_all)


@pytest.mark.parametrize(
    ("asked", "category"),
    [
        ("semillas de tomate", "garden/seeds"),
        ("pomodori", "garden/seeds"),
        ("городской велик", "cycling/bicycles"),
    ],
)
def test_goods_are_found_across_languages(search: Searcher, asked: str, category: str) -> None:
    categories = {product.id: product.category for product in read_products(DEMO)}

    best = search.search(parse(asked), 3)

    assert category in [categories[hit.product] for hit in best]
    assert "meaning" in [why.how for hit in best for why in hit.reasons if isinstance(why, WordReason)]


def test_what_the_shop_has_not_is_not_guessed(search: Searcher) -> None:
    assert search.search(parse("fisarmonica")) == []
    assert search.search(parse("подгузники")) == []
