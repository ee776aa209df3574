"""What agents made of suggestions: a reply that they keep putting otherwise, or keep taking, may become an answer."""

from collections.abc import Iterator, Sequence
from uuid import UUID

import msgspec
from rapidfuzz import fuzz
from sqlalchemy import Connection, select

from parlour.assistant.learn.past import Line, PastTalk
from parlour.assistant.learn.substance import substance_of
from parlour.assistant.suggest.outcomes import Outcome
from parlour.assistant.suggest.tables import suggested

SEVERAL = 2  # talks
ONLY_A_SLIP = 95  # letters in common: a typing error put right teaches nothing
FROM_TALKS = ("talk", "history")
NO_LESSON = ("goods",)  # what there is and what it costs changes by the day


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """A suggestion that an agent took or changed, offered as of entry `seq`."""

    seq: int
    source: str
    text: str
    outcome: str


def offered_in(connection: Connection, of: UUID) -> tuple[Offered, ...]:
    """The suggestions of a conversation that were taken or changed."""
    which = (suggested.c.conversation == of, suggested.c.outcome != Outcome.IGNORED.value)
    rows = connection.execute(select(suggested).where(*which).order_by(suggested.c.id))
    return tuple(Offered(seq=row.seq, source=row.source, text=row.text, outcome=row.outcome) for row in rows)


def replies_in(talk: PastTalk, offered: Sequence[Offered]) -> Iterator[tuple[Line, Line, str]]:
    """What was asked, the agent's entry, and what it said, where that teaches more than the suggestion knew."""
    for one in offered:
        asked = next((line for line in reversed(talk.lines) if line.seq <= one.seq and line.who == "shopper"), None)
        reply = next((line for line in talk.lines if line.seq > one.seq and line.who == "agent"), None)
        if asked is None or reply is None or not _teaches(one, reply.text):
            continue
        if said := substance_of(reply.text):
            yield asked, reply, said


def _teaches(one: Offered, said: str) -> bool:
    if one.source in NO_LESSON:
        return False
    if one.outcome == Outcome.ACCEPTED.value:
        return one.source in FROM_TALKS
    return fuzz.ratio(one.text.casefold(), said.casefold()) < ONLY_A_SLIP
