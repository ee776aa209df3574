"""The assistant at work: answers are settled once, promises made once, and people called in when it fails."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, select

from assistant.linden import library, reader
from conftest import TurnedClock
from conversation.mail_house import House
from parlour.app import all_tables, reactions
from parlour.assistant.act.results import Results
from parlour.assistant.language_model.model import LanguageModels
from parlour.assistant.memory import Memory
from parlour.assistant.reply import Reply
from parlour.assistant.say.say import say
from parlour.assistant.serve.answering import THINK, Answering
from parlour.assistant.serve.forgetting import FORGET_MEMORY, ForgettingMemory
from parlour.assistant.serve.situation import memory_of
from parlour.assistant.think import think
from parlour.assistant.thought import Thought
from parlour.assistant.turn import Turn
from parlour.conversation.erasing import erase
from parlour.conversation.log import Log
from parlour.conversation.reading import find, positions
from parlour.conversation.sight import Audience, rendered
from parlour.desk.ports import no_page
from parlour.foundation.database import Database
from parlour.foundation.errors import TemporaryFailure
from parlour.foundation.ids import AgentId, ShopId
from parlour.foundation.jobs import job
from parlour.foundation.jobs.worker import Worker
from parlour.foundation.mail import Postman
from parlour.foundation.secrets import Vault
from parlour.people.presence import beat
from parlour.shop.known import KnownShops


class HeadOfOurs:
    """The mind without its process; `is_away` is what a dead one is."""

    is_away = False

    async def think(self, shop: ShopId, turn: Turn) -> Thought:
        if self.is_away:
            raise TemporaryFailure("The assistant is not there at the moment.")
        return think(turn, library(), reader())

    async def say(self, shop: ShopId, turn: Turn, thought: Thought, results: Results) -> Reply:
        return say(turn, thought, results, library())


class Robin:
    """The assistant at work for one shop, woken by hand."""

    def __init__(self, house: House, clock: TurnedClock, data: Path) -> None:
        house.service.log = Log(reactions)
        self.mind = HeadOfOurs()
        postman = Postman(None, _no_account, clock)
        models = LanguageModels(house.database, KnownShops(house.database), Vault(data), clock)
        mind: Any = self.mind  # the same two calls
        answering = Answering(house.service, mind, postman, no_page, models)
        given_up = {THINK: answering.given_up}
        handlers = {THINK: answering, FORGET_MEMORY: ForgettingMemory(house.database)}
        self.worker = Worker(house.database, clock, handlers, given_up)

    async def work(self) -> None:
        await self.worker.do_due()


async def _no_account(_: ShopId) -> None:
    return None


@pytest.fixture
async def house(database: Database, clock: TurnedClock) -> House:
    made = House(database, clock, None)
    await made.open_shop()
    return made


@pytest.fixture
def robin(house: House, clock: TurnedClock, tmp_path: Path) -> Robin:
    return Robin(house, clock, tmp_path)


def events(entries: list[Any], name: str) -> list[Any]:
    return [one for one in entries if one.body.get("event") == name]


async def test_who_waits_a_minute_in_vain_hears_the_truth_and_people_are_called(
    house: House, robin: Robin, clock: TurnedClock
) -> None:
    ada = await house.shopper()
    of = await house.talk(ada, lang="it")
    robin.mind.is_away = True
    await house.say(of, ada.author, "do you have a mug?")

    for _ in range(59):
        await robin.work()
        clock.turn(seconds=1)
    assert len(await house.entries(of)) == 1
    for _ in range(31):
        await robin.work()
        clock.turn(seconds=1)

    entries = await house.entries(of)
    [told] = [one for one in entries if one.kind == "message" and one.who == "assistant"]
    [note] = [one for one in entries if one.kind == "note"]
    [promised] = events(entries, "promised")
    assert "Mi dispiace" in told.text
    assert told.seq < note.seq
    assert promised.body["due_at"] > "2026-11-21"
    assert rendered(note, Audience.SHOPPER) == {"seq": note.seq, "kind": "hidden"}
    assert (await house.database.read(lambda c: find(c, of))).seat == "queue"

    await house.say(of, ada.author, "hello?")
    for _ in range(90):
        await robin.work()
        clock.turn(seconds=1)
    assert len(await house.entries(of)) == len(entries) + 1  # it is not said twice

    robin.mind.is_away = False
    await house.say(of, ada.author, "hello? a mug?")
    assert await house.database.read(lambda c: c.scalar(select(job.c.attempts).where(job.c.kind == THINK))) == 0
    await robin.work()

    answers = [one for one in await house.entries(of) if one.kind == "message" and one.who == "assistant"]
    assert len(answers) == 2


async def test_where_people_are_there_they_are_called_and_nothing_is_promised(
    house: House, robin: Robin, clock: TurnedClock
) -> None:
    ada, deniz = await house.shopper(), await house.agent("Deniz")
    of = await house.talk(ada)
    robin.mind.is_away = True
    await house.say(of, ada.author, "do you have a mug?")

    for _ in range(90):
        present = {AgentId(UUID(deniz.id)): ShopId(1)}
        await house.database.run(lambda tx, present=present: beat(tx, "desk", present, clock()))
        await robin.work()
        clock.turn(seconds=1)

    entries = await house.entries(of)
    assert events(entries, "promised") == []
    assert [one.kind for one in entries] == ["message", "message", "note", "event"]


async def test_after_an_outage_a_question_of_yesterday_is_tried_again_before_people_are_called(
    house: House, robin: Robin, clock: TurnedClock
) -> None:
    ada = await house.shopper()
    of = await house.talk(ada)
    robin.mind.is_away = True
    await house.say(of, ada.author, "do you have a mug?")

    clock.turn(hours=20)
    await robin.work()
    robin.mind.is_away = False
    clock.turn(seconds=2)
    await robin.work()

    assert (await house.database.read(lambda c: find(c, of))).seat == "assistant"


async def test_a_person_who_has_it_keeps_it_when_the_assistant_gives_up(
    house: House, robin: Robin, clock: TurnedClock
) -> None:
    ada, deniz = await house.shopper(), await house.agent("Deniz")
    of = await house.talk(ada)
    robin.mind.is_away = True
    await house.say(of, ada.author, "do you have a mug?")
    await robin.work()
    clock.turn(minutes=6)

    await house.say(of, deniz, "We do.")
    await robin.work()

    row = await house.database.read(lambda c: find(c, of))
    assert row.seat == "agent"
    assert [one for one in await house.entries(of) if one.kind == "note"] == []


async def test_nothing_of_a_deleted_talk_stands_anywhere_any_more(house: House, robin: Robin) -> None:
    ada = await house.shopper()
    of = await house.talk(ada)
    await house.say(of, ada.author, "do you have a quillfeather mug?")
    await robin.work()

    def traces(connection: Connection) -> list[str]:
        tables = all_tables().sorted_tables
        return [one.name for one in tables if "quillfeather" in str(connection.execute(select(one)).all())]

    assert await house.database.read(traces)
    assert await house.database.read(lambda c: memory_of(c, of)) != Memory()

    await house.database.run(lambda tx: erase(tx, house.service.log, of, by=ada.author, now=house.now))
    await robin.work()

    assert await house.database.read(traces) == []
    assert await house.database.read(lambda c: memory_of(c, of)) == Memory()


async def test_what_the_assistant_answers_counts_as_read_by_the_shop(house: House, robin: Robin) -> None:
    ada = await house.shopper()
    of = await house.talk(ada)
    seq = await house.say(of, ada.author, "do you have a mug?")

    await robin.work()

    assert (await house.database.read(lambda c: positions(c, of)))["shop"] == {"delivered": seq, "read": seq}


async def test_a_person_wanted_out_of_hours_is_promised_once(house: House, robin: Robin) -> None:
    ada = await house.shopper()
    of = await house.talk(ada)

    await house.say(of, ada.author, "where is my order #A1001? and I want to talk to a human. a real person please!")
    await robin.work()
    await house.say(of, ada.author, "a human please")
    await robin.work()

    entries = await house.entries(of)
    assert len(events(entries, "promised")) == 1
    assert (await house.database.read(lambda c: find(c, of))).seat == "queue"


async def test_who_takes_over_is_told_in_parts_that_the_desk_can_say_in_any_language(
    house: House, robin: Robin
) -> None:
    ada = await house.shopper()
    of = await house.talk(ada)
    await house.say(of, ada.author, "a mug please")
    await robin.work()

    await house.say(of, ada.author, "let me talk to a human")
    await robin.work()

    [summary] = events(await house.entries(of), "summary")
    assert summary.body["reason"] == "asked"
    assert summary.body["brief"]["request"] == "human_agent"
    assert summary.body["brief"]["words"] == "let me talk to a human"
    assert summary.body["brief"]["before"] == ["find_product"]
    assert rendered(summary, Audience.SHOPPER) == {"seq": summary.seq, "kind": "hidden"}
