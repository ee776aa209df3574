"""What the serving process knows of who asks: the proof given in this talk, and what follows from it."""

from datetime import datetime, timedelta

import msgspec

from parlour.assistant.flows.read import our_flows
from parlour.assistant.flows.script import Flows
from parlour.assistant.memory import Evidence
from parlour.assistant.orders import Customer, Order, OrderBook
from parlour.shop.facts import Accepts, Facts

MOST_WRONG = 5
HOLDS = timedelta(hours=1)


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """Who a shopper has proven to be in this talk, until when, for which one order where not for all; wrong tries."""

    customer: Customer | None = None
    only: str | None = None
    until: datetime | None = None
    wrong: int = 0

    @property
    def has_ended(self) -> bool:
        """Whether nothing is taken as a proof any more in this talk."""
        return self.wrong >= MOST_WRONG

    def holds(self, now: datetime) -> bool:
        """Whether it opens orders at this moment."""
        return self.customer is not None and self.until is not None and now < self.until


class Rights(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller found in its database for this turn; `paused` while too many proofs failed from one address."""

    facts: Facts
    now: datetime
    proof: Proof = Proof()
    signed_in: Customer | None = None
    people_online: bool = True
    paused: bool = False
    flows: Flows = msgspec.field(default_factory=our_flows)


def prove(evidence: Evidence, rights: Rights, book: OrderBook) -> tuple[Proof, bool | None]:
    """The proof after this evidence, and whether it was right (None: nothing to check)."""
    proof = rights.proof
    if proof.has_ended or rights.paused:
        return proof, None
    found = _found(evidence, rights.facts, book)
    if found is None:
        return proof, None
    customer, only = found
    known = proof.customer if proof.holds(rights.now) else rights.signed_in
    if customer is None or (known is not None and not _same(known, customer)):
        return msgspec.structs.replace(proof, wrong=proof.wrong + 1), False
    if known is not None and proof.only is None:
        only = None
    return Proof(customer=customer, only=only, until=rights.now + HOLDS, wrong=proof.wrong), True


def opened(proof: Proof, rights: Rights) -> Customer | None:
    """Whose orders may be spoken of now."""
    return proof.customer if proof.holds(rights.now) else rights.signed_in


def orders_open(proof: Proof, rights: Rights, book: OrderBook) -> tuple[Order, ...]:
    """The orders that the proof opens, newest first."""
    customer = opened(proof, rights)
    if customer is None:
        return ()
    orders = book.orders_of(customer)
    if proof.only and proof.holds(rights.now):
        return tuple(order for order in orders if order.id == proof.only)
    return orders


def _found(evidence: Evidence, facts: Facts, book: OrderBook) -> tuple[Customer | None, str | None] | None:
    """The customer that the evidence leads to in one of the accepted ways; None when it fits no way at all."""
    tried: tuple[Customer | None, str | None] | None = None
    for way in facts.accepts:
        found = _try(way, evidence, book)
        if found and found[0]:
            return found
        tried = tried or found
    return tried


def _try(way: Accepts, evidence: Evidence, book: OrderBook) -> tuple[Customer | None, str | None] | None:
    if way is Accepts.EMAIL and evidence.emails:
        return book.by_email(evidence.emails[0]), None
    if way is Accepts.NAME_AND_POSTAL_CODE and evidence.names and evidence.codes:
        found = [
            customer
            for first, last in evidence.names
            for code in evidence.codes[:2]
            if (customer := book.by_name_and_code(first, last, code))
        ]
        return next(iter(found), None), None
    if way is Accepts.ORDER_NUMBER_AND_EMAIL and evidence.emails and evidence.orders:
        return _by_order(evidence.orders[0], evidence.emails[0], book)
    return None


def _by_order(number: str, email: str, book: OrderBook) -> tuple[Customer | None, str | None]:
    """A guest's proof opens that one order; an account's e-mail opens the account's orders."""
    order = book.order(number)
    if order is None:
        return None, None
    customer = book.by_email(email)
    if customer and customer.id and order.customer == customer.id:
        return customer, None
    if order.email and order.email.casefold() == email.casefold():
        return Customer(email=order.email), order.id
    return None, None


def _same(one: Customer, other: Customer) -> bool:
    return one.id == other.id and (one.id is not None or one.email == other.email)
