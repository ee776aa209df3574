"""What was found among the goods, ready to be put into words."""

from typing import Literal

import msgspec

from parlour.assistant.memory import Shown
from parlour.shop.search.values import Missed, Query, Reason

Why = Literal["asked", "cheapest", "near", "rated", "words"]


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A variant to show: the options it has as asked, those it has not, other reasons, words for what it is for."""

    product: str
    sku: str
    options: tuple[tuple[str, str], ...] = ()
    missed: tuple[tuple[str, str], ...] = ()
    reasons: tuple[Reason, ...] = ()
    lacks: tuple[Missed, ...] = ()
    why: Why = "asked"
    uses: tuple[str, ...] = ()


class Absent(msgspec.Struct, frozen=True, kw_only=True):
    """A colour or size in which something does not come at all, and those in which it does."""

    kind: str
    typed: str
    value: str
    values: tuple[str, ...]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The goods for one search: `exact` when all is as asked, `sold_out` a variant as asked that is not there now.

    `absent` are colours and sizes that there are not at all; `occasions` are set for ideas to a vague wish; `each`
    where several things were wished for and one of each is shown.
    """

    query: Query = Query()
    offers: tuple[Offer, ...] = ()
    product: str | None = None
    exact: bool = True
    wishes: dict[str, tuple[str, ...]] = {}
    sold_out: Shown | None = None
    over_budget: bool = False
    unknown: bool = False
    absent: tuple[Absent, ...] = ()
    occasions: tuple[str, ...] = ()
    each: bool = False


class ProductFact(msgspec.Struct, frozen=True, kw_only=True):
    """One property of a product: its name and the values it has, each with whether that can be bought now."""

    name: str
    values: tuple[tuple[str, bool], ...]
    is_option: bool = True
    quoted: bool = False
