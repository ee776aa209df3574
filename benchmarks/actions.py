"""Measures what is learned from people: which action an agent takes next, on dialogues that were held back.

`python -m benchmarks.actions --data star.jsonl` reads dialogues in the form of RasaHQ/STAR. One fifth of them, by the
hash of their id, is held back; what an agent did in each is told from all that stands before it. Learned from 1, 10, 30
and 100 % of the others. What the agents of that collection looked up in a database is left out, as a desk does not see
it; `--lookups` takes it in as an action of its own.
"""

import argparse
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.report import Report
from parlour.assistant.suggest.describe import looked_up, texts_meant
from parlour.assistant.suggest.history import Past, Spoken, moment_of
from parlour.assistant.suggest.suggester import Suggester, learn_from, meanings_of
from parlour.assistant.understand.encoder import our_encoder
from parlour.assistant.understand.features import Floats

TARGETS = {"first": 72, "three": 90, "surest": 96}
CPU_MS = 150
SHARES = (1, 10, 30, 100)
HELD_BACK = 5  # one of so many
SUREST = 0.3
WHO = {"User": "shopper", "Wizard": "agent"}


class Quality(NamedTuple):
    """Shares in percent: the first action right, among three, the first of the surest 30 %."""

    first: float
    three: float
    surest: float


def main() -> int:
    options = _options()
    history = list(star_history(options.data, lookups=options.lookups))
    learned_from = [past for past in history if _place(past, "fold") % HELD_BACK]
    held_back = [past for past in history if _place(past, "fold") % HELD_BACK == 0]
    known = _Known(held_back)
    report, before = Report(), 0.0
    for share in options.shares:
        some = [past for past in learned_from if _place(past, "share") % 100 < share]
        began = time.process_time()
        suggester = learn_from(some, our_encoder())
        report.told(f"CPU to learn from {share} % ({len(some)} talks)", time.process_time() - began, "s")
        quality = measure(Suggester(suggester.actions, suggester.replies, known), held_back)
        if share == SHARES[-1]:
            for what, target in TARGETS.items():
                report.at_least(f"next action, {what}, of {share} %", getattr(quality, what), target, "%")
            report.at_most("CPU of a suggestion, p95", p95(suggester, held_back), CPU_MS, "ms")
        else:
            report.told(f"next action of {share} %: among three {quality.three:.1f}, surest", quality.surest, "%")
        report.at_least(f"next action, first, of {share} %, beside less history", quality.first, before, "%")
        before = quality.first
    return report.status


def star_history(file: Path, *, lookups: bool = False) -> Iterator[Past]:
    """Dialogues of the collection in our form; what an agent wrote freely has no action."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            talk = json.loads(line)
            yield Past(str(talk["id"]), tuple(_entries(talk["events"], lookups)))


def measure(suggester: Suggester, held_back: Sequence[Past]) -> Quality:
    """Each action of each talk told from what stands before it."""
    told = []
    for past, at in _moments(held_back):
        found = suggester.suggest(past.entries[:at], "en")
        action = past.entries[at].action
        told.append((found.confidence, found.actions[:1] == (action,), action in found.actions))
    surest = sorted(told, reverse=True, key=lambda one: one[0])[: round(len(told) * SUREST)]
    return Quality(
        first=100 * sum(first for _, first, _ in told) / len(told),
        three=100 * sum(three for _, _, three in told) / len(told),
        surest=100 * sum(first for _, first, _ in surest) / len(surest),
    )


def p95(suggester: Suggester, held_back: Sequence[Past]) -> float:
    """CPU in ms of a suggestion, every meaning found anew."""
    spent = []
    for past, at in list(_moments(held_back))[:: len(held_back) // 50 + 1]:
        began = time.process_time()
        suggester.suggest(past.entries[:at], "en")
        spent.append((time.process_time() - began) * 1000)
    return sorted(spent)[int(len(spent) * 0.95)]


class _Known:
    """The meanings of all that is asked, found at once: the same numbers in a third of the time."""

    def __init__(self, history: Sequence[Past]) -> None:
        texts = texts_meant(moment_of(past.entries[:at]) for past, at in _moments(history))
        self._read = looked_up(texts, meanings_of(texts, our_encoder()))

    def read(self, text: str) -> Floats:
        return self._read(text)

    def read_all(self, texts: Sequence[str]) -> Floats:
        return np.array([self._read(text) for text in texts])


def _moments(history: Iterable[Past]) -> Iterator[tuple[Past, int]]:
    for past in history:
        yield from ((past, at) for at, one in enumerate(past.entries) if one.who == "agent" and one.action)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("PARLOUR_BENCH_DIALOGUES"), help="one a line")
    parser.add_argument("--lookups", action="store_true", help="count looking something up as an action")
    parser.add_argument("--shares", type=int, nargs="+", default=list(SHARES), help="percent of the history")
    options = parser.parse_args()
    if options.data is None:
        print("Actions are left out: name the file by --data or PARLOUR_BENCH_DIALOGUES.")
        sys.exit(0)
    return options


def _entries(events: Sequence[dict[str, Any]], lookups: bool) -> Iterator[Spoken]:
    for event in events:
        if event["act"] == "query" and not lookups:
            continue
        yield Spoken(WHO[event["a"]], event["text"] or "", event["label"])


def _place(past: Past, what: str) -> int:
    return int(hashlib.sha256(f"{what} {past.talk}".encode()).hexdigest(), 16)


if __name__ == "__main__":
    sys.exit(main())
