"""The demo shop is complete, in four languages, and agrees with itself."""

import re
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from itertools import combinations

import pytest

from demo.shop_files import (
    DEMO,
    LANGUAGES,
    SHOP,
    TRANSLATED,
    answers,
    description,
    facts,
    numbers,
    rows,
    variants,
    words,
)

LARGEST_PICTURE = 4096


def test_the_compiled_shop_is_what_the_sources_say():
    run = subprocess.run([sys.executable, DEMO / "compile.py", "--check"], capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr


def test_there_is_enough_to_look_at():
    assert len(rows("products.jsonl")) >= 120
    assert len({product["category"].split("/")[0] for product in rows("products.jsonl")}) == 10
    assert len(variants()) >= 600
    assert len(rows("customers.jsonl")) == 60
    assert len(rows("reviews.jsonl")) >= 150


def test_orders_are_in_every_state_and_ada_has_one_in_each():
    states = Counter(order["status"] for order in rows("orders.jsonl"))
    adas = {order["status"] for order in rows("orders.jsonl") if order.get("customer") == "ada"}

    assert sum(states.values()) == 200
    assert set(states) == adas == {"pending", "processed", "delivered", "cancelled"}
    assert min(states.values()) >= 10


def test_some_orders_are_of_guests_and_all_others_of_known_customers():
    known = {customer["id"] for customer in rows("customers.jsonl")}
    guests = [order for order in rows("orders.jsonl") if "customer" not in order]

    assert len(guests) >= 10
    assert all("@" in order["email"] for order in guests)
    assert all(order["customer"] in known for order in rows("orders.jsonl") if "customer" in order)


def test_nobody_can_be_reached_by_the_invented_addresses():
    people = [customer["email"] for customer in rows("customers.jsonl")]

    assert len(set(people)) == len(people)
    assert all(re.fullmatch(r"[a-z.]+@example\.(com|org)", email) for email in people)


def test_ids_and_stock_numbers_are_unique():
    assert len({product["id"] for product in rows("products.jsonl")}) == len(rows("products.jsonl"))
    assert len({variant["sku"] for _, variant in variants()}) == len(variants())
    assert len({order["id"] for order in rows("orders.jsonl")}) == 200


def test_every_variant_has_a_price_and_a_true_stock():
    for _, variant in variants():
        assert re.fullmatch(r"\d+\.\d\d", variant["price"]["amount"])
        assert variant["available"] == (variant["stock"] > 0)
    gone = sum(not variant["available"] for _, variant in variants())
    assert 0.04 < gone / len(variants()) < 0.25


def test_order_lines_are_real_variants_at_their_prices():
    by_sku = {variant["sku"]: (product, variant) for product, variant in variants()}
    for order in rows("orders.jsonl"):
        for line in order["lines"]:
            product, variant = by_sku[line["sku"]]
            assert (line["product"], line["title"]) == (product["id"], product["title"])
            assert (line["options"], line["price"]) == (variant["options"], variant["price"])


def test_what_was_paid_is_what_it_costs():
    for order in rows("orders.jsonl"):
        goods = sum(Decimal(line["price"]["amount"]) * line["quantity"] for line in order["lines"])
        total = goods + Decimal(order["delivery"]["cost"]["amount"])
        paid = [Decimal(one["amount"]) for one in order["payments"] if one["kind"] == "payment"]
        assert Decimal(order["total"]["amount"]) == total
        assert paid == [total] or (paid == [] and order["status"] == "pending")


def test_delivery_in_orders_costs_what_the_facts_say():
    costs = {way["name"]["en"]: way for way in facts()["delivery"]}
    for order in rows("orders.jsonl"):
        way = costs[order["delivery"]["name"]]
        goods = sum(Decimal(line["price"]["amount"]) * line["quantity"] for line in order["lines"])
        is_free = "free_from" in way and goods >= Decimal(way["free_from"]["amount"])
        assert order["address"]["country"] in way["to"]
        assert order["delivery"]["cost"]["amount"] == ("0.00" if is_free else way["cost"]["amount"])


def test_only_what_left_has_a_parcel_and_only_what_arrived_has_a_day_of_delivery():
    for order in rows("orders.jsonl"):
        arrived = [parcel for parcel in order["shipments"] if "delivered_at" in parcel]
        if order["status"] in {"pending", "cancelled"}:
            assert order["shipments"] == []
        assert bool(arrived) == (order["status"] == "delivered")
        assert all(parcel["shipped_at"] > order["created_at"] for parcel in order["shipments"])


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_product_is_complete_in_each_language(language):
    for product in rows("products.jsonl"):
        text = product["translations"][language]
        pairs = {pair for variant in product["variants"] for pair in variant["options"].items()}
        assert text["title"] != product["title"] or language in {"es", "it"}
        assert len(words(text["description"])) >= 30
        assert set(text["options"]) == {word for pair in pairs for word in pair}
        assert len(text["attributes"]) == len(product["attributes"])


def test_russian_goods_are_written_in_russian():
    for product in rows("products.jsonl"):
        letters = "".join(words(description(product, "ru")))
        assert sum("а" <= letter <= "я" or letter == "ё" for letter in letters) > 0.75 * len(letters)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_descriptions_begin_alike_or_are_near_copies(language):
    texts = {product["id"]: words(description(product, language)) for product in rows("products.jsonl")}
    openings = Counter(tuple(text[:5]) for text in texts.values())
    threes = {key: set(zip(text, text[1:], text[2:], strict=False)) for key, text in texts.items()}

    assert [opening for opening, count in openings.items() if count > 1] == []
    for one, other in combinations(threes, 2):
        shared = len(threes[one] & threes[other]) / min(len(threes[one]), len(threes[other]))
        assert shared < 0.2, (one, other)


def test_every_picture_is_there_small_and_used():
    named = {image.split("/")[1] for product in rows("products.jsonl") for image in product["images"]}
    named |= {variant["image"].split("/")[1] for _, variant in variants()}

    assert {file.name for file in (SHOP / "pictures").iterdir()} == named | {"house.svg", "mark.svg"}
    assert len({name.split("-")[0] for name in named}) >= 25
    for file in (SHOP / "pictures" / name for name in named):
        assert file.stat().st_size < LARGEST_PICTURE
        assert 'viewBox="0 0 400 400"' in file.read_text(encoding="utf-8")


def test_companions_are_goods_of_this_shop():
    known = {product["id"] for product in rows("products.jsonl")}

    assert {key for product in rows("products.jsonl") for key in product["goes_with"]} <= known


def test_reviews_are_of_goods_of_this_shop_in_four_languages_and_not_all_glad():
    reviews = rows("reviews.jsonl")
    known = {product["id"] for product in rows("products.jsonl")}
    languages = Counter(review["language"] for review in reviews)

    assert {review["product"] for review in reviews} <= known
    assert min(languages[language] for language in LANGUAGES) >= 30
    assert {review["rating"] for review in reviews} == {1, 2, 3, 4, 5}


def test_sixty_questions_are_answered_in_each_language():
    for language in LANGUAGES:
        assert len(answers(language)) == 60
        assert len({question for question, _ in answers(language)}) == 60
        assert all(30 < len(answer) < 500 for _, answer in answers(language))


@pytest.mark.parametrize("language", TRANSLATED)
def test_answers_name_the_same_numbers_in_each_language(language):
    for (question, english), (_, other) in zip(answers("en"), answers(language), strict=True):
        assert numbers(other) == numbers(english), question


def test_facts_are_told_in_each_language_with_the_same_numbers():
    tables = [table for table in _tables(facts()) if set(table) & set(LANGUAGES)]

    assert len(tables) > 20
    for table in tables:
        assert set(table) == set(LANGUAGES)
        assert {tuple(numbers(text)) for text in table.values()} == {tuple(numbers(table["en"]))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_keep_to_the_facts(language):
    promised = facts()
    said = dict(zip((question for question, _ in answers("en")), (text for _, text in answers(language)), strict=True))

    _holds(said["How long do I have to return something?"], promised["returns"]["days"])
    _holds(said["How long is the warranty?"], promised["warranty"]["months"], 60)
    for way in promised["delivery"]:
        _holds(said["How long does delivery take?"], *(way["days"] if Decimal(way["cost"]["amount"]) else ()))
        _holds(said["How much is delivery?"], *([way["cost"]["amount"]] if Decimal(way["cost"]["amount"]) else []))
        if "free_from" in way:
            _holds(said["From what sum is delivery free?"], way["free_from"]["amount"])
        if "cut_off" in way:
            _holds(said["Until when do I have to order for it to leave today?"], way["cut_off"])
    for question, key in (
        ("When do I get my money back?", "refunds"),
        ("Do you have gift cards?", "gift_cards"),
        ("Do you wrap presents?", "gift_wrapping"),
        ("Is there a discount on the first order?", "first_order"),
        ("Is there a discount for larger quantities?", "quantity"),
        ("I bought something and now it is cheaper.", "price_drop"),
        ("What do I get for recommending you to a friend?", "friends"),
        ("Something arrived broken.", "damaged"),
    ):
        fact = promised[key].get(language) or promised[key]["other"][language]
        _holds(said[question], *set(numbers(fact)))
    _holds(said["Can I pay in instalments?"], *numbers(promised["payment"]["instalments"][language]))
    assert promised["contact"]["phone"] in said["Can I talk to a person?"]
    _holds(said["When are you open, and where?"], "9:00", "18:00", "10:00", "14:00")


def _holds(text: str, *wanted: object) -> None:
    found = numbers(text)
    for number in wanted:
        assert re.sub(r"\.00$", "", str(number)) in found, f"{number} is missing: {text}"


def _tables(value: object):
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from _tables(part)
    if isinstance(value, list):
        for part in value:
            yield from _tables(part)
