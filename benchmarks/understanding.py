"""Measures understanding on public data of other people's: a shop's own requests, many and few examples, out of scope.

`--data FOLDER` holds what its authors publish, each under its own licence (none of it is part of this project):
`hint3/sofmattress_{train,test}.csv` (hellohaptik/HINT3; sentence,label; `NO_NODES_DETECTED` is out of scope),
`banking77/{train,test}.csv` (PolyAI; text,category) and `clinc150/data_full.json` (Larson et al. 2019).
No test part of these three was tuned on. CLINC150's threshold comes from its validation part, as its authors want it;
how the judges are weighed was found on training parts, that validation part and HINT3's powerplay11, which is no shop.
The limits are those with the extra `english`, which `make setup` installs.
"""

import argparse
import csv
import json
import os
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean, stdev
from time import process_time

from benchmarks.report import Report
from parlour.assistant.score import Score
from parlour.assistant.understand import encoder, english
from parlour.assistant.understand.encoder import our_encoder
from parlour.assistant.understand.own import NONE, OwnExample, OwnRequests, learn_own

Pairs = list[tuple[str, str]]
DRAWS = range(10)
OUT = "NO_NODES_DETECTED"
LIMITS = {"hint3": 72.8, "full": 94.2, "10": 86.2, "5": 82.2, "inside": 95.5, "outside": 66.5}
TARGETS = {"hint3": 76.0, "full": 94.0, "10": 86.0, "5": 80.0, "inside": 95.0, "outside": 65.0}


def main() -> int:
    options = _options()
    encoder.REMEMBERED = english.REMEMBERED = 2**13  # every draw is asked the same messages
    report = Report()
    for name, measure in (("hint3", _hint3), ("banking77", _banking), ("clinc150", _clinc)):
        if (options.data / name).is_dir() and name not in options.without:
            for what, key, score, margin in measure(options.data / name):
                print(f"# target {TARGETS[key]:.1f}, 95 % interval {margin}")
                report.at_least(what, score, LIMITS[key], "%")
    return report.status


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("PARLOUR_BENCH_INTENTS"), help="folder of the sets")
    parser.add_argument("--without", nargs="*", default=[], help="sets to leave out, such as clinc150")
    options = parser.parse_args()
    if options.data is None:
        print("Understanding is left out: name the folder by --data or PARLOUR_BENCH_INTENTS.")
        sys.exit(0)
    return options


def _hint3(folder: Path) -> Iterator[tuple[str, str, float, str]]:
    """Accuracy with out of scope as a label of its own, as the set's authors score it."""
    for shop in ("sofmattress", "powerplay11"):
        if (folder / f"{shop}_train.csv").is_file():
            own = _learned(_pairs(folder / f"{shop}_train.csv", "sentence", "label"))
            test = [(text, NONE if label == OUT else label) for text, label in
                    _pairs(folder / f"{shop}_test.csv", "sentence", "label")]  # fmt: skip
            begun = process_time()
            score = _share(own.read(text)[0] == label for text, label in test)
            print(f"# {(process_time() - begun) / len(test) * 1000:.1f} ms of CPU a message")
            if shop == "sofmattress":
                yield f"HINT3 {shop}, out of scope included", "hint3", score.share * 100, _interval(score)
            else:
                print(f"# {shop} (not a shop, weights were found on it), the same threshold: {score}")


def _banking(folder: Path) -> Iterator[tuple[str, str, float, str]]:
    train, test = (_pairs(folder / f"{part}.csv", "text", "category") for part in ("train", "test"))
    by_label = defaultdict(list)
    for text, label in train:
        by_label[label].append(text)
    for count in (5, 10):
        shares = []
        for seed in DRAWS:
            dice = random.Random(seed)  # a draw, not a secret
            few = [(text, label) for label in sorted(by_label) for text in dice.sample(by_label[label], count)]
            shares.append(_accuracy(_learned(few), test).share * 100)
        half = 1.96 * stdev(shares) / len(shares) ** 0.5
        yield f"banking77, {count} examples a label, mean of 10 draws", str(count), fmean(shares), f"± {half:.1f}"
    score = _accuracy(_learned(train), test)
    yield "banking77, all examples", "full", score.share * 100, _interval(score)


def _clinc(folder: Path) -> Iterator[tuple[str, str, float, str]]:
    parts: dict[str, Pairs] = {
        name: [(text, label) for text, label in rows]
        for name, rows in json.loads((folder / "data_full.json").read_text("utf-8")).items()
    }
    own = _learned(parts["train"])
    tried = [(own.best(text), label) for text, label in parts["val"] + parts["oos_val"]]
    threshold = max((sure for (_, sure), _ in tried), key=lambda limit: _right(tried, limit))
    inside = _share(own.read(text, threshold)[0] == label for text, label in parts["test"])
    outside = _share(own.read(text, threshold)[0] == NONE for text, _ in parts["oos_test"])
    yield "CLINC150, accuracy within scope", "inside", inside.share * 100, _interval(inside)
    yield "CLINC150, out of scope found", "outside", outside.share * 100, _interval(outside)


def _right(tried: Sequence[tuple[tuple[str, float], str]], limit: float) -> int:
    return sum((guess if sure >= limit else "oos") == label for (guess, sure), label in tried)


def _learned(pairs: Pairs) -> OwnRequests:
    begun = process_time()
    own = learn_own(our_encoder(), [OwnExample(text, label) for text, label in pairs])
    print(f"# learned {len(pairs):,} examples in {process_time() - begun:.1f} s of CPU", flush=True)
    return own


def _accuracy(own: OwnRequests, test: Pairs) -> Score:
    score = _share(own.best(text)[0] == label for text, label in test)
    print(f"# {score}", flush=True)
    return score


def _share(right: Iterator[bool]) -> Score:
    told = list(right)
    return Score(sum(told), len(told))


def _interval(score: Score) -> str:
    low, high = score.interval
    return f"{low:.1%} to {high:.1%}"


def _pairs(file: Path, text: str, label: str) -> Pairs:
    with file.open(encoding="utf-8", newline="") as rows:
        return [(row[text], row[label]) for row in csv.DictReader(rows)]


if __name__ == "__main__":
    sys.exit(main())
