"""Agents: the first owner by a link, others by invitation; roles, closing and opening accounts."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, select

from parlour.foundation.database import Tx
from parlour.foundation.database.upsert import insert_new
from parlour.foundation.errors import Conflict, Forbidden, NotThere, Unacceptable
from parlour.foundation.ids import AgentId, ShopId, new_id
from parlour.foundation.signing import Randomness
from parlour.people.links import LinkKind, make_link, void_links
from parlour.people.presence import leave_everywhere
from parlour.people.roles import Right, Role, can_manage
from parlour.people.sessions import SignedIn, end_sessions
from parlour.people.tables import agent
from parlour.people.text import clean_email, clean_name


class Agent(msgspec.Struct, frozen=True, kw_only=True):
    """An account at the desk as the list of people shows it; `has_joined` is False while only invited."""

    id: AgentId
    shop: ShopId
    email: str
    name: str
    role: Role
    is_active: bool
    is_away: bool
    has_joined: bool


class Invited(msgspec.Struct, frozen=True):
    """A new account and the secret of the link that opens it."""

    agent: Agent
    secret: str


def list_agents(connection: Connection, shop: ShopId) -> list[Agent]:
    """Everybody with an account in this shop, by name."""
    return [_agent(row) for row in connection.execute(select(agent).where(agent.c.shop == shop).order_by(agent.c.name))]


def find_agent(connection: Connection, shop: ShopId, agent_id: UUID) -> Agent:
    """One account; raises `NotThere`."""
    row = connection.execute(_one(shop, agent.c.id == agent_id)).one_or_none()
    if row is None:
        raise NotThere("There is no such account in this shop.")
    return _agent(row)


def has_owner(connection: Connection, shop: ShopId) -> bool:
    """Whether somebody can already sign in as owner; while not, each start prints a link."""
    return connection.execute(_owners(shop).limit(1)).first() is not None


def invite(tx: Tx, by: SignedIn, email: str, name: str, role: Role, *, now: datetime, random: Randomness) -> Invited:
    """A new account that opens by link; asked again for somebody who has not joined yet, a new link."""
    _require_rank(by, role)
    row = {"email": clean_email(email), "name": clean_name(name), "role": role.value}
    account_id = new_id()
    flags = {"is_active": True, "is_away": False, "created_at": now}
    if not insert_new(tx.connection, agent, id=account_id, shop=by.shop, **row, **flags):
        account_id = _invited_before(tx.connection, by, str(row["email"]))
        tx.connection.execute(agent.update().where(agent.c.id == account_id).values(is_active=True, **row))
    secret = make_link(tx, by.shop, LinkKind.INVITE, now, random, agent_id=account_id)
    return Invited(find_agent(tx.connection, by.shop, account_id), secret)


def change_role(tx: Tx, by: SignedIn, agent_id: UUID, role: Role) -> Agent:
    """Give somebody another role; their sessions end, so that no socket keeps the old one."""
    known = _managed(tx, by, agent_id)
    _require_rank(by, role)
    if role is known.role:
        return known
    _require_another_owner(tx.connection, known)
    tx.connection.execute(agent.update().where(agent.c.id == agent_id).values(role=role.value))
    end_sessions(tx, by.shop, agent_id)
    return find_agent(tx.connection, by.shop, agent_id)


def close_account(tx: Tx, by: SignedIn, agent_id: UUID, now: datetime) -> Agent:
    """Let somebody in no longer: sessions, links and presence end; what they wrote keeps their name."""
    _require_another_owner(tx.connection, _managed(tx, by, agent_id))
    tx.connection.execute(agent.update().where(agent.c.id == agent_id).values(is_active=False))
    void_links(tx, agent_id, now)
    end_sessions(tx, by.shop, agent_id)
    leave_everywhere(tx, agent_id)
    return find_agent(tx.connection, by.shop, agent_id)


def open_account(tx: Tx, by: SignedIn, agent_id: UUID) -> Agent:
    """Let somebody in again whose account was closed."""
    _managed(tx, by, agent_id)
    tx.connection.execute(agent.update().where(agent.c.id == agent_id).values(is_active=True))
    return find_agent(tx.connection, by.shop, agent_id)


def reset(tx: Tx, by: SignedIn, agent_id: UUID, *, now: datetime, random: Randomness) -> str:
    """The secret of a link by which somebody chooses a new password; the old one works until then."""
    known = _managed(tx, by, agent_id)
    if not known.is_active:
        raise Conflict("This account is closed. Open it again first.")
    kind = LinkKind.RESET if known.has_joined else LinkKind.INVITE
    return make_link(tx, by.shop, kind, now, random, agent_id=agent_id)


def _managed(tx: Tx, by: SignedIn, agent_id: UUID) -> Agent:
    by.require(Right.MANAGE_PEOPLE)
    tx.connection.execute(_one(by.shop, agent.c.id == agent_id).with_for_update())
    known = find_agent(tx.connection, by.shop, agent_id)
    if known.id == by.id:
        raise Unacceptable("Your own account is changed by somebody else: ask another owner or admin.")
    _require_rank(by, known.role)
    return known


def _require_rank(by: SignedIn, role: Role) -> None:
    by.require(Right.MANAGE_PEOPLE)
    if not can_manage(by.role, role):
        raise Forbidden(f"Only an owner can do this with the role {role.value}.")


def _require_another_owner(connection: Connection, known: Agent) -> None:
    owners = connection.scalars(_owners(known.shop).with_for_update()).all()
    if known.role is Role.OWNER and set(owners) == {known.id}:
        raise Conflict("This is the last owner of the shop. Make somebody else an owner first.")


def _owners(shop: ShopId) -> Select[tuple[UUID]]:
    can_sign_in = (agent.c.is_active, agent.c.password.is_not(None))
    query = select(agent.c.id).where(agent.c.shop == shop, agent.c.role == Role.OWNER.value, *can_sign_in)
    return query.order_by(agent.c.id)


def _one(shop: ShopId, which: ColumnElement[bool]) -> Select[Any]:
    return select(agent).where(agent.c.shop == shop, which)


def _invited_before(connection: Connection, by: SignedIn, email: str) -> UUID:
    known = _agent(connection.execute(_one(by.shop, agent.c.email == email).with_for_update()).one())
    _require_rank(by, known.role)
    if known.has_joined:
        raise Conflict(f"{email} has an account in this shop already. Change its role or open it again in the list.")
    return known.id


def _agent(row: Row[Any]) -> Agent:
    return Agent(
        id=AgentId(row.id),
        shop=ShopId(row.shop),
        email=row.email,
        name=row.name,
        role=Role(row.role),
        is_active=row.is_active,
        is_away=row.is_away,
        has_joined=row.password is not None,
    )
