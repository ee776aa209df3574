"""The frames that a client may send, read strictly and refused in words."""

from typing import Any
from uuid import UUID

import msgspec

from parlour.foundation.errors import Malformed, TooLarge

MOST_BYTES = 65_536


class Follow(msgspec.Struct, frozen=True):
    """Follow a conversation from this seq on."""

    conversation: UUID
    since: int = 0


class Place(msgspec.Struct, frozen=True):
    """A conversation, and how far it was read."""

    conversation: UUID
    seq: int = 0


class Look(msgspec.Struct, frozen=True):
    """What an agent has open."""

    conversation: UUID | None = None


class ClientFrame(msgspec.Struct, frozen=True, kw_only=True):
    """Any client frame; what is not there is UNSET. `append` stays raw until it is known who appends."""

    token: str | msgspec.UnsetType = msgspec.UNSET
    ticket: str | msgspec.UnsetType = msgspec.UNSET
    follow: list[Follow] | msgspec.UnsetType = msgspec.UNSET
    unfollow: list[UUID] | msgspec.UnsetType = msgspec.UNSET
    append: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    typing: Place | msgspec.UnsetType = msgspec.UNSET
    read: Place | msgspec.UnsetType = msgspec.UNSET
    looking: Look | msgspec.UnsetType = msgspec.UNSET
    topics: list[str] | msgspec.UnsetType = msgspec.UNSET
    away: bool | msgspec.UnsetType = msgspec.UNSET
    ping: Any = msgspec.UNSET


_decode = msgspec.json.Decoder(ClientFrame).decode


def read_frame(text: str | None) -> ClientFrame:
    """A client's frame; raises `Malformed` or `TooLarge` in words."""
    if text is None:
        raise Malformed("Frames are JSON in text; a binary frame cannot be read.")
    if len(text) > MOST_BYTES:
        raise TooLarge("A frame may have at most 64 KB; upload files instead.")
    try:
        return _decode(text)
    except msgspec.ValidationError as error:
        raise Malformed(f"The frame has a member of the wrong type: {error}.") from None
    except (msgspec.DecodeError, UnicodeError):
        raise Malformed("The frame is not JSON.") from None
