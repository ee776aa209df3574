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
from parlour.assistant.suggest.describe import Meanings
from parlour.assistant.suggest.history import UNNAMED, Past, Spoken
from parlour.assistant.suggest.suggester import Suggester, learn_from, meanings_of, texts_of
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
    learned_from, held_back = _divided(list(star_history(options.data, lookups=options.lookups)), tune=options.tune)
    meaning = Remembering(options.meanings) if options.meanings else our_encoder()
    texts = texts_of(_entries_of(held_back))
    known = Meanings(texts, meanings_of(texts, meaning))
    report, before = Report(), 0.0
    for share in options.shares:
        some = [past for past in learned_from if _place(past, "share") % 100 < share]
        began = time.process_time()
        suggester = learn_from(some, meaning)
        report.told(f"CPU to learn from {share} % ({len(some)} talks)", time.process_time() - began, "s")
        quality = _told(report, share, suggester, held_back, known)
        report.at_least(f"next action, first, of {share} %, beside less history", quality.first, before, "%")
        before = quality.first
    report.at_most("CPU of a suggestion, p95", p95(suggester, held_back), CPU_MS, "ms")
    if isinstance(meaning, Remembering):
        meaning.keep()
    return report.status


def _divided(history: Sequence[Past], *, tune: bool) -> tuple[list[Past], list[Past]]:
    """What is learned from and what is held back; to tune on, what is held back is left alone."""
    learned_from = [past for past in history if _place(past, "fold") % HELD_BACK]
    if not tune:
        return learned_from, [past for past in history if _place(past, "fold") % HELD_BACK == 0]
    tuned_on = [past for past in learned_from if _place(past, "tune") % HELD_BACK == 0]
    return [past for past in learned_from if _place(past, "tune") % HELD_BACK], tuned_on


def _told(report: Report, share: int, suggester: Suggester, held_back: Sequence[Past], known: Meanings) -> Quality:
    """Measured as told, and with no action named before; the whole history beside its targets."""
    quality = measure(suggester, held_back, held_back, known)
    unnamed = measure(suggester, [_without_actions(past) for past in held_back], held_back, known)
    for what, target in TARGETS.items():
        value = getattr(quality, what)
        if share == SHARES[-1]:
            report.at_least(f"next action, {what}, of {share} %", value, target, "%")
        else:
            report.told(f"next action, {what}, of {share} %", value, "%")
        report.told("  where earlier actions are not named", getattr(unnamed, what), "%")
    return quality


def star_history(file: Path, *, lookups: bool = False) -> Iterator[Past]:
    """Dialogues of the collection in our form; what an agent wrote freely has no action."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            talk = json.loads(line)
            yield Past(str(talk["id"]), tuple(_entries(talk["events"], lookups)))


def measure(suggester: Suggester, asked: Sequence[Past], held_back: Sequence[Past], known: Meanings) -> Quality:
    """Each action of each talk told from what stands before it, as the talk is `asked`."""
    assert suggester.actions is not None
    names = suggester.actions.names
    actions = [one.action if _is_asked(one) else None for one in _entries_of(held_back)]
    rows = np.array([row for row, action in enumerate(actions) if action])
    right = np.array([names.index(action) if action in names else -1 for action in actions if action])
    chances = suggester.actions.read_all(asked, known)[rows]
    if UNNAMED in names:
        chances[:, names.index(UNNAMED)] = 0
    best = np.argsort(-chances, axis=1)[:, :3]
    first, three = best[:, 0] == right, (best == right[:, None]).any(axis=1)
    surest = np.argsort(-chances.max(axis=1), kind="stable")[: round(len(rows) * SUREST)]
    return Quality(*(100 * float(one.mean()) for one in (first, three, first[surest])))


def p95(suggester: Suggester, held_back: Sequence[Past]) -> float:
    """CPU in ms of a suggestion, every meaning found anew."""
    spent = []
    for past, at in list(_moments(held_back))[:: len(held_back) // 50 + 1]:
        began = time.process_time()
        suggester.suggest(past.entries[:at], "en")
        spent.append((time.process_time() - began) * 1000)
    return sorted(spent)[int(len(spent) * 0.95)]


class Remembering:
    """The encoder, and in a file what it said before: for those who measure again and again."""

    def __init__(self, file: Path) -> None:
        self._file, self._known = file, dict[str, Floats]()
        if file.is_file():
            with np.load(file, allow_pickle=False) as kept:
                self._known = dict(zip(json.loads(kept["texts"].tobytes()), kept["meanings"], strict=True))

    def read(self, text: str) -> Floats:
        return self.read_all([text])[0]

    def read_all(self, texts: Sequence[str]) -> Floats:
        new = [text for text in texts if text not in self._known]
        self._known.update(zip(new, our_encoder().read_all(new).astype(np.float16), strict=True))
        return np.array([self._known[text] for text in texts], np.float32)

    def keep(self) -> None:
        """Write what is known for the next time."""
        texts = np.frombuffer(json.dumps(list(self._known)).encode(), np.uint8)
        np.savez(self._file, allow_pickle=False, texts=texts, meanings=np.array(list(self._known.values())))


def _entries_of(history: Iterable[Past]) -> Iterator[Spoken]:
    for past in history:
        yield from past.entries


def _is_asked(entry: Spoken) -> bool:
    return entry.who == "agent" and bool(entry.action)


def _without_actions(past: Past) -> Past:
    return Past(past.talk, tuple(Spoken(one.who, one.text) for one in past.entries))


def _moments(history: Iterable[Past]) -> Iterator[tuple[Past, int]]:
    for past in history:
        yield from ((past, at) for at, one in enumerate(past.entries) if _is_asked(one))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("PARLOUR_BENCH_DIALOGUES"), help="one a line")
    parser.add_argument("--lookups", action="store_true", help="count looking something up as an action")
    parser.add_argument("--tune", action="store_true", help="hold back a fifth of what is learned from instead")
    parser.add_argument("--meanings", type=Path, help="a file (.npz) that keeps the encoder's answers between runs")
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
