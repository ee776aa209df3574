"""Settling a turn: proof, changes, words, seat, memory and the end of the job stand together, or not at all."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from parlour.assistant.act.plan import plan
from parlour.assistant.act.results import Act, OrderTold, Results
from parlour.assistant.act.rights import Rights
from parlour.assistant.order_book import ShopOrderBook
from parlour.assistant.reply import HandOver, Message, Reply, TakePromise
from parlour.assistant.serve.rights import note_proof, rights_of
from parlour.assistant.serve.situation import Situation
from parlour.assistant.tables import talk
from parlour.assistant.thought import Thought
from parlour.conversation.entries import Append, Author, Expect, Stale, Who
from parlour.conversation.log import Log
from parlour.conversation.moves import move_seat
from parlour.conversation.positions import Positions, has_read
from parlour.conversation.promises import due_by, make_promise, open_promise
from parlour.conversation.seat import SeatNews
from parlour.conversation.tasks import NewTask, make_task
from parlour.foundation.clock import to_ms
from parlour.foundation.database import Tx
from parlour.foundation.jobs.claimed import Job
from parlour.shop.cards import card_of
from parlour.shop.catalogue import find_products

ROBIN = Author(Who.ASSISTANT, "assistant", "Robin")
DONE = ("recorded", "done")


class Turned(msgspec.Struct, frozen=True, kw_only=True):
    """A turn thought through and worded, waiting to become true."""

    situation: Situation
    thought: Thought
    rights: Rights
    results: Results
    reply: Reply
    address: str
    now: datetime


def planned(
    connection: Connection, situation: Situation, thought: Thought, address: str, now: datetime
) -> tuple[Rights, Results]:
    """What may be done of a thought, by what the database says at this moment."""
    book = ShopOrderBook(connection, situation.shop)
    rights = rights_of(connection, situation, book, address, now)
    return rights, plan(thought, rights, book)


def settle(tx: Tx, log: Log, turned: Turned, job: Job) -> Positions:
    """Make it true, and answer how far everybody has read; raises `Stale` when talk, seat or orders moved meanwhile."""
    situation, reply = turned.situation, turned.reply
    if planned(tx.connection, situation, turned.thought, turned.address, turned.now) != (turned.rights, turned.results):
        raise Stale("The orders or proofs have changed meanwhile; the turn is thought again.")
    _speak(tx, log, turned)
    note_proof(tx, situation, turned.rights.proof, turned.results.proof, address=turned.address, now=turned.now)
    for act in reply.acts:
        if act.state in DONE and act.name != "handoff":
            _record(tx, log, turned, act)
    for wish in reply.wishes:
        if isinstance(wish, HandOver):
            _hand_over(tx, log, turned, wish)
    _promise(tx, log, turned)
    _remember(tx, situation, reply)
    job.finish(tx)
    return has_read(tx, ROBIN, situation.of, situation.answers)


def _speak(tx: Tx, log: Log, turned: Turned) -> None:
    """Append what is said; the first entry carries the expectation, so that nobody answers twice."""
    situation, reply = turned.situation, turned.reply
    expect: Expect | None = Expect(seat=situation.seat, seen=situation.head)
    entries = [_message(tx, situation, reply, message) for message in reply.messages]
    entries += [{"kind": "event", "body": {"event": "order_shown", "order": told}} for told in _orders_told(turned)]
    if reply.stage != situation.turn.memory.stage:
        inner = {"event": "stage", "stage": reply.stage.value, "request": reply.request.value, "mood": reply.mood.value}
        entries.append({"kind": "event", "body": inner})
    if not entries:
        entries.append({"kind": "event", "body": {"event": "silent"}})
    for number, members in enumerate(entries):
        item = Append(
            conversation=situation.of,
            author=ROBIN,
            client_id=f"{situation.head}/{number}",
            at=to_ms(turned.now),
            expect=expect,
            because=situation.answers,
            **members,
        )
        log.append_in(tx, item)
        expect = None


def _message(tx: Tx, situation: Situation, reply: Reply, message: Message) -> dict[str, Any]:
    body: dict[str, Any] = {}
    if message.cards:
        body["products"] = _cards(tx.connection, situation, reply, message)
    if message.choices:
        body["choices"] = [{"id": choice.text, "label": choice.label} for choice in message.choices]
    body["inner"] = {"sources": list(reply.sources), "request": reply.request, "confidence": reply.request_confidence}
    return {"kind": "message", "text": message.text, "body": body}


def _cards(connection: Connection, situation: Situation, reply: Reply, message: Message) -> list[dict[str, Any]]:
    """Cards with prices, pictures and links from the catalogue of this moment; what has gone is left out."""
    products = find_products(connection, situation.shop, [card.product for card in message.cards])
    cards = []
    for card in message.cards:
        product = products.get(card.product)
        variant = next((one for one in product.variants if one.sku == card.sku), None) if product else None
        if product and variant:
            cards.append(card_of(product, variant, reply.lang, site=situation.facts.site or "", reason=card.reason))
    return cards


def _orders_told(turned: Turned) -> list[str]:
    return [outcome.order.id for outcome in turned.results.outcomes if isinstance(outcome, OrderTold)]


def _record(tx: Tx, log: Log, turned: Turned, act: Act) -> None:
    """What was asked for and agreed becomes a task for people."""
    of, now, due_at = turned.situation.of, to_ms(turned.now), due_by(turned.situation.facts, turned.now)
    task = NewTask(kind=act.name, by=ROBIN, due_at=due_at, order=act.order, details=msgspec.to_builtins(act))
    make_task(tx, log, of, task, now)


def _promise(tx: Tx, log: Log, turned: Turned) -> None:
    """At most one promise a turn, however often it was wished for; a contact also joins one that waits for it."""
    of, reply = turned.situation.of, turned.reply
    contacts = [act.contact for act in reply.acts if act.state in DONE]
    wished = [wish.contact for wish in reply.wishes if isinstance(wish, TakePromise)]
    contact = next((one for one in (*contacts, *wished) if one), None)
    if wished or (contact and open_promise(tx.connection, of) is not None):
        due_at, now = due_by(turned.situation.facts, turned.now), to_ms(turned.now)
        make_promise(tx, log, of, by=ROBIN, due_at=due_at, contact=contact, now=now)


def _hand_over(tx: Tx, log: Log, turned: Turned, wish: HandOver) -> None:
    of, now = turned.situation.of, to_ms(turned.now)
    body = {"event": "summary", "reason": wish.reason, "brief": msgspec.to_builtins(wish.brief)}
    note = Append(
        conversation=of,
        author=ROBIN,
        client_id=f"{turned.situation.head}/summary",
        kind="event",
        at=now,
        text=wish.summary,
        body=body,
    )
    log.append_in(tx, note)
    move_seat(tx, log, of, SeatNews.PERSON_WANTED, by=ROBIN, now=now, reason=wish.reason)


def _remember(tx: Tx, situation: Situation, reply: Reply) -> None:
    build = sqlite.insert if tx.is_sqlite else postgresql.insert
    values = {"memory": msgspec.to_builtins(reply.memory), "seq": situation.head}
    new = build(talk).values(conversation=situation.of, shop=situation.shop, **values)
    tx.connection.execute(new.on_conflict_do_update(index_elements=["conversation"], set_=values))
