"""A wish that is put right within one message ("a lamp, I mean a blanket"): only what is meant is read."""

import re

from parlour.assistant.understand.slots import find_product

_MEANT = re.compile(
    r"[,;.…\s–—-]*(?<!\w)(?:(?:oh |sorry,? |perd[oó]n,? |scusa,? |ой,? )?(?:no,? )?(?:"
    r"i mean(?:t)?|or rather|scratch that|make that|no,? wait|wait,? no|"
    r"digo(?! que)|quer[ií]a decir|quise decir|mejor dicho|no,? espera|"
    r"anzi(?! che)|volevo dire|cio[eè] no|o meglio|no,? aspetta|"
    r"точнее|вернее|то есть нет|хотел[аи]? сказать|нет,? постой(?:те)?|нет,? подожди(?:те)?))(?!\w)[,:\s]*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:\s+(?:an?|the|some|una?|unos|unas|el|la|los|las|un'|uno|il|lo|i|gli|le))?\s*$", re.IGNORECASE
)
LONGEST = 200


def as_corrected(text: str) -> str:
    """The text as it is meant in the end; the same where nothing in it is put right, or not a thing by a thing."""
    turn = _MEANT.search(text) if len(text) <= LONGEST else None
    if turn is None:
        return text
    before, meant = text[: turn.start()], text[turn.end() :].strip()
    first, thing = find_product(before), find_product(meant)
    if not first or not thing or first.casefold() == thing.casefold():
        return text
    wish = _ARTICLE.sub("", before[: before.find(first)])
    return f"{wish} {meant}".strip()


def puts_right(text: str) -> bool:
    """Whether a message begins by saying that something else was meant."""
    return _MEANT.match(text.lstrip()) is not None
