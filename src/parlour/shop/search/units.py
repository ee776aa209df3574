"""Amounts with a unit ("1000 ml", "1 l", "43,2cm", 17") brought to one form, so that they match however written."""

import re
from decimal import Decimal

# canonical unit: {factor: the ways to write it, folded, in four languages}
_UNITS: dict[str, dict[str, str]] = {
    "ml": {
        "1": "ml мл milliliter milliliters millilitre millilitres mililitros mililitro millilitri millilitro",
        "10": "cl",
        "1000": "l lt liter liters litre litres litro litros litri л литр литра литров литровый литровая",
    },
    "g": {
        "0.001": "mg мг",
        "1": "g gr gram grams gramo gramos grammo grammi г гр грамм грамма граммов",
        "1000": "kg kgs kilo kilos kilogram kilograms chilo chili кг кило килограмм килограмма килограммов",
    },
    "lb": {"1": "lb lbs"},
    "oz": {"1": "oz ounce ounces onza onzas"},
    "mm": {
        "1": "mm мм millimeter millimeters milimetros millimetri миллиметр миллиметра миллиметров",
        "10": "cm см centimeter centimeters centimetre centimetres centimetro centimetros centimetri"
        " сантиметр сантиметра сантиметров",
        "1000": "m mt meter meters metre metres metro metros metri м метр метра метров",
    },
    "ft": {"1": "ft foot feet pie pies piede piedi фут фута футов"},
    "in": {"1": "\" '' inch inches pulgada pulgadas pollice pollici дюйм дюйма дюймов дюймовый дюймовая дюймовым"},
    "gb": {
        "0.001": "mb мб megabyte megabytes",
        "1": "gb гб gig gigs giga gigas gigabyte gigabytes гиг гига гигов гигабайт гигабайта",
        "1000": "tb тб tera teras terabyte terabytes терабайт терабайта",
    },
    "mah": {"1": "mah мач"},
    "w": {"1": "w watt watts vatio vatios вт ватт", "1000": "kw квт"},
    "v": {"1": "v volt volts voltios вольт"},
    "hz": {"1": "hz гц", "1000000": "mhz мгц", "1000000000": "ghz ггц"},
    "mp": {"1": "mp mpx megapixel megapixels megapixeles мп мегапикселей мегапикселя"},
    "x": {"1": "x х"},
    "%": {"1": "%"},
    "bar": {"1": "bar bars bares бар бара"},
    "deg": {"1": "° degree degrees grado grados gradi градус градуса градусов"},
    "hour": {"1": "h hr hrs hour hours hora horas ora ore ч час часа часов"},
    "year": {"1": "year years yr yrs ano anos anni anno год года лет"},
    "month": {"1": "month months mes meses mese mesi месяц месяца месяцев"},
    "day": {"1": "day days dia dias giorno giorni день дня дней"},
    "cup": {"1": "cup cups taza tazas tazza tazze чашка чашки чашек"},
    "piece": {
        "1": "pc pcs piece pieces pieza piezas pezzo pezzi шт штук штуки деталь детали деталей элементов предмета"
        " предметов pack packs"
    },
    "person": {"1": "people persons person personas persona persone человек человека"},
}
_CANON = {
    word: (unit, Decimal(factor))
    for unit, ways in _UNITS.items()
    for factor, words in ways.items()
    for word in words.split()
}
# Only these may follow after a space too; single letters such as in "size 42 m" would mislead.
_ATTACHED_ONLY = ("in", "h", "v", "w", "x", "х")
_CANON["in"] = ("in", Decimal(1))


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LOOSE = _either([word for word in _CANON if word not in _ATTACHED_ONLY])
UNIT_AFTER = rf"(?:[ -]?(?:{_LOOSE})|-?(?:{_either(list(_ATTACHED_ONLY))}))(?!\w)"
"""Pattern of a unit that follows a number."""

NUMBER = r"\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?(?![\d])|\d+(?:[.,]\d+)?"
"""Pattern of a number as it stands in measures: comma or space between thousands, comma or point before decimals."""

QUANTITY = re.compile(rf"(?<![\w.,])(?P<number>{NUMBER})(?P<unit>{UNIT_AFTER})")


def quantity(number: str, unit: str) -> tuple[str, str]:
    """The canonical word of an amount ("1 l" and "1000ml" give "1000ml"), and its plain number ("1")."""
    plain = plain_number(number)
    name, factor = _CANON[unit.lstrip(" -")]
    return f"{_short(Decimal(plain) * factor)}{name}", plain


def plain_number(number: str) -> str:
    """A number without signs between thousands, with a point before decimals and no needless zeros."""
    if re.fullmatch(r"\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?", number):
        return _short(Decimal(number.replace(" ", "").replace(",", "")))
    return _short(Decimal(number.replace(",", ".")))


def _short(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
