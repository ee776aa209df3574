"""What the desk's page is given, as docs/desk-protocol.md writes it."""

from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec


class ListName(StrEnum):
    """The lists of the desk."""

    MINE = "mine"
    WAITING = "waiting"
    ALL = "all"
    CLOSED = "closed"
    PROMISES = "promises"


class Who(msgspec.Struct, frozen=True):
    """A shopper in one line; without a name the page says "Visitor" and `short`."""

    name: str | None
    short: str
    is_customer: bool


class Holder(msgspec.Struct, frozen=True):
    """The agent who has the seat."""

    id: UUID
    name: str


class Last(msgspec.Struct, frozen=True):
    """The last words."""

    text: str
    who: str
    at: str


class Due(msgspec.Struct, frozen=True):
    """An open promise at a glance."""

    due_at: str
    is_overdue: bool


class Found(msgspec.Struct, frozen=True):
    """Where a search hit: the words around it."""

    text: str
    who: str
    at: str
    seq: int


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation in a list."""

    id: UUID
    who: Who
    seat: str
    agent: Holder | None
    lang: str | None
    last: Last | None
    waiting_since: str | None
    unread: int
    head: int
    opened_at: str
    last_at: str
    rating: int | None
    promise: Due | None
    tasks: int
    found: Found | None = None


class Counts(msgspec.Struct, frozen=True):
    """How long each list is, counted to 1000; `overdue` are promises and tasks."""

    mine: int
    waiting: int
    all: int
    closed: int
    promises: int
    overdue: int
    tasks: int


class Page(msgspec.Struct, frozen=True):
    """Some rows of a list; `next` asks for more."""

    rows: list[Row]
    next: str | None
    counts: Counts


class Rows(msgspec.Struct, frozen=True):
    """Rows that were asked for by id."""

    rows: list[Row]
    counts: Counts


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """A promise to a shopper."""

    id: UUID
    made_at: str
    due_at: str
    is_overdue: bool
    contact: str | None
    kept_at: str | None
    kept_by: str | None


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """Something a person has to do."""

    id: UUID
    conversation: UUID
    who: Who
    kind: str
    order: str | None
    details: Any  # whatever the maker of the task tells of it
    made_by: str
    made_at: str
    due_at: str
    is_overdue: bool
    done_at: str | None
    done_by: str | None
