"""Takes the names of people out of a text: known ones in any form of the word, others by how they are called."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

from parlour.assistant.learn.phrases import alone
from parlour.shop.search.stopwords import stop_words

_SURELY_A_NAME = 4  # letters; a shorter one counts only with a capital
_I = re.IGNORECASE
_WORD = r"[^\W\d_][\w'’.-]*"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][\w'’-]+"
_FULL = rf"{_CAPITAL}(?:\s+{_CAPITAL})?"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Sr|Sra|Sig|Sig\.ra|Signor|Signora|signora?|señora?|г-н|г-жа|господин|госпожа)(?!\w)\.?"
_HELLO = (
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|thanks|thank you|hola"
    r"|buen[oa]s (?:días|dias|tardes|noches)"
    r"|estimad[oa]|querid[oa]|gracias|ciao|gentile|car[oa]|salve|buon ?giorno|buona ?sera|buon pomeriggio|grazie"
    r"|здравствуйте|привет|добрый (?:день|вечер)|доброе утро|доброго (?:дня|вечера)|уважаем\w+|спасибо)"
)
_GOODBYE = (
    r"(?:regards|best|best wishes|cheers|sincerely|yours|(?:nice|great|lovely) (?:day|evening)|saludos"
    r"|un saludo|un abrazo|atentamente|(?:que tengas )?(?:un )?buen día|saluti|a presto|cordialmente|buona giornata"
    r"|buona serata|с уважением|хорошего (?:дня|вечера)|всего доброго|team|equipo|vostro|ваш\w*)"
)
_TAIL = r"(?:[ ,]+(?:from|of|at|de|del|di|da|dal|della|из|от)\s[^.!?\n]{2,40})?"

_INTRODUCED = re.compile(
    r"(\b(?:my name is|my name's|name is|me llamo|mi nombre es|mi chiamo|il mio nome è|меня зовут|мое имя|моё имя)\s+)"
    rf"{_WORD}(?:\s+(?!(?:and|y|e|и|from|de|di|da|из|but|pero|ma|но)\b){_WORD})?",
    _I,
)
_CALLED = re.compile(
    r"((?i:\b(?:I am|I'm|this is|soy|habla|sono|parla|Это|это|under the name|a nombre de|a nome di|на имя|"
    rf"{_TITLE}))\s+){_FULL}"
)
_GREETED = re.compile(
    rf"((?:^|[.!?]\s+|\n)\s*¡?(?i:{_HELLO})(?: again| there)?,?\s+(?!{{)(?!(?i:{_TITLE})))"
    rf"({_FULL})(?=\s*[,!.:?\n]|\s*$)"
)
_GREETED_SOFTLY = re.compile(
    rf"((?:^|[.!?]\s+|\n)\s*¡?{_HELLO}(?: again| there)?,?\s+)([^\W\d_]{{2,}})(?=\s*[,!.:?\n]|\s*$)", _I
)
_SIGNED = re.compile(rf"((?i:{_GOODBYE})[,.!]?\s*\n?\s*[-–—]?\s*){_FULL}{_TAIL}\s*$")
_SIGNED_ALONE = re.compile(rf"((?:(?:^|\n|[.!?…)])\s*[-–—~]\s*|\n\s*|[.!?…)]\s+))({_FULL}){_TAIL}\s*$")
_LAST = re.compile(r"(?:^|(?<=[.!?…\n])|(?<=[.!?…]\s))\s*[-–—~]?\s*\{name\}[.!]?\s*$")
_ENDING = r"(?:а|я|ы|и|е|ё|у|ю|ой|ей|ою|ею|ом|ем|ём|ым|ого|ому|ая|ую|ий|ый|ого|й|ь)?"
_CYRILLIC = re.compile(r"[А-ЯЁа-яё]")


def without_names(text: str, known: Iterable[str] = ()) -> str:
    """The text with `{name}` where somebody was named; `known` are people of the talk, in whatever form they stand."""
    for pattern in (_INTRODUCED, _CALLED, _GREETED):
        text = pattern.sub(r"\1{name}", text)
    text = _GREETED_SOFTLY.sub(_softly, text)
    for part in _parts(tuple(sorted({*known}))):
        text = part.sub("{name}", text)
    text = re.sub(rf"(?<![\w{{]){_CAPITAL}(?![\w}}])", _first_name, text)
    return _joined(_SIGNED_ALONE.sub(_signed, _SIGNED.sub(r"\1{name}", text)))


def unsigned(text: str) -> str:
    """A text in which names are open fields, without the one that signs it."""
    return _LAST.sub("", text).strip()


@cache
def first_names() -> frozenset[str]:
    """Common first names of our four languages; those that are words of a shop too are left out."""
    return frozenset((resources.files("parlour.assistant") / "learn" / "first_names.txt").read_text("utf-8").split())


@cache
def _soft_names() -> frozenset[str]:
    return frozenset(name.casefold() for name in first_names())


@cache
def _says_something() -> frozenset[str]:
    """Words that stand alone at the end of a message and are nobody."""
    return frozenset(alone()) | stop_words()


@lru_cache(maxsize=256)  # a talk is gone through message by message
def _parts(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    parts = {part.strip(".,") for name in names for part in (name, *name.split())}
    return tuple(_known(part) for part in sorted(parts, key=len, reverse=True) if len(part) > 1)


def _known(part: str) -> re.Pattern[str]:
    """A known name however it is inflected; a short one only with its capital, as it may be a word too."""
    stem, ending = part, ""
    if _CYRILLIC.search(part):
        stem, ending = re.sub(r"(?:ая|ий|ый|[аяйь])$", "", part), _ENDING
    is_only_a_name = len(part) >= _SURELY_A_NAME and part.casefold() not in stop_words()
    return re.compile(rf"(?<![\w{{]){re.escape(stem)}{ending}(?![\w}}])", _I if is_only_a_name else re.NOFLAG)


def _softly(match: re.Match[str]) -> str:
    return f"{match[1]}{{name}}" if match[2].casefold() in _soft_names() else match[0]


def _signed(match: re.Match[str]) -> str:
    """A last word with a capital that follows a whole sentence is whoever wrote it, unless it says something."""
    says = len(match[2]) < _SURELY_A_NAME or match[2].casefold() in _says_something()
    return match[0] if says else match[1] + "{name}"


def _first_name(match: re.Match[str]) -> str:
    bare = match[0].removesuffix("'s").removesuffix("’s")
    return "{name}" + match[0][len(bare) :] if bare in first_names() else match[0]


def _joined(text: str) -> str:
    """A first name and what follows it with a capital are one person: `{name} Rossi`."""
    text = re.sub(
        rf"\{{name\}}(?:\s+(?:\{{name\}}|(?:de|del|della|di|van|von)\s+{_CAPITAL}|{_CAPITAL}))+", "{name}", text
    )
    return re.sub(r"(\{\w+\})(?:\s*\1)+", r"\1", text)
