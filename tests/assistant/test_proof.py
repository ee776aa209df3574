"""Who a shopper is: what proves it, what does not, and that nobody sees another's orders."""

from datetime import UTC, datetime, timedelta

import pytest

from assistant.linden import ADA, BO, RULES, Book
from parlour.assistant.act.rights import Proof, Rights, opened, orders_open, prove
from parlour.assistant.memory import Evidence
from parlour.shop.facts import Facts
from parlour.shop.facts_toml import parse_facts

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
RIGHTS = Rights(facts=parse_facts(RULES), now=NOW)
BY_ORDER = Rights(facts=Facts(), now=NOW)


def test_the_e_mail_of_the_account_opens_its_orders_for_an_hour():
    proof, right = prove(Evidence(emails=("ada@example.com",)), RIGHTS, Book())

    assert right
    assert [order.id for order in orders_open(proof, RIGHTS, Book())] == ["#A1001", "#A1002"]
    later = Rights(facts=RIGHTS.facts, now=NOW + timedelta(hours=1))
    assert opened(proof, later) is None


def test_name_and_postal_code_open_them_too_in_either_order():
    proof, right = prove(Evidence(names=(("Lovelace", "Ada"),), codes=("34121",)), RIGHTS, Book())

    assert right
    assert proof.customer == ADA


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(emails=("nobody@example.com",)),
        Evidence(names=(("Ada", "Lovelace"),), codes=("99999",)),
        Evidence(names=(("Bo", "Lovelace"),), codes=("34121",)),
    ],
)
def test_what_is_unknown_or_wrong_opens_nothing_and_counts(evidence):
    proof, right = prove(evidence, RIGHTS, Book())

    assert right is False
    assert proof.wrong == 1
    assert orders_open(proof, RIGHTS, Book()) == ()


def test_after_five_wrong_proofs_the_right_one_is_not_taken_any_more():
    rights = RIGHTS
    for _ in range(5):
        proof, _ = prove(Evidence(emails=("nobody@example.com",)), rights, Book())
        rights = Rights(facts=RIGHTS.facts, now=NOW, proof=proof)

    proof, right = prove(Evidence(emails=("ada@example.com",)), rights, Book())

    assert proof.has_ended
    assert right is None
    assert opened(proof, rights) is None


def test_a_second_customer_is_refused_in_the_same_talk():
    first, _ = prove(Evidence(emails=("ada@example.com",)), RIGHTS, Book())

    rights = Rights(facts=RIGHTS.facts, now=NOW, proof=first)
    proof, right = prove(Evidence(emails=("bo@example.com",)), rights, Book())

    assert right is False
    assert opened(proof, rights) == ADA


def test_by_default_an_e_mail_alone_proves_nothing():
    proof, right = prove(Evidence(emails=("ada@example.com",)), BY_ORDER, Book())

    assert right is None
    assert opened(proof, BY_ORDER) is None


def test_an_order_number_with_its_own_e_mail_opens_the_account():
    evidence = Evidence(emails=("ada@example.com",), orders=("A1001",))

    proof, right = prove(evidence, BY_ORDER, Book())

    assert right
    assert proof.customer == ADA


def test_an_order_number_with_anothers_e_mail_opens_nothing():
    _, right = prove(Evidence(emails=("bo@example.com",), orders=("A1001",)), BY_ORDER, Book())

    assert right is False


def test_a_guest_sees_that_one_order_alone():
    evidence = Evidence(emails=("guest@example.com",), orders=("#G3001",))

    proof, right = prove(evidence, BY_ORDER, Book())

    assert right
    assert [order.id for order in orders_open(proof, BY_ORDER, Book())] == ["#G3001"]


def test_who_is_signed_in_needs_no_proof():
    rights = Rights(facts=Facts(), now=NOW, signed_in=BO)

    assert [order.id for order in orders_open(Proof(), rights, Book())] == ["#B2001"]


def test_while_an_address_is_paused_nothing_is_checked():
    rights = Rights(facts=RIGHTS.facts, now=NOW, paused=True)

    proof, right = prove(Evidence(emails=("ada@example.com",)), rights, Book())

    assert right is None
    assert proof == Proof()
