"""The words a shop's goods are written with: in other forms, divided, begun, or mistyped."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from parlour.shop.search.lexicon import Lexicon
from parlour.shop.search.stems import stems

_SHORTEST_GUESS = 4
_LONG = 8
_MOST_GUESSES = 3
_MOST_BEGUN = 30
_RARE = 2
# A word that only synonyms know counts as if a few products had it.
_SYNONYM_WEIGHT = 5


class Vocabulary:
    """Words by number (in alphabetical order), their forms and how many products have each."""

    def __init__(
        self,
        words: Sequence[str],
        forms: Mapping[str, Sequence[int]],
        frequency: NDArray[np.int64],
        lexicon: Lexicon,
        languages: tuple[str, ...],
    ) -> None:
        self.words = words
        self.lexicon = lexicon
        self.languages = languages
        self._forms = forms
        self._frequency = frequency
        self._ids = {word: number for number, word in enumerate(words)}
        self._by_length: dict[int, list[str]] = {}
        for word in {*words, *lexicon.words}:
            if word.isalpha() and len(word) >= _SHORTEST_GUESS:
                self._by_length.setdefault(len(word), []).append(word)

    def number(self, word: str) -> int | None:
        """The number of exactly this word."""
        return self._ids.get(word)

    def with_stems(self, found: Sequence[str]) -> tuple[int, ...]:
        """The words that have one of these stems."""
        return tuple(dict.fromkeys(number for stem in found for number in self._forms.get(stem, ())))

    def stems_of(self, word: str, lang: str | None) -> tuple[str, ...]:
        """The stems a typed word may have: in the language of the text and English when the former is known."""
        return stems(word, (lang, "en") if lang in self.languages else self.languages)

    def divided(self, word: str) -> tuple[int, int] | None:
        """Two words of ours that make up this one ("smartwatch"); the pair whose rarer word is most frequent."""
        pairs = ((self._ids.get(word[:cut]), self._ids.get(word[cut:])) for cut in range(2, len(word) - 1))
        whole = [(first, second) for first, second in pairs if first is not None and second is not None]
        likely = [pair for pair in whole if min(len(self.words[number]) for number in pair) > 2 or _has_digit(word)]
        return max(likely, key=self._rarer, default=None)

    def begun_with(self, word: str) -> tuple[int, ...]:
        """Words that begin with this one ("headph"), the first few of the alphabet."""
        start = bisect_left(self.words, word)
        near = range(start, min(start + _MOST_BEGUN, len(self.words)))
        begun = takewhile(lambda number: self.words[number].startswith(word), near)
        return tuple(number for number in begun if self.words[number].isalnum())

    def is_doubtful(self, word: str) -> bool:
        """Whether a word is so rare in the goods that it may be a typing error there too."""
        number = self._ids.get(word)
        return number is not None and self._frequency[number] <= _RARE and len(word) > _SHORTEST_GUESS

    def guesses(self, word: str, at_least: int = 0) -> list[str]:
        """Words that this one may be a typing error of, likeliest first; none for codes and numbers.

        Those that fewer than `at_least` products have are left out.
        """
        if not word.isalpha() or len(word) < _SHORTEST_GUESS:
            return []
        most = 2 if len(word) >= _LONG and not at_least else 1
        lengths = range(len(word) - most, len(word) + most + 1)
        near = [
            found
            for length in lengths
            for found in process.extract(
                word, self._by_length.get(length, []), scorer=OSA.distance, score_cutoff=most, limit=20
            )
        ]
        # The first letter is seldom wrong, least of all together with another one.
        likely = [(int(distance), text[0] != word[0], text) for text, distance, _ in near]
        likely = [one for one in likely if one[0] + one[1] <= 2 and one[2] != word and self._weight(one[2]) >= at_least]
        best = min((guess[:2] for guess in likely), default=(0, False))
        kept = [text for distance, other, text in likely if (distance, other) == best]
        return sorted(kept, key=lambda text: (-self._weight(text), text))[:_MOST_GUESSES]

    def _rarer(self, pair: tuple[int, int]) -> int:
        return int(min(self._frequency[number] for number in pair))

    def _weight(self, word: str) -> int:
        number = self._ids.get(word)
        known = int(self._frequency[number]) if number is not None else 0
        return max(known, _SYNONYM_WEIGHT if word in self.lexicon.words else 0)


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)
