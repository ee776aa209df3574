"""Reads what a shopper typed: price, options and availability are taken out, the telling words remain."""

import re
from itertools import accumulate

from parlour.shop.search.fold import clean, fold
from parlour.shop.search.lexicon import Lexicon, Word, builtin_lexicon, word_of
from parlour.shop.search.prices import find_limits, joined
from parlour.shop.search.stems import DEFAULT_LANGUAGES
from parlour.shop.search.stopwords import guess_language, stop_words
from parlour.shop.search.terms import Chunk, chunks
from parlour.shop.search.units import UNIT_AFTER
from parlour.shop.search.values import OptionWish, Query

_LONGEST_TEXT = 500
_MOST_WORDS = 24

_SIZE_WORD = r"(?:sizes?|tallas?|taglia|misura|numero|tamano|размера|размере|размер)"
_SIZE = (
    rf"(?:(?:eu|us|uk)\s?)?(?P<{{name}}>\d{{{{1,3}}}}(?:[.,]5)?(?!\d|[.,]\d|{UNIT_AFTER})"
    r"|\dxl|x{{0,4}}[sl]|m|х{{0,4}}[лс]|м|[ab]\d)(?!\w)"
)
_SIZES = re.compile(
    rf"(?<!\w)(?:{_SIZE_WORD}(?!\w)\s*(?:del?|is|di)?\s*[:#]?\s*{_SIZE.format(name='after')}"
    rf"|{_SIZE.format(name='before')}(?:-?й)?\s+(?:размера|размер|size)(?!\w))"
)
_LATIN_SIZES = str.maketrans("хмлс", "xmls")

_AVAILABLE = re.compile(
    r"(?<!\w)(?:(?:currently |now |still )?in[- ]stock|(?:currently |now )?available(?: now)?|"
    r"en (?:stock|existencias?)|(?:hay |con )stock|disponibles?(?: ahora)?|"
    r"in magazzino|in pronta consegna|pronta consegna|disponibil[ei](?: subito)?|"
    r"(?:есть )?в наличии|(?:сейчас )?доступн(?:ы|ые|ый|ая|ое|о))(?!\w)"
)
_CHEAPEST = re.compile(
    r"(?<!\w)(?:cheap(?:est|er)?|lowest price[sd]?|inexpensive|(?:lo |l[ao]s? )?mas (?:barat[oa]s?|economic[oa]s?)|"
    r"barat[oa]s?|economic[oaie](?:s|he)?|a buon mercato|"
    r"(?:il |la |i |le )?(?:piu economic(?:o|a|i|he)|meno car[oaie])|"
    r"сам\w+ (?:дешев|недорог)\w+|(?:по)?дешев\w+|недорог\w+|бюджетн\w+)(?!\w)"
)
_NOT = frozenset(
    ("not", "no", "non", "without", "except", "but", "sin", "excepto", "menos", "senza", "tranne", "не", "без", "кроме")
)


def parse(text: str, lang: str | None = None, lexicon: Lexicon | None = None) -> Query:
    """The query of a text in any of our languages; never fails.

    `lang` is guessed by little words when it is not given; `lexicon` gives the colours (ours when None).
    """
    shown = clean(text[:_LONGEST_TEXT])
    folded = fold(shown)
    rest, sizes = _take_sizes(folded, shown)
    limits = find_limits(rest)
    for limit in limits:
        rest = _blank(rest, limit.start, limit.end)
    rest, available = _take(_AVAILABLE, rest)
    rest, cheapest = _take(_CHEAPEST, rest)
    pieces = chunks(rest)
    lang = lang or guess_language(piece.whole for piece in chunks(folded))
    colours, refused, pieces = _take_colours(pieces, shown, lang, lexicon or builtin_lexicon())
    asked = bool(sizes or colours or limits or available or cheapest)
    words = [shown[piece.start : piece.end] for piece in _telling(pieces, lang, keep_some=not asked)]
    return Query(
        text=text,
        lang=lang,
        words=tuple(words[:_MOST_WORDS]),
        options=(*colours, *sizes),
        without=tuple(refused),
        price=joined(limits),
        available=available,
        cheapest=cheapest,
    )


def _take_sizes(text: str, shown: str) -> tuple[str, list[OptionWish]]:
    found = []
    for match in list(_SIZES.finditer(text)):
        value = (match["after"] or match["before"]).translate(_LATIN_SIZES).replace(",", ".")
        name = builtin_lexicon().name_of("size", value) or value
        found.append(OptionWish(kind="size", value=name, typed=shown[match.start() : match.end()]))
        text = _blank(text, match.start(), match.end())
    return text, found


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    found = list(pattern.finditer(text))
    for match in found:
        text = _blank(text, match.start(), match.end())
    return text, bool(found)


def _blank(text: str, start: int, end: int) -> str:
    """The text with a gap of the same length that no phrase reaches over."""
    return text[:start] + ";" * (end - start) + text[end:]


def _take_colours(
    pieces: list[Chunk], shown: str, lang: str | None, lexicon: Lexicon
) -> tuple[list[OptionWish], list[OptionWish], list[Chunk]]:
    """The colours wanted, those refused ("not black"), and the pieces that name none."""
    languages = (lang, "en") if lang in DEFAULT_LANGUAGES else DEFAULT_LANGUAGES
    words = [[word_of(part, languages) for part in piece.parts or (piece.whole,)] for piece in pieces]
    wanted: list[OptionWish] = []
    refused: list[OptionWish] = []
    left: list[Chunk] = []
    place = 0
    while place < len(pieces):
        count, name = _colour_at(words[place:], lexicon)
        if name:
            typed = shown[pieces[place].start : pieces[place + count - 1].end]
            no = place > 0 and pieces[place - 1].whole in _NOT
            (refused if no else wanted).append(OptionWish(kind="colour", value=name, typed=typed))
        else:
            left.append(pieces[place])
        place += count
    return wanted, refused, left


def _colour_at(words: list[list[Word]], lexicon: Lexicon) -> tuple[int, str | None]:
    """How many pieces the colour at the beginning takes, and its name; a piece is taken whole or not at all."""
    matches = lexicon.at([word for piece in words for word in piece], 0, ("colour",))
    lengths = accumulate(len(piece) for piece in words)
    counts = [number for number, length in enumerate(lengths, 1) if matches and length == matches[0].length]
    return (counts[0], matches[0].group.name) if counts else (1, None)


def _telling(pieces: list[Chunk], lang: str | None, keep_some: bool) -> list[Chunk]:
    """The pieces without little words; all of them when nothing else was said."""
    stop = stop_words(lang)
    telling = [piece for piece in pieces if piece.whole not in stop]
    return telling or (pieces if keep_some else [])
