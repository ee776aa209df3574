"""What happened to people, told after the commit, so that open sockets can follow within this process.

Another process hears nothing of it; it asks `still_open` of sessions and visits every two seconds.
"""

from uuid import UUID

import msgspec

from parlour.foundation.ids import AgentId, ShopId, ShopperId


class SessionEnded(msgspec.Struct, frozen=True):
    """These sessions of an agent are over: signed out, another role, another password, or a closed account."""

    shop: ShopId
    agent: AgentId
    sessions: tuple[UUID, ...]


class VisitEnded(msgspec.Struct, frozen=True):
    """A visit's token is over; its sockets must close with 4401."""

    shop: ShopId
    visit: UUID


class ShopperChanged(msgspec.Struct, frozen=True):
    """The visits of these shoppers may see other conversations than before, or were blocked or freed."""

    shop: ShopId
    shoppers: tuple[ShopperId, ...]


class PresenceChanged(msgspec.Struct, frozen=True):
    """An agent came, left, went away or came back."""

    shop: ShopId
    agent: AgentId
