"""Ids as they come in addresses."""

from uuid import UUID

from parlour.foundation.errors import Unacceptable


def conversation_id(text: str) -> UUID:
    """The id of a conversation in an address; raises `Unacceptable` when it is none."""
    try:
        return UUID(text)
    except ValueError:
        raise Unacceptable("The id of a conversation must be a UUID of version 7.") from None
