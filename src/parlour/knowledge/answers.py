"""The shop's answers: read from answers.md, and found by what a question is about."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from parlour.shop.search.fold import clean, fold
from parlour.shop.search.lexicon import builtin_text, read_lexicon, word_of
from parlour.shop.search.stopwords import stop_words
from parlour.shop.search.terms import chunks

_HEADING = re.compile(r"^##\s+(.+?)\s*#*\s*$", re.MULTILINE)
_TITLE_WEIGHT = 3
HEART = 0.7  # the share of a question that makes up for its rarest word not being asked
BESIDE = 0.6


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A question and its answer in one language; `source` is the file it stands in."""

    question: str
    text: str
    lang: str = "en"
    source: str = "answers.md"


class FoundAnswer(msgspec.Struct, frozen=True):
    """An answer and how well it fits, from 0 to 1: the share of what was asked that its question is about."""

    answer: Answer
    score: float


def parse_answers(markdown: str, lang: str = "en", source: str = "answers.md") -> list[Answer]:
    """The answers of one file: a `## question` and what stands below it; a question without answer is left out."""
    parts = _HEADING.split(markdown.replace("\r\n", "\n"))
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return [
        Answer(question=question.strip(), text=text.strip(), lang=lang, source=source)
        for question, text in pairs
        if text.strip()
    ]


class AnswerIndex:
    """Answers of a shop, found by the rare words that a question shares with them, in any form or language."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._answers = tuple(answers)
        self._titles = [telling_terms(answer.question) for answer in answers]
        self._bodies = [telling_terms(answer.text) for answer in answers]
        spread = Counter(term for title, body in zip(self._titles, self._bodies, strict=True) for term in title | body)
        self._rare = {term: math.log(1 + len(answers) / count) for term, count in spread.items()}
        self._unknown = math.log(2 + len(answers))

    def find(self, text: str, lang: str, top: int = 3) -> list[FoundAnswer]:
        """The answers that fit a text best, those in its language first among equals."""
        asked = telling_terms(text)
        scored = [
            (self._score(asked, title, body), answer.lang == lang, -place)
            for place, (answer, title, body) in enumerate(zip(self._answers, self._titles, self._bodies, strict=True))
        ]
        best = sorted((one for one in scored if one[0] > 0), reverse=True)[:top]
        return [FoundAnswer(self._answers[-place], score) for score, _, place in best]

    def about(self, words: str, lang: str) -> list[FoundAnswer]:
        """The answer of a language whose question is most made up of these words; they may be more than it needs."""
        known = telling_terms(words)
        shares = [
            (
                sum(self._weight(term) for term in title & known) / (sum(self._weight(term) for term in title) or 1.0),
                -at,
            )
            for at, (answer, title) in enumerate(zip(self._answers, self._titles, strict=True))
            if answer.lang == lang
        ]
        best, place = max(shares, default=(0.0, 0))
        return [FoundAnswer(self._answers[-place], best)] if best > 0 else []

    def _score(self, asked: set[str], title: set[str], body: set[str]) -> float:
        """How much of the question the title covers and the other way round; words of the body count less."""
        whole = sum(self._weight(term) for term in asked)
        shared = sum(self._weight(term) for term in asked & title)
        below = sum(self._weight(term) for term in (asked & body) - title) / _TITLE_WEIGHT
        of_title = sum(self._weight(term) for term in title) or 1.0
        if not whole:
            return 0.0
        if not shared:
            return 0.0
        heart = max(title, key=self._weight) in asked or shared / of_title > HEART
        return math.sqrt((shared + below) / whole * min(1.0, shared / of_title * 1.5)) * (1.0 if heart else BESIDE)

    def _weight(self, term: str) -> float:
        return self._rare.get(term, self._unknown)


def telling_terms(text: str) -> set[str]:
    """The telling words of a text in one form: the name of their group where they have one, else their stems."""
    words = [word_of(piece.whole) for piece in chunks(fold(clean(text)))]
    telling = [word for word in words if word.text not in stop_words()]
    terms: set[str] = set()
    for place, word in enumerate(telling):
        matches = _LEXICON.at(telling, place, (None, "colour"))
        terms.update(match.group.name for match in matches)
        if not matches:
            terms.update(word.stems[:1] or (word.text,))
    return terms


_LEXICON = read_lexicon(builtin_text())


def in_language(answers: Iterable[Answer], lang: str) -> list[Answer]:
    """The answers of one language."""
    return [answer for answer in answers if answer.lang == lang]
