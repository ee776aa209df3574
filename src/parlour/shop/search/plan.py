"""From a query to concepts: what each word may stand as in the shop's goods, and how much that counts."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from parlour.shop.search.accessories import served_word
from parlour.shop.search.fold import clean, fold
from parlour.shop.search.lexicon import ALL_KINDS, KINDS, LOOSE, Group, Match, Phrase, Word
from parlour.shop.search.terms import Chunk, chunks
from parlour.shop.search.values import How, OptionWish, Query
from parlour.shop.search.vocabulary import Vocabulary

# How much a word counts when it is not found exactly as it was typed.
_FORM, _COMPOUND, _JOINED, _BEGUN, _SPELLING, _BARE_NUMBER = 0.95, 0.9, 0.5, 0.7, 0.8, 0.5
# Where the shop's goods bear the typed word itself, they come before those that only bear a synonym.
_SYNONYM, _SYNONYM_OF_UNKNOWN = 0.3, 0.9
_WORD_OF_PHRASE = 0.5
_PART_OF_OPTION, _WISH_AS_WORD, _SIZE_AS_WORD = 0.7, 0.6, 0.3
# Of two variants the one in the right size is nearer to what was asked than the one in the right colour.
_SIZE = 1.05
_SHORTEST_BEGUN = 4
# Goods that bear a rare word may be mistyped themselves when so many bear nearly the same.
_OFTEN = 40


class Alternative(msgspec.Struct, frozen=True):
    """One way to satisfy a concept: one of the words of each part, all parts in the same product."""

    parts: tuple[tuple[int, ...], ...]
    weight: float
    how: How


class Concept(msgspec.Struct, frozen=True):
    """A word or option of the query, with the ways in which a product may have it (none: nothing here has it).

    `known` words name goods or their qualities as far as we know; when nothing here has them, the rest of the query
    alone is no answer ("red tv" in a shop without any). `unknown` words are none of our languages' that we know, nor
    in the goods: their alternatives are guesses. `served` are the words of goods that are only for it.
    """

    typed: str
    alternatives: tuple[Alternative, ...]
    wish: OptionWish | None = None
    known: bool = False
    unknown: bool = False
    served: tuple[int, ...] = ()


class _Typed(msgspec.Struct, frozen=True):
    """A chunk of the query with its words."""

    text: str
    chunk: Chunk
    words: tuple[Word, ...]


def plan(query: Query, vocabulary: Vocabulary) -> tuple[Concept, ...]:
    """The concepts of a query, in its order; options after words."""
    typed = [item for text in query.words for item in _typed(text, query.lang, vocabulary)]
    meant = _synonyms(typed, vocabulary)
    found = (
        (*_written(item, vocabulary), *_joined(typed, place, vocabulary), *_groups(meant[place], item, vocabulary))
        for place, item in enumerate(typed)
    )
    concepts = [
        _concept(item, tuple(ways), groups, query.lang, vocabulary)
        for item, ways, groups in zip(typed, found, meant, strict=True)
    ]
    if not vocabulary.lexicon.names_accessory([word for item in typed for word in item.words]):
        concepts = [_with_served(concept, vocabulary) for concept in concepts]
    return (*concepts, *(wished(wish, vocabulary) for wish in query.options))


def wished(wish: OptionWish, vocabulary: Vocabulary) -> Concept:
    """The concept of an option: the option itself, else its words anywhere."""
    as_word = _SIZE_AS_WORD if wish.kind == "size" else _WISH_AS_WORD
    groups = [group for group in vocabulary.lexicon.groups if group.kind == wish.kind and group.name == wish.value]
    phrases = [phrase for group in groups for phrase in group.keys if wish.kind != "size"]
    words = tuple(Word(chunk.whole) for chunk in chunks(fold(clean(wish.value))))
    ways = [
        *_option(wish.kind, wish.value, _SIZE if wish.kind == "size" else 1.0, vocabulary),
        *phrase_ways(Phrase(wish.value, words), as_word, "exact", vocabulary),
        *(way for phrase in phrases for way in phrase_ways(phrase, as_word, "synonym", vocabulary)),
    ]
    return Concept(wish.typed, best_ways(ways), wish)


def phrase_ways(phrase: Phrase, weight: float, how: How, vocabulary: Vocabulary) -> Iterator[Alternative]:
    """All words of a phrase, each in any form; nothing when one of them is unknown here."""
    parts = tuple(_word_forms(word, vocabulary) for word in phrase.words)
    if parts and all(parts):
        yield Alternative(parts, weight, how)


def best_ways(ways: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Each way once, with its best weight, heaviest first."""
    found: dict[tuple[tuple[int, ...], ...], Alternative] = {}
    for way in ways:
        if way.parts not in found or found[way.parts].weight < way.weight:
            found[way.parts] = way
    return tuple(sorted(found.values(), key=lambda way: -way.weight))


def _typed(text: str, lang: str | None, vocabulary: Vocabulary) -> list[_Typed]:
    shown = clean(text)
    return [
        _Typed(
            shown[chunk.start : chunk.end],
            chunk,
            tuple(Word(part, vocabulary.stems_of(part, lang)) for part in chunk.parts or (chunk.whole,)),
        )
        for chunk in chunks(fold(shown))
    ]


def _concept(
    item: _Typed,
    ways: tuple[Alternative, ...],
    groups: Sequence[tuple[Match, float]],
    lang: str | None,
    vocabulary: Vocabulary,
) -> Concept:
    """Only a word that neither goods nor synonyms know may be a typing error, or one that hardly any goods have."""
    known = any(match.group.kind != LOOSE for match, _ in groups)
    if not groups and vocabulary.is_doubtful(item.chunk.whole):
        guesses = vocabulary.guesses(item.chunk.whole, at_least=_OFTEN)
        ways += tuple(way for guess in guesses for way in _guess(guess, lang, vocabulary))
    unknown = not ways and not groups
    found = best_ways(_unknown(item, lang, vocabulary) if unknown else ways)
    return Concept(item.text, found, known=known, unknown=unknown)


