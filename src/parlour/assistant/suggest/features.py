"""What tells of a moment what comes next: the words of both sides, each in its place, and the actions so far."""

from collections import Counter
from collections.abc import Iterator

from parlour.assistant.suggest.history import Moment
from parlour.assistant.understand.text import plain, tokens

LETTERS = (3, 4)
MOST_CHARACTERS = 1000
MOST_COUNTED = 12
BEGIN, END = "^", "$"


def features(moment: Moment) -> set[str]:
    """The features of a moment; what stands before the first colon is the field that a feature belongs to."""
    found = {f"now:{one}" for one in _phrases(moment.text)}
    found.update(f"letters:{run}" for run in _runs(moment.text))
    first = moment.earlier[0] if moment.earlier else moment.text
    found.update(f"first:{one}" for one in _phrases(first))
    found.update(f"before:{one}" for one in (_phrases(moment.earlier[-1]) if moment.earlier else (BEGIN,)))
    found.update(f"said:{word}" for text in moment.earlier for word in _words(text))
    found.update(f"reply:{one}" for one in (_phrases(moment.replies[-1]) if moment.replies else (BEGIN,)))
    found.update(_of_actions(moment.actions))
    found.add(f"long:{min(len(moment.text) // 10, 8)}")
    found.add(f"fresh:{min(len(moment.fresh), 3)}")
    return found


def field_of(feature: str) -> str:
    """The field of a feature."""
    return feature.partition(":")[0]


def _of_actions(actions: tuple[str, ...]) -> Iterator[str]:
    *_, third, second, last = BEGIN, BEGIN, BEGIN, *actions
    yield f"last:{last}"
    yield f"second:{second}"
    yield f"third:{third}"
    yield f"two:{second} {last}"
    yield f"three:{third} {second} {last}"
    yield f"begun:{actions[0] if actions else BEGIN}"
    yield f"turn:{min(len(actions), MOST_COUNTED)}"
    for action, times in Counter(actions).items():
        yield f"done:{action}"
        if times > 1:
            yield f"again:{action}"


def _words(text: str) -> list[str]:
    return tokens(plain(text[:MOST_CHARACTERS]))


def _phrases(text: str) -> Iterator[str]:
    words = _words(text)
    yield from words
    for left, right in zip([BEGIN, *words], [*words, END], strict=True):
        yield f"{left} {right}"


def _runs(text: str) -> Iterator[str]:
    for word in _words(text):
        around = f" {word} "
        for length in LETTERS:
            for start in range(len(around) - length + 1):
                yield around[start : start + length]
