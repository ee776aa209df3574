"""Words that the shop does not know are found by their meaning: the phrases of the shop that come near join them."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from parlour.shop.search.fold import clean, fold
from parlour.shop.search.lexicon import Phrase, Word
from parlour.shop.search.meanings import Meanings, Near
from parlour.shop.search.plan import Alternative, Concept, best_ways, phrase_ways
from parlour.shop.search.values import Query
from parlour.shop.search.vocabulary import Vocabulary

# Measured on tests/shop/search/across_languages.txt; see docs/decisions/0008.
_NEAR: Final = 0.62
_NEAR_TOGETHER: Final = 0.58  # of several words
# A word for goods that we know and the shop has not got: only what is nearly the same stands for it.
_NEARLY_THE_SAME: Final = 0.75
_SURE: Final = 0.9
_SURER_THAN_SPELLING: Final = 0.74
_BEHIND_THE_NEAREST: Final = 0.05
_LEAST_WEIGHT, _MOST_WEIGHT = 0.35, 0.8
_MOST_NEAR: Final = 4
_LONGEST_SPAN: Final = 3
_MOST_SPANS: Final = 20
_WIDEST_GAP: Final = 12  # for little words: "lámpara de pie"
_SHORTEST: Final = 3


class _Span(msgspec.Struct, frozen=True):
    """Neighbouring words of a query, as typed; `least` is how near a phrase must be."""

    words: range
    text: str
    least: float


def with_guesses(
    query: Query, concepts: Sequence[Concept], meanings: Meanings, vocabulary: Vocabulary
) -> tuple[Concept, ...]:
    """The concepts with what words that nobody knows may mean; the same where there are none.

    A word that goods or synonyms know is left as it is, so that goods that bear all that was asked stay first.
    """
    words = [concept for concept in concepts if concept.wish is None]
    spans = list(_spans(query.text, words))[:_MOST_SPANS]
    found: dict[int, list[tuple[float, Alternative]]] = {}
    for span, near in zip(spans, meanings.near([span.text for span in spans], _MOST_NEAR), strict=True):
        for likeness, way in _ways(near, span.least, vocabulary):
            for number in span.words:
                if len(way.parts) > 1 or _may_be_guessed(words[number]):  # one word does not stand for a known one
                    found.setdefault(number, []).append((likeness, way))
    guessed = [_with(concept, found.get(number, [])) for number, concept in enumerate(words)]
    return (*guessed, *(concept for concept in concepts if concept.wish is not None))


def _spans(text: str, words: Sequence[Concept]) -> Iterator[_Span]:
    """Every one to three neighbours among which there is a word to guess at, with the little words between them."""
    shown, at, places = clean(text), 0, []
    for word in words:
        begin = max(shown.find(word.typed, at), at)
        at = begin + len(word.typed)
        places.append((begin, at))
    for length in range(1, _LONGEST_SPAN + 1):
        for first in range(len(words) - length + 1):
            span = range(first, first + length)
            gaps = [shown[places[number][1] : places[number + 1][0]] for number in span[:-1]]
            if all(_is_little(gap) for gap in gaps) and (least := _least(words, span)):
                yield _Span(span, shown[places[first][0] : places[span[-1]][1]], least)


def _least(words: Sequence[Concept], span: range) -> float | None:
    """How near a phrase must be to these words; None where there is nothing to guess at.

    Known words stand or fall together: of a washing machine no other machine is meant.
    """
    asked = [_may_be_guessed(words[number]) for number in span]
    if not any(asked) or any(_is_lacking(words, *pair) for pair in ((span[0] - 1, span[0]), (span[-1], span[-1] + 1))):
        return None
    if any(words[number].known for number, is_asked in zip(span, asked, strict=True) if is_asked):
        return _NEARLY_THE_SAME
    return _NEAR if len(span) == 1 else _NEAR_TOGETHER


def _is_lacking(words: Sequence[Concept], *numbers: int) -> bool:
    """Whether each of these is a word for goods that we know and the shop has not got."""
    return all(
        number in range(len(words)) and words[number].known and not words[number].alternatives for number in numbers
    )


def _may_be_guessed(word: Concept) -> bool:
    folded = fold(clean(word.typed))
    is_open = word.unknown or (word.known and not word.alternatives)
    return is_open and len(folded) >= _SHORTEST and not any(char.isdigit() for char in folded)


def _is_little(gap: str) -> bool:
    return len(gap) <= _WIDEST_GAP and all(char.isalpha() or char in " '-" for char in gap)


def _ways(near: list[Near], least: float, vocabulary: Vocabulary) -> Iterator[tuple[float, Alternative]]:
    """The phrases that come nearest, the nearer the heavier; none when even the first is too far."""
    nearest = near[0].likeness if near else 0.0
    for one in near:
        if one.likeness >= max(least, nearest - _BEHIND_THE_NEAREST):
            share = min(1.0, max(0.0, one.likeness - _NEAR) / (_SURE - _NEAR))
            weight = (_LEAST_WEIGHT + (_MOST_WEIGHT - _LEAST_WEIGHT) * share) * (one.likeness / nearest) ** 4
            words = tuple(Word(word) for word in fold(one.phrase).split())
            for way in phrase_ways(Phrase(one.phrase, words), weight, "meaning", vocabulary):
                yield one.likeness, way


def _with(concept: Concept, guesses: list[tuple[float, Alternative]]) -> Concept:
    """The concept with its guesses; a typing error is no longer thought of where the meaning is plain."""
    if not guesses:
        return concept
    is_plain = concept.unknown and max(likeness for likeness, _ in guesses) >= _SURER_THAN_SPELLING
    kept = [way for way in concept.alternatives if not (is_plain and way.how == "spelling")]
    return msgspec.structs.replace(concept, alternatives=best_ways([*kept, *(way for _, way in guesses)]))
