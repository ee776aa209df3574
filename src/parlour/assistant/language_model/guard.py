"""The guard: lets a wording go out only when it says nothing that the plain wording does not say.

It works the other way round than a list of forbidden words: each word must be a safe one, or stand for something that
one sentence of the plain wording says, with the same sign, the same keys, and for acts in the same time.
"""

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from parlour.assistant.language_model.keys import Keyed, filled
from parlour.assistant.language_model.sentences import KEY, Clause, Point, Sentence, sentences
from parlour.assistant.language_model.vocabulary import Vocabulary, folded, vocabulary_of
from parlour.assistant.reply import MOST_CHARACTERS

MORE = 1.6  # how much longer than the plain wording it may be
AND_THEN = 90  # characters
COST = "cost"
BOUNDED = ("price", "number", "date", "time")
_SIGNS = frozenset(" \n.,;:!?¿¡'’ʼ\"«»“”„()–—-·…{}_/&")
_LINK = re.compile(r"\w\.\w|://|@|\bwww\b|\b(?:dot|punto|точка)\s+(?:com|net|org|shop|ru|es|it)\b", re.IGNORECASE)
_LOUD = re.compile(r"\b[^\W\d_]{4,}\b")


class Objection(msgspec.Struct, frozen=True):
    """Why a wording does not go out: the rule, and the words that break it."""

    rule: str
    words: str = ""


def object_to(wording: str, plain: Keyed, lang: str) -> Objection | None:
    """What is wrong with a wording, None when it may go out."""
    known = vocabulary_of(lang)
    if known is None:
        return Objection("language", lang)
    told = sentences(plain.text, known)
    said = sentences(wording, known)
    checks = (
        _keys(wording, plain, told),
        _form(wording, plain),
        _edges(wording, plain, known),
        _words(said, told, known),
        _kept(said, told),
    )
    return next((objection for check in checks for objection in check), None)


def _form(wording: str, plain: Keyed) -> Iterator[Objection]:
    """Length, signs, letters: no digits, no marks, no pictures, no shouting."""
    bare = KEY.sub(" ", wording)
    if not bare.strip() and KEY.sub(" ", plain.text).strip():
        yield Objection("empty")
    if len(wording) > len(plain.text) * MORE + AND_THEN or len(filled(wording, plain.values)) > MOST_CHARACTERS:
        yield Objection("length")
    for char in bare:
        category = unicodedata.category(char)
        if category.startswith("N"):
            yield Objection("number", char)
        if char not in _SIGNS and not category.startswith(("L", "M", "N")):
            yield Objection("sign", char)
    if match := _LINK.search(bare):
        yield Objection("link", match[0])
    if bare.count("!") > max(1, plain.text.count("!")):
        yield Objection("pushy", "!")
    if loud := [word for word in _LOUD.findall(bare) if word.isupper() and word not in plain.text]:
        yield Objection("pushy", loud[0])
    scripts = {_script(char) for char in bare if char.isalpha()} - {_script(char) for char in plain.text}
    if scripts or any(len({_script(char) for char in word}) > 1 for word in re.findall(r"[^\W\d_]+", bare)):
        yield Objection("language", "letters of another script")


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0] if char.isalpha() else ""


def _keys(wording: str, plain: Keyed, told: tuple[Sentence, ...]) -> Iterator[Objection]:
    """Each key once and no other; in their order, but for keys of different kinds within one sentence."""
    there = KEY.findall(wording)
    if unknown := [key for key in there if key not in plain.values]:
        yield Objection("key", unknown[0])
    if len(there) != len(set(there)) or set(there) != set(plain.values):
        yield Objection("key", "one is missing or stands twice")
    begun = 0
    for sentence in told:
        keys = KEY.findall(sentence.text)
        found = there[begun : begun + len(keys)]
        if set(found) != set(keys) or [one for one in found if _kind(one) in _often(keys)] != [
            one for one in keys if _kind(one) in _often(keys)
        ]:
            yield Objection("key", "in another order")
        begun += len(keys)


