"""The values of an option beyond a measure that is named: "thicker than 5mm", "at least 16GB"."""

import re
from decimal import Decimal

from parlour.assistant.understand.text import plain

_BEYOND = re.compile(
    r"(?<!\w)(?:(?P<least>at least|minimum|almeno|minimo|al menos|por lo menos|не меньше|не менее|минимум|хотя бы)"
    r"|(?P<than>than|mas de|piu di|больше|более|толще|длиннее|свыше)) "
    r"(?P<number>\d+(?:[.,]\d+)?) ?(?P<unit>[a-z]{1,5})(?!\w)"
)
_MEASURE = re.compile(r"(?P<number>\d+(?:\.\d+)?)[ -]?(?P<unit>[a-z]{1,5})(?!\w)")
_LESS = re.compile(
    r"(?<!\w)(?:less|smaller|thinner|shorter|lighter|fewer|menos|meno|no more|not more|no mas|non piu|cheaper|не)(?!\w)"
)


def beyond(text: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Those of an option's values that are beyond a measure named in the same unit; none where all or none are."""
    found = _BEYOND.search(plain(text))
    if found is None or (found["than"] and _LESS.search(plain(text))):
        return ()
    least, unit = Decimal(found["number"].replace(",", ".")), found["unit"]
    measured = {value: one for value in values if (one := _MEASURE.match(plain(value))) and one["unit"] == unit}
    amounts = {value: Decimal(one["number"]) for value, one in measured.items()}
    kept = [value for value, amount in amounts.items() if amount > least or (found["least"] and amount == least)]
    return tuple(kept) if len(kept) < len(values) else ()
