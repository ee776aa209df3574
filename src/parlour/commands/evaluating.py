"""`parlour evaluate`: scores the assistant on a file of cases in the form of labels.md, or the search on ratings."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from parlour.assistant.evaluate import TalkCase, report, score_talks
from parlour.assistant.evaluate_labels import Kind, LabelCase, report_labels, score_labels
from parlour.assistant.mind.process import kept_models
from parlour.assistant.talk import Answered
from parlour.assistant.understand.reader import TrainedReader
from parlour.commands.asking import Asking, Question, open_asking
from parlour.commands.searching import open_search
from parlour.foundation.database.lock import InUse
from parlour.foundation.database.migrate import WrongVersion
from parlour.foundation.errors import NotThere, Unavailable
from parlour.settings import Settings
from parlour.shop.search import parse
from parlour.shop.search_quality import judge, read_ratings

Kinds = Literal["stages", "requests", "talks", "search"]
DEEP = 2000  # products of a search, so that leaving out unrated ones still leaves ten
Case = TypeVar("Case")


def evaluate(settings: Settings, file: Path, kind: Kinds, shop: str | None) -> int:
    """Print the scores; 1 when a case could not be read, 2 when none could."""
    if kind in ("talks", "search") and shop is None:
        print(f"Name the shop that the {kind} are about: --shop NAME.", file=sys.stderr)
        return 2
    try:
        return _evaluate(settings, file, kind, shop or "")
    except (OSError, ValueError, NotThere, Unavailable, InUse, WrongVersion) as error:
        print(error, file=sys.stderr)
        return 2


def _evaluate(settings: Settings, file: Path, kind: Kinds, shop: str) -> int:
    if kind == "search":
        print(asyncio.run(_search(settings, file, shop)))
        return 0
    if kind == "talks":
        talks, bad = _cases(file, TalkCase)
        print(asyncio.run(_talks(settings, shop, talks)))
    else:
        cases, bad = _cases(file, LabelCase)
        print(_labels(settings, cases, kind))
    return 1 if bad else 0


def _cases(file: Path, form: type[Case]) -> tuple[list[Case], int]:
    """The cases of a file and how many lines are none; raises `ValueError` when no line is one."""
    cases, bad = [], 0
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        if line.strip():
            try:
                cases.append(msgspec.json.decode(line, type=form))
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                print(f"Line {number} is left out: {error}", file=sys.stderr)
                bad += 1
    if not cases:
        raise ValueError(f"{file} has no case that could be read. Write one JSON object a line.")
    return cases, bad


def _labels(settings: Settings, cases: list[LabelCase], kind: Kind) -> str:
    return report_labels(score_labels(cases, TrainedReader.ready(kept_models(settings.data)), kind))


async def _talks(settings: Settings, shop: str, cases: list[TalkCase]) -> str:
    async with open_asking(settings, shop) as asking:
        answers = iter([await _answer(asking, talk, turn.text) for talk in cases for turn in talk.turns])
    scores = score_talks(cases, lambda _talk, _text, _lang: next(answers))
    return "\n".join([report(scores), *_failures(scores.failures)])


async def _answer(asking: Asking, talk: TalkCase, text: str) -> Answered:
    return await asking.ask(Question(talk.id, text))


def _failures(failures: tuple[object, ...]) -> Iterator[str]:
    """Each turn that did not meet its checks, as a line of JSON."""
    yield from (msgspec.json.encode(one).decode() for one in failures)


async def _search(settings: Settings, file: Path, shop: str) -> str:
    with file.open(encoding="utf-8", newline="") as lines:
        ratings = read_ratings(lines)
    searcher = await open_search(settings, shop)
    plain, condensed = judge(ratings, lambda query: [hit.product for hit in searcher.search(parse(query), DEEP)])
    return f"nDCG@10 {plain}\nnDCG@10, unrated products left out {condensed}"