def _with_served(concept: Concept, vocabulary: Vocabulary) -> Concept:
    """Notes by which words goods are found that only go with what is asked for."""
    if not concept.known:
        return concept
    words = {vocabulary.words[number] for way in concept.alternatives for part in way.parts for number in part}
    served = (vocabulary.number(served_word(word)) for word in sorted(words))
    return msgspec.structs.replace(concept, served=tuple(number for number in served if number is not None))


def _written(item: _Typed, vocabulary: Vocabulary) -> Iterator[Alternative]:
    """The word itself, its forms, its parts; the bare number of an amount that nothing has."""
    number = vocabulary.number(item.chunk.whole)
    if number is not None:
        yield Alternative(((number,),), 1.0, "exact")
    if item.chunk.parts:
        yield from phrase_ways(Phrase(item.text, item.words), _COMPOUND, "compound", vocabulary)
        return
    forms = vocabulary.with_stems(item.words[0].stems)
    others = tuple(form for form in forms if form != number)
    if others:
        yield Alternative((others,), _FORM, "form")
    plain = vocabulary.number(item.chunk.plain)
    if number is None and plain is not None:
        yield Alternative(((plain,),), _BARE_NUMBER, "form")


def _joined(typed: Sequence[_Typed], place: int, vocabulary: Vocabulary) -> Iterator[Alternative]:
    """What goods write as one word and the shopper as two, for both of them."""
    for first in (place - 1, place):
        if 0 <= first < len(typed) - 1:
            number = vocabulary.number(typed[first].chunk.whole + typed[first + 1].chunk.whole)
            if number is not None:
                yield Alternative(((number,),), _JOINED, "compound")


def _synonyms(typed: Sequence[_Typed], vocabulary: Vocabulary) -> list[list[tuple[Match, float]]]:
    """For each chunk the groups that it belongs to; those of a phrase's words count less than the phrase's own."""
    words = [word for item in typed for word in item.words]
    owners = [number for number, item in enumerate(typed) for _ in item.words]
    found: list[list[tuple[Match, float]]] = [[] for _ in typed]
    place = 0
    while place < len(words):
        matches = vocabulary.lexicon.at(words, place, ALL_KINDS)
        length = max((match.length for match in matches), default=1)
        for owner in sorted(set(owners[place : place + length])):
            found[owner].extend((match, 1.0) for match in matches)
        for word in range(place, place + length if length > 1 else place):
            apart = vocabulary.lexicon.at(words[word : word + 1], 0, ALL_KINDS)
            found[owners[word]].extend((match, _WORD_OF_PHRASE) for match in apart)
        place += length
    return found


def _groups(matches: Iterable[tuple[Match, float]], item: _Typed, vocabulary: Vocabulary) -> Iterator[Alternative]:
    known = any(vocabulary.number(word.text) is not None for word in item.words)
    weight = _SYNONYM if known else _SYNONYM_OF_UNKNOWN
    for match, share in matches:
        yield from _group(match.group, weight * share, vocabulary)


def _group(group: Group, weight: float, vocabulary: Vocabulary) -> Iterator[Alternative]:
    if group.kind in KINDS:
        yield from _option(group.kind, group.name, weight, vocabulary)
    if group.kind != "size":  # "large" found as the bare letter L would mislead
        for phrase in group.finds:
            yield from phrase_ways(phrase, weight, "synonym", vocabulary)


def _option(kind: str, value: str, weight: float, vocabulary: Vocabulary) -> Iterator[Alternative]:
    for sign, counts in (("=", weight), ("~", weight * _PART_OF_OPTION)):
        number = vocabulary.number(f"{kind}{sign}{value}")
        if number is not None:
            yield Alternative(((number,),), counts, "exact")


def _word_forms(word: Word, vocabulary: Vocabulary) -> tuple[int, ...]:
    number = vocabulary.number(word.text)
    exact = () if number is None else (number,)
    return tuple(dict.fromkeys((*exact, *vocabulary.with_stems(word.stems))))


def _unknown(item: _Typed, lang: str | None, vocabulary: Vocabulary) -> Iterator[Alternative]:
    """What an unknown word may be: two words written as one, some of its parts, a typing error, a beginning."""
    word = item.chunk.whole
    pair = vocabulary.divided(word)
    if pair:
        yield Alternative(((pair[0],), (pair[1],)), _COMPOUND, "compound")
    guessed = [way for guess in vocabulary.guesses(word) for way in _guess(guess, lang, vocabulary)]
    yield from guessed
    begun = vocabulary.begun_with(word) if len(word) >= _SHORTEST_BEGUN and not guessed and not pair else ()
    if begun:
        yield Alternative((begun,), _BEGUN, "form")
    for part in () if pair or guessed or begun or not item.chunk.parts else item.words:
        yield from phrase_ways(Phrase(part.text, (part,)), _BARE_NUMBER, "form", vocabulary)


def _guess(guess: str, lang: str | None, vocabulary: Vocabulary) -> Iterator[Alternative]:
    word = Word(guess, vocabulary.stems_of(guess, lang))
    yield from phrase_ways(Phrase(guess, (word,)), _SPELLING, "spelling", vocabulary)
    for match in vocabulary.lexicon.at([word], 0, ALL_KINDS):
        for way in _group(match.group, _SPELLING * _SYNONYM_OF_UNKNOWN, vocabulary):
            yield msgspec.structs.replace(way, how="spelling")
