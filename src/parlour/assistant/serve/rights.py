"""What the serving process knows of who asks, read from its own tables and never from the talk's memory."""

from datetime import datetime

from sqlalchemy import Connection

from parlour.assistant.act.rights import Proof, Rights
from parlour.assistant.flows.store import flows_of
from parlour.assistant.order_book import ShopOrderBook
from parlour.assistant.orders import Customer
from parlour.assistant.serve.situation import Situation
from parlour.foundation.database import Tx
from parlour.people.shoppers import find_shopper
from parlour.shop.orders import Proven
from parlour.shop.proofs import HOLDS, Standing, note_attempt, proven_in, standing_in, wrong_in


def rights_of(connection: Connection, situation: Situation, book: ShopOrderBook, address: str, now: datetime) -> Rights:
    """The rights of this talk's shopper at this moment."""
    shopper = find_shopper(connection, situation.shop, situation.shopper)
    standing = standing_in(connection, situation.shop, situation.of, address, now)
    return Rights(
        facts=situation.facts,
        now=now,
        proof=_proof(connection, situation, book, now),
        signed_in=book.by_id(shopper.customer) if shopper.customer else None,
        people_online=situation.turn.people_online,
        paused=standing is Standing.PAUSED,
        flows=flows_of(connection, situation.shop),
    )


def note_proof(tx: Tx, situation: Situation, before: Proof, after: Proof, *, address: str, now: datetime) -> None:
    """Count what was tried in this turn, and keep what it has proven."""
    if after.wrong > before.wrong:
        note_attempt(tx, situation.shop, None, conversation=situation.of, address=address, now=now)
    elif after.customer is not None and after != before:
        proven = Proven(order=after.only) if after.only else Proven(customer=after.customer.id)
        note_attempt(tx, situation.shop, proven, conversation=situation.of, address=address, now=now)


def _proof(connection: Connection, situation: Situation, book: ShopOrderBook, now: datetime) -> Proof:
    wrong = wrong_in(connection, situation.of)
    for proven in proven_in(connection, situation.of, now):
        customer = _customer(book, proven)
        if customer is not None:
            return Proof(customer=customer, only=proven.order, until=now + HOLDS, wrong=wrong)
    return Proof(wrong=wrong)


def _customer(book: ShopOrderBook, proven: Proven) -> Customer | None:
    if proven.customer:
        return book.by_id(proven.customer)
    order = book.order(proven.order or "")
    return Customer(email=order.email) if order else None
