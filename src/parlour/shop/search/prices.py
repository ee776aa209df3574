"""Finds a price limit in a text: "under 60", "menos de 60 €", "fino a 60 euro", "до 60", ranges, "around"."""

import re
from decimal import Decimal
from typing import Literal

import msgspec

from parlour.shop.search.units import UNIT_AFTER
from parlour.shop.search.values import PriceLimit

_CURRENCIES = {
    "EUR": r"€|eur|euros?|евро",
    "USD": r"us ?\$|\$|usd|dollars?|bucks|dolares|dolar|dollari|dollaro|"
    r"долларов|доллара|доллар|долл|баксов|бакса|баксы",
    "GBP": r"£|gbp|pounds?|quid|libras?|sterline?|sterlina|фунтов|фунта|фунт",
    "RUB": r"₽|rub|roubles?|rubles?|rublos?|rubli|rublo|рублей|рубля|рубли|рубль|руб|р\b\.?",
    "CHF": r"chf|francs?|francos?|franchi|франков",
    "MXN": r"mxn|pesos? mexicanos?|pesos? mex",
    "ARS": r"ars|pesos? argentinos?",
    "CLP": r"clp|pesos? chilenos?|lucas",
    "COP": r"pesos? colombianos?",
    "PEN": r"pen|soles",
    "UAH": r"uah|грн|гривен|гривны|гривень",
    "KZT": r"kzt|тенге|тг\b",
    "PLN": r"pln|zlotys?|zloty|злотых",
}
_CURRENCY = "|".join(_CURRENCIES.values())

# No unit may follow ("under 10 inches"), nor more digits.
_NUMBER = r"\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?"
_THOUSANDS = r"(?:\s?(?:k|mila|mil|тысячи|тысяч|тысяча|тыс|тыщи|тыщ|тыр|косарей)\b\.?)?"


def _amount(name: str) -> str:
    before = rf"(?:(?P<{name}_before>{_CURRENCY})\s?)?"
    after = rf"(?:\s?(?P<{name}_after>{_CURRENCY})(?!\w))?"
    return rf"{before}(?<![\w.,])(?P<{name}>(?:{_NUMBER}){_THOUSANDS})(?![\d])(?![.,]\d){after}"


