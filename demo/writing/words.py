"""The word for an option's value in another language: written down, or the same with that language's units."""

import re

from writing.goods import Table


def word_of(value: str, language: str, words: Table) -> str:
    written = words["value"].get(value)
    return str(written[language]) if written else _with_units(value, language, words["units"].get(language, {}))


def _with_units(value: str, language: str, units: Table) -> str:
    """`1.5 l` -> `1,5 л`; sizes such as XL and 42 stay as they are."""
    if language == "en":
        return value
    with_comma = re.sub(r"(?<=\d)\.(?=\d)", ",", value)
    return re.sub(r"(?<=\d )[a-z]+\b", lambda unit: str(units.get(unit[0], unit[0])), with_comma)
