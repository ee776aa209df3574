"""Lines of customers.jsonl, orders.jsonl and reviews.jsonl."""

from parlour.shop.importers.plain.fields import Bad, check_email, check_id, known, many, money, shaped, texts
from parlour.shop.keys import order_key
from parlour.shop.records import (
    Address,
    Customer,
    Order,
    OrderLine,
    OrderPayment,
    PaymentMethod,
    Review,
    Shipment,
)


def customer_of(raw: dict[str, object]) -> Customer:
    """The customer of a line; raises `Bad`."""
    fields = known(raw, Customer, "")
    _put_address(fields)
    methods = many(raw.get("payment_methods"), "payment_methods")
    fields["payment_methods"] = [
        shaped(known(one, PaymentMethod, f"payment_methods[{at}]"), PaymentMethod, f"payment_methods[{at}]")
        for at, one in enumerate(methods)
    ]
    customer = shaped(fields, Customer)
    check_id(customer.id, "id")
    check_email(customer.email, "email")
    return customer


def order_of(raw: dict[str, object]) -> Order:
    """The order of a line; raises `Bad`."""
    fields = known(raw, Order, "")
    _put_address(fields)
    fields["lines"] = [_line(one, f"lines[{at}]") for at, one in enumerate(many(raw.get("lines"), "lines"))]
    shipments = many(raw.get("shipments"), "shipments")
    fields["shipments"] = [
        shaped(known(one, Shipment, f"shipments[{at}]"), Shipment, f"shipments[{at}]")
        for at, one in enumerate(shipments)
    ]
    payments = many(raw.get("payments"), "payments")
    fields["payments"] = [_payment(one, f"payments[{at}]") for at, one in enumerate(payments)]
    order = shaped(fields, Order)
    _check_order(order)
    return order


def review_of(raw: dict[str, object]) -> Review:
    """The review of a line; raises `Bad`."""
    review = shaped(known(raw, Review, ""), Review)
    check_id(review.product, "product")
    return review


def _check_order(order: Order) -> None:
    check_id(order.id, "id")
    if not order_key(order.id):
        raise Bad("`id` has no letter or digit: write the number as the shopper reads it, such as #W2611340")
    if not order.lines:
        raise Bad("`lines` is missing: write what was ordered, with `sku`, `quantity` and `price`")
    if not order.customer and not order.email:
        raise Bad("`customer` is missing: write the customer's id or, for a guest, `email`")
    check_email(order.email, "email")


def _put_address(fields: dict[str, object]) -> None:
    if "address" in fields:
        fields["address"] = shaped(known(fields["address"], Address, "address"), Address, "address")


def _line(raw: object, at: str) -> OrderLine:
    fields = known(raw, OrderLine, at)
    if "price" not in fields:
        raise Bad(f"`{at}.price` is missing: add it")
    fields["price"] = money(fields["price"], f"{at}.price")
    fields["options"] = texts(fields.get("options", {}), f"{at}.options")
    return shaped(fields, OrderLine, at)


def _payment(raw: object, at: str) -> OrderPayment:
    if not isinstance(raw, dict):
        raise Bad(f"`{at}` must be an object in braces")
    rest = {key: value for key, value in raw.items() if key not in ("amount", "currency", "money")}
    fields = known(rest, OrderPayment, at)
    fields["money"] = money(raw, at)
    return shaped(fields, OrderPayment, at)
