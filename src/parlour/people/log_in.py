"""Signing in: by password, or by a link with which one chooses it."""

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

from parlour.foundation.database import Database, Tx
from parlour.foundation.database.upsert import insert_new
from parlour.foundation.errors import Forbidden, NotThere, Unauthorized
from parlour.foundation.ids import ShopId, new_id
from parlour.foundation.signing import Randomness
from parlour.people.links import USED_UP, Offer, look_behind, use_link, void_links, void_owner_links
from parlour.people.passwords import Passwords
from parlour.people.roles import Role
from parlour.people.sessions import OpenedSession, SignedIn, end_sessions, open_session
from parlour.people.tables import agent
from parlour.people.text import clean_email, clean_name, email_or_none

WRONG = "The e-mail or the password is not right. Try again, or ask an owner of the shop for a new link."


class Account(msgspec.Struct, frozen=True):
    """An account that can sign in, and its password's hash."""

    id: UUID
    password: str


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody chose behind a link; an owner's link asks for e-mail and name too."""

    password: str
    email: str | None = None
    name: str | None = None


async def log_in(
    database: Database,
    passwords: Passwords,
    email: str,
    password: str,
    *,
    shop: ShopId | None,
    now: datetime,
    random: Randomness,
) -> OpenedSession:
    """Open a session; raises `Unauthorized` with the same words, after the same time, for unknown and wrong."""
    account = await database.read(lambda connection: find_account(connection, email, shop))
    is_right = await passwords.is_right(account.password if account else None, password)
    if account is None or not is_right:
        raise Unauthorized(WRONG)
    fresh = await passwords.hash(password) if passwords.is_old(account.password) else None
    return await database.run(lambda tx: _let_in(tx, account, fresh, now, random))


async def choose_password(
    database: Database, passwords: Passwords, secret: str, chosen: Chosen, *, now: datetime, random: Randomness
) -> OpenedSession:
    """Use a link up: its account gets this password and a session; every older session of it ends."""
    await database.read(lambda connection: look_behind(connection, secret, now))  # no hashing for a dead link
    password = await passwords.hash(chosen.password)
    return await database.run(lambda tx: _accept(tx, secret, password, chosen, now=now, random=random))


async def change_password(database: Database, passwords: Passwords, who: SignedIn, current: str, password: str) -> None:
    """Another password for oneself; every other session of the account ends."""
    account = await database.read(lambda connection: find_account(connection, who.email, who.shop))
    if account is None or not await passwords.is_right(account.password, current):
        raise Forbidden("The present password is not right. Nothing was changed.")
    fresh = await passwords.hash(password)
    await database.run(lambda tx: _change(tx, who, account, fresh))


def find_account(connection: Connection, email: str, shop: ShopId | None) -> Account | None:
    """The account of an e-mail that can sign in; without a shop, the first that was made with it."""
    known = email_or_none(email)
    query = select(agent.c.id, agent.c.password).where(
        agent.c.email == known, agent.c.is_active, agent.c.password.is_not(None)
    )
    if shop is not None:
        query = query.where(agent.c.shop == shop)
    row = connection.execute(query.order_by(agent.c.created_at, agent.c.id).limit(1)).one_or_none()
    return Account(row.id, row.password) if row is not None else None


def _let_in(tx: Tx, account: Account, fresh: str | None, now: datetime, random: Randomness) -> OpenedSession:
    # the hash is part of the condition: a password changed since it was read must not let anybody in
    unchanged = agent.update().where(agent.c.id == account.id, agent.c.password == account.password)
    if not tx.connection.execute(unchanged.values(password=fresh or account.password)).rowcount:
        raise Unauthorized(WRONG)
    return open_session(tx, account.id, now, random)


def _accept(tx: Tx, secret: str, password: str, chosen: Chosen, *, now: datetime, random: Randomness) -> OpenedSession:
    offer = use_link(tx, secret, now)
    account_id = offer.agent or _make_owner(tx, offer, chosen, now)
    values: dict[str, object] = {"password": password}
    if chosen.name:
        values["name"] = clean_name(chosen.name)
    is_open = agent.update().where(agent.c.id == account_id, agent.c.is_active)
    if not tx.connection.execute(is_open.values(**values)).rowcount:
        raise NotThere(USED_UP)
    void_links(tx, account_id, now)
    end_sessions(tx, offer.shop, account_id)
    return open_session(tx, account_id, now, random)


def _make_owner(tx: Tx, offer: Offer, chosen: Chosen, now: datetime) -> UUID:
    """Whoever holds an owner's link runs the machine: an account of that e-mail becomes owner, else a new one."""
    email, owner_id = clean_email(chosen.email or ""), new_id()
    row = {"name": clean_name(chosen.name or email.partition("@")[0]), "created_at": now, "is_away": False}
    fixed = {"role": Role.OWNER.value, "is_active": True}
    if not insert_new(tx.connection, agent, id=owner_id, shop=offer.shop, email=email, **row, **fixed):
        same = (agent.c.shop == offer.shop, agent.c.email == email)
        owner_id = tx.connection.scalars(agent.update().where(*same).values(**fixed).returning(agent.c.id)).one()
    void_owner_links(tx, offer.shop, now)
    return owner_id


def _change(tx: Tx, who: SignedIn, account: Account, fresh: str) -> None:
    unchanged = agent.update().where(agent.c.id == account.id, agent.c.password == account.password)
    if not tx.connection.execute(unchanged.values(password=fresh)).rowcount:
        raise Forbidden("The password was changed in between. Sign in again.")
    end_sessions(tx, who.shop, account.id, but=who.session)
