"""What the assistant keeps of a talk between two turns."""

from typing import Literal

import msgspec

from parlour.shop.search.values import Query

Asked = Literal[
    "",
    "proof",
    "order",
    "item",
    "new_item",
    "address",
    "payment",
    "confirm",
    "need",
    "notify",
    "notify_contact",
    "person",
    "contact",
    "phone",
    "erase",
    "slot",
]


class Shown(msgspec.Struct, frozen=True):
    """A product that was shown, and which variant of it."""

    product: str
    sku: str = ""


class Evidence(msgspec.Struct, frozen=True):
    """What a shopper has given to prove who they are; names are pairs of first and last."""

    emails: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    codes: tuple[str, ...] = ()

    def with_new(self, new: "Evidence") -> "Evidence":
        """This evidence where the new one is silent."""
        return Evidence(
            new.emails or self.emails,
            new.orders or self.orders,
            new.names or self.names,
            new.codes or self.codes,
        )


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """A flow under way: what is known so far, in the shopper's own words where no id is.

    `doing` is its name; `asked` what we asked last (`awaits` names one of the shop's own questions); `heard` the words
    and circumstances that its steps look at; `told` what was told already; `another` that something else was meant, and
    `refused` what was not; `waiting` what else was wanted, and comes after it.
    """

    doing: str
    order: str | None = None
    items: tuple[str, ...] = ()
    every_item: bool = False
    words: str = ""
    wanted: str = ""
    address: str | None = None
    payment: str | None = None
    reason: str | None = None
    asked: Asked = ""
    new_items: tuple[str, ...] = ()
    phone: str | None = None
    contact: str | None = None
    shown: Shown | None = None
    slots: dict[str, str] = {}
    awaits: str = ""
    heard: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    another: bool = False
    refused: tuple[str, ...] = ()
    stage: str | None = None
    waiting: tuple["Flow", ...] = ()


class Goods(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked for: the search, the one product it was about, its options as asked, what was shown.

    `seen` are the products shown of late, newest first.
    """

    query: Query | None = None
    kind: str | None = None
    wishes: dict[str, tuple[str, ...]] = {}
    shown: tuple[Shown, ...] = ()
    seen: tuple[Shown, ...] = ()
    focus: Shown | None = None


class Memory(msgspec.Struct, frozen=True, kw_only=True):
    """Kept with the talk; holds nothing of persons but what the shopper wrote."""

    lang: str | None = None
    doubt: str | None = None
    spoke: bool = False
    evidence: Evidence = Evidence()
    flow: Flow | None = None
    goods: Goods = Goods()
    asked: Asked = ""
    about: Shown | None = None
    failures: int = 0
    handed_over: bool = False
    proven: bool = False
    order: str | None = None
    order_status: str = ""
    requests: tuple[str, ...] = ()
    acted: tuple[str, ...] = ()
    stage: str = "none"