def _often(keys: list[str]) -> set[str]:
    kinds = [_kind(key) for key in keys]
    return {kind for kind in kinds if kinds.count(kind) > 1}


def _kind(key: str) -> str:
    return key.strip("{}").partition(":")[0]


def _edges(wording: str, plain: Keyed, known: Vocabulary) -> Iterator[Objection]:
    """A bound before a fact ("from", "until") stands where it stood, and nowhere else."""
    before = [dict(_bounds(text, known)) for text in (wording, plain.text)]
    for key in plain.values:
        if before[0].get(key, "") != before[1].get(key, ""):
            yield Objection("bound", f"{before[0].get(key, '')} {key}".strip())


def _bounds(text: str, known: Vocabulary) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"([^\W\d_]+) (\{[^{}\s]+\})", text):
        if folded(match[1]) in known.edges and _kind(match[2]) in BOUNDED:
            yield match[2], folded(match[1])


def _words(said: tuple[Sentence, ...], told: tuple[Sentence, ...], known: Vocabulary) -> Iterator[Objection]:
    """Every clause says what one sentence of the plain wording says."""
    every = frozenset(name for sentence in told for name in sentence.names)
    every |= {COST for sentence in told for clause in sentence.clauses if _is_a_price(clause)}
    for sentence in said:
        for clause in sentence.clauses:
            strange = [word for word, point in clause.words.items() if point.name not in every]
            if strange:
                yield Objection("word", " ".join(strange))
            elif not any(_covers(one, clause, sentence, known) for one in told):
                yield Objection("claim", " ".join(clause.words) or "no")


def _covers(told: Sentence, clause: Clause, said: Sentence, known: Vocabulary) -> bool:
    """Whether a sentence of the plain wording says what a clause says; a question gives leave to ask only."""
    if told.is_question != said.is_question:
        return False
    prices = {name for name in clause.names if name.startswith("{price")}
    allowed = told.points
    if prices and all(_is_a_price(one) for one in told.clauses if one.names & prices):
        allowed |= {Point(COST)}
    if not clause.points <= allowed:
        return False
    if clause.is_denied and not clause.meanings:
        return any(one.is_denied and not one.meanings and clause.names <= told.names for one in told.clauses)
    done = clause.names & known.acts
    acting = [one for one in told.clauses if one.names & done]
    return not done or any(one.names & known.people <= clause.names for one in acting)


def _is_a_price(clause: Clause) -> bool:
    """Whether a clause is nothing but a price: then it is what something costs."""
    return not clause.meanings and not clause.is_denied and any(name.startswith("{price") for name in clause.names)


def _is_bare_no(sentence: Sentence) -> bool:
    return bool(sentence.clauses) and all(one.is_denied and not one.points for one in sentence.clauses)


def _kept(said: tuple[Sentence, ...], told: tuple[Sentence, ...]) -> Iterator[Objection]:
    """Nothing of weight is left out: no word, no denial, no question; and no question comes in."""
    points = frozenset(point for sentence in said for point in sentence.points)
    asked = frozenset(point for sentence in said if sentence.is_question for point in sentence.points)
    for sentence in told:
        there = asked if sentence.is_question else points
        weighty = {point.name for clause in sentence.clauses for point in clause.meanings}
        if any(name.startswith("{price") for name in sentence.names):
            weighty -= {COST}  # "it is" says of a price what "it costs" does
        kept = weighty & {point.name for point in there}
        if weighty - kept:
            yield Objection("left out", " ".join(sorted(weighty - kept)))
        for clause in sentence.clauses:
            denied = {point for point in clause.meanings if point.is_denied}
            if denied and not denied & there:
                yield Objection("left out", "not " + " ".join(sorted(point.name for point in denied)))
    if any(map(_is_bare_no, told)) and not any(
        one.is_denied and not one.points for all_ in said for one in all_.clauses
    ):
        yield Objection("left out", "no")
    questions = [sum(one.is_question for one in text) for text in (said, told)]
    if questions[0] != questions[1]:
        yield Objection("question", f"{questions[0]} instead of {questions[1]}")
