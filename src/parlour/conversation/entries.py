"""The values of the log: what is appended, what stands in it, and what an append answers."""

from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec

from parlour.conversation.permit import Permit
from parlour.conversation.seat import Seat, SeatNews
from parlour.foundation.errors import Conflict
from parlour.foundation.ids import AgentId, ConversationId, ShopId, ShopperId


class Who(StrEnum):
    """Who speaks in an entry."""

    SHOPPER = "shopper"
    ASSISTANT = "assistant"
    AGENT = "agent"
    SHOP = "shop"


class Author(msgspec.Struct, frozen=True):
    """Somebody who appends: `id` makes their client ids their own, `name` is shown."""

    who: Who
    id: str
    name: str = ""


class Expect(msgspec.Struct, frozen=True):
    """What the writer believes: the seat, and the highest seq it has seen; else nothing is stored."""

    seat: Seat | None = None
    seen: int | None = None


class Arrival(msgspec.Struct, frozen=True):
    """Where a provider's message came in, and the provider's own id of it."""

    account: str
    provider_id: str


class Append(msgspec.Struct, frozen=True, kw_only=True):
    """One entry to be appended. `because` is needed on everything outward: the seq it answers, or a `Permit`."""

    conversation: ConversationId
    author: Author
    client_id: str
    kind: str
    at: int
    text: str | None = None
    body: dict[str, Any] = {}
    expect: Expect | None = None
    because: int | Permit | None = None
    arrival: Arrival | None = None
    news: SeatNews | None = None
    agent: AgentId | None = None
    address: str = ""  # where it was sent from; for what follows at once, never kept with the entry


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the log; `at` in milliseconds; `body` holds the members of its kind.

    `pos`, its place among all entries, is known when it is read back, and 0 in the news of the commit.
    `sender` tells who wrote it where names do not: two agents may be called alike.
    """

    conversation: UUID
    seq: int
    pos: int = 0
    kind: str
    who: str
    name: str
    client_id: str
    text: str | None
    body: dict[str, Any]
    at: int
    sender: str = ""


class Placed(msgspec.Struct, frozen=True):
    """The answer to an append: where it stands; `is_new` is False for a repeat."""

    seq: int
    pos: int
    at: int
    is_new: bool


class Appended(msgspec.Struct, frozen=True):
    """News after a commit: these entries of one conversation stand in the log, in order."""

    shop: ShopId
    conversation: ConversationId
    shopper: ShopperId
    entries: tuple[Entry, ...]
    seat: Seat
    frames: dict[bool, bytes] = {}  # encoded once per audience by who delivers them


class Stale(Conflict):
    """The writer's expectation is not met; `members` hold the seat and the head of now."""
