"""The size or capacity that a message asks for: letters, shoe numbers, measures, words such as "king"."""

import re

from parlour.assistant.understand.colours import our_colours
from parlour.assistant.understand.rejected import Found, the_wanted
from parlour.assistant.understand.text import EMAIL
from parlour.shop.search.fold import clean, fold

_WORD = r"(?:size|sz|talla|talle|tallas|numero|taglia|misura|размер\w*|р-р)"
_LETTERS = re.compile(r"(?<![\w'’.@-])(?:[2-5]?X{1,3}[SL]|[SML])(?![\w'’.@-])")
_SMALL_LETTERS = re.compile(
    rf"(?<!\w){_WORD}\s+((?:[2-5]?x{{0,3}}[sl])|m)(?!\w)|(?<![\w'’.@-])([2-5]?x{{1,3}}[sl])(?![\w'’.@-])"
)
_WORDS = re.compile(
    r"(?<!\w)(?:(?:in|en|a|an|the|size|una|un|la|il|el|de|da)\s+)(extra small|small|medium|extra large|large|"
    r"mediano|mediana|pequen[oa]|grande|media|piccol[ao]|king(?: size)?|queen(?: size)?)(?=\s*(?:[,.;!?]|$|in\s|en\s|"
    r"instead|please|pls|por|per|o\s|or\s))|(?<!\w)(king|queen)(?= size|\s*[,.;!?]|$)"
)
_MEASURE = re.compile(
    r"(?<![\w.,/-])\d{2,4}(?:\s?[xх×*]\s?\d{2,4}){1,2}(?![.,]\d)(?:\s?(?:cm|mm|m|см|мм|м)(?!\w))?"
    r"|(?<![\w.,/-])\d{1,4}(?:[.,]\d{1,2})?\s?(?:ml|cl|l|lt|litres?|liters?|litros?|litri|litro|kg|kilos?|gr?|oz|lbs?|"
    r"cm|mm|m|mt|met(?:re|er|ro|ri)s?|metros|inch(?:es)?|in(?=[\s,.;!?]*$)|ft|feet|pulgadas|pollici|\"|''|gb|gigas?|tb|"
    r"мл|л|литр\w*|кг|килограмм\w*|гр?|см|мм|м|метр\w*|дюйм\w*|гб|тб)(?![\w'’])"
)
_AFTER_WORD = re.compile(rf"(?<!\w){_WORD}[\s:.]+(\d{{1,3}}(?:[.,]5)?)(?![\w€$£%]|[.,]\d)")
_NUMBER = re.compile(r"(?<![\w.,:/#+€$£-])(\d{1,3}(?:[.,]5)?)(?![\w€$£₽%:/-]|[.,]\d|\s?[€$£₽%])")
_LEADS = re.compile(
    r"(?<!\w)(?:(?:in|en) an?|in|en|an?|the|una?|la|el|il|uno|un|le|de|da|por|per|на|взамен|вместо|"
    r"полож\w*|пришл\w*|дай\w*|вышл\w*|\w*(?:и|ы|ки|ые|ие))\s+$"
)
_BODY = re.compile(
    r"(?:weigh\w*|pesa|peso|pesos|alt[oa]|mide|рост\w*|вес\w*|вешу|ростом|up to|до|за|около|через|от)\s+$"
)
_GOES_ON = re.compile(  # what may follow a bare size: nothing, a sign, little words, what begins another clause
    r"\s*(?:$|[^\w\s]|(?:or?|y|e|and|if|si|se|in|en|de|di|da|al|per|por|non?|not|it|ce|ya|gia|but|pero|ma|que|che|still|"
    r"ancora|aun|todavia|please|pls|plz|porfa|instead|invece|back|again|anywhere|aguanta|и|или|а|но|что|ли|есть|будет|"
    r"еще|привезете|завезете|пожалуйста|плиз)(?!\w))"
)
_TROUSERS = (16, 176)  # numbers on clothes and shoes, children's heights, and beds in centimetres
_ENGLISH = (3, 14)  # British and American shoes


def find_size(text: str) -> str | None:
    """The wanted size as written, without the word for it ("talla L" gives "L")."""
    shown = clean(EMAIL.sub(lambda match: " " * len(match[0]), text))
    folded = fold(shown)
    found: list[Found] = [(match.start(), match[0]) for match in _LETTERS.finditer(shown)]
    for pattern in (_SMALL_LETTERS, _WORDS, _AFTER_WORD):
        for match in pattern.finditer(folded):
            group = next(at for at in range(1, (match.lastindex or 1) + 1) if match[at])
            found.append((match.start(group), shown[match.start(group) : match.end(group)]))
    found += [
        (match.start(), shown[match.start() : match.end()])
        for match in _MEASURE.finditer(folded)
        if not _BODY.search(folded[: match.start()])
    ]
    taken = {place for place, _ in found}
    found += [
        (match.start(1), match[1])
        for match in _NUMBER.finditer(folded)
        if match.start(1) not in taken and not _is_within(match.start(1), found) and _is_worn(folded, match)
    ]
    return the_wanted(shown, sorted(found))


def _is_within(place: int, found: list[Found]) -> bool:
    return any(start <= place < start + len(written) for start, written in found)


def _is_worn(text: str, match: re.Match[str]) -> bool:
    """Whether a bare number can be a size: after "in a", "un", "la" or goods in the plural, and before no thing."""
    before, number = text[: match.start(1)], float(match[1].replace(",", "."))
    if not _LEADS.search(before) or _BODY.search(before) or not _goes_on(text[match.end(1) :]):
        return False
    if re.search(r"(?:in|en) an?\s+$|(?<!\w)an?\s+$", before) and _ENGLISH[0] <= number <= _ENGLISH[1]:
        return True
    return 34 <= number <= _TROUSERS[1] if re.search(r"(?<!\w)(?:de|da)\s+$", before) is None else number >= 60


def _goes_on(rest: str) -> bool:
    return bool(_GOES_ON.match(rest)) or our_colours().begin(rest)
