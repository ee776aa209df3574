"""Advice for an agent, in the serving process: the mind thinks the turn through as its own, and nothing is kept."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
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
from parlour.assistant.suggest.compose import Material, compose
from parlour.assistant.suggest.outcomes import trust_of
from parlour.assistant.thought import Thought
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

SECONDS = 4.0  # then the agent has what the talk itself tells


class Adviser:
    """Advises on one conversation at a time; it writes nothing and never waits long."""

    def __init__(self, service: Service, mind: Mind, page_of: PageOf) -> None:
        self._service, self._mind, self._page_of = service, mind, page_of

    async def advise(self, shop: ShopId, of: UUID) -> Advice:
        """What to offer the agent now; raises `NotThere`. Without the mind it is what can be told without thinking."""
        now, database = self._service.clock(), self._service.database
        situation = await database.read(lambda c: _situation(c, shop, of, now, self._page_of))
        thought, reply, glance = None, None, Glance()
        if self._mind.pid is not None and any(one.who == "shopper" for one in situation.turn.said):
            try:
                async with asyncio.timeout(SECONDS):
                    glance = await self._mind.glance(shop, situation.turn)
                    if situation.turn.text:
                        thought, reply = await self._thought(situation, now)
            except (TimeoutError, TemporaryFailure):
                pass  # an agent is not held up by a mind that is away
        return await database.read(lambda c: _advice(c, situation, thought, reply, glance))

    async def _thought(self, situation: Situation, now: datetime) -> tuple[Thought, Reply | None]:
        """What the assistant would think and say; its words are left out where they tell of an act that nobody did."""
        thought = await self._mind.think(situation.shop, situation.turn)
        _, results = await self._service.database.read(lambda c: planned(c, situation, thought, "", now))
        if any(act.state != "asked" for act in results.acts):
            return thought, Reply(acts=results.acts)
        return thought, await self._mind.say(situation.shop, situation.turn, thought, results)


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


def _agent_spoke_last(said: Sequence[Said]) -> bool:
    ours = [one for one in said if one.who != "shopper"]
    return bool(ours) and ours[-1].who == "agent"


def _as_introduced(memory: Memory, *, by_agent: bool) -> Memory:
    """Nobody says who they are again; what the assistant had asked is over once an agent has spoken."""
    if by_agent:
        memory = msgspec.structs.replace(memory, flow=None, asked="")
    return msgspec.structs.replace(memory, spoke=True, failures=0)


def _advice(
    connection: Connection, situation: Situation, thought: Thought | None, reply: Reply | None, glance: Glance
) -> Advice:
    """All that is offered, with prices, stock and links from the catalogue of this moment."""
    memory = situation.turn.memory
    shown = [one.product for one in (*memory.goods.shown, *((memory.goods.focus,) if memory.goods.focus else ()))]
    wanted = [card.product for card in reply.cards] if reply else []
    products: dict[str, Product] = find_products(connection, situation.shop, [*wanted, *shown])
    doubts = live_lessons(connection, situation.shop).of("objection") if glance.doubt else ()
    met = AnswerIndex([Answer(question=one.said, text=one.means, lang=one.lang) for one in doubts])
    return compose(
        Material(
            situation=situation,
            thought=thought,
            reply=reply,
            glance=glance,
            products=products,
            met=met,
            trust=trust_of(connection, situation.shop),
        )
    )
