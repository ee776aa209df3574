"""Advice for an agent, in the serving process: the mind thinks the turn through as its own, and nothing is kept."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from parlour.assistant.memory import Memory
from parlour.assistant.mind.client import Mind
from parlour.assistant.reply import Reply
from parlour.assistant.serve.settle import planned
from parlour.assistant.serve.situation import (
    LOOKED_BACK,
    PageOf,
    Situation,
    heard,
    memory_of,
    page_in_view,
)
from parlour.assistant.suggest.advice import Advice, Glance
from parlour.assistant.suggest.compose import Material, Worded, compose
from parlour.assistant.suggest.otherwise import other_reading, other_words
from parlour.assistant.suggest.outcomes import trust_of
from parlour.assistant.thought import CallPerson, Thought
from parlour.assistant.turn import Said, Turn
from parlour.conversation.reading import find, last_entries
from parlour.conversation.seat import Seat
from parlour.conversation.service import Service
from parlour.foundation.errors import NotThere, TemporaryFailure
from parlour.foundation.ids import ConversationId, ShopId, ShopperId
from parlour.knowledge.answers import Answer, AnswerIndex
from parlour.knowledge.versions import live_lessons
from parlour.shop.catalogue import find_products
from parlour.shop.goods import Product
from parlour.shop.shops import shop_of_id

MOST_CALLS = 2  # messages: the first calls, the second tells why
SECONDS = 2.5  # then the agent has what the talk itself tells


class Adviser:
    """Advises on one conversation at a time; it writes nothing and never waits long."""

    def __init__(self, service: Service, mind: Mind, page_of: PageOf) -> None:
        self._service, self._mind, self._page_of = service, mind, page_of

    async def advise(self, shop: ShopId, of: UUID) -> Advice:
        """What to offer the agent now; raises `NotThere`. Without the mind it is what can be told without thinking."""
        now, database = self._service.clock(), self._service.database
        situation = await database.read(lambda c: _situation(c, shop, of, now, self._page_of))
        thoughts: list[Worded] = []
        glance = Glance()
        if self._mind.pid is not None and any(one.who == "shopper" for one in situation.turn.said):
            try:
                async with asyncio.timeout(SECONDS):
                    glance = await self._mind.glance(shop, situation.turn)
                    if situation.turn.text:
                        await self._think(_as_ours(situation), now, thoughts)
            except (TimeoutError, TemporaryFailure):
                pass  # an agent is not held up by a mind that is away; what was thought until then counts
        return await database.read(lambda c: _advice(c, situation, thoughts, glance))

    async def _think(self, situation: Situation, now: datetime, thoughts: list[Worded]) -> None:
        """What the assistant would think and say, and what else could be said."""
        thought = await self._mind.think(situation.shop, situation.turn)
        rest = _after_the_call(situation, thought)
        if rest is not None:
            situation, thought = rest, await self._mind.think(rest.shop, rest.turn)
        thoughts.append(await self._worded(situation, thought, now))
        other = other_reading(situation.turn, thought)
        if other is not None:
            read = msgspec.structs.replace(situation, turn=other)
            thoughts.append(await self._worded(read, await self._mind.think(read.shop, other), now))
        for one in other_words(situation.turn, thought):
            thoughts.append(await self._worded(situation, one, now))

    async def _worded(self, situation: Situation, thought: Thought, now: datetime) -> Worded:
        """A thought in words; they are left out where they tell of an act that nobody did."""
        _, results = await self._service.database.read(lambda c: planned(c, situation, thought, "", now))
        if any(act.state != "asked" for act in results.acts):
            return Worded(thought, Reply(acts=results.acts))
        return Worded(thought, await self._mind.say(situation.shop, situation.turn, thought, results))


def _situation(connection: Connection, shop: ShopId, of: UUID, now: datetime, page_of: PageOf) -> Situation:
    """The situation of a conversation as if the assistant had the floor; raises `NotThere`."""
    row = find(connection, of)
    if row is None or row.shop != shop:
        raise NotThere("There is no such conversation.")
    said = tuple(heard(last_entries(connection, of, LOOKED_BACK)))
    turn = Turn(
        conversation=str(of),
        seq=row.head,
        said=said,
        now=now,
        memory=_as_introduced(memory_of(connection, of), by_agent=_agent_spoke_last(said)),
        lang=row.lang,
        page=page_in_view(page_of(connection, row.shopper)),
    )
    return Situation(
        of=ConversationId(of),
        shop=shop,
        shopper=ShopperId(row.shopper),
        seat=Seat(row.seat),
        head=row.head,
        answers=row.heard,
        turn=turn,
        facts=shop_of_id(connection, shop).facts,
    )


def _as_ours(situation: Situation) -> Situation:
    """The turn once somebody of the house has said hello: an agent does not introduce themselves as a program."""
    turn = situation.turn
    hello = Said(seq=0, who="agent", text="")
    return msgspec.structs.replace(situation, turn=msgspec.structs.replace(turn, said=(hello, *turn.said)))


def _after_the_call(situation: Situation, thought: Thought) -> Situation | None:
    """The situation without the words that called a person: one is there; None where nothing else was said."""
    turn = situation.turn
    fresh = list(takewhile(lambda one: one.who == "shopper", reversed(turn.said)))
    if len(fresh) < MOST_CALLS or not any(isinstance(one, CallPerson) for one in thought.commands):
        return None
    said = tuple(one for one in turn.said if one is not fresh[-1])
    return msgspec.structs.replace(situation, turn=msgspec.structs.replace(turn, said=said))


def _agent_spoke_last(said: Sequence[Said]) -> bool:
    ours = [one for one in said if one.who != "shopper"]
    return bool(ours) and ours[-1].who == "agent"


def _as_introduced(memory: Memory, *, by_agent: bool) -> Memory:
    """Nobody says who they are again; what the assistant had asked is over once an agent has spoken."""
    if by_agent:
        memory = msgspec.structs.replace(memory, flow=None, asked="")
    return msgspec.structs.replace(memory, spoke=True, failures=0)


def _advice(connection: Connection, situation: Situation, thoughts: Sequence[Worded], glance: Glance) -> Advice:
    """All that is offered, with prices, stock and links from the catalogue of this moment."""
    memory = situation.turn.memory
    shown = [one.product for one in (*memory.goods.shown, *((memory.goods.focus,) if memory.goods.focus else ()))]
    wanted = [card.product for one in thoughts for card in one.reply.cards]
    products: dict[str, Product] = find_products(connection, situation.shop, [*wanted, *shown])
    doubts = live_lessons(connection, situation.shop).of("objection") if glance.doubt else ()
    met = AnswerIndex([Answer(question=one.said, text=one.means, lang=one.lang) for one in doubts])
    return compose(
        Material(
            situation=situation,
            thoughts=tuple(thoughts),
            glance=glance,
            products=products,
            met=met,
            trust=trust_of(connection, situation.shop),
        )
    )
