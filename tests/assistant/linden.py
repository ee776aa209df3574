"""A very small shop with three customers, for stories about ada and robin."""

from functools import cache
from pathlib import Path
from tempfile import gettempdir

from parlour.assistant.library import Library
from parlour.assistant.orders import Customer, Line, Order, PayingWith
from parlour.assistant.talk import Talk
from parlour.assistant.understand.reader import TrainedReader
from parlour.foundation.money import Money
from parlour.knowledge.answers import AnswerIndex, parse_answers
from parlour.shop.facts_toml import parse_facts
from parlour.shop.goods import Product, Variant, Wording
from parlour.shop.search.build import build_arrays
from parlour.shop.search.lexical import LexicalIndex

MODELS = Path(gettempdir()) / "parlour-test-models"  # trained once for all runs, where `make setup` has not built it
RULES = {
    "currency": "EUR",
    "languages": ["en", "es", "it", "ru"],
    "returns": {"days": 30},
    "identity": {"accepts": ["email", "name and postal code of the account"]},
    "orders": {
        "pending": {
            "may": ["cancel", "change address", "change payment method", "change item options"],
            "item_changes": 1,
        },
        "delivered": {"may": ["return", "exchange"]},
    },
}
ANSWERS = "## Do you wrap presents?\nYes, in brown paper with a ribbon, for 3 EUR.\n"


def variant(sku: str, price: str, *, there: bool = True, **options: str) -> Variant:
    return Variant(sku=sku, options=options, price=Money.of(price, "EUR"), available=there)


MUG = Product(
    id="mug",
    title="Mug",
    description="Thick walls keep the tea hot. It fits under small machines.",
    translations={"it": Wording(title="Tazza"), "es": Wording(title="Taza"), "ru": Wording(title="Кружка")},
    attributes={"weight": "390 g"},
    variants=(
        variant("MUG-BLK-S", "12.00", colour="black", capacity="250 ml"),
        variant("MUG-BLK-L", "16.00", colour="black", capacity="400 ml"),
        variant("MUG-GRN-S", "13.00", colour="green", capacity="250 ml"),
        variant("MUG-GRN-L", "17.00", there=False, colour="green", capacity="400 ml"),
    ),
)
KETTLE = Product(
    id="kettle",
    title="Kettle",
    translations={"it": Wording(title="Bollitore"), "es": Wording(title="Hervidor"), "ru": Wording(title="Чайник")},
    attributes={"material": "steel"},
    variants=(variant("KET-1", "49.00", colour="white"), variant("KET-2", "59.00", colour="red")),
)
PRODUCTS = {"mug": MUG, "kettle": KETTLE}

ADA = Customer(
    id="ada",
    email="ada@example.com",
    first_name="Ada",
    payment=(PayingWith("card_1", "credit_card", "visa", "4242"), PayingWith("gift_1", "gift_card")),
)
BO = Customer(id="bo", email="bo@example.com", first_name="Bo")


def line(sku: str, **options: str) -> Line:
    price = next(one.price for one in MUG.variants if one.sku == sku)
    return Line(product="mug", sku=sku, title="Mug", options=options, price=price)


ORDERS = (
    Order(id="#A1001", status="pending", customer="ada", lines=(line("MUG-BLK-S", colour="black", capacity="250 ml"),)),
    Order(
        id="#A1002",
        status="delivered",
        customer="ada",
        lines=(line("MUG-GRN-S", colour="green", capacity="250 ml"),),
        tracking=("T77",),
    ),
    Order(id="#B2001", status="processed", customer="bo", lines=(line("MUG-BLK-L", colour="black"),)),
    Order(id="#G3001", status="pending", email="guest@example.com", lines=(line("MUG-BLK-L", colour="black"),)),
)


class Book:
    """The orders of the small shop."""

    def __init__(self, orders: tuple[Order, ...] = ORDERS) -> None:
        self._orders = orders

    def by_email(self, email: str) -> Customer | None:
        return next((one for one in (ADA, BO) if one.email == email.casefold()), None)

    def by_name_and_code(self, first: str, last: str, code: str) -> Customer | None:
        return ADA if {first.casefold(), last.casefold()} == {"ada", "lovelace"} and code == "34121" else None

    def order(self, number: str) -> Order | None:
        return next((one for one in self._orders if one.id.strip("#") == number.strip("#").upper()), None)

    def orders_of(self, customer: Customer) -> tuple[Order, ...]:
        if customer.id:
            return tuple(one for one in self._orders if one.customer == customer.id)
        return tuple(one for one in self._orders if one.email == customer.email)

    def product(self, product: str) -> Product | None:
        return PRODUCTS.get(product)


@cache
def reader() -> TrainedReader:
    return TrainedReader.ready(MODELS)


@cache
def library() -> Library:
    return Library(
        searcher=LexicalIndex(build_arrays(list(PRODUCTS.values()))),
        products=PRODUCTS,
        facts=parse_facts(RULES),
        answers=AnswerIndex(parse_answers(ANSWERS)),
    )


def talk() -> Talk:
    """A new talk of ada's with robin."""
    return Talk(name="ada", library=library(), reader=reader(), book=Book())
