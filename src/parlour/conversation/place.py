"""Where appends come to stand: the rules of the log as one pure function, the same for both databases."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec

from parlour.conversation.entries import Append, Author, Entry, Placed, Stale, Who
from parlour.conversation.permit import Permit
from parlour.conversation.seat import Seat, SeatNews, next_seat
from parlour.foundation.errors import NotThere, ParlourError, Unacceptable
from parlour.foundation.jobs import NewJob

Key = tuple[UUID, str, str]  # conversation, sender, client id
PREVIEW = 160
BECAUSE_DAYS = 30
NEWS_OF_MESSAGE = {Who.SHOPPER: SeatNews.SHOPPER_WROTE, Who.AGENT: SeatNews.AGENT_TOOK}
SEAT = "seat"  # the sender of announcements that the log itself makes: no client id can meet theirs


class Row(msgspec.Struct):
    """A conversation as the log knows it, while a batch is placed."""

    id: UUID
    shop: int
    shopper: UUID
    seat: Seat
    agent: UUID | None
    head: int
    heard: int
    heard_at: int
    unread: int
    waiting_since: int | None
    last_at: int
    last_who: str | None
    last_text: str | None


class Standing(msgspec.Struct):
    """An entry on its way into the table; `pos` is known once it is written."""

    entry: Entry
    shop: int
    sender: str
    because: str | None
    account: str | None
    provider_id: str | None


class At(msgspec.Struct, frozen=True):
    """An answer that is known once the entry is written: its index in `standing`."""

    index: int
    is_new: bool


class Settlement(msgspec.Struct):
    """What a batch of appends amounts to: entries to write, rows that changed, jobs, and one answer an item."""

    standing: list[Standing] = []
    changed: dict[UUID, Row] = {}
    jobs: list[NewJob] = []
    answers: list[At | Placed | ParlourError] = []


Reactions = Callable[[Row, Entry, Append], Iterable[NewJob]]


class Known(msgspec.Struct):
    """What the database already holds of the things a batch names."""

    rows: dict[UUID, Row]
    repeats: dict[Key | tuple[str, str], Placed]  # by the sender's own id, and by the provider's
    answered: dict[tuple[UUID, int], tuple[str, int]]  # (conversation, seq) -> who, at: what a `because` points to


def settle(known: Known, items: Sequence[Append], reactions: Reactions) -> Settlement:
    """Place appends one after the other.

    A repeat answers as before, an unmet expectation is `Stale`, everything else gets the next seq of its conversation.
    """
    outcome = Settlement()
    mine: dict[Key | tuple[str, str], int] = {}
    for item in items:
        keys: list[Key | tuple[str, str]] = [(item.conversation, item.author.id, item.client_id)]
        if item.arrival:
            keys.append((item.arrival.account, item.arrival.provider_id))
        answer = _earlier(keys, known, mine) or _refusal(item, known)
        if answer is None:
            answer = At(len(outcome.standing), is_new=True)
            mine.update(dict.fromkeys(keys, answer.index))
            _place(known.rows[item.conversation], item, outcome, reactions)
        outcome.answers.append(answer)
    return outcome


def _earlier(
    keys: Sequence[Key | tuple[str, str]], known: Known, mine: dict[Key | tuple[str, str], int]
) -> At | Placed | None:
    for key in keys:
        if key in known.repeats:
            return known.repeats[key]
        if key in mine:
            return At(mine[key], is_new=False)
    return None


def _refusal(item: Append, known: Known) -> ParlourError | None:
    row = known.rows.get(item.conversation)
    if row is None:
        return NotThere("There is no such conversation.")
    return _objection(row, item, known)


def _objection(row: Row, item: Append, known: Known) -> ParlourError | None:
    expect = item.expect
    if expect is not None and (
        (expect.seat is not None and expect.seat != row.seat) or (expect.seen is not None and expect.seen < row.head)
    ):
        return Stale("Something happened in between. Read on and decide again.", seat=row.seat.value, head=row.head)
    if item.kind == "message" and item.author.who is not Who.SHOPPER:
        return _unasked(row, item, known)
    return None


def _unasked(row: Row, item: Append, known: Known) -> ParlourError | None:
    if isinstance(item.because, Permit):
        return None
    if item.because is None:
        return Unacceptable("Nothing goes out without a reason: answer an entry of the shopper, or ask for a permit.")
    if item.because == row.heard:
        who, at = Who.SHOPPER.value, row.heard_at
    else:
        who, at = known.answered.get((row.id, item.because), ("", 0))
    if who != Who.SHOPPER:
        return Unacceptable("The entry that this should answer is not the shopper's.")
    if item.at - at > BECAUSE_DAYS * 86_400_000:
        return Unacceptable(f"The shopper last wrote more than {BECAUSE_DAYS} days ago; writing now needs a permit.")
    return None


def _place(row: Row, item: Append, outcome: Settlement, reactions: Reactions) -> None:
    news = item.news or _news_of(item)
    before = row.seat
    entry = _stand(row, item, outcome)
    _note_what_was_said(row, item, entry)
    if news is not None:
        row.seat = next_seat(before, news)
        _seat_taken(row, item, news)
    if row.seat is not before and item.kind != "event":
        _announce(row, item, before, outcome)
    outcome.changed[row.id] = row
    outcome.jobs.extend(reactions(row, entry, item))


def _news_of(item: Append) -> SeatNews | None:
    return NEWS_OF_MESSAGE.get(item.author.who) if item.kind == "message" else None


def _stand(row: Row, item: Append, outcome: Settlement) -> Entry:
    row.head += 1
    entry = Entry(
        conversation=row.id,
        seq=row.head,
        kind=item.kind,
        who=item.author.who.value,
        name=item.author.name,
        client_id=item.client_id,
        text=item.text,
        body=item.body,
        at=item.at,
        sender=item.author.id,
    )
    because = f"permit {item.because.decision}" if isinstance(item.because, Permit) else item.because
    account, provider_id = (item.arrival.account, item.arrival.provider_id) if item.arrival else (None, None)
    outcome.standing.append(
        Standing(entry, row.shop, item.author.id, None if because is None else str(because), account, provider_id)
    )
    return entry


def _note_what_was_said(row: Row, item: Append, entry: Entry) -> None:
    if item.author.who is Who.SHOPPER:
        row.heard, row.heard_at = entry.seq, item.at
    if item.kind != "message":
        return
    row.last_at, row.last_who, row.last_text = item.at, entry.who, (item.text or "")[:PREVIEW]
    if item.author.who is Who.SHOPPER:
        row.unread += 1
        if row.waiting_since is None:
            row.waiting_since = item.at
    elif item.author.who is Who.AGENT:
        row.waiting_since, row.unread = None, 0
    elif row.seat is not Seat.QUEUE:  # in the queue a person is waited for, whatever the assistant answers
        row.waiting_since = None


def _seat_taken(row: Row, item: Append, news: SeatNews) -> None:
    if row.seat is not Seat.AGENT:
        row.agent = None
    elif news is SeatNews.AGENT_TOOK:
        row.agent = item.agent
    if row.seat is Seat.QUEUE and row.waiting_since is None:
        row.waiting_since = item.at
    if row.seat is Seat.CLOSED:
        row.waiting_since = None


def _announce(row: Row, item: Append, before: Seat, outcome: Settlement) -> None:
    body: dict[str, Any] = {"event": "seat_moved", "from": before.value, "to": row.seat.value}
    if row.seat is Seat.AGENT:
        body["agent"] = item.author.name
    moved = msgspec.structs.replace(
        item,
        author=Author(item.author.who, SEAT, item.author.name),
        client_id=str(row.head + 1),
        kind="event",
        text=None,
        body=body,
        because=None,
        arrival=None,
    )
    _stand(row, moved, outcome)
