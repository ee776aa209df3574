"""Groups of labels that compete with each other, such as all requests or all stages, side by side in one row."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from parlour.assistant.understand.features import Floats, Ints

UNTOLD = ""


class Groups:
    """The labels of each group, in the order of their columns."""

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        self.labels = {group: list(names) for group, names in labels.items()}
        self.width = sum(len(names) for names in self.labels.values())

    def chances(self, scores: Floats) -> Floats:
        """The probability of each label within its group; a row a text."""
        found = np.empty_like(scores)
        for _, part in self._parts():
            raised = np.exp(scores[:, part] - scores[:, part].max(axis=1, keepdims=True))
            found[:, part] = raised / raised.sum(axis=1, keepdims=True)
        return found

    def named(self, row: Floats) -> dict[str, dict[str, float]]:
        """One row by group and label."""
        return {group: dict(zip(self.labels[group], row[part].tolist(), strict=True)) for group, part in self._parts()}

    def _parts(self) -> Iterator[tuple[str, slice]]:
        start = 0
        for group, names in self.labels.items():
            yield group, slice(start, start + len(names))
            start += len(names)


class Told:
    """What examples tell: a row an example; `known` is 1 in the columns of the groups that are told, 0 elsewhere."""

    def __init__(self, groups: Groups, wanted: Floats, known: Floats) -> None:
        self.groups, self._wanted, self._known = groups, wanted, known

    @classmethod
    def by(cls, labels: Mapping[str, Sequence[str]]) -> "Told":
        """For each group the label of each example, empty where it is not told."""
        groups = Groups({group: sorted(set(names) - {UNTOLD}) for group, names in labels.items()})
        wanted = [np.array(labels[group])[:, None] == np.array(names) for group, names in groups.labels.items()]
        known = [np.repeat(part.any(axis=1, keepdims=True), part.shape[1], axis=1) for part in wanted]
        return cls(groups, np.hstack(wanted).astype(np.float32), np.hstack(known).astype(np.float32))

    def some(self, rows: Ints) -> "Told":
        """What these examples tell."""
        return Told(self.groups, self._wanted[rows], self._known[rows])

    def errors(self, scores: Floats) -> Floats:
        """The slope of the loss in each score: its chance less what is wanted, nothing where that is untold."""
        return (self.groups.chances(scores) - self._wanted) * self._known
