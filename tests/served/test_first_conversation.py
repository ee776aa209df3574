"""The main job, end to end on a served shop: ask, get goods, prove, hear of an order, get a person."""

import os
import signal
import time
from collections.abc import Callable

import psutil
import pytest

from serving import Server

pytestmark = pytest.mark.slow


def minds(server: Server) -> list[psutil.Process]:
    assert server.process is not None
    return [one for one in psutil.Process(server.process.pid).children() if "mind" in one.cmdline()]


def test_a_shopper_asks_gets_goods_an_order_and_a_person(ada: Callable) -> None:
    shopper = ada()

    goods = shopper.ask("do you have a kettle under 100 euros?")
    assert goods["products"], goods
    assert all(float(card["price"]["amount"]) <= 100 for card in goods["products"])
    assert all(card["image"] and card["price_text"] for card in goods["products"])

    before = shopper.ask("where is my order LL-10472?")
    assert "PI9659056433" not in before["text"]
    told = shopper.ask("ada@example.com")
    assert "LL-10472" in told["text"]

    shopper.ask("I want to talk to a real person please")
    assert shopper.state()["seat"] == "queue"
    assert [one["seq"] for one in shopper.log()] == list(range(1, len(shopper.log()) + 1))


def test_somebody_elses_mail_opens_nothing_and_sounds_the_same(ada: Callable) -> None:
    shopper, other = ada(), ada()

    shopper.ask("where is my order LL-10472?")
    wrong = shopper.ask("marta.kovac@example.com")
    other.ask("where is my order LL-10472?")
    unknown = other.ask("nobody-at-all@example.com")

    for answer in (wrong, unknown):
        assert "PI9659056433" not in answer["text"]
        assert not [one for one in shopper.log() + other.log() if one.get("event") == "order_shown"]


def test_messages_that_come_while_it_thinks_are_answered_together_and_once(ada: Callable) -> None:
    shopper = ada()
    shopper.ask("hello")

    for text in ("I need a lamp", "for reading", "not too dear, under 150"):
        shopper.send(text)
    time.sleep(3)

    answers = shopper.said_by("assistant", 2)
    assert 1 <= len(answers) <= 3
    last = shopper.said_by("shopper")[-1]["seq"]
    assert sum(one["seq"] > last for one in answers) == 1


def test_a_mind_that_dies_is_started_again_and_every_question_is_answered_once(shop: Server, ada: Callable) -> None:
    shoppers = [ada() for _ in range(6)]
    asked = [one.send("do you have a bicycle for the city?") for one in shoppers]

    for mind in minds(shop):
        os.kill(mind.pid, signal.SIGKILL)

    until = time.monotonic() + 60
    while time.monotonic() < until and not all(
        one.said_by("assistant", seq) for one, seq in zip(shoppers, asked, strict=True)
    ):
        time.sleep(0.2)
    assert [len(one.said_by("assistant", seq)) for one, seq in zip(shoppers, asked, strict=True)] == [1] * 6


def test_a_question_acknowledged_before_a_kill_is_answered_after_it(shop: Server, ada: Callable) -> None:
    shopper = ada()
    asked = shopper.send("do you have wool socks?")

    shop.kill()
    shop.start()

    until = time.monotonic() + 90
    while time.monotonic() < until and not shopper.said_by("assistant", asked):
        time.sleep(0.2)
    assert len(shopper.said_by("assistant", asked)) == 1
    time.sleep(1)
    assert len(shopper.said_by("assistant", asked)) == 1


def test_the_mind_ends_with_its_server(shop: Server) -> None:
    [mind] = minds(shop)

    shop.kill()

    mind.wait(timeout=10)
    shop.start()
