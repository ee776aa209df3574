"""Taking talks from another desk: kept without what tells who it was, and learned from at once."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection

from parlour.assistant.learn.finding import Known, find_lessons
from parlour.assistant.learn.hear import hear
from parlour.assistant.learn.meaning import texts_in, with_meanings
from parlour.assistant.learn.past import HistoryTalk, PastTalk, talk_of_history
from parlour.assistant.learn.private import without_person
from parlour.assistant.learn.reading import agents_of, texts_of_shop
from parlour.assistant.learn.resolved import SILENCE_MS, ending_of
from parlour.assistant.library import Library
from parlour.assistant.understand.reader import Understander
from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.knowledge.answers import AnswerIndex
from parlour.knowledge.past import keep_past_talk
from parlour.knowledge.proposing import Proposal, propose
from parlour.knowledge.versions import live_lessons


class Taken(msgspec.Struct, frozen=True):
    """A talk ready to be kept: its lines without persons, and what it proposes."""

    name: str
    talk: PastTalk
    found: tuple[Proposal, ...]


class TakenCounts(msgspec.Struct):
    """What became of talks from another desk."""

    talks: int = 0
    known: int = 0
    ended_well: int = 0
    candidates: int = 0


def read_history(told: HistoryTalk, library: Library, reader: Understander, known: Known) -> Taken | None:
    """What a talk teaches; None when nobody asked anything in it. Nothing came after it: silence is an ending."""
    talk = talk_of_history(told)
    if not talk.said_by_shopper:
        return None
    heard = hear(talk.said_by_shopper, library, reader)
    ending = ending_of(talk, heard, now=SILENCE_MS)
    found = find_lessons(talk, heard, ending, known)
    lines = tuple(
        msgspec.structs.replace(line, text=without_person(line.text, known.agents, known.ours)) for line in talk.lines
    )
    kept = msgspec.structs.replace(talk, lines=lines, is_closed=ending is not None)
    texts = texts_in(found)
    return Taken(told.talk, kept, with_meanings(found, texts, hear(texts, library, reader)))


def known_of(connection: Connection, shop: ShopId, library: Library) -> Known:
    """What there is already."""
    answers = AnswerIndex(live_lessons(connection, shop).answers)
    return Known(answers, texts_of_shop(library.facts), agents_of(connection, shop))


def keep_history(tx: Tx, shop: ShopId, taken: Sequence[Taken], now: datetime) -> TakenCounts:
    """Keep talks and what they propose; one that is known already changes nothing."""
    counts = TakenCounts()
    for one in taken:
        number, is_new = keep_past_talk(tx, shop, one.name, one.talk.lines, now)
        counts.talks += 1
        counts.known += not is_new
        counts.ended_well += one.talk.is_closed
        if is_new:
            placed = (_placed(proposal, number) for proposal in one.found)
            counts.candidates += propose(tx, shop, placed, now)
    return counts


def _placed(proposal: Proposal, number: int) -> Proposal:
    return msgspec.structs.replace(proposal, where=msgspec.structs.replace(proposal.where, past_talk=number))
