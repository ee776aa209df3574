"""The light model: one ridge regression from features to all labels, trained in seconds, with its own confidence."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from parlour.assistant.understand.features import Floats, Ints, Vocabulary, features

RIDGE = 0.3
SHARPNESS = 9.0
COMMON = 50  # features in more texts than this are multiplied as one dense block, the rest list by list

Vectors = list[tuple[Ints, Floats]]


class Model:
    """Scores of every label for a text; the labels of a group (requests, stages) compete with each other."""

    def __init__(self, vocabulary: Vocabulary, groups: dict[str, list[str]], weights: Floats) -> None:
        self._vocabulary, self._groups, self._weights = vocabulary, groups, weights

    def read(self, text: str) -> dict[str, dict[str, float]]:
        """The probability of each label, group by group."""
        places, values = self._vocabulary.vector(features(text))
        scores: Floats = (values[None, :] @ self._weights[places])[0]
        read, start = {}, 0
        for group, labels in self._groups.items():
            chances = _chances(scores[start : start + len(labels)])
            read[group] = dict(zip(labels, chances.tolist(), strict=True))
            start += len(labels)
        return read

    def save(self, file: Path) -> None:
        """Writes the model beside its place and moves it there, so that no reader sees a half."""
        part = file.with_suffix(".part.npz")
        names = np.array(self._vocabulary.names)
        groups = {f"group.{group}": np.array(labels) for group, labels in self._groups.items()}
        np.savez(part, names=names, idf=self._vocabulary.weights, weights=self._weights, **groups)  # type: ignore[arg-type]  # numpy's stub takes keywords for allow_pickle
        part.replace(file)

    @classmethod
    def load(cls, file: Path) -> "Model":
        """A saved model."""
        with np.load(file, allow_pickle=False) as kept:
            groups = {
                name.removeprefix("group."): kept[name].tolist() for name in kept.files if name.startswith("group.")
            }
            return cls(Vocabulary(kept["names"].tolist(), kept["idf"]), groups, kept["weights"])


def train(texts: Sequence[str], targets: dict[str, Sequence[str]]) -> Model:
    """A model from texts and, for each group, the label of each text; an empty label tells nothing."""
    counted = [features(text) for text in texts]
    vocabulary = Vocabulary.of(counted)
    vectors = vocabulary.vectors(counted)
    groups = {group: sorted(set(labels) - {""}) for group, labels in targets.items()}
    wanted = np.hstack([_indicator(targets[group], labels) for group, labels in groups.items()])
    kernel = _kernel(vectors, len(vocabulary.names))
    kernel[np.diag_indices_from(kernel)] += np.float32(RIDGE)
    duals = np.linalg.solve(kernel, wanted)
    return Model(vocabulary, groups, _weights(vectors, duals, len(vocabulary.names)))


def _chances(scores: Floats) -> Floats:
    raised = np.exp(SHARPNESS * (scores - scores.max()))
    return np.asarray(raised / raised.sum(), np.float32)


def _indicator(given: Sequence[str], labels: list[str]) -> Floats:
    told: Floats = (np.array(given)[:, None] == np.array(labels)[None, :]).astype(np.float32)
    told[np.array(given) == ""] = 1 / len(labels)
    return told


def _by_feature(vectors: Vectors) -> tuple[Ints, Ints, Floats]:
    """Feature, text and value of every entry, ordered by feature."""
    feature = np.concatenate([places for places, _ in vectors])
    text = np.repeat(np.arange(len(vectors)), [len(places) for places, _ in vectors])
    value = np.concatenate([values for _, values in vectors])
    order = np.argsort(feature, kind="stable")
    return feature[order], text[order], value[order]


def _kernel(vectors: Vectors, size: int) -> Floats:
    """The likeness of every two texts."""
    feature, text, value = _by_feature(vectors)
    bounds = np.searchsorted(feature, np.arange(size + 1))
    spread = np.diff(bounds)
    common = np.flatnonzero(spread > COMMON)
    dense = np.zeros((len(vectors), len(common)), np.float32)
    for column, one in enumerate(common):
        part = slice(bounds[one], bounds[one + 1])
        dense[text[part], column] = value[part]
    kernel = dense @ dense.T
    for one in np.flatnonzero((spread > 0) & (spread <= COMMON)):
        part = slice(bounds[one], bounds[one + 1])
        kernel[np.ix_(text[part], text[part])] += np.outer(value[part], value[part])
    return np.asarray(kernel, np.float32)


def _weights(vectors: Vectors, duals: Floats, size: int) -> Floats:
    weights = np.zeros((size, duals.shape[1]), np.float32)
    for (places, values), dual in zip(vectors, duals, strict=True):
        weights[places] += np.outer(values, dual)
    return weights
