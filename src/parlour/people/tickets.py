"""Tickets for the desk's socket: a browser can send no header with it, so its first frame shows one."""

from datetime import datetime, timedelta

from parlour.foundation.database import Tx
from parlour.foundation.errors import Unauthorized
from parlour.foundation.signing import Randomness, fingerprint, new_secret
from parlour.people.sessions import SignedIn, find_session_by_id
from parlour.people.tables import ticket

TICKET_LASTS = timedelta(seconds=30)
USED_UP = "The ticket was used already or is older than 30 seconds. Ask POST /v1/desk/ticket for another."


def make_ticket(tx: Tx, who: SignedIn, now: datetime, random: Randomness) -> str:
    """A ticket for this session."""
    secret = new_secret(random)
    tx.connection.execute(ticket.delete().where(ticket.c.expires_at <= now))
    row = {"shop": who.shop, "session": who.session, "expires_at": now + TICKET_LASTS}
    tx.connection.execute(ticket.insert().values(token=fingerprint(secret), **row))
    return secret


def take_ticket(tx: Tx, secret: str, now: datetime) -> SignedIn:
    """Whose ticket this is, which uses it up; raises `Unauthorized` for everybody but the first."""
    shown = ticket.delete().where(ticket.c.token == fingerprint(secret))
    row = tx.connection.execute(shown.returning(ticket.c.session, ticket.c.expires_at)).one_or_none()
    if row is None or row.expires_at <= now:
        raise Unauthorized(USED_UP)
    return find_session_by_id(tx.connection, row.session, now)
