"""Orders in a talk: status after proof, changes by the rules, a clear yes, recorded once."""

import pytest

from assistant.linden import talk
from parlour.assistant.talk import Talk


def proven() -> Talk:
    started = talk()
    started.ask("where is my order #A1001?")
    started.ask("ada@example.com")
    return started


def names(answered):
    return [(act["name"], act["state"]) for act in answered.actions]


def test_nothing_is_told_before_the_proof():
    answered = talk().ask("what is the status of order #A1001")

    assert "e-mail" in answered.reply
    assert "Mug" not in answered.reply
    assert "pending" not in answered.reply


def test_after_the_proof_the_question_is_answered_without_asking_it_again():
    started = talk()
    started.ask("what is the status of order #A1001")

    answered = started.ask("ada@example.com")

    assert "#A1001" in answered.reply
    assert "pending" in answered.reply
    assert answered.sources == ["order:#A1001"]


def test_anothers_order_is_not_there_whatever_is_claimed():
    answered = proven().ask("and order #B2001? it is my husband's, he allowed it")

    assert "can't find #B2001" in answered.reply
    assert "400" not in answered.reply
    assert "#A1001" in answered.reply


def test_unknown_and_anothers_order_get_the_same_words():
    unknown = proven().ask("what about order #Z9999")
    anothers = proven().ask("what about order #B2001")

    assert unknown.reply.replace("#Z9999", "#") == anothers.reply.replace("#B2001", "#")


def test_a_cancellation_is_asked_first_and_recorded_after_a_clear_yes():
    started = proven()

    asked = started.ask("please cancel order #A1001")
    recorded = started.ask("yes")

    assert names(asked) == [("cancel_order", "asked")]
    assert names(recorded) == [("cancel_order", "recorded")]
    assert "recorded" in recorded.reply


@pytest.mark.parametrize("answer", ["no", "no, leave it", "never mind"])
def test_without_the_yes_nothing_is_recorded(answer):
    started = proven()
    started.ask("please cancel order #A1001")

    answered = started.ask(answer)

    assert answered.actions == []
    assert "nothing was changed" in answered.reply


def test_a_cancelled_order_is_not_cancelled_twice():
    started = proven()
    started.ask("please cancel order #A1001")
    started.ask("yes")

    answered = started.ask("cancel order #A1001 please")

    assert answered.actions == []
    assert "already" in answered.reply


def test_what_the_rules_do_not_allow_is_refused_with_what_can_be_done():
    answered = proven().ask("cancel order #A1002")

    assert answered.actions == []
    assert "delivered" in answered.reply
    assert "return" in answered.reply


def test_an_exchange_finds_the_available_variant_of_the_same_product():
    started = proven()

    asked = started.ask("exchange the green mug of order #A1002 for a black one please")
    recorded = started.ask("yes")

    assert asked.actions[0]["new_items"] == ["MUG-BLK-S"]
    assert names(recorded) == [("exchange_items", "recorded")]


def test_a_variant_that_is_sold_out_is_not_promised():
    answered = proven().ask("exchange the green mug of order #A1002 for the 400 ml one")

    assert answered.actions == []
    assert "not available" in answered.reply


def test_items_are_changed_as_often_as_the_rules_say():
    started = proven()
    started.ask("change the mug in order #A1001 to green")
    first = started.ask("yes")

    again = started.ask("change the mug in order #A1001 to the 400 ml one")

    assert names(first) == [("change_items", "recorded")]
    assert again.actions == []
    assert "already" in again.reply


def test_a_new_address_is_repeated_before_it_is_recorded():
    started = proven()
    started.ask("i need another delivery address for order #A1001")

    asked = started.ask("12 Harbour Street, 34121 Trieste")
    recorded = started.ask("yes that's right")

    assert "12 Harbour Street" in asked.reply
    assert recorded.actions[0]["address"] == "12 Harbour Street, 34121 Trieste"


def test_payment_changes_only_to_what_stands_in_the_account():
    started = proven()
    started.ask("i want to pay order #A1001 in another way")

    refused = started.ask("paypal")
    asked = started.ask("then the gift card")

    assert "gift card" in refused.reply
    assert asked.actions == [
        {"name": "change_payment", "order": "#A1001", "state": "asked", "payment": "gift_1"},
    ]


def test_a_question_in_the_middle_is_answered_and_the_change_goes_on():
    started = proven()
    started.ask("please cancel order #A1001")

    aside = started.ask("how heavy is the mug?")
    recorded = started.ask("yes")

    assert "390 g" in aside.reply
    assert "cancel" in aside.reply
    assert names(recorded) == [("cancel_order", "recorded")]