_MOST = (
    r"under|below|less than|smaller than|lower than|cheaper than|up to|at most|not more than|no more than|not over|"
    r"not above|within|"
    r"(?:can'?t|cannot|don'?t want to|not|without) (?:go(?:ing)? |spend(?:ing)? |pay(?:ing)? )?"
    r"(?:over|above|beyond|past|more than)|"
    r"max(?:imum|imal)?(?: of)?|(?:price |with a |my )?budget(?: is| of)?|<=?|≤|"
    r"(?:que (?:cueste[n]?|valga[n]?) )?menos de|por debajo de|por menos de|hasta|como (?:mucho|maximo)|"
    r"(?:un )?maximo(?: de)?|"
    r"no mas de|(?:inferior|menor)(?:es)? (?:a|de|que)|(?:(?:que|q) )?no (?:pase[n]?|supere[n]?)(?: de)?(?: los)?|"
    r"(?:(?:que|q) )?no (?:llegue[n]?|suba[n]?) a(?: los)?|"
    r"presupuesto(?: es)?(?: de)?|mas barat[oa]s? (?:de|que)|tope(?: de)?|"
    r"(?:sin|no) (?:quiero |puedo |me )?(?:pasar(?:me)?|gastar(?:me)?)(?: mas)? de|"
    r"sotto(?: (?:i|gli|ai))?|meno di|al di sotto (?:di|dei)|fino a(?:i)?|al massimo|massimo|max|non piu di|"
    r"entro(?: i)?|(?:che )?non cost\w+ (?:piu di|oltre)|(?:que )?no (?:cueste|valga)n? mas de|"
    r"(?:doesn'?t|don'?t|not|won'?t) cost(?:ing)? (?:more than|over|above)|"
    r"inferior[ei] a|che cost[ai](?:no)? meno di|budget(?: di)?|(?:non|senza) (?:voglio |posso |vorrei )?"
    r"(?:spendere|superare|superi|andare)(?: piu di| oltre)?(?: i)?|tetto(?: di)?|"
    r"до|меньше|менее|дешевле|не (?:дороже|больше|более|выше)(?: чем)?|максимум|в пределах|бюджет(?: до)?|ниже|"
    r"не (?:хочу |могу )?(?:тратить|потратить|платить)(?: больше| дороже)?|потолок"
)
_MOST_AFTER = (
    r"max(?:imum)?|tops|at most|or (?:less|under|below|cheaper)|como (?:mucho|maximo)|maximo|(?:y )?no mas|o menos|"
    r"al massimo|massimo|(?:e )?non (?:di )?piu|o meno|"
    r"максимум|(?:и )?не (?:больше|дороже|более)|или (?:меньше|дешевле)|потолок"
)
_LEAST = (
    r"over|above|more than|at least|(?:no|not) less than|not under|"
    r"higher than|upwards of|starting at|starting from|min(?:imum)?(?: of)?|>=?|≥|"
    r"mas de|por encima de|a partir de|desde|al menos|(?:un )?minimo(?: de)?|superior(?:es)? a|no menos de|"
    r"piu di|oltre(?: i)?|sopra(?: i)?|al di sopra (?:di|dei)|a partire da|almeno|superior[ei] a|minimo|non meno di|"
    r"от|больше|более|свыше|дороже|выше|не (?:менее|меньше|дешевле)(?: чем)?|минимум"
)
_ABOUT = (
    r"around|about|approximately|approx\.?|roughly|circa|~|≈|"
    r"alrededor de(?: los)?|sobre(?: los)?|unos|unas|aproximadamente|cerca de(?: los)?|mas o menos|"
    r"intorno a(?:i|gli)?|attorno a(?:i|gli)?|sui|sugli|all'incirca|piu o meno|su(?:i)? |"
    r"около|примерно(?: за)?|приблизительно|порядка|в районе|где-то(?: за)?"
)
_BETWEEN = (
    rf"(?:between|from|entre(?: los)?|desde|de|tra(?: i)?|fra(?: i)?|da(?:i)?|между|от|с)\s+{_amount('from')}"
    rf"\s*(?:-|and|to|y|e|a(?:i)?|hasta(?: los)?|fino a(?:i)?|и|до|по)\s*(?:los |i )?{_amount('to')}"
)
_RANGE = rf"{_amount('from')}\s?-\s?{_amount('to')}"
_FOR = r"for|de|a|por|da|per|за|по"

Kind = Literal["between", "range", "about", "most", "least", "bare"]
_NO_PRICE_AFTER = re.compile(r"\w|-\w|/|\s?[x*]\s?\d")
_DIFFERENCE_AFTER = re.compile(
    r"\s*(?:in meno|de menos|menos|less|off|cheaper|meno|дешевле|скидк)(?!\w* (?:than|di|de|que))"
)
_PICTURES = ("2k", "4k", "5k", "8k")
_UNIT = re.compile(UNIT_AFTER)
_THEN_MOST = re.compile(rf",?\s?(?:{_MOST_AFTER})(?!\w)")


class FoundLimit(msgspec.Struct, frozen=True):
    """A price limit and where it stands in the folded text."""

    limit: PriceLimit
    start: int
    end: int


def _pattern(body: str) -> re.Pattern[str]:
    # "не менее" is no "менее", "no menos de" no "menos de".
    return re.compile(rf"(?<![\w-])(?<!не )(?<!no )(?<!non )(?<!not )(?:{body})")


_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("between", _pattern(_BETWEEN)),
    ("range", _pattern(_RANGE)),
    ("about", _pattern(rf"(?:{_ABOUT})\s*:?\s*{_amount('from')}")),
    ("most", _pattern(rf"(?:{_MOST})\s*:?\s*{_amount('from')}")),
    ("most", _pattern(rf"{_amount('from')},?\s?(?:{_MOST_AFTER})(?!\w)")),
    ("least", _pattern(rf"(?:{_LEAST})\s*:?\s*{_amount('from')}")),
    ("bare", _pattern(rf"(?:(?:{_FOR})\s+)?{_amount('from')}")),
)
_PRICE_WORDS = re.compile(r"price|cost|precio|cuest|prezzo|cost[ai]|цен|стои")


