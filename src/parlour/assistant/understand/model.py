"""The trained model: what a text means and which words it has, joined as a product of both chances."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from parlour.assistant.understand.by_meaning import ByMeaning, learn_meaning
from parlour.assistant.understand.by_words import ByWords, learn_words
from parlour.assistant.understand.encoder import Encoder
from parlour.assistant.understand.groups import Groups, Told

CALM = np.float32(0.75)  # two judges who see the same text agree more often than chance: their product is too sure
GROUP = "group."
ENOUGH = 15  # examples a label, from which words tell as much as meanings; of fewer examples they tell less


class Model:
    """Chances of every label for a text."""

    def __init__(
        self, encoder: Encoder, groups: Groups, by_words: ByWords, by_meaning: ByMeaning, trust: float = 1.0
    ) -> None:
        self._encoder, self._groups, self._by_words, self._by_meaning = encoder, groups, by_words, by_meaning
        self._trust = np.float32(trust)  # in words, from 0 to 1

    def read(self, text: str, bare: str | None = None, calm: np.float32 = CALM) -> dict[str, dict[str, float]]:
        """The chance of each label, group by group; `bare` is the text without greetings, for its words."""
        scores = self._by_meaning.scores(self._encoder.read(text)) + self._trust * self._by_words.scores(bare or text)
        return self._groups.named(self._groups.chances(calm * scores[None, :])[0])

    def save(self, file: Path) -> None:
        """Writes the model beside its place and moves it there, so that no reader sees a half."""
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part.npz")
        groups = {GROUP + group: np.array(labels) for group, labels in self._groups.labels.items()}
        kept = {"trust": self._trust, **groups, **self._by_words.kept(), **self._by_meaning.kept()}
        np.savez_compressed(part, **kept)  # type: ignore[arg-type]  # numpy's stub takes keywords for allow_pickle
        part.replace(file)

    @classmethod
    def load(cls, file: Path, encoder: Encoder) -> "Model":
        """A saved model."""
        with np.load(file, allow_pickle=False) as kept:
            arrays = {name: kept[name] for name in kept.files}
        groups = {name.removeprefix(GROUP): arrays[name].tolist() for name in arrays if name.startswith(GROUP)}
        return cls(encoder, Groups(groups), ByWords.again(arrays), ByMeaning.again(arrays), float(arrays["trust"]))


def train(encoder: Encoder, texts: Sequence[str], labels: Mapping[str, Sequence[str]]) -> Model:
    """A model from texts and, for each group, the label of each text; an empty label tells nothing."""
    told = Told.by(labels)
    by_meaning = learn_meaning(encoder.read_all(texts), told)
    trust = min(1.0, len(texts) / (ENOUGH * max(len(names) for names in told.groups.labels.values())))
    return Model(encoder, told.groups, learn_words(texts, told), by_meaning, trust)
