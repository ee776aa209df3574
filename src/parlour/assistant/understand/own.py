"""A shop's own requests, learned from its examples in seconds; a text that is none of them is told as `none`."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from parlour.assistant.understand.encoder import Encoder
from parlour.assistant.understand.features import Floats
from parlour.assistant.understand.model import Model, train
from parlour.assistant.understand.training import form

NONE = "none"
GROUP = "request"
# Both were found on shops of 20 labels with 6 to 25 examples each, where four of ten messages were none of them. A few
# examples make the judges far too sure of what they have never seen, hence so much calm.
THRESHOLD = 0.36
CALM = np.float32(0.3)


class OwnExample(msgspec.Struct, frozen=True):
    """A sentence and the name of the request that it makes."""

    sentence: str
    label: str


class OwnRequests:
    """Reads a text as one of the requests of its examples."""

    def __init__(self, encoder: Encoder, model: Model, examples: Sequence[OwnExample], meanings: Floats) -> None:
        self._encoder, self._model, self._meanings = encoder, model, meanings
        labels = np.array([one.label for one in examples])
        self._places = {label: np.flatnonzero(labels == label) for label in sorted(set(labels.tolist()))}

    def read(self, text: str, threshold: float = THRESHOLD) -> tuple[str, float]:
        """The request and how sure that is, from 0 to 1; `none` below the threshold."""
        label, sure = self.best(text)
        return (label if sure >= threshold else NONE), sure

    def best(self, text: str) -> tuple[str, float]:
        """The likeliest request, however unlikely: likeness to its nearest example times the root of its chance."""
        label, chance = max(self._model.read(text, calm=CALM)[GROUP].items(), key=lambda pair: pair[1])
        nearest = float((self._meanings[self._places[label]] @ self._encoder.read(text)).max())
        return label, min(max(nearest, 0.0), 1.0) * float(np.sqrt(chance))


def learn_own(encoder: Encoder, examples: Sequence[OwnExample], keep: Path | None = None) -> OwnRequests:
    """Learns from a shop's examples; with a folder to keep it in, the same examples are learned once."""
    file = keep / f"own-{form()}-{_mark(examples)}.npz" if keep else None
    sentences = [one.sentence for one in examples]
    if file and file.is_file():
        model = Model.load(file, encoder)
    else:
        model = train(encoder, sentences, {GROUP: [one.label for one in examples]})
        if file:
            model.save(file)
    return OwnRequests(encoder, model, examples, encoder.read_all(sentences))


def _mark(examples: Sequence[OwnExample]) -> str:
    return hashlib.sha256(msgspec.msgpack.encode(list(examples))).hexdigest()[:16]
