"""Lines of products.jsonl: good ones become products, each bad one is told with what to write."""

import re
from pathlib import Path

import pytest

from parlour.foundation.money import Money
from parlour.shop.goods import Product
from parlour.shop.records import BadLine
from shop.goods import KETTLE, SHOE, write_folder
from shop.reading import bad_lines, read

PRICE = {"amount": "5.00", "currency": "EUR"}


def test_a_product_keeps_what_the_format_does_not_know_with_its_attributes(tmp_path: Path) -> None:
    variant = {"sku": "1", "price": PRICE, "compare_at_price": {"amount": "7.5", "currency": "EUR"}, "weight": 310}
    line = {"id": "a", "title": "A", "fabric": "wool", "attributes": {"care": "by hand"}, "variants": [variant]}

    (product,) = read(write_folder(tmp_path, products_jsonl=[line]))

    assert isinstance(product, Product)
    assert product.attributes == {"care": "by hand", "fabric": "wool"}
    assert product.variants[0].attributes == {"weight": 310}
    assert product.variants[0].compare_at == Money.of("7.5", "EUR")


def test_null_is_as_good_as_not_written(tmp_path: Path) -> None:
    line = SHOE | {"description": None, "brand": None, "rating": None, "tags": None}

    (product,) = read(write_folder(tmp_path, products_jsonl=[line]))

    assert isinstance(product, Product)
    assert (product.description, product.brand, product.tags) == ("", None, ())


@pytest.mark.parametrize(("stock", "available"), [(0, False), (3, True)])
def test_where_only_the_stock_is_told_it_says_whether_a_variant_can_be_bought(
    tmp_path: Path, stock: int, available: bool
) -> None:
    variant = {"sku": "1", "price": PRICE, "stock": stock}

    (product,) = read(write_folder(tmp_path, products_jsonl=[{"id": "a", "title": "A", "variants": [variant]}]))

    assert isinstance(product, Product)
    assert product.is_available is available


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": "a", "title": "\\u0000"}', r"U\+0000 is in a text: remove it"),
        ("[" * 100_000, "not JSON|nested too deeply"),
        ({"title": "A", "variants": [{"sku": "1", "price": PRICE}]}, "`id` is missing: add it"),
        ({"id": " ", "title": "A", "variants": [{"sku": "1", "price": PRICE}]}, "`id` is empty"),
        ({"id": "a\nb", "title": "A", "variants": [{"sku": "1", "price": PRICE}]}, "cannot be seen"),
        ({"id": "a" * 201, "title": "A", "variants": [{"sku": "1", "price": PRICE}]}, "longer than 200"),
        ({"id": 7, "title": "A", "variants": [{"sku": "1", "price": PRICE}]}, "`id` must be a text in quotes"),
        ({"id": "a", "title": "", "variants": [{"sku": "1", "price": PRICE}]}, "`title` is empty"),
        ({"id": "a", "title": "A"}, "`variants` is missing"),
        ({"id": "a", "title": "A", "variants": {}}, "`variants` must be a list"),
        ({"id": "a", "title": "A", "variants": ["1"]}, r"`variants\[0\]` must be an object"),
        ({"id": "a", "title": "A", "variants": [{"price": PRICE}]}, r"`variants\[0\].sku` is missing: add it"),
        ({"id": "a", "title": "A", "variants": [{"sku": "1"}]}, r"`variants\[0\].price` is missing: add it"),
        ({"id": "a", "title": "A", "tags": "red", "variants": [{"sku": "1", "price": PRICE}]}, "`tags` must be a list"),
        ({"id": "a", "title": "A", "tags": [1], "variants": [{"sku": "1", "price": PRICE}]}, r"`tags\[0\]` must be"),
        (
            {"id": "a", "title": "A", "attributes": [], "x": 1, "variants": [{"sku": "1", "price": PRICE}]},
            "`attributes`",
        ),
        (
            {"id": "a", "title": "A", "rating": {"average": 9, "count": 1}, "variants": [{"sku": "1", "price": PRICE}]},
            "between 1 and 5",
        ),
        (
            {"id": "a", "title": "A", "variants": [{"sku": "1", "price": PRICE, "available": "yes"}]},
            r"`variants\[0\].available` must be true or false",
        ),
        (
            {"id": "a", "title": "A", "variants": [{"sku": "1", "price": PRICE}, {"sku": "1", "price": PRICE}]},
            "`sku` '1' is used twice",
        ),
    ],
)
def test_a_bad_product_is_told_with_its_line_and_what_to_write(tmp_path: Path, line: object, reason: str) -> None:
    folder = write_folder(tmp_path, products_jsonl=[KETTLE, line, SHOE])

    found = read(folder)

    assert [type(one) for one in found] == [Product, BadLine, Product]
    bad = found[1]
    assert isinstance(bad, BadLine)
    assert (bad.file, bad.line) == ("products.jsonl", 2)
    assert re.search(reason, bad.reason), bad.reason


@pytest.mark.parametrize(
    ("price", "field"),
    [
        ("5.00 EUR", "price"),
        ({"amount": 5.0, "currency": "EUR"}, "price.amount"),
        ({"amount": "5,00", "currency": "EUR"}, "price.amount"),
        ({"amount": "-5", "currency": "EUR"}, "price.amount"),
        ({"amount": "1e9", "currency": "EUR"}, "price.amount"),
        ({"amount": "NaN", "currency": "EUR"}, "price.amount"),
        ({"amount": "5.00"}, "price.currency"),
        ({"amount": "5.00", "currency": "euro"}, "price.currency"),
        ({"amount": "5.00", "currency": "XYZ"}, "price.currency"),
        ({"amount": "5.00", "currency": ["EUR"]}, "price.currency"),
    ],
)
def test_money_that_is_not_exact_or_has_no_currency_is_not_taken(tmp_path: Path, price: object, field: str) -> None:
    line = {"id": "a", "title": "A", "variants": [{"sku": "1", "price": price}]}

    ((_, _, reason),) = bad_lines(write_folder(tmp_path, products_jsonl=[line]))

    assert f"`variants[0].{field}`" in reason


def test_an_id_or_sku_that_stood_in_an_earlier_line_is_told(tmp_path: Path) -> None:
    same_sku = KETTLE | {"id": "other"}

    found = bad_lines(write_folder(tmp_path, products_jsonl=[KETTLE, KETTLE, same_sku]))

    assert [line for _, line, _ in found] == [2, 3]
    assert "'fora' stands in an earlier line" in found[0][2]
    assert "'F-1' is used twice" in found[1][2]


def test_a_bad_product_still_tells_whose_line_it_is_so_that_it_is_not_taken_for_missing(tmp_path: Path) -> None:
    (bad,) = read(write_folder(tmp_path, products_jsonl=['{"id": "rivo", "title": "cut o']))

    assert isinstance(bad, BadLine)
    assert bad.product == "rivo"


def test_a_broken_line_of_which_not_even_the_id_can_be_read_is_told_too(tmp_path: Path) -> None:
    (bad,) = read(write_folder(tmp_path, products_jsonl=b'{"id": "a\xb7b"}\n'))

    assert isinstance(bad, BadLine)
    assert bad.product is None
