"""What the guard knows of a language: words that say nothing of goods, orders or the shop, and words of one meaning."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from parlour.shop.search.fold import clean, fold
from parlour.shop.search.stems import stems

LONGEST = 40  # letters of a word; beyond it is noise that costs a stemmer time
HUNG = {
    "es": re.compile(r"(?<=\w{2})([aei]r)(?:me|te|se|nos|l[aeo]s?|(?:me|te|se)l[ao]s?)$"),
    "it": re.compile(r"(?<=\w{2})([aei]r)(?:mi|ti|si|ci|vi|ne|l[aeio]|(?:me|te|ce|ve|glie)l[aeio]|e)$"),
}
LANGUAGES = ("en", "es", "it", "ru")


@dataclass(frozen=True)
class Meaning:
    """What a word stands for; `is_opposite` where it says the contrary ("sold out" of "in stock")."""

    name: str
    is_opposite: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """One language: `phrases` are read as one word, `safe` words are passed over, the others have to be in the facts.

    Words are folded. `acts` are names of meanings that somebody does, `people` of those who may; `edges` are words that
    bound the fact they stand before ("from"); "not" does nothing to `unsigned` names ("now"); `short` writes out what
    is drawn together.
    """

    lang: str
    phrases: re.Pattern[str]
    safe: frozenset[str]
    talk: frozenset[str]
    negations: frozenset[str]
    meanings: dict[str, Meaning]
    acts: frozenset[str]
    people: frozenset[str]
    past: re.Pattern[str]
    future: re.Pattern[str]
    joints: re.Pattern[str]
    edges: frozenset[str]
    unsigned: frozenset[str]
    groups: frozenset[str]
    short: dict[str, str]
    units: re.Pattern[str]

    def is_safe(self, word: str) -> bool:
        """Whether a folded word says nothing that could be false: a little word, or talk in any form."""
        bare = stem(word, self.lang)
        return word in self.safe or (bare in self.talk and not {word, bare} & self.meanings.keys())

    def meaning(self, word: str) -> Meaning:
        """What a folded word stands for; a word of no group stands for its stem."""
        found = self.meanings.get(word) or self.meanings.get(stem(word, self.lang))
        return found or Meaning(stem(word, self.lang))

    def has_time(self, meaning: Meaning) -> bool:
        """Whether the form of a word of this meaning tells a time: acts do, and words that we know nothing of."""
        return meaning.name in self.acts or meaning.name not in self.groups

    def time(self, word: str) -> str:
        """Whether a form (with its accents) tells of the past, the future, or neither."""
        if self.past.search(word):
            return "past"
        return "future" if self.future.search(word) else ""


def stem(word: str, lang: str) -> str:
    """The stem of a folded word without what hangs on its infinitive ("responderte"), the word itself without one."""
    hung = HUNG.get(lang)
    word = hung.sub(r"\1", word) if hung else word
    return next(iter(stems(word, (lang,))), word) if len(word) <= LONGEST else word


def folded(text: str) -> str:
    """A text in lower case without accents, with one form of each sign."""
    return fold(clean(text))


@cache
def vocabulary_of(lang: str) -> Vocabulary | None:
    """The guard's vocabulary of a language, None where there is none: then nothing of a model goes out in it."""
    code = lang.partition("-")[0]
    if code not in LANGUAGES:
        return None
    file = resources.files("parlour.assistant.language_model") / "vocabulary" / f"{code}.toml"
    table = tomllib.loads(file.read_text("utf-8"))
    meanings = _meanings(table["same"], code)
    phrases = [phrase.replace("_", " ") for phrase in (*table["phrases"], *meanings) if " " in phrase or "_" in phrase]
    safe = folded(" ".join((table["small"], table["talk"]))).split()
    return Vocabulary(
        lang=code,
        phrases=_any_of(phrases),
        safe=frozenset(safe) | {_joined(phrase) for phrase in table["phrases"]},
        talk=frozenset(stem(word, code) for word in folded(table["talk"]).split()),
        negations=frozenset(folded(table["negations"]).split()),
        meanings=meanings,
        acts=frozenset(table["acts"].split()),
        people=frozenset(table["people"].split()),
        past=re.compile(table["past"]),
        future=re.compile(table["future"]),
        joints=re.compile(rf"\b(?:{'|'.join(table['joints'].split())})\b"),
        edges=frozenset(table["edges"].split()),
        unsigned=frozenset(table["unsigned"].split()),
        groups=frozenset(meaning.name for meaning in meanings.values()),
        short=table["short"],
        units=re.compile("|".join(sorted(table["units"].split(), key=len, reverse=True)), re.IGNORECASE),
    )


def _meanings(groups: list[str], lang: str) -> dict[str, Meaning]:
    """Words and stems by their group: its first word names it, `-` marks a contrary, `_` joins a phrase."""
    found: dict[str, Meaning] = {}
    for group in groups:
        words = folded(group).split()
        name = words[0].removesuffix(":")
        for word in words[1:]:
            meaning, bare = Meaning(name, word.startswith("-")), word.removeprefix("-")
            found.setdefault(bare, meaning)
            if "_" not in bare:
                found.setdefault(stem(bare, lang), meaning)
    return found


def _joined(phrase: str) -> str:
    return folded(phrase).replace(" ", "_")


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    longest = sorted({folded(phrase) for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"(?<![\w']){'(?:' + '|'.join(map(re.escape, longest)) + ')'}(?![\w'])")