_TURNED = re.compile(
    r"(?<!\w)(?<![\d.,] )(?P<what>рублей|руб|евро|долларов) (?P<how>до|за|около|в пределах) "
    r"(?P<number>\d+(?: \d{3})*)(?![\d.,]*\d)(?!\s?[€$£₽])"
)
_TURNED_THOUSANDS = re.compile(
    r"(?<!\w)(?<![\d.,] )(?P<what>тысяч[иу]?|тыщ[иу]?) (?P<number>\d{1,3})(?= (?:руб|евро|долл|и |$)|[,.!?]|$)"
)


def find_limits(text: str) -> list[FoundLimit]:
    """The price limits of a cleaned and folded text, in the order in which they are to be believed."""
    text = _straight(text)
    found: list[FoundLimit] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if _is_price(kind, match, text) and not _overlaps(match, found):
                most = kind in ("about", "bare") and _THEN_MOST.match(text, match.end())
                limit = _limit("most" if most else kind, match)
                found.append(FoundLimit(limit, match.start(), most.end() if most else match.end()))
    return found


def _straight(text: str) -> str:
    """Russian puts the number last to say "about": "рублей до 800", "тысячи 4"; the same length with it first."""
    text = _TURNED.sub(lambda match: f"{match['how']} {match['number']} {match['what']}", text)
    return _TURNED_THOUSANDS.sub(lambda match: f"{match['number']} {match['what']}", text)


def joined(limits: list[FoundLimit]) -> PriceLimit | None:
    """One limit of all that was said: "more than 20, less than 60"."""
    if not limits:
        return None
    first = limits[0].limit
    for other in (found.limit for found in limits[1:]):
        first = msgspec.structs.replace(
            first,
            low=first.low if first.low is not None else other.low,
            high=first.high if first.high is not None else other.high,
            currency=first.currency or other.currency,
            typed=f"{first.typed}, {other.typed}",
        )
    if first.low is not None and first.high is not None and first.low > first.high:
        return msgspec.structs.replace(first, low=first.high, high=first.low)
    return first


def _overlaps(match: re.Match[str], found: list[FoundLimit]) -> bool:
    return any(match.start() < other.end and other.start < match.end() for other in found)


def _is_price(kind: Kind, match: re.Match[str], text: str) -> bool:
    """Whether these numbers are money: a currency is named, or a limit whose number bears no unit."""
    if _DIFFERENCE_AFTER.match(text, match.end()):
        return False
    if _currency(match):
        return True
    unit_follows = bool(_UNIT.match(text, match.end()))
    if kind in ("bare", "range"):
        return not unit_follows and bool(_PRICE_WORDS.search(text)) and kind == "range"
    # "4k" without a currency is a picture's resolution, "10/100" and "3 x 4" are measures.
    return not unit_follows and not _NO_PRICE_AFTER.match(text, match.end()) and match["from"] not in _PICTURES


def _currency(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    written = next((groups[name] for name in groups if name.endswith(("before", "after")) and groups[name]), None)
    return next((code for code, ways in _CURRENCIES.items() if written and re.fullmatch(ways, written)), None)


def _limit(kind: Kind, match: re.Match[str]) -> PriceLimit:
    first = _value(match["from"])
    currency, typed = _currency(match), match[0].strip()
    if kind in ("between", "range"):
        second = _value(match["to"])
        low, high = min(first, second), max(first, second)
        return PriceLimit(low=low, high=high, currency=currency, typed=typed)
    if kind == "most":
        return PriceLimit(high=first, currency=currency, typed=typed)
    if kind == "least":
        return PriceLimit(low=first, currency=currency, typed=typed)
    # "Around 60" and "a scarf for 60 euros": a fifth more or less is still what was meant.
    spread = first / 5
    return PriceLimit(low=first - spread, high=first + spread, target=first, currency=currency, typed=typed)


def _value(written: str) -> Decimal:
    digits = re.match(rf"(?:{_NUMBER})", written)
    number = digits[0] if digits else written
    factor = 1000 if len(written) > len(number) else 1
    decimals = re.search(r"[.,](\d{1,2})$", number)
    whole = number[: decimals.start()] if decimals else number
    return Decimal(re.sub(r"[ .,]", "", whole) + (f".{decimals[1]}" if decimals else "")) * factor
