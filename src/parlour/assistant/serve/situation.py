"""A turn as the database tells it: the talk as the shopper sees it, where it stands, and who may be asking."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

from parlour.assistant.memory import Memory, Shown
from parlour.assistant.tables import talk
from parlour.assistant.turn import Page, Said, Turn
from parlour.conversation.entries import Entry, Who
from parlour.conversation.reading import find, last_entries
from parlour.conversation.seat import Seat
from parlour.foundation.ids import ConversationId, ShopId, ShopperId
from parlour.shop.facts import Facts
from parlour.shop.hours import next_opening
from parlour.shop.shops import shop_of_id

PageOf = Callable[[Connection, UUID], dict[str, Any] | None]
LOOKED_BACK = 40  # entries: what a person would still have in mind
THINKS_IN = (Seat.ASSISTANT, Seat.QUEUE)


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """All that answering needs to know before it thinks; `answers` is the seq of the shopper's last act."""

    of: ConversationId
    shop: ShopId
    shopper: ShopperId
    seat: Seat
    head: int
    answers: int
    turn: Turn
    facts: Facts


def situation_of(
    connection: Connection, of: ConversationId, now: datetime, *, people_online: bool, can_mail: bool, page_of: PageOf
) -> Situation | None:
    """The situation of a conversation; None when there is nothing to answer for the assistant."""
    row = find(connection, of)
    if row is None or row.seat not in THINKS_IN:
        return None
    said = heard(last_entries(connection, of, LOOKED_BACK))
    if not said or said[-1].who != "shopper":
        return None
    facts = shop_of_id(connection, ShopId(row.shop)).facts
    turn = Turn(
        conversation=str(of),
        seq=row.head,
        said=tuple(said),
        now=now,
        memory=memory_of(connection, of),
        lang=row.lang,
        page=page_in_view(page_of(connection, row.shopper)),
        seat=row.seat,
        people_online=people_online,
        can_mail=can_mail,
        back_at=None if people_online or facts.hours is None else next_opening(facts.hours, now, facts.time_zone),
    )
    return Situation(
        of=of,
        shop=ShopId(row.shop),
        shopper=ShopperId(row.shopper),
        seat=Seat(row.seat),
        head=row.head,
        answers=row.heard,
        turn=turn,
        facts=facts,
    )


def page_in_view(facts: dict[str, Any] | None) -> Page | None:
    """The page before the shopper, as far as it tells."""
    if not facts:
        return None
    return Page(product=facts.get("product"), url=facts.get("url") or "")


def memory_of(connection: Connection, of: UUID) -> Memory:
    """What the assistant kept of this talk; one that an older version kept otherwise is begun anew."""
    kept = connection.execute(select(talk.c.memory).where(talk.c.conversation == of)).scalar_one_or_none()
    try:
        return msgspec.convert(kept, Memory) if kept else Memory()
    except msgspec.ValidationError:
        return Memory()


def heard(entries: Sequence[Entry]) -> list[Said]:
    """The messages of a talk as they read now: corrected ones corrected, removed ones gone."""
    changed: dict[int, Entry] = {}
    for entry in entries:
        if entry.kind in ("correction", "removal") and isinstance(entry.body.get("of"), int):
            changed[entry.body["of"]] = entry
    said = []
    for entry in entries:
        text = _text(entry, changed.get(entry.seq))
        if entry.kind == "message" and text is not None:
            said.append(Said(seq=entry.seq, who=_who(entry), text=text, products=_shown(entry.body.get("products"))))
    return said


def _text(entry: Entry, change: Entry | None) -> str | None:
    if change is not None:
        return change.text if change.kind == "correction" else None
    answers = entry.body.get("answers")
    if isinstance(answers, dict) and answers.get("choice"):
        return str(answers["choice"])
    return entry.text or ""


def _who(entry: Entry) -> Any:  # one of Turn's four words, as the log has them too
    return Who(entry.who).value


def _shown(products: object) -> tuple[Shown, ...]:
    if not isinstance(products, list):
        return ()
    return tuple(
        Shown(str(one["id"]), str(one.get("sku", ""))) for one in products if isinstance(one, dict) and "id" in one
    )
