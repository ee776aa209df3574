"""The order book: orders are found as people write their numbers, and opened only to whom they belong."""

import json

import pytest

from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.shop.facts import Accepts
from parlour.shop.importers.plain.buyers import customer_of, order_of
from parlour.shop.orders import (
    Claim,
    Proven,
    customer_with_email,
    find_opened,
    find_order,
    guest_orders,
    orders_of,
    prove,
)
from parlour.shop.shelves import CUSTOMERS, ORDERS
from parlour.shop.take import Taking
from shop.goods import ADA, GUEST_ORDER, HER_ORDER

SHOP, OTHER = ShopId(1), ShopId(2)
ALL = tuple(Accepts)
NEWER = HER_ORDER | {"id": "#W3", "created_at": "2026-11-20T10:00:00Z"}
OLDER = HER_ORDER | {"id": "#W2", "created_at": "2026-11-19T10:00:00Z"}
BOB = ADA | {"id": "bob", "first_name": "Bob", "email": "bob@example.com"}
ADA_PROVEN, GUEST_PROVEN = Proven(customer="ada"), Proven(order="#W9000001")


@pytest.fixture
async def book(database: Database) -> Database:
    customers = [customer_of(json.loads(json.dumps(one))) for one in (ADA, BOB)]
    orders = [order_of(json.loads(json.dumps(one))) for one in (HER_ORDER, NEWER, OLDER, GUEST_ORDER)]
    await Taking(database, CUSTOMERS)(SHOP, customers)
    await Taking(database, ORDERS)(SHOP, orders)
    return database


@pytest.mark.parametrize("typed", ["#W2611340", "w2611340", "W 2611340", "w-2611340", "2611340"])
async def test_an_order_is_found_as_people_write_its_number(book: Database, typed: str) -> None:
    found = await book.read(lambda connection: find_order(connection, SHOP, typed))

    assert found is not None
    assert found.id == "#W2611340"


@pytest.mark.parametrize("typed", ["#", "", "3", "W26113400", "X2611340", "26113"])
async def test_a_number_that_fits_no_order_finds_none(book: Database, typed: str) -> None:
    assert await book.read(lambda connection: find_order(connection, SHOP, typed)) is None


async def test_no_order_of_another_shop_is_found(book: Database) -> None:
    assert await book.read(lambda connection: find_order(connection, OTHER, "#W2611340")) is None
    assert await book.read(lambda connection: customer_with_email(connection, OTHER, "ada@example.com")) is None


async def test_digits_that_fit_two_orders_open_neither(book: Database) -> None:
    twin = order_of(json.loads(json.dumps(HER_ORDER | {"id": "#X2611340"})))
    await Taking(book, ORDERS)(SHOP, [twin])

    assert await book.read(lambda connection: find_order(connection, SHOP, "2611340")) is None
    assert await book.read(lambda connection: find_order(connection, SHOP, "x2611340")) == twin


@pytest.mark.parametrize(
    ("accepts", "claim", "proven"),
    [
        ((Accepts.EMAIL,), Claim(email=" ADA@example.com"), ADA_PROVEN),
        ((Accepts.EMAIL,), Claim(email="guest@example.com", order="#W9000001"), None),
        ((Accepts.EMAIL,), Claim(name="Ada Lovelace-O'Brien", postal_code="34121"), None),
        ((Accepts.NAME_AND_POSTAL_CODE,), Claim(name="o'brien lovelace ada", postal_code="34 121"), ADA_PROVEN),
        ((Accepts.NAME_AND_POSTAL_CODE,), Claim(name="Ada Lovelace-O'Brien", postal_code="34122"), None),
        ((Accepts.NAME_AND_POSTAL_CODE,), Claim(name="Ada", postal_code="34121"), None),
        ((Accepts.NAME_AND_POSTAL_CODE,), Claim(email="ada@example.com"), None),
        ((Accepts.ORDER_NUMBER_AND_EMAIL,), Claim(order="w2611340", email="ada@example.com"), ADA_PROVEN),
        ((Accepts.ORDER_NUMBER_AND_EMAIL,), Claim(order="w2611340", email="bob@example.com"), None),
        ((Accepts.ORDER_NUMBER_AND_EMAIL,), Claim(order="w2611340"), None),
        ((Accepts.ORDER_NUMBER_AND_EMAIL,), Claim(order="w9000001", email="Guest@example.com"), GUEST_PROVEN),
        ((Accepts.ORDER_NUMBER_AND_EMAIL,), Claim(order="w9000001", email="ada@example.com"), None),
        ((Accepts.ORDER_NUMBER_AND_EMAIL,), Claim(order="w9000001", email=" "), None),
        ((Accepts.ORDER_NUMBER_AND_EMAIL,), Claim(order="w0", email="ada@example.com"), None),
        (ALL, Claim(order="nonsense", email="ada@example.com"), ADA_PROVEN),
        ((), Claim(email="ada@example.com"), None),
    ],
)
async def test_only_what_the_shop_accepts_proves_who_somebody_is(
    book: Database, accepts: tuple[Accepts, ...], claim: Claim, proven: Proven | None
) -> None:
    assert await book.read(lambda connection: prove(connection, SHOP, accepts, claim)) == proven


async def test_an_address_that_two_accounts_share_proves_nothing(book: Database) -> None:
    twin = customer_of(json.loads(json.dumps(ADA | {"id": "ada2"})))
    await Taking(book, CUSTOMERS)(SHOP, [twin])
    claim = Claim(email="ada@example.com", name="Ada Lovelace-O'Brien", postal_code="34121")

    assert await book.read(lambda connection: prove(connection, SHOP, ALL, claim)) is None


async def test_a_customer_without_an_address_is_not_opened_by_an_empty_one(book: Database) -> None:
    nameless = customer_of(json.loads(json.dumps(ADA | {"id": "eve", "email": None, "address": None})))
    order = order_of(json.loads(json.dumps(HER_ORDER | {"id": "#W77777", "customer": "eve"})))
    await Taking(book, CUSTOMERS)(SHOP, [nameless])
    await Taking(book, ORDERS)(SHOP, [order])

    for claim in (Claim(order="W77777", email=" "), Claim(name="Ada Lovelace-O'Brien", postal_code=" - ")):
        assert await book.read(lambda connection, claim=claim: prove(connection, SHOP, ALL, claim)) is None


async def test_a_proof_opens_the_orders_of_the_customer_newest_first_and_no_others(book: Database) -> None:
    hers = await book.read(lambda connection: orders_of(connection, SHOP, ADA_PROVEN))

    assert [one.id for one in hers] == ["#W3", "#W2", "#W2611340"]


async def test_a_guests_proof_opens_that_one_order(book: Database) -> None:
    another = order_of(json.loads(json.dumps(GUEST_ORDER | {"id": "#W9000002"})))
    await Taking(book, ORDERS)(SHOP, [another])

    opened = await book.read(lambda connection: orders_of(connection, SHOP, GUEST_PROVEN))
    by_number = await book.read(lambda connection: find_opened(connection, SHOP, [GUEST_PROVEN], "9000002"))
    every = await book.read(lambda connection: guest_orders(connection, SHOP, "GUEST@example.com"))

    assert [one.id for one in opened] == ["#W9000001"]
    assert by_number is None
    assert len(every) == 2


async def test_somebody_elses_number_and_one_that_does_not_exist_are_answered_alike(book: Database) -> None:
    for number in ("#W9000001", "#W0000000"):
        found = await book.read(lambda connection, number=number: find_opened(connection, SHOP, [ADA_PROVEN], number))
        assert found is None
