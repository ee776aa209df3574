"""What an order came to."""

import msgspec

from parlour.foundation.money import Money
from parlour.shop.records import Order
from parlour.shop.sums import total_of

LINE = {"product": "p", "sku": "s", "title": "Lamp", "quantity": 2, "price": {"amount": "40.00", "currency": "EUR"}}


def order(*lines: dict[str, object], **attributes: object) -> Order:
    made = msgspec.convert({"id": "#1", "status": "pending", "lines": lines}, Order, strict=False)
    return msgspec.structs.replace(made, attributes=attributes)


def test_it_is_what_the_shop_wrote_with_delivery() -> None:
    assert total_of(order(LINE, total={"amount": "85.90", "currency": "EUR"})) == Money.of("85.90", "EUR")


def test_else_it_is_what_the_lines_come_to() -> None:
    assert total_of(order(LINE)) == Money.of("80.00", "EUR")
    assert total_of(order(LINE, total="much")) == Money.of("80.00", "EUR")


def test_several_currencies_have_no_sum() -> None:
    dollars = LINE | {"price": {"amount": "40.00", "currency": "USD"}}

    assert total_of(order(LINE, dollars)) is None
    assert total_of(order()) is None
