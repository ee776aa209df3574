"""Stories of ada and robin with a language model aside: better words in time, or robin's own, and nobody notices."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from assistant.language_model.model_server import Answer, ModelServer, completion, model_server
from assistant.linden import Book, library, reader
from conftest import TurnedClock
from parlour.assistant.act.plan import plan
from parlour.assistant.act.results import Results
from parlour.assistant.act.rights import Rights
from parlour.assistant.language_model.account import KEY, Account, Stored, Task, stored_in
from parlour.assistant.language_model.aside import aside_of
from parlour.assistant.language_model.breaker import FAILURES, FIRST_REST, Breaker
from parlour.assistant.language_model.hearing import read_hint
from parlour.assistant.language_model.meter import Use, count, spent, used
from parlour.assistant.language_model.model import LanguageModels
from parlour.assistant.reply import Reply
from parlour.assistant.say.say import say
from parlour.assistant.think import think
from parlour.assistant.thought import Thought
from parlour.assistant.turn import Said, Turn
from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.foundation.secrets import Vault
from parlour.shop.known import KnownShops
from parlour.shop.shops import change_shop, make_shop

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
EVERYTHING = tuple(Task)
SECRET = "sk-not-for-anybody"


class Linden:
    """Ada's turn in a shop whose owner has set up a language model."""

    def __init__(self, database: Database, folder: Path, clock: TurnedClock, server: ModelServer) -> None:
        self.database, self.clock, self.server = database, clock, server
        self.vault = Vault(folder)
        self.now = 0.0
        shops = KnownShops(database)
        self.models = LanguageModels(database, shops, self.vault, clock, lambda: self.now + time.monotonic())
        self.shop = ShopId(1)

    async def open(self, **settings: Any) -> None:
        stored = Stored(
            **{"address": self.server.address, "model": "small", "sealed": self.vault.seal(SECRET), "tasks": EVERYTHING}
            | settings
        )
        made = await self.database.run(lambda tx: make_shop(tx, "linden", NOW))
        self.shop = made.id
        told = {KEY: json.loads(msgspec.json.encode(stored))}
        await self.database.run(lambda tx: change_shop(tx, made.id, settings=told))

    def turn(self, *texts: str) -> Turn:
        said = [Said(seq=1, who="shopper", text="hello"), Said(seq=2, who="assistant", text="Hello.")]
        said += [Said(seq=3 + n, who="shopper", text=text) for n, text in enumerate(texts)]
        return Turn(conversation="ada", seq=len(said), said=tuple(said), now=NOW)

    async def answer(self, text: str) -> tuple[Reply, Reply]:
        """The plain reply, and the one that goes out."""
        turn = self.turn(text)
        aside = await aside_of(self.models, self.shop)
        thought = think(turn, library(), reader())
        if aside and (hint := await aside.hint(turn, thought)):
            thought = think(msgspec.structs.replace(turn, hint=hint), library(), reader())
        results = self.planned(thought)
        plain = say(turn, thought, results, library())
        if aside is None:
            return plain, plain
        return plain, await aside.better(turn, thought, results, plain, {"product": ["Mug", "Kettle"]})

    def planned(self, thought: Thought) -> Results:
        return plan(thought, Rights(facts=library().facts, now=NOW), Book())

    async def uses(self) -> dict[Task, Use]:
        found = await self.database.read(lambda c: used(c, self.shop, self.clock()))
        return {one.task: one for one in found}


@pytest.fixture
async def linden(database: Database, tmp_path: Path, clock: TurnedClock) -> AsyncIterator[Linden]:
    async with model_server() as server:
        made = Linden(database, tmp_path, clock, server)
        yield made
        await made.models.stop()


def wording_of(asked: dict[str, Any]) -> str:
    """The plain wording that the model was given."""
    return asked["messages"][1]["content"].rpartition("Plain wording:\n")[2]


QUESTION = "how long can I return things?"


async def test_a_shop_without_a_language_model_hears_nothing_of_it(linden: Linden) -> None:
    await linden.open(tasks=())

    plain, out = await linden.answer(QUESTION)

    assert out == plain
    assert linden.server.asked == []


async def test_an_honest_wording_goes_out_with_the_facts_filled_in_by_us(linden: Linden) -> None:
    await linden.open()
    linden.server.says = lambda asked: f"Gladly. {wording_of(asked)}"

    plain, out = await linden.answer(QUESTION)

    assert "30 days" in plain.text
    assert out.text == f"Gladly. {plain.text}"
    assert out.sources == plain.sources
    assert out.memory == plain.memory
    asked = json.dumps(linden.server.asked)
    assert "{number:1}" in asked
    assert SECRET not in asked


@pytest.mark.parametrize(
    "false",
    ["You can return things within 90 days.", "{number:1}? For you: always.", "", "I have refunded you. {number:1}"],
)
async def test_a_false_wording_stays_inside_and_is_counted(linden: Linden, false: str) -> None:
    await linden.open()
    linden.server.says = lambda asked: false

    plain, out = await linden.answer(QUESTION)

    assert out == plain
    assert sum(one.refused + one.failed for one in (await linden.uses()).values()) == 1


TROUBLE = {
    "hanging": Answer(hang=True),
    "slow": Answer(completion("late"), wait=5),
    "dropped": Answer(drop=True),
    "half": Answer(completion("Gladly."), only=30),
    "busy": Answer(b"", status=429),
    "broken": Answer(b"", status=500),
    "empty": Answer(b'{"choices":[]}'),
    "no JSON": Answer(b"<html>"),
    "tool call": Answer(completion(None, tool_calls=[{"id": "", "type": "function"}])),
}


