"""Who is at the desk: a row an agent and a process, kept alive by a beat, read by every process."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, select

from parlour.foundation.database import Tx
from parlour.foundation.database.upsert import insert_or_update
from parlour.foundation.ids import AgentId, ShopId
from parlour.people.events import PresenceChanged
from parlour.people.roles import RIGHTS, Right
from parlour.people.tables import agent, presence

BEAT_EVERY = timedelta(seconds=10)
BEAT_LASTS = timedelta(seconds=25)  # two beats may be lost; after a crash the desk is empty this soon
_ANSWERING = tuple(role.value for role, rights in RIGHTS.items() if Right.REPLY in rights)


def beat(tx: Tx, process: str, present: Mapping[AgentId, ShopId], now: datetime) -> None:
    """These agents have a live desk socket at this process; say it on the first socket, then every `BEAT_EVERY`."""
    for agent_id in sorted(present):
        row = {"shop": present[agent_id], "seen_at": now}
        insert_or_update(tx.connection, presence, ("agent", "process"), agent=agent_id, process=process, **row)


def leave(tx: Tx, process: str, agents: Collection[AgentId]) -> None:
    """The last desk socket of these agents at this process has closed."""
    gone = presence.delete().where(presence.c.process == process, presence.c.agent.in_(agents))
    for row in tx.connection.execute(gone.returning(presence.c.shop, presence.c.agent)).all():
        tx.tell(PresenceChanged(ShopId(row.shop), AgentId(row.agent)))


def leave_everywhere(tx: Tx, agent_id: UUID) -> None:
    """The agent is at no desk any more, as when the account was closed."""
    tx.connection.execute(presence.delete().where(presence.c.agent == agent_id))


def clear_process(tx: Tx, process: str) -> None:
    """This process starts or ends: nobody is there through it."""
    tx.connection.execute(presence.delete().where(presence.c.process == process))


def set_away(tx: Tx, shop: ShopId, agent_id: AgentId, *, is_away: bool) -> None:
    """The agent is there but takes nobody; it stays so over sockets and sessions."""
    who = agent.update().where(agent.c.id == agent_id, agent.c.shop == shop)
    tx.connection.execute(who.values(is_away=is_away))
    tx.tell(PresenceChanged(shop, agent_id))


def online(connection: Connection, shop: ShopId, now: datetime) -> list[AgentId]:
    """Who can answer a shopper now: a fresh beat, not away, an open account that may reply."""
    query = select(agent.c.id).distinct().join(presence, presence.c.agent == agent.c.id)
    rows = connection.scalars(query.where(presence.c.shop == shop, _can_answer(now)).order_by(agent.c.id))
    return [AgentId(row) for row in rows]


def is_anybody_online(connection: Connection, shop: ShopId, now: datetime) -> bool:
    """Whether a person of this shop can answer now."""
    query = select(agent.c.id).join(presence, presence.c.agent == agent.c.id)
    return connection.execute(query.where(presence.c.shop == shop, _can_answer(now)).limit(1)).first() is not None


def _can_answer(now: datetime) -> ColumnElement[bool]:
    fresh = presence.c.seen_at > now - BEAT_LASTS
    return and_(fresh, agent.c.is_active, ~agent.c.is_away, agent.c.role.in_(_ANSWERING))
