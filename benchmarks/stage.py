"""Sets the stage before a server starts: a shop with agents at their desks and shoppers in open conversations."""

import secrets

import msgspec
from sqlalchemy import select

from parlour.conversation.entries import Author, Who
from parlour.conversation.log import Log
from parlour.conversation.moves import move_seat
from parlour.conversation.opening import Opening, open_conversation
from parlour.conversation.seat import SeatNews
from parlour.foundation.clock import system_clock, to_ms
from parlour.foundation.database import Database, Tx, open_database
from parlour.foundation.database.migrate import prepare
from parlour.foundation.ids import AgentId, ConversationId, ShopId, new_id
from parlour.people.roles import Role
from parlour.people.sessions import open_session
from parlour.people.tables import agent
from parlour.people.visits import find_visit, open_visit
from parlour.shop.shops import make_shop
from parlour.shop.tables import shop

SHOP = "lamps"


class Colleague(msgspec.Struct, frozen=True):
    """An agent with an open session of the desk."""

    id: AgentId
    name: str
    secret: str
    csrf: str

    @property
    def headers(self) -> dict[str, str]:
        """What a browser at the desk sends with each write."""
        return {"cookie": f"parlour_session={self.secret}", "x-csrf-token": self.csrf}


class Guest(msgspec.Struct, frozen=True):
    """A shopper with the token of a visit and one open conversation."""

    token: str
    conversation: str

    @property
    def headers(self) -> dict[str, str]:
        """What the widget sends."""
        return {"authorization": f"Bearer {self.token}"}


class Stage(msgspec.Struct, frozen=True):
    """Everybody who is there; guest number n belongs to agent n modulo their count, `asking` are the assistant's."""

    agents: list[Colleague]
    guests: list[Guest]
    asking: list[Guest] = []

    def of_agent(self, number: int) -> list[Guest]:
        """The guests whose conversations this agent has."""
        return self.guests[number :: len(self.agents)] if self.agents else []


async def set_stage(
    address: str, *, agents: int = 0, guests: int = 0, asking: int = 0, is_taken: bool = False
) -> Stage:
    """Bring the database up and put everybody in; `is_taken` gives the seat of each guest's talk to its agent."""
    await prepare(address)
    database = open_database(address)
    await database.start()
    try:
        shop_id = await database.run(_open_shop)
        colleagues = [await _hire(database, shop_id, number) for number in range(agents)]
        holders = [colleagues[number % agents] if is_taken else None for number in range(guests)]
        holders += [None] * asking
        everybody = await database.run(lambda tx: [_let_in(tx, shop_id, holder) for holder in holders])
        return Stage(colleagues, everybody[:guests], everybody[guests:])
    finally:
        await database.stop()


def _open_shop(tx: Tx) -> ShopId:
    found = tx.connection.execute(select(shop.c.id).where(shop.c.name == SHOP)).scalar_one_or_none()
    if found is None:
        make_shop(tx, SHOP, system_clock())
        found = tx.connection.execute(select(shop.c.id).where(shop.c.name == SHOP)).scalar_one()
    return ShopId(found)


async def _hire(database: Database, shop_id: ShopId, number: int) -> Colleague:
    def hire(tx: Tx) -> Colleague:
        who, name, now = AgentId(new_id()), f"Agent {number}", system_clock()
        row = {"email": f"{who.hex}@shop.example", "name": name, "role": Role.AGENT.value, "created_at": now}
        tx.connection.execute(agent.insert().values(id=who, shop=shop_id, is_active=True, is_away=False, **row))
        opened = open_session(tx, who, now, secrets.token_bytes)
        return Colleague(who, name, opened.secret, opened.agent.csrf)

    return await database.run(hire)


def _let_in(tx: Tx, shop_id: ShopId, holder: Colleague | None) -> Guest:
    now, of = system_clock(), ConversationId(new_id())
    token = open_visit(tx, shop_id, now, secrets.token_bytes)
    shopper = find_visit(tx.connection, token, now).shopper.id
    open_conversation(tx, Opening(id=of, shop=shop_id, shopper=shopper, at=to_ms(now)), (shopper,))
    if holder is not None:
        by = Author(Who.AGENT, holder.id.hex, holder.name)
        move_seat(tx, Log(lambda *_: ()), of, SeatNews.AGENT_TOOK, by=by, now=to_ms(now), agent=holder.id)
    return Guest(token, str(of))
