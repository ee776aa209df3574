"""The gentle coach: what an agent may have overlooked in their own words, told by pure rules from the talk."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from parlour.assistant.turn import Said
from parlour.assistant.understand.cues import our_cues
from parlour.assistant.understand.text import plain
from parlour.knowledge.answers import telling_terms

MOST_QUESTIONS = 2  # in one answer, and answers in a row that only ask
MOST_OPTIONS = 4
LEAST_TERMS = 2
_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
_BULLET = re.compile(r"^\s*(?:[-–—*•·]|\d{1,2}[.)])\s+\S", re.MULTILINE)
Overlooked = Literal["questions", "no_time", "unanswered", "options"]


class Hint(msgspec.Struct, frozen=True):
    """One thing: what it is, the words that show it, and where they stand (None: in the draft)."""

    kind: Overlooked
    words: str
    seq: int | None = None


def coach(said: Sequence[Said], draft: str = "", options: int = 0) -> tuple[Hint, ...]:
    """What the house overlooked in its last answer, or is about to in a draft that shows this many goods."""
    turns = _turns(said)
    if draft.strip():
        mine, before, seq = draft, turns, None
    elif turns and turns[-1][0].who != "shopper":
        mine, before, seq = _words(turns[-1]), turns[:-1], turns[-1][-1].seq
        options = max(len(one.products) for one in turns[-1])
    else:
        return ()
    found = (
        _questions(mine, before),
        _no_time(mine),
        _unanswered(mine, before),
        _options(mine, options),
    )
    return tuple(Hint(kind, words, seq) for kind, words in (one for one in found if one))


Turn = tuple[Said, ...]
Found = tuple[Overlooked, str] | None


def _turns(said: Sequence[Said]) -> list[Turn]:
    """Neighbouring messages of one side are one turn."""
    turns: list[list[Said]] = []
    for one in said:
        if turns and (turns[-1][-1].who == "shopper") == (one.who == "shopper"):
            turns[-1].append(one)
        else:
            turns.append([one])
    return [tuple(turn) for turn in turns]


def _words(turn: Turn) -> str:
    return "\n".join(one.text for one in turn)


def _questions(mine: str, before: Sequence[Turn]) -> Found:
    """Three questions at once, or the third answer in a row that gives nothing and asks."""
    asked = _asked(mine)
    if len(asked) > MOST_QUESTIONS:
        return "questions", asked[-1]
    ours = [_words(turn) for turn in before if turn[0].who != "shopper"][-MOST_QUESTIONS:]
    only = len(ours) == MOST_QUESTIONS and all(_only_asks(one) for one in (*ours, mine))
    return ("questions", asked[-1]) if only and asked else None


def _only_asks(text: str) -> bool:
    sentences = [one for one in _SENTENCES.split(text.strip()) if len(one.split()) > 2]
    return bool(sentences) and all(one.rstrip().endswith("?") for one in sentences)


def _no_time(mine: str) -> Found:
    """A promise has a time, or it is none."""
    sentences = _SENTENCES.split(mine)
    for at, sentence in enumerate(sentences):
        if _pattern("promise").search(plain(sentence)) and not sentence.rstrip().endswith("?"):
            around = " ".join(sentences[at : at + 2])
            return None if _pattern("time").search(plain(around)) else ("no_time", sentence.strip())
    return None


def _unanswered(mine: str, before: Sequence[Turn]) -> Found:
    """A question of the shopper's last turn that the answer shares no word with, though it answers another one."""
    shopper = next((turn for turn in reversed(before) if turn[0].who == "shopper"), ())
    asked = [one for one in _asked(_words(shopper)) if len(telling_terms(one)) >= LEAST_TERMS] if shopper else []
    answered = telling_terms(mine)
    missed = [one for one in asked if not telling_terms(one) & answered]
    return ("unanswered", missed[0]) if len(asked) > 1 and 0 < len(missed) < len(asked) else None


def _options(mine: str, shown: int) -> Found:
    """More to choose from than somebody can weigh."""
    listed = _BULLET.findall(mine)
    if max(shown, len(listed)) <= MOST_OPTIONS:
        return None
    return "options", mine.strip().splitlines()[0][:140] if mine.strip() else ""


def _asked(text: str) -> list[str]:
    """The questions of a text, with or without their mark."""
    cues = our_cues()
    sentences = [one.strip() for one in _SENTENCES.split(text) if one.strip()]
    return [one for one in sentences if one.endswith("?") or cues.begins("asks", one)]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    text = (resources.files("parlour.assistant") / "suggest" / "coach.toml").read_text("utf-8")
    return re.compile(rf"(?<!\w)(?:{'|'.join(tomllib.loads(text)[name])})")
