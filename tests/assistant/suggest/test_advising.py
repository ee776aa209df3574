"""Advice for deniz with the mind at work beside her: it thinks ada's turn through, and nothing of it is kept."""

from typing import Any
from uuid import UUID

import pytest

from assistant.linden import library, reader
from assistant.test_serving import HeadOfOurs
from conftest import TurnedClock
from conversation.mail_house import House
from parlour.assistant.suggest.advice import Advice, Glance
from parlour.assistant.suggest.advising import Adviser
from parlour.assistant.suggest.glance import glance
from parlour.assistant.suggest.suggester import Suggested
from parlour.assistant.thought import Thought
from parlour.assistant.turn import Turn
from parlour.desk.ports import no_page
from parlour.foundation.database import Database
from parlour.foundation.errors import NotThere, TemporaryFailure
from parlour.foundation.ids import ShopId

SHOP = ShopId(1)
BEFORE = Suggested(actions=("offer_gift_card",), confidence=0.8, replies=("A card?",), does=("offer_gift_card",))


class HeadThatGlances(HeadOfOurs):
    """The mind without its process; `tires` is one that dies after it has seen the talk."""

    pid: int | None = 1
    tires = False
    thoughts = 0

    async def glance(self, shop: ShopId, turn: Turn) -> Glance:
        if self.is_away:
            raise TemporaryFailure("The assistant is not there at the moment.")
        return glance(turn, library(), reader(), BEFORE)

    async def think(self, shop: ShopId, turn: Turn) -> Thought:
        self.thoughts += 1
        if self.tires:
            raise TemporaryFailure("The assistant is not there at the moment.")
        return await super().think(shop, turn)


@pytest.fixture
def mind() -> HeadThatGlances:
    return HeadThatGlances()


@pytest.fixture
async def house(database: Database, clock: TurnedClock) -> House:
    made = House(database, clock, None)
    await made.open_shop()
    return made


async def said(house: House, *texts: str) -> UUID:
    """A talk in which deniz said hello and ada wrote these."""
    ada, deniz = await house.shopper(), await house.agent("Deniz")
    of = await house.talk(ada)
    await house.say(of, ada.author, "hello")
    await house.say(of, deniz, "Hello, this is Deniz.")
    for text in texts:
        await house.say(of, ada.author, text)
    return of


async def advised(house: House, mind: HeadThatGlances, of: UUID, shop: ShopId = SHOP) -> Advice:
    head: Any = mind  # the three calls that advice makes
    return await Adviser(house.service, head, no_page).advise(shop, of)


async def test_the_mind_words_what_deniz_could_say_and_the_log_stays_as_it_was(
    house: House, mind: HeadThatGlances
) -> None:
    of = await said(house, "do you wrap presents?")
    before = len(await house.entries(of))

    advice = await advised(house, mind, of)

    assert advice.head == before
    assert any("brown paper" in one.text for one in advice.replies)
    assert advice.next is not None
    assert len(await house.entries(of)) == before


async def test_nobody_asks_again_what_deniz_has_just_been_called_for(house: House, mind: HeadThatGlances) -> None:
    of = await said(house, "I want to talk to a person", "do you wrap presents?")

    advice = await advised(house, mind, of)

    assert advice.next is not None
    assert (advice.next.action, advice.next.by) == ("answer", "rules")


async def test_before_ada_has_written_there_is_nothing_to_think_about(house: House, mind: HeadThatGlances) -> None:
    of = await house.talk(await house.shopper())

    advice = await advised(house, mind, of)

    assert advice == Advice(head=0)
    assert mind.thoughts == 0


async def test_once_deniz_has_answered_nothing_is_thought_until_ada_writes(house: House, mind: HeadThatGlances) -> None:
    of = await said(house)

    advice = await advised(house, mind, of)

    assert advice.summary is not None
    assert mind.thoughts == 0


async def test_a_mind_that_goes_away_leaves_what_was_seen_until_then(house: House, mind: HeadThatGlances) -> None:
    of = await said(house, "do you wrap presents?")
    mind.tires = True

    advice = await advised(house, mind, of)

    assert [one.text for one in advice.replies if one.source == "history"] == ["A card?"]
    assert advice.next is not None
    assert (advice.next.action, advice.next.by) == ("offer_gift_card", "talks")


async def test_without_the_mind_the_talk_itself_is_told(house: House, mind: HeadThatGlances) -> None:
    of = await said(house, "do you wrap presents?")
    mind.is_away = True

    advice = await advised(house, mind, of)

    assert advice.replies == []
    assert advice.summary is not None
    assert advice.summary.begun == "hello"


async def test_a_conversation_of_another_shop_is_not_there(house: House, mind: HeadThatGlances) -> None:
    of = await said(house, "do you wrap presents?")

    with pytest.raises(NotThere):
        await advised(house, mind, of, ShopId(2))
