"""When the assistant cannot answer a conversation: the shopper hears the truth, and people are called with a note."""

from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from sqlalchemy import Connection

from parlour.conversation.entries import Append, Author
from parlour.conversation.log import Log
from parlour.conversation.moves import move_seat
from parlour.conversation.promises import due_by, make_promise
from parlour.conversation.reading import find
from parlour.conversation.seat import Seat, SeatNews
from parlour.conversation.speech import WORDS
from parlour.foundation.clock import to_ms
from parlour.foundation.database import Tx
from parlour.foundation.ids import ConversationId, ShopId
from parlour.people.presence import is_anybody_online
from parlour.shop.facts import Facts
from parlour.shop.hours import next_opening
from parlour.shop.shops import shop_of_id

PATIENCE_MS = 60_000  # nobody should look at an empty line for longer than that
LEAST_TRIES = 2  # after an outage of the whole house the first try may come late


def has_waited_enough(connection: Connection, of: UUID, tries: int, now: int) -> bool:
    """Whether the shopper has waited so long for the assistant that people should take over."""
    row = find(connection, of)
    if row is None or tries < LEAST_TRIES:
        return False
    since = row.waiting_since if row.seat == Seat.ASSISTANT else row.heard_at
    return since is not None and now - since >= PATIENCE_MS


def give_up(tx: Tx, log: Log, of: ConversationId, *, by: Author, lang: str | None, now: datetime) -> None:
    """Say so, and hand it to people with a note that only they see; nothing where people are called already."""
    row = find(tx.connection, of)
    if row is None or row.seat != Seat.ASSISTANT:
        return
    shop, at = shop_of_id(tx.connection, ShopId(row.shop)), to_ms(now)
    is_online = is_anybody_online(tx.connection, shop.id, now)
    ours = shop.main_language or "en"
    said = _truth(shop.facts, lang or row.lang or ours, now, is_online=is_online)
    note = WORDS.say("note.gave_up", ours)
    for kind, text, because in (("message", said, row.heard), ("note", note, None)):
        item = Append(conversation=of, author=by, client_id=str(uuid4()), kind=kind, at=at, text=text, because=because)
        log.append_in(tx, item)
    move_seat(tx, log, of, SeatNews.PERSON_WANTED, by=by, now=at, reason="trouble")
    if not is_online:
        make_promise(tx, log, of, by=by, due_at=due_by(shop.facts, now), contact=None, now=at)


def _truth(facts: Facts, lang: str, now: datetime, *, is_online: bool) -> str:
    if is_online:
        return WORDS.say("trouble.called", lang)
    back_at = next_opening(facts.hours, now, facts.time_zone) if facts.hours else None
    if back_at is None or back_at <= now:
        return WORDS.say("trouble.nobody", lang)
    here = back_at.astimezone(ZoneInfo(facts.time_zone))
    time = format_datetime(here, "EEEE, d MMMM, HH:mm", locale=lang.replace("-", "_"))
    return WORDS.say("trouble.back", lang, {"time": time})