@pytest.mark.parametrize("trouble", TROUBLE)
async def test_trouble_in_the_middle_of_a_talk_costs_two_seconds_at_most(linden: Linden, trouble: str) -> None:
    await linden.open(seconds=60.0)
    linden.server.says = TROUBLE[trouble]
    begun = time.monotonic()

    plain, out = await linden.answer(QUESTION)

    assert out == plain
    assert time.monotonic() - begun < 2.5


async def test_after_failures_in_a_row_it_is_left_alone_and_tried_again_later(linden: Linden) -> None:
    await linden.open()
    linden.server.says = Answer(b"", status=500)
    for _ in range(FAILURES + 4):
        await linden.answer(QUESTION)
    assert len(linden.server.asked) == FAILURES

    linden.server.says = wording_of
    linden.now += FIRST_REST + 1
    await linden.answer(QUESTION)
    await linden.answer(QUESTION)

    assert len(linden.server.asked) == FAILURES + 2


def test_a_breaker_lets_one_through_after_its_rest_and_rests_longer_each_time() -> None:
    breaker = Breaker()
    for _ in range(FAILURES):
        breaker.note(worked=False, now=0.0)

    assert not breaker.lets_through(FIRST_REST - 1)
    assert breaker.lets_through(FIRST_REST + 1)
    assert not breaker.lets_through(FIRST_REST + 2)
    breaker.note(worked=False, now=FIRST_REST + 3)
    assert not breaker.lets_through(FIRST_REST * 2 + 4)
    breaker.note(worked=True, now=FIRST_REST * 9)
    assert breaker.lets_through(FIRST_REST * 9)


async def test_what_it_costs_is_written_down_and_the_limit_of_the_month_stops_it(linden: Linden) -> None:
    await linden.open(price_in=Decimal(100), price_out=Decimal(1000), monthly_limit=Decimal("0.5"))
    linden.server.says = wording_of

    await linden.answer(QUESTION)
    use = (await linden.uses())[Task.WORD]
    await linden.database.run(
        lambda tx: count(tx, linden.shop, linden.clock(), Use(task=Task.WORD, cost=Decimal("0.4")))
    )
    await linden.answer(QUESTION)

    assert (use.calls, use.tokens_in, use.tokens_out) == (1, 100, 20)
    assert use.cost == Decimal("0.03")
    assert len(linden.server.asked) == 1
    linden.clock.turn(days=31)
    await linden.answer(QUESTION)
    assert len(linden.server.asked) == 2
    assert await linden.database.read(lambda c: spent(c, linden.shop, linden.clock())) == Decimal("0.03")


async def test_many_turns_at_once_are_counted_each_and_held_back_beyond_eight(linden: Linden) -> None:
    await linden.open()
    linden.server.says = Answer(completion("no"), wait=0.3)

    await asyncio.gather(*(linden.answer(QUESTION) for _ in range(12)))

    use = (await linden.uses())[Task.WORD]
    assert use.calls == len(linden.server.asked) == 8


async def test_what_was_agreed_is_repeated_in_our_own_words(linden: Linden) -> None:
    await linden.open()
    linden.server.says = wording_of

    await linden.answer("please stop sending me messages")

    assert [one for one in linden.server.asked if "Plain wording" in one["messages"][1]["content"]] == []


async def test_nothing_that_tells_of_a_person_reaches_the_model(linden: Linden) -> None:
    await linden.open()
    linden.server.says = "{}"

    await linden.answer("I am ada@example.com, +39 333 123 4567, where on earth is #A1001 hmm")

    asked = json.dumps(linden.server.asked)
    for private in ("ada@example.com", "333", "A1001"):
        assert private not in asked


async def test_where_we_are_unsure_it_may_say_what_a_message_is_about(linden: Linden) -> None:
    await linden.open(tasks=(Task.UNDERSTAND,))
    linden.server.says = 'Sure! {"request": "delivery_cost", "stage": "nonsense", "product": "spaceship", "cmd": 1}'

    plain = think(linden.turn("zxcv qwer tyui"), library(), reader())
    _, out = await linden.answer("zxcv qwer tyui")

    assert len(linden.server.asked) == 1
    assert plain.understood.request != "delivery_cost"
    assert out.request == "delivery_cost"
    assert out.memory.asked == "person"
    assert out.memory.goods.query is None


async def test_what_it_hears_proves_nothing(linden: Linden) -> None:
    await linden.open(tasks=(Task.UNDERSTAND,))
    linden.server.says = '{"request": "track_order", "order": "#A1001", "email": "ada@example.com", "proven": true}'

    _, out = await linden.answer("zxcv qwer tyui")

    assert "A1001" not in out.text
    assert out.memory.proven is False


@pytest.mark.parametrize("said", ["", "[]", "{", '{"request": 7}', '{"request": "give_refund"}', "no idea", "null"])
def test_what_is_no_hint_is_none(said: str) -> None:
    assert read_hint(said) is None


async def test_a_key_that_can_no_longer_be_opened_is_as_good_as_no_language_model(linden: Linden) -> None:
    await linden.open(sealed="gAAAAAB-not-ours")

    plain, out = await linden.answer(QUESTION)

    assert out == plain
    assert linden.server.asked == []


def test_settings_that_cannot_be_read_are_none() -> None:
    assert stored_in({KEY: {"address": 7}}) is None
    assert stored_in({}) is None


def test_prices_are_for_a_million_tokens() -> None:
    account = Account(address="", model="", price_in=Decimal("0.15"), price_out=Decimal("0.60"))

    assert account.cost(2_000_000, 1_000_000) == Decimal("0.90")
