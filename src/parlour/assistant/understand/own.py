"""A shop's own requests, learned from its examples in seconds; a text that is none of them is told as `none`."""

import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import numpy as np

from parlour.assistant.understand import english, own_judges
from parlour.assistant.understand.encoder import Encoder
from parlour.assistant.understand.english import are_english, english_encoder, english_files, tells_english
from parlour.assistant.understand.groups import Told
from parlour.assistant.understand.own_judges import Kept, MeaningJudge, Reads, WordJudge
from parlour.assistant.understand.training import form

NONE = "none"
GROUP = "request"
MEANING, ENGLISH = "meaning", "english"  # the encoder of all languages, and the one of English alone
WEIGHT = {MEANING: 1.0, ENGLISH: 2.0}
# Found on shops of 6 to 25 examples a label where half of the messages were none of them (docs/decisions/0007). A few
# examples make the judges far too sure of what they have never seen, hence so much calm; more judges are surer still.
THRESHOLD = 0.3
CALM = {1: np.float32(0.35), 2: np.float32(0.15)}  # by how many encoders read the text
_NO_WORD = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")


class OwnExample(msgspec.Struct, frozen=True):
    """A sentence and the name of the request that it makes."""

    sentence: str
    label: str


class OwnRequests:
    """Reads a text as one of the requests of its examples."""

    def __init__(
        self, told: Sequence[str], words: WordJudge, meanings: Sequence[MeaningJudge], is_english: Callable[[str], bool]
    ) -> None:
        self._words, self._meanings, self._is_english = words, meanings, is_english
        self._labels = sorted(set(told))
        self._rows = [np.flatnonzero(np.array(told) == label) for label in self._labels]

    def read(self, text: str, threshold: float = THRESHOLD) -> tuple[str, float]:
        """The request and how sure that is, from 0 to 1; `none` below the threshold."""
        label, sure = self.best(text)
        return (label if sure >= threshold else NONE), sure

    def best(self, text: str) -> tuple[str, float]:
        """The likeliest request, however unlikely: likeness to its nearest example times its chance."""
        judges = self._judges(text)
        scores = CALM[len(judges)] * (self._words.scores(text) + sum(judge.scores(text) for judge in judges))
        chances = np.exp(scores - scores.max())
        best = int(chances.argmax())
        weights = [judge.weight for judge in judges]
        likeness = np.average([judge.likeness(text, self._rows[best]) for judge in judges], weights=weights)
        return self._labels[best], min(max(float(likeness), 0.0), 1.0) * float(chances[best] / chances.sum())

    def _judges(self, text: str) -> Sequence[MeaningJudge]:
        """The second encoder knows nothing of other languages."""
        return self._meanings if len(self._meanings) > 1 and self._is_english(text) else self._meanings[:1]


def learn_own(encoder: Encoder, examples: Sequence[OwnExample], keep: Path | None = None) -> OwnRequests:
    """Learns from a shop's examples; with a folder to keep it in, the same examples are learned once.

    The name of a label is one more example of it. English examples are read by the English encoder too, where it is
    installed (docs/decisions/0007).
    """
    is_english = tells_english(encoder, keep)
    file = keep / f"own-{_mark(examples)}.npz" if keep else None
    if file and file.is_file():
        kept = _load(file)
    else:
        kept = _learn(encoder, examples, is_english)
        if file:
            _save(file, kept)
    return _again(kept, encoder, is_english)


def _learn(encoder: Encoder, examples: Sequence[OwnExample], is_english: Callable[[str], bool]) -> Kept:
    taught = [*examples, *_names(examples)]
    sentences, labels = [one.sentence for one in taught], [one.label for one in taught]
    readers: dict[str, Reads] = {MEANING: encoder}
    if english_files() and are_english([one.sentence for one in examples], is_english):
        readers[ENGLISH] = english_encoder()
    told = Told.by({GROUP: labels})
    arrays = {"labels": np.array(labels), **WordJudge.learn(sentences, told).kept()}
    for name, reader in readers.items():
        arrays |= MeaningJudge.learn(reader, WEIGHT[name], sentences, told).kept(name)
    return arrays


def _names(examples: Sequence[OwnExample]) -> list[OwnExample]:
    named = {one.label: _NO_WORD.sub(" ", one.label).strip() for one in examples}
    return [OwnExample(name, label) for label, name in sorted(named.items()) if name]


def _again(kept: Kept, encoder: Encoder, is_english: Callable[[str], bool]) -> OwnRequests:
    meanings = [MeaningJudge.again(encoder, WEIGHT[MEANING], kept, MEANING)]
    if f"{ENGLISH}.examples" in kept and english_files():
        meanings.append(MeaningJudge.again(english_encoder(), WEIGHT[ENGLISH], kept, ENGLISH))
    return OwnRequests(kept["labels"].tolist(), WordJudge.again(kept), meanings, is_english)


def _load(file: Path) -> Kept:
    with np.load(file, allow_pickle=False) as kept:
        return {name: kept[name] for name in kept.files}


def _save(file: Path, kept: Kept) -> None:
    """Written beside its place and moved there, so that no reader sees a half."""
    part = file.with_suffix(".part.npz")
    np.savez_compressed(part, **kept)  # type: ignore[arg-type]  # numpy's stub takes keywords for allow_pickle
    part.replace(file)


def _mark(examples: Sequence[OwnExample]) -> str:
    """Which examples, code and encoders: another of them makes another file."""
    told = hashlib.sha256(msgspec.msgpack.encode(list(examples)))
    told.update(f"{form()} {english_files() is not None}".encode())
    for code in (__file__, own_judges.__file__, english.__file__):
        told.update(Path(str(code)).read_bytes())
    return told.hexdigest()[:24]
