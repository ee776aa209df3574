"""Lines of orders.jsonl and reviews.jsonl: each bad one is told with its field."""

import re
from pathlib import Path

import pytest

from parlour.foundation.money import Money
from parlour.shop.records import Order
from shop.goods import GUEST_ORDER, HER_ORDER, LINE, REVIEW, write_folder
from shop.reading import bad_lines, read


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"status": "shipped"}, "`status` must be one of pending, processed, delivered, cancelled"),
        ({"status": None}, "`status` is missing: add it"),
        ({"customer": None}, "`customer` is missing"),
        ({"id": "#"}, "has no letter or digit"),
        ({"lines": []}, "`lines` is missing"),
        ({"lines": [LINE | {"quantity": 0}]}, r"`lines\[0\].quantity`"),
        ({"lines": [LINE | {"quantity": "2"}]}, r"`lines\[0\].quantity` must be a whole number"),
        ({"lines": [LINE | {"price": "89"}]}, r"`lines\[0\].price` must be written as"),
        ({"lines": [{"sku": "R-42", "quantity": 1}]}, r"`lines\[0\].price` is missing"),
        ({"created_at": "2026-11-20T10:00:00"}, "`created_at` must be a time with its zone"),
        ({"created_at": "yesterday"}, "`created_at` must be a time with its zone"),
        ({"customer": None, "email": "nobody"}, "`email` is no e-mail address"),
        ({"payments": [{"kind": "gift", "amount": "1", "currency": "EUR"}]}, r"`payments\[0\].kind`"),
        ({"payments": [{"kind": "payment", "amount": 1, "currency": "EUR"}]}, r"`payments\[0\].amount`"),
        ({"shipments": [{"shipped_at": 5}]}, r"`shipments\[0\].shipped_at`"),
        ({"address": "Trieste"}, "`address` must be an object"),
    ],
)
def test_a_bad_order_is_told_with_its_field(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    ((file, line, told),) = bad_lines(write_folder(tmp_path, orders_jsonl=[HER_ORDER | change]))

    assert (file, line) == ("orders.jsonl", 1)
    assert re.search(reason, told), told


def test_an_order_keeps_its_money_its_parcels_and_unknown_fields(tmp_path: Path) -> None:
    parcel = {"tracking_numbers": ["1Z"], "skus": ["R-42"], "shipped_at": "2026-11-21T08:00:00Z", "depot": "Graz"}
    paid = {"kind": "payment", "amount": "89.00", "currency": "EUR", "method": "card_1"}

    (order,) = read(write_folder(tmp_path, orders_jsonl=[GUEST_ORDER | {"shipments": [parcel], "payments": [paid]}]))

    assert isinstance(order, Order)
    assert order.payments[0].money == Money.of("89.00", "EUR")
    assert order.shipments[0].attributes == {"depot": "Graz"}


@pytest.mark.parametrize("change", [{"rating": 6}, {"rating": 4.5}, {"rating": None}, {"product": None}])
def test_a_review_needs_its_product_and_a_rating_from_1_to_5(tmp_path: Path, change: dict[str, object]) -> None:
    assert len(bad_lines(write_folder(tmp_path, reviews_jsonl=[REVIEW | change]))) == 1
