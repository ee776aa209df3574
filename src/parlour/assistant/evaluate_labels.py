"""Scores the understanding of single messages on files in the form of labels.md: requests with slots, or stages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from parlour.assistant.score import Score
from parlour.assistant.understand.reader import Understander
from parlour.assistant.understand.values import Slots

Kind = Literal["requests", "stages"]
LANGUAGES = ("en", "es", "it", "ru")
LONGER = 4  # words that a product may have more than the marked phrase
ALL = "all"


class LabelCase(msgspec.Struct, frozen=True, kw_only=True):
    """One message with its label; for stages the label is in `stage`."""

    id: str
    lang: str
    text: str
    label: str | None = None
    stage: str | None = None
    alt: tuple[str, ...] = ()
    slots: dict[str, str] = {}

    def label_of(self, kind: Kind) -> str:
        """What the message is; raises `ValueError` where the case does not say so."""
        label = self.stage if kind == "stages" else self.label
        if not label:
            field = "stage" if kind == "stages" else "label"
            raise ValueError(f"Case {self.id} has no `{field}`. Add it, or choose another --kind.")
        return label


class Told(msgspec.Struct, frozen=True):
    """What was read of a case."""

    case: LabelCase
    wanted: str
    given: str
    lang: str
    slots: dict[str, str]

    @property
    def is_right(self) -> bool:
        """Whether the answer is the label or another one to accept."""
        return self.given in (self.wanted, *self.case.alt)


class LabelScores(msgspec.Struct, frozen=True, kw_only=True):
    """By language (and `all`): accuracy, macro-F1, the language found; by label: recall; by slot: precision, recall."""

    accuracy: dict[str, Score]
    macro: dict[str, float]
    languages: Score
    labels: dict[str, Score]
    slots: dict[str, tuple[Score, Score]]
    wrong: tuple[Told, ...]


def score_labels(cases: Iterable[LabelCase], reader: Understander, kind: Kind) -> LabelScores:
    """Reads every case without being told its language; raises `ValueError` where a case is not of this kind."""
    told = [_read(case, reader, kind) for case in cases]
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[one.case.lang].append(one)
    groups = dict(sorted(groups.items())) | {ALL: told}
    labels: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        labels[one.wanted].append(one)
    return LabelScores(
        accuracy={lang: _share(some) for lang, some in groups.items()},
        macro={lang: _macro(some) for lang, some in groups.items()},
        languages=Score(sum(one.lang == one.case.lang for one in told), len(told)),
        labels={label: _share(some) for label, some in sorted(labels.items())},
        slots=_slots(told) if kind == "requests" else {},
        wrong=tuple(one for one in told if not one.is_right),
    )


def report_labels(scores: LabelScores) -> str:
    """The scores as a person reads them."""
    lines = [
        f"accuracy, {lang:<22} {score}  macro-F1 {scores.macro[lang]:.3f}" for lang, score in scores.accuracy.items()
    ]
    lines.append(f"{'language found':<32} {scores.languages}")
    lines += [f"{label:<32} {score}" for label, score in scores.labels.items()]
    for slot, (precision, recall) in scores.slots.items():
        lines.append(
            f"slot {slot:<10} F1 {_f1(precision.share, recall.share):.3f}  precision {precision}  recall {recall}"
        )
    return "\n".join(lines)


def _read(case: LabelCase, reader: Understander, kind: Kind) -> Told:
    wanted, understood = case.label_of(kind), reader.read(case.text, LANGUAGES)
    given = understood.stage if kind == "stages" else understood.request
    return Told(case, wanted, str(given), understood.lang, named_slots(understood.slots))


def named_slots(slots: Slots) -> dict[str, str]:
    """The slots of evaluation.md that are present, as written."""
    names = ("order", "email", "phone", "product", "colour", "size", "budget")
    return {name: value for name in names if (value := getattr(slots, name))}


def _share(told: list[Told]) -> Score:
    return Score(sum(one.is_right for one in told), len(told))


def _macro(told: list[Told]) -> float:
    """The mean F1 of all labels that are wanted; an answer to accept counts as the label itself."""
    pairs = Counter((one.wanted, one.wanted if one.is_right else one.given) for one in told)
    each = []
    for label in sorted({one.wanted for one in told}):
        right = pairs[label, label]
        given = sum(count for (_, answer), count in pairs.items() if answer == label)
        wanted = sum(count for (wish, _), count in pairs.items() if wish == label)
        each.append(_f1(right / given if given else 0.0, right / wanted))
    return sum(each) / len(each) if each else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _slots(told: list[Told]) -> dict[str, tuple[Score, Score]]:
    """Precision and recall of each slot, and of all."""
    right = Counter(name for one in told for name in _right_slots(one))
    given = Counter(name for one in told for name in one.slots)
    wanted = Counter(name for one in told for name in one.case.slots)
    names = sorted(set(given) | set(wanted))
    for count in (right, given, wanted):
        count[ALL] = count.total()
    return {name: (Score(right[name], given[name]), Score(right[name], wanted[name])) for name in (*names, ALL)}


def _right_slots(told: Told) -> Iterator[str]:
    for name, value in told.slots.items():
        marked = told.case.slots.get(name)
        if marked is not None and (_is_product(value, marked) if name == "product" else _same(value, marked)):
            yield name


def _same(value: str, marked: str) -> bool:
    return value.casefold().strip() == marked.casefold().strip()


def _is_product(value: str, marked: str) -> bool:
    """Whether it shares a word with the marked phrase and is at most four words longer."""
    words, wanted = value.casefold().split(), marked.casefold().split()
    return bool(set(words) & set(wanted)) and len(words) <= len(wanted) + LONGER
