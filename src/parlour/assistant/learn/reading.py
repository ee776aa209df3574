"""What learning reads of a talk from the database: the words, who they may belong to, and how it went on elsewhere."""

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, or_, select

from parlour.assistant.learn.finding import Known
from parlour.assistant.learn.past import PastTalk, talk_of_log
from parlour.assistant.learn.replies import Offered, offered_in
from parlour.assistant.learn.resolved import SILENCE_MS
from parlour.conversation.reading import find, last_entries
from parlour.conversation.tables import conversation
from parlour.foundation.clock import from_ms
from parlour.foundation.errors import NotThere
from parlour.foundation.ids import ConversationId, ShopId
from parlour.knowledge.answers import AnswerIndex
from parlour.knowledge.versions import live_lessons
from parlour.people.shoppers import Shopper, find_shopper
from parlour.people.tables import agent
from parlour.shop.facts import Facts
from parlour.shop.orders import find_customer
from parlour.shop.proofs import proven_in
from parlour.shop.shops import shop_of_id
from parlour.shop.tables import order

LOOKED_BACK = 400  # entries


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A talk, and what decides how it ended; `last_at` is the moment of its last message in milliseconds."""

    talk: PastTalk
    languages: tuple[str, ...]
    known: Known
    bought: bool
    came_back: bool
    last_at: int
    head: int
    offered: tuple[Offered, ...] = ()


def read_talk(connection: Connection, of: ConversationId) -> Read | None:
    """A conversation as learning reads it; None when there is nothing (left) to learn from."""
    row = find(connection, of)
    if row is None:
        return None
    shop = ShopId(row.shop)
    try:
        person = find_shopper(connection, shop, row.shopper)
    except NotThere:
        return None
    customers = _customers(connection, shop, person, of)
    names = (row.name, person.name or "", *_names(connection, shop, customers))
    talk = talk_of_log(of, last_entries(connection, of, LOOKED_BACK), names)
    if not talk.said_by_shopper:
        return None
    facts = shop_of_id(connection, shop).facts
    return Read(
        talk=talk,
        languages=facts.languages,
        known=Known(
            AnswerIndex(live_lessons(connection, shop).answers), texts_of_shop(facts), agents_of(connection, shop)
        ),
        bought=_bought(connection, shop, person, customers, row.opened_at),
        came_back=_came_back(connection, person, row),
        last_at=row.last_at,
        head=row.head,
        offered=offered_in(connection, of),
    )


def texts_of_shop(facts: Facts) -> tuple[str, ...]:
    """The shop's own address, phone, e-mail and site, which are nobody's secret."""
    contact = facts.contact
    address = contact.address
    texts = tuple(address.by_language.values()) if address else ()
    return tuple(text for text in (contact.email, contact.phone, facts.site, *texts) if text)


def agents_of(connection: Connection, shop: ShopId) -> tuple[str, ...]:
    """The names of those who answer, or have answered, at the desk."""
    return tuple(name for name in connection.scalars(select(agent.c.name).where(agent.c.shop == shop)) if name)


def _customers(connection: Connection, shop: ShopId, person: Shopper, of: ConversationId) -> tuple[str, ...]:
    """The customers that this person is known, or has proven, to be."""
    proofs = proven_in(connection, of, from_ms(0))
    return tuple({one for one in (person.customer, *(proof.customer for proof in proofs)) if one})


def _names(connection: Connection, shop: ShopId, customers: tuple[str, ...]) -> list[str]:
    found = [find_customer(connection, shop, one) for one in customers]
    return [name for one in found if one for name in (one.first_name, one.last_name) if name]


def _bought(connection: Connection, shop: ShopId, person: Shopper, customers: tuple[str, ...], opened_at: int) -> bool:
    """Whether this person ordered after the talk began."""
    who: list[ColumnElement[bool]] = [order.c.customer.in_(customers)] if customers else []
    if person.email:
        who.append(order.c.email == person.email.lower())
    if not who:
        return False
    query = select(order.c.id).where(order.c.shop == shop, or_(*who), order.c.created_at > from_ms(opened_at))
    return connection.execute(query.limit(1)).first() is not None


def _came_back(connection: Connection, person: Shopper, row: Row[tuple[object, ...]]) -> bool:
    """Whether the same person opened another talk within 72 hours of the last word of this one."""
    talk = row._mapping
    query = select(conversation.c.id).where(
        conversation.c.shopper.in_(person.ids),
        conversation.c.id != talk["id"],
        conversation.c.opened_at > talk["last_at"],
        conversation.c.opened_at <= talk["last_at"] + SILENCE_MS,
    )
    return connection.execute(query.limit(1)).first() is not None
