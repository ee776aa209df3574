"""Who is on the line: what people's tokens and sessions amount to for the log."""

from uuid import UUID

import msgspec

from parlour.conversation.entries import Author, Who
from parlour.conversation.sight import Audience
from parlour.foundation.errors import Forbidden
from parlour.foundation.ids import AgentId, ShopId, ShopperId
from parlour.people.roles import Right, has_right
from parlour.people.sessions import SignedIn
from parlour.people.shoppers import Shopper

LOOKS_ON = "Your role may read, not write. Ask the owner for another role."
BLOCKED = "The shop takes no messages from here any more. What was said stays readable."


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """A shopper or an agent; `session` is the visit's or session's id, by which an open socket can be ended."""

    shop: ShopId
    name: str = ""
    shopper: ShopperId | None = None
    ids: tuple[ShopperId, ...] = ()  # all shoppers that this person turned out to be
    agent: AgentId | None = None
    can_write: bool = True
    session: UUID | None = None
    only: UUID | None = None  # a link of a mail lets its holder into this conversation alone

    @property
    def audience(self) -> Audience:
        return Audience.SHOPPER if self.shopper else Audience.SHOP

    @property
    def author(self) -> Author:
        if self.shopper:
            return Author(Who.SHOPPER, self.shopper.hex, self.name)
        assert self.agent is not None
        return Author(Who.AGENT, self.agent.hex, self.name)

    def require_writing(self) -> None:
        """Raise `Forbidden` for an agent who only looks on, and for a shopper who is blocked."""
        if not self.can_write:
            raise Forbidden(BLOCKED if self.shopper else LOOKS_ON)

    def may_enter(self, of: UUID, shop: int, shopper: UUID) -> bool:
        """Whether a conversation of this shop and shopper is theirs to see."""
        if self.only is not None and of != self.only:
            return False
        return shop == self.shop and (self.agent is not None or shopper in self.ids)


def as_caller(person: Shopper | SignedIn) -> Caller:
    """The person of a token or session, on the line."""
    if isinstance(person, Shopper):
        return Caller(
            shop=person.shop,
            name=person.name or "",
            shopper=person.id,
            ids=person.ids,
            can_write=not person.is_blocked,
            session=person.visit,
        )
    can_write = has_right(person.role, Right.REPLY)
    return Caller(shop=person.shop, name=person.name, agent=person.id, can_write=can_write, session=person.session)
