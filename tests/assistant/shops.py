"""Shops for tests, read from a folder in the plain import format: goods, promises, answers, orders."""

import json
import tomllib
from pathlib import Path

import msgspec

from parlour.assistant.library import Library
from parlour.assistant.orders import Customer, Line, Order, PayingWith
from parlour.foundation.money import Money
from parlour.knowledge.answers import AnswerIndex, parse_answers
from parlour.shop.facts_toml import parse_facts
from parlour.shop.goods import Product
from parlour.shop.search.build import build_arrays
from parlour.shop.search.lexical import LexicalIndex

LANGUAGES = ("en", "es", "it", "ru")


class FolderBook:
    """The orders and customers of a folder, in memory."""

    def __init__(self, customers: list[dict], orders: list[dict], products: dict[str, Product]) -> None:
        self._customers = {row["id"]: row for row in customers}
        self._orders = [_order(row) for row in orders]
        self._products = products

    def by_email(self, email: str) -> Customer | None:
        rows = self._customers.values()
        return next((_customer(row) for row in rows if (row.get("email") or "").casefold() == email.casefold()), None)

    def by_name_and_code(self, first: str, last: str, code: str) -> Customer | None:
        for row in self._customers.values():
            names = {(row.get("first_name") or "").casefold(), (row.get("last_name") or "").casefold()}
            if names == {first.casefold(), last.casefold()} and row["address"]["postal_code"] == code:
                return _customer(row)
        return None

    def order(self, number: str) -> Order | None:
        bare = "".join(filter(str.isalnum, number.casefold()))
        return next((one for one in self._orders if "".join(filter(str.isalnum, one.id.casefold())) == bare), None)

    def orders_of(self, customer: Customer) -> tuple[Order, ...]:
        if customer.id:
            return tuple(order for order in self._orders if order.customer == customer.id)
        return tuple(order for order in self._orders if order.email == customer.email)

    def product(self, product: str) -> Product | None:
        return self._products.get(product)


def open_shop(folder: Path) -> tuple[Library, FolderBook]:
    """The library and the orders of a folder."""
    products = {row["id"]: product(row) for row in lines(folder / "products.jsonl")}
    answers = [
        answer
        for lang in ("", *LANGUAGES)
        if (file := folder / (f"answers.{lang}.md" if lang else "answers.md")).exists()
        for answer in parse_answers(file.read_text("utf-8"), lang or "en", file.name)
    ]
    library = Library(
        searcher=LexicalIndex(build_arrays(list(products.values()))),
        products=products,
        facts=parse_facts(tomllib.loads((folder / "facts.toml").read_text("utf-8"))),
        answers=AnswerIndex(answers),
    )
    return library, FolderBook(lines(folder / "customers.jsonl"), lines(folder / "orders.jsonl"), products)


def lines(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def product(row: dict) -> Product:
    known = set(Product.__struct_fields__)
    more = {key: value for key, value in row.items() if key not in known and key not in ("videos",)}
    row = {key: value for key, value in row.items() if key in known and value is not None}
    row["variants"] = [
        {("compare_at" if key == "compare_at_price" else key): value for key, value in one.items() if value is not None}
        for one in row["variants"]
    ]
    row["attributes"] = row.get("attributes", {}) | more
    return msgspec.convert(row, Product, strict=False)


def _customer(row: dict) -> Customer:
    methods = tuple(
        PayingWith(one["id"], one["kind"], one.get("brand"), one.get("last_four"))
        for one in row.get("payment_methods", [])
    )
    return Customer(id=row["id"], email=row.get("email"), first_name=row.get("first_name"), payment=methods)


def _order(row: dict) -> Order:
    refunds = [one for one in row.get("payments", []) if one["kind"] == "refund"]
    return Order(
        id=row["id"],
        status=row["status"],
        customer=row.get("customer"),
        email=row.get("email"),
        lines=tuple(_line(one) for one in row["lines"]),
        tracking=tuple(number for one in row.get("shipments", []) for number in one.get("tracking_numbers", [])),
        refunded=Money.of(refunds[0]["amount"], refunds[0]["currency"]) if refunds else None,
    )


def _line(row: dict) -> Line:
    price = row["price"]
    return Line(
        product=row.get("product", ""),
        sku=row["sku"],
        title=row.get("title", ""),
        options=row.get("options", {}),
        quantity=row["quantity"],
        price=Money.of(price["amount"], price.get("currency", "USD")),
    )
