"""Sessions of the desk: opened by a log-in, found by the cookie's secret, ended one by one or all of an agent."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, select

from parlour.foundation.database import Tx
from parlour.foundation.errors import Forbidden, Unauthorized
from parlour.foundation.ids import AgentId, ShopId, new_id
from parlour.foundation.signing import Randomness, fingerprint, new_secret
from parlour.people.events import SessionEnded
from parlour.people.roles import Right, Role, has_right
from parlour.people.tables import agent, session, ticket

SESSION_LASTS = timedelta(days=30)
UNSEEN_LASTS = timedelta(days=7)
SEEN_EVERY = timedelta(minutes=10)  # no write for every request
LOG_IN_AGAIN = "You are not signed in, or no longer. Sign in at the desk."


class SignedIn(msgspec.Struct, frozen=True, kw_only=True):
    """An agent with an open session; `csrf` must come back with every write."""

    id: AgentId
    shop: ShopId
    name: str
    email: str
    role: Role
    is_away: bool
    session: UUID
    csrf: str

    def require(self, right: Right) -> None:
        """Raise `Forbidden` unless the agent's role allows it."""
        if not has_right(self.role, right):
            raise Forbidden(f"As {self.role.value} you may not do this. Ask an owner of the shop for another role.")


class SeenSession(msgspec.Struct, frozen=True):
    """The agent of a session, and whether it is time to note that they were here."""

    agent: SignedIn
    is_due: bool


class OpenedSession(msgspec.Struct, frozen=True):
    """What the browser gets in its cookie, and what the page is told."""

    secret: str
    agent: SignedIn


def open_session(tx: Tx, agent_id: UUID, now: datetime, random: Randomness) -> OpenedSession:
    """Let an agent in whose password, or link, was right; raises `Unauthorized` when the account is closed."""
    secret = new_secret(random)
    connection = tx.connection
    who = connection.execute(select(agent).where(agent.c.id == agent_id, agent.c.is_active)).one_or_none()
    if who is None:
        raise Unauthorized(LOG_IN_AGAIN)
    row = {"id": new_id(), "shop": who.shop, "agent": agent_id, "csrf": new_secret(random)}
    times = {"created_at": now, "seen_at": now, "expires_at": now + SESSION_LASTS}
    connection.execute(session.delete().where(session.c.agent == agent_id, session.c.expires_at < now))
    connection.execute(session.insert().values(token=fingerprint(secret), **row, **times))
    return OpenedSession(secret, find_session(connection, secret, now).agent)


def find_session(connection: Connection, secret: str, now: datetime) -> SeenSession:
    """Whose cookie this is; raises `Unauthorized` when nobody's, over, or of a closed account."""
    row = _one(connection, session.c.token == fingerprint(secret), now)
    return SeenSession(_signed_in(row), row.seen_at < now - SEEN_EVERY)


def find_session_by_id(connection: Connection, session_id: UUID, now: datetime) -> SignedIn:
    """The agent of an open session; raises `Unauthorized`."""
    return _signed_in(_one(connection, session.c.id == session_id, now))


def note_seen(tx: Tx, session_id: UUID, now: datetime) -> None:
    """Remember that the session is alive."""
    tx.connection.execute(session.update().where(session.c.id == session_id).values(seen_at=now))


def end_session(tx: Tx, who: SignedIn) -> None:
    """Sign out: the cookie is worthless from now on, and open sockets end."""
    _end(tx, who.shop, who.id, session.c.id == who.session)


def end_sessions(tx: Tx, shop: ShopId, agent_id: UUID, *, but: UUID | None = None) -> None:
    """End every session of an agent, but perhaps the one that asks for it."""
    others = [session.c.id != but] if but else []
    _end(tx, shop, AgentId(agent_id), and_(session.c.agent == agent_id, *others))


def forget_old_sessions(tx: Tx, now: datetime) -> None:
    """Sessions that are over are not kept, nor are tickets that nobody took."""
    tx.connection.execute(ticket.delete().where(ticket.c.expires_at <= now))
    tx.connection.execute(session.delete().where(session.c.expires_at <= now))


def still_open(connection: Connection, sessions: Collection[UUID], now: datetime) -> frozenset[UUID]:
    """Which of these sessions are still valid: a socket whose session is not among them must close."""
    query = select(session.c.id).join(agent, agent.c.id == session.c.agent)
    return frozenset(connection.scalars(query.where(session.c.id.in_(sessions), _is_valid(now))))


def _one(connection: Connection, which: ColumnElement[bool], now: datetime) -> Row[Any]:
    query = select(session, *_OF_AGENT).join(agent, agent.c.id == session.c.agent).where(which, _is_valid(now))
    row = connection.execute(query).one_or_none()
    if row is None:
        raise Unauthorized(LOG_IN_AGAIN)
    return row


_OF_AGENT = (agent.c.name, agent.c.email, agent.c.role, agent.c.is_away)


def _is_valid(now: datetime) -> ColumnElement[bool]:
    return and_(session.c.expires_at > now, session.c.seen_at > now - UNSEEN_LASTS, agent.c.is_active)


def _signed_in(row: Row[Any]) -> SignedIn:
    return SignedIn(
        id=AgentId(row.agent),
        shop=ShopId(row.shop),
        name=row.name,
        email=row.email,
        role=Role(row.role),
        is_away=row.is_away,
        session=row.id,
        csrf=row.csrf,
    )


def _end(tx: Tx, shop: ShopId, agent_id: AgentId, which: ColumnElement[bool]) -> None:
    ended = tx.connection.scalars(session.delete().where(which).returning(session.c.id)).all()
    if ended:
        tx.tell(SessionEnded(shop, agent_id, tuple(ended)))
