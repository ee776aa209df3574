"""The shop's promises: what facts.toml may say, and what is told about what it may not."""

import tomllib
from datetime import UTC, datetime

import msgspec
import pytest

from parlour.foundation.money import Money
from parlour.shop.facts import Accepts, Act, BadFact, Facts, HandOver, Texts
from parlour.shop.facts_toml import parse_facts
from parlour.shop.hours import end_of_next_day, is_open, next_opening

LINDEN = """
name = "Linden"
country = "IT"
currency = "EUR"
languages = ["en", "it"]
time_zone = "Europe/Rome"
motto = { en = "Good things", it = "Cose buone" }

[hours]
mon = ["09:00-13:00", "14:00-18:00"]
tue = ["09:00-18:00"]
holidays = [2026-11-24]

[contact]
email = "hello@linden.example"
address = { en = "1 Harbour Street, Trieste" }

[[delivery]]
name = { en = "Post", it = "Posta" }
to = ["IT", "SI"]
days = [2, 4]
cost = { amount = "4.90", currency = "EUR" }
free_from = { amount = "60", currency = "EUR" }
cut_off = "14:00"

[returns]
days = 30
who_pays = "the shop"

[warranty]
months = 24

[payment]
methods = ["card", { en = "bank transfer", it = "bonifico" }]

[refunds]
to = ["original payment method"]
other = "3 days"

[identity]
accepts = ["email"]

[orders.pending]
may = ["cancel", "change item options"]
item_changes = 1
same_product_type = true

[changes]
confirm = true

[people]
hand_over_when = ["two failures", "uncertain"]
"""


def test_every_promise_is_read_into_its_own_value():
    facts = parse_facts(tomllib.loads(LINDEN))

    assert facts.problems == ()
    assert facts.delivery[0].cost == Money.of("4.90", "EUR")
    assert facts.delivery[0].name.read("it") == "Posta"
    assert facts.returns is not None
    assert facts.returns.length == 30
    assert facts.warranty is not None
    assert facts.warranty.length == 24
    assert facts.accepts == (Accepts.EMAIL,)
    assert facts.may("pending") == {Act.CANCEL, Act.CHANGE_ITEMS}
    assert facts.hand_over_when == (HandOver.TWO_FAILURES, HandOver.UNCERTAIN)
    assert facts.notes == {"motto": Texts({"en": "Good things", "it": "Cose buone"})}


def test_silence_allows_nothing_and_asks_for_the_safest_proof():
    facts = parse_facts({})

    assert facts == Facts()
    assert facts.accepts == (Accepts.ORDER_NUMBER_AND_EMAIL,)
    assert facts.may("delivered") == frozenset()
    assert facts.confirm
    assert facts.hand_over_when == (HandOver.TWO_FAILURES,)
    assert facts.returns is None


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("identity.accepts", '[identity]\naccepts = ["a nice voice"]'),
        ("orders.pending.may", '[orders.pending]\nmay = ["everything"]'),
        ("orders.lost", '[orders.lost]\nmay = ["cancel"]'),
        ("people.hand_over_when", '[people]\nhand_over_when = ["never"]'),
        ("time_zone", 'time_zone = "Moon/Base"'),
        ("hours", '[hours]\nmon = ["late"]'),
        ("hours", '[hours]\nmonday = ["09:00-18:00"]'),
        ("returns.days", '[returns]\ndays = "thirty"'),
        ("delivery[0].cost", '[[delivery]]\nname = "Post"\ncost = "4.90"'),
        ("delivery[0].days", '[[delivery]]\nname = "Post"\ndays = [4, 2]'),
        ("changes.confirm", '[changes]\nconfirm = "yes"'),
        ("contact", 'contact = "ring us"'),
    ],
)
def test_a_bad_value_is_left_out_and_told_with_its_key(key, line):
    facts = parse_facts(tomllib.loads(line))

    assert [problem.key for problem in facts.problems] == [key]
    assert facts.problems[0].reason
    assert facts.may("pending") == frozenset()


def test_one_bad_value_of_a_closed_list_names_what_may_stand_there():
    facts = parse_facts({"identity": {"accepts": ["email", "face"]}})

    assert facts.problems == (
        BadFact(
            "identity.accepts",
            "'face': write one of email, name and postal code of the account, order number and email",
        ),
    )


def test_facts_survive_the_pipe():
    facts = parse_facts(tomllib.loads(LINDEN))

    assert msgspec.msgpack.decode(msgspec.msgpack.encode(facts), type=Facts) == facts


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-23T10:00", "2026-11-23T10:00"),  # a Monday morning in Rome, open
        ("2026-11-23T12:30", "2026-11-23T13:00"),  # lunch
        ("2026-11-23T18:00", "2026-11-30T08:00"),  # the next day is a holiday, then nothing till Monday
    ],
)
def test_the_next_opening_follows_hours_and_holidays(moment, opens):
    hours = parse_facts(tomllib.loads(LINDEN)).hours
    assert hours is not None
    now = datetime.fromisoformat(moment).replace(tzinfo=UTC)

    opening = next_opening(hours, now, "Europe/Rome")

    assert opening == datetime.fromisoformat(opens).replace(tzinfo=UTC)
    assert is_open(hours, now, "Europe/Rome") == (opening == now)


def test_a_promise_is_due_at_the_end_of_the_next_opening_day_or_in_a_day():
    hours = parse_facts(tomllib.loads(LINDEN)).hours
    evening = datetime(2026, 11, 22, 20, tzinfo=UTC)

    assert end_of_next_day(hours, evening, "Europe/Rome") == datetime(2026, 11, 23, 17, tzinfo=UTC)
    assert end_of_next_day(None, evening, "UTC") == datetime(2026, 11, 23, 20, tzinfo=UTC)
