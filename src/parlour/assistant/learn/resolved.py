"""How a talk ended: confirmed well (a yes, a purchase, 72 hours of silence), assumed, or not."""

from datetime import timedelta
from typing import Literal

import msgspec

from parlour.assistant.learn.past import Heard, PastTalk
from parlour.conversation.labels import Mood, Request

SILENCE = timedelta(hours=72)
SILENCE_MS = int(SILENCE.total_seconds() * 1000)
GOOD_STARS, BAD_STARS = 4, 2
SURE = 0.45
Why = Literal["yes", "bought", "silence", "closed"]
COMPLAINING = (Request.COMPLAINT, Request.HUMAN_AGENT)


class Ending(msgspec.Struct, frozen=True):
    """That a talk ended well, by what it is known, and whether that is sure."""

    why: Why
    is_confirmed: bool


def ending_of(
    talk: PastTalk, heard: tuple[Heard, ...], now: int, *, bought: bool = False, came_back: bool = False
) -> Ending | None:
    """How a talk ended as of `now` (milliseconds), None when it is open or ended badly.

    `heard` is one a message of the shopper; `bought`: the same person ordered since it began; `came_back`: they opened
    another talk within 72 hours of its end.
    """
    if not _is_answered(talk) or _complains(talk, heard):
        return None
    if (talk.stars or 0) >= GOOD_STARS or _thanks(talk, heard):
        return Ending("yes", is_confirmed=True)
    if bought:
        return Ending("bought", is_confirmed=True)
    if talk.lines[-1].who == "shopper" or came_back or any(_is_complaint(one) for one in heard):
        return None  # who has complained and says nothing more may just have given up
    if now - talk.lines[-1].at >= SILENCE_MS:
        return Ending("silence", is_confirmed=True)
    return Ending("closed", is_confirmed=False) if talk.is_closed else None


def _is_answered(talk: PastTalk) -> bool:
    """Whether the house has said anything to the shopper's first message."""
    spoke = [line.who == "shopper" for line in talk.lines]
    return True in spoke and False in spoke[spoke.index(True) :]


def _complains(talk: PastTalk, heard: tuple[Heard, ...]) -> bool:
    """Whether the shopper's last word is a complaint; good stars make up for it."""
    if talk.stars is not None and talk.stars <= BAD_STARS:
        return True
    return _is_complaint(heard[-1]) and (talk.stars or 0) < GOOD_STARS


def _is_complaint(one: Heard) -> bool:
    return one.mood is Mood.ANGER or (one.request in COMPLAINING and one.request_confidence >= SURE)


def _thanks(talk: PastTalk, heard: tuple[Heard, ...]) -> bool:
    """Whether the shopper's last message takes what was said with thanks, and asks nothing more."""
    last = heard[-1]
    before = [line for line in talk.lines if line.who != "shopper"]
    at = max(line.seq for line in talk.lines if line.who == "shopper")
    answered = any(line.seq < at for line in before)
    closing = last.request is Request.THANKS_BYE and last.request_confidence >= SURE
    return answered and not last.asks and (closing or (last.mood is Mood.THANKS and not last.corrects))
