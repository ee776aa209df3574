"""Which of several colours or sizes in a message is wanted: not the one "instead of" which, rather not the one had."""

import re
from collections.abc import Sequence

from parlour.shop.search.fold import clean, fold

_SMALL = (
    r"(?:(?:a|an|the|el|la|los|las|un|una|il|lo|le|i|gli|uno|in|en|в|на|size|talla|talle|taglia|misura|размер\w*|"
    r"color|colour|colore|цвет\w*|ones?)\s+)*"
)
_REFUSED = re.compile(
    r"(?<!\w)(?:instead of|rather than|not|isn'?t|from|than|en vez del?|en lugar del?|y no|no|"
    r"invece (?:di|del\w*)|al posto d\w+|anziche|e non|non|вместо|а не|не|из)\s+" + _SMALL + r"$|dell'$"
)
_HAD = re.compile(
    r"(?<!\w)(?:got|have|ordered|bought|received|came|sent me|ho|preso|presa|arrivat[oaie]|ordinato|mandato|esce|"
    r"tengo|pedi|compre|llego|mandaron|vino|sale|заказал[аи]?|взял[аи]?|купил[аи]?|пришл[аои]|пришел|привезли|"
    r"прислали|падает)\s+(?:\w+\s+){0,3}?" + _SMALL + r"$"
)
Found = tuple[int, str]
"""Where something stands in the text, and what is written there."""


def the_wanted(text: str, found: Sequence[Found], *, first: bool = False) -> str | None:
    """The wanted one: the last (or first) that is neither refused nor had already; had ones where there is no other."""
    written = fold(clean(text))
    open_ones = [one for one in found if not _REFUSED.search(written[: one[0]])]
    new = [one for one in open_ones if not _HAD.search(written[: one[0]])]
    chosen = new or open_ones
    return chosen[0 if first else -1][1] if chosen else None
