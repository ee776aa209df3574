"""Identities: every kind of thing has an id type of its own, so that they cannot be mixed up."""

from typing import NewType
from uuid import UUID

from uuid6 import uuid7

ShopId = NewType("ShopId", int)
ShopperId = NewType("ShopperId", UUID)
AgentId = NewType("AgentId", UUID)
ConversationId = NewType("ConversationId", UUID)


def new_id() -> UUID:
    """A new UUID version 7: ascending in time, made without asking anybody (RFC 9562)."""
    return UUID(int=uuid7().int)


def is_version_7(value: UUID) -> bool:
    """Whether an id made elsewhere is a UUID version 7, as the protocol asks."""
    return value.version == 7
