"""Flows in a talk: corrections, a change of mind, questions in the middle, and two wishes in one message."""

import pytest

from assistant.linden import ORDERS, Book, library, line, reader
from parlour.assistant.orders import Line, Order
from parlour.assistant.talk import Talk
from parlour.foundation.money import Money

KETTLE_LINE = Line(
    product="kettle", sku="KET-1", title="Kettle", options={"colour": "white"}, price=Money.of("49.00", "EUR")
)
BOTH = Order(
    id="#A1003",
    status="delivered",
    customer="ada",
    lines=(line("MUG-GRN-S", colour="green", capacity="250 ml"), KETTLE_LINE),
)
SECOND = Order(id="#A1004", status="pending", customer="ada", lines=(KETTLE_LINE,))
ADDRESS = "12 Harbour Street, 34121 Trieste"


def talk(*messages: str) -> Talk:
    started = Talk(name="ada", library=library(), reader=reader(), book=Book((*ORDERS, BOTH, SECOND)))
    for message in messages:
        started.ask(message)
    return started


def acts(answered):
    return [(act["name"], act["order"], act["state"]) for act in answered.actions]


@pytest.mark.parametrize("answer", ["no, the other one", "no, el otro", "no, l'altro", "нет, другой"])
def test_at_the_question_for_a_yes_the_other_order_can_be_meant(answer):
    asked = talk("cancel order #A1001", "ada@example.com").ask(answer)

    assert acts(asked) == [("cancel_order", "#A1004", "asked")]


def test_the_other_thing_of_the_order_can_be_meant():
    started = talk("i want to return something from #A1003", "ada@example.com", "the kettle")

    asked, recorded = started.ask("no, the other one"), started.ask("yes")

    assert asked.actions[0]["items"] == ["MUG-GRN-S"]
    assert acts(recorded) == [("return_items", "#A1003", "recorded")]


def test_another_thing_can_be_named_instead():
    started = talk("exchange the kettle of #A1003 for a red one", "ada@example.com")

    asked = started.ask("no wait, the mug instead, a black one")

    assert asked.actions[0]["items"] == ["MUG-GRN-S"]
    assert asked.actions[0]["new_items"] == ["MUG-BLK-S"]


@pytest.mark.parametrize("correction", ["sorry, 400 ml", "no, 400 ml"])
def test_a_corrected_option_keeps_the_others_as_they_were_wished(correction):
    started = talk("exchange the green mug of order #A1002 for a black one", "ada@example.com")

    asked = started.ask(correction)

    assert asked.actions[0]["new_items"] == ["MUG-BLK-L"]


def test_the_other_means_of_payment_can_be_meant():
    started = talk("i want to pay order #A1001 with the gift card", "ada@example.com")

    asked = started.ask("no, with the other one")

    assert asked.actions[0]["payment"] == "card_1"


def test_a_corrected_address_is_repeated_anew():
    started = talk("i'd like to change the address of order #A1001", "ada@example.com", ADDRESS)

    asked = started.ask("no, 14 Harbour Street, 34121 Trieste")

    assert asked.actions[0]["address"] == "14 Harbour Street, 34121 Trieste"
    assert asked.actions[0]["state"] == "asked"


def test_whoever_changes_their_mind_is_not_asked_again_for_proof_order_and_thing():
    started = talk("i want to return the mug from #A1002", "ada@example.com")

    asked = started.ask("actually exchange it for a black one")

    assert acts(asked) == [("exchange_items", "#A1002", "asked")]


def test_a_question_in_the_middle_is_answered_and_ours_asked_again_in_the_same_reply():
    started = talk("i'd like to change the address of order #A1001", "ada@example.com")

    aside, asked = started.ask("do you wrap presents?"), started.ask(ADDRESS)

    assert "3 EUR" in aside.reply
    assert aside.reply.endswith("where should order #A1001 go?")
    assert acts(asked) == [("change_address", "#A1001", "asked")]


def test_a_call_that_was_asked_for_waits_for_its_number_through_a_question():
    started = talk("please call me back")

    aside, noted = started.ask("how heavy is the mug?"), started.ask("+39 340 555 0188")

    assert "390 g" in aside.reply
    assert "number" in aside.reply
    assert [act["name"] for act in noted.actions] == ["callback"]


@pytest.mark.parametrize("words", ["forget it", "déjalo", "lascia stare", "забудьте"])
def test_forget_it_leaves_what_is_under_way(words):
    started = talk("please call me back")

    left, later = started.ask(words), started.ask("how heavy is the mug?")

    assert left.actions == []
    assert "number" not in later.reply


def test_a_wish_about_an_order_and_a_question_are_both_served():
    started = talk()

    first, second = started.ask("cancel order #A1001. do you wrap presents?"), started.ask("ada@example.com")

    assert "3 EUR" in first.reply
    assert acts(second) == [("cancel_order", "#A1001", "asked")]


def test_two_wishes_about_two_orders_are_both_served_with_one_proof():
    started = talk("hi, where is my order #A1002? also change the address of order #A1004 to " + ADDRESS)

    answered, recorded = started.ask("ada@example.com"), started.ask("yes")

    assert "T77" in answered.reply
    assert acts(answered) == [("change_address", "#A1004", "asked")]
    assert recorded.actions[0]["address"] == ADDRESS


def test_the_postal_code_of_a_new_address_is_not_taken_for_a_proof():
    started = talk("change the address of order #A1004 to 12 Harbour Street, 99999 Trieste")

    assert started.proof.wrong == 0
