"""The calls that cross the pipe, and how they are written: a length of four bytes, then msgpack."""

import asyncio
import struct

import msgspec

from parlour.assistant.act.results import Results
from parlour.assistant.learn.past import Heard
from parlour.assistant.reply import Reply
from parlour.assistant.suggest.advice import Glance
from parlour.assistant.thought import Thought
from parlour.assistant.turn import Turn

LENGTH = struct.Struct(">I")
MOST_BYTES = 16_000_000


class ThinkCall(msgspec.Struct, frozen=True, tag="think"):
    """Think this turn through."""

    number: int
    shop: int
    turn: Turn


class SayCall(msgspec.Struct, frozen=True, tag="say"):
    """Put these results into words."""

    number: int
    shop: int
    turn: Turn
    thought: Thought
    results: Results


class HearCall(msgspec.Struct, frozen=True, tag="hear"):
    """Read these messages of a past talk."""

    number: int
    shop: int
    texts: tuple[str, ...]


class GlanceCall(msgspec.Struct, frozen=True, tag="glance"):
    """See what an agent may want to know of a talk."""

    number: int
    shop: int
    turn: Turn


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What came of a call; `error` where it broke."""

    number: int
    thought: Thought | None = None
    reply: Reply | None = None
    heard: tuple[Heard, ...] | None = None
    glance: Glance | None = None
    error: str | None = None


Call = ThinkCall | SayCall | HearCall | GlanceCall
encode = msgspec.msgpack.Encoder().encode
read_call = msgspec.msgpack.Decoder(Call).decode
read_answer = msgspec.msgpack.Decoder(Answer).decode


def framed(value: Call | Answer) -> bytes:
    """A value as it goes through the pipe."""
    body = encode(value)
    return LENGTH.pack(len(body)) + body


async def next_frame(reader: asyncio.StreamReader) -> bytes | None:
    """The next value's bytes, None when the pipe has closed."""
    try:
        (length,) = LENGTH.unpack(await reader.readexactly(LENGTH.size))
        return await reader.readexactly(length)
    except asyncio.IncompleteReadError:
        return None
