"""What the shop promises: the values of facts.toml, and nothing that it does not say."""

from enum import StrEnum

import msgspec

from parlour.foundation.money import Money
from parlour.shop.hours import Hours

STATUSES = ("pending", "processed", "delivered", "cancelled")


class Accepts(StrEnum):
    """What proves who a shopper is."""

    EMAIL = "email"
    NAME_AND_POSTAL_CODE = "name and postal code of the account"
    ORDER_NUMBER_AND_EMAIL = "order number and email"


class Act(StrEnum):
    """What may be done with an order, as facts.toml says it."""

    CANCEL = "cancel"
    CHANGE_ADDRESS = "change address"
    CHANGE_PAYMENT = "change payment method"
    CHANGE_ITEMS = "change item options"
    RETURN = "return"
    EXCHANGE = "exchange"


class HandOver(StrEnum):
    """When a person is called besides a wish for one and anger."""

    TWO_FAILURES = "two failures"
    UNCERTAIN = "uncertain"


class Texts(msgspec.Struct, frozen=True):
    """A text of the shop, by language; the key "" holds a text that is the same in all."""

    by_language: dict[str, str]

    def read(self, lang: str, *others: str) -> str:
        """The text in `lang`, else in the first of the other languages, else in whichever there is."""
        for code in (lang, "", *others, "en"):
            if code in self.by_language:
                return self.by_language[code]
        return next(iter(self.by_language.values()), "")


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One way of delivery: to which countries, in how many days, for how much, free from which sum."""

    name: Texts
    to: tuple[str, ...] = ()
    days: tuple[int, int] | None = None
    cost: Money | None = None
    free_from: Money | None = None
    cut_off: str | None = None


class Contact(msgspec.Struct, frozen=True):
    """How the shop can be reached."""

    email: str | None = None
    phone: str | None = None
    address: Texts | None = None


class Promise(msgspec.Struct, frozen=True):
    """Returns or warranty: for how long, who pays, under which conditions."""

    length: int | None = None
    who_pays: Texts | None = None
    conditions: Texts | None = None


class Payment(msgspec.Struct, frozen=True):
    """Means of payment that are accepted."""

    methods: tuple[Texts, ...] = ()
    instalments: Texts | None = None


class Refunds(msgspec.Struct, frozen=True):
    """Where money goes back to and how soon: `times` by name, such as {"gift_card": "at once"}."""

    to: tuple[Texts, ...] = ()
    times: dict[str, Texts] = {}


class OrderRules(msgspec.Struct, frozen=True, kw_only=True):
    """What may be done with orders of one status; `item_changes` of them end every change."""

    may: frozenset[Act] = frozenset()
    cancel_reasons: tuple[Texts, ...] = ()
    item_changes: int | None = None
    same_product_type: bool = False
    notes: dict[str, Texts] = {}


class BadFact(msgspec.Struct, frozen=True):
    """A key of facts.toml that could not be taken, and why."""

    key: str
    reason: str


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All that the shop says of itself; `notes` keeps unknown keys for people, `problems` what was bad."""

    name: Texts | None = None
    site: str | None = None
    country: str | None = None
    currency: str | None = None
    languages: tuple[str, ...] = ("en",)
    time_zone: str = "UTC"
    hours: Hours | None = None
    contact: Contact = Contact()
    delivery: tuple[Delivery, ...] = ()
    returns: Promise | None = None
    warranty: Promise | None = None
    payment: Payment | None = None
    refunds: Refunds | None = None
    accepts: tuple[Accepts, ...] = (Accepts.ORDER_NUMBER_AND_EMAIL,)
    orders: dict[str, OrderRules] = {}
    confirm: bool = True
    hand_over_when: tuple[HandOver, ...] = (HandOver.TWO_FAILURES,)
    notes: dict[str, Texts] = {}
    problems: tuple[BadFact, ...] = ()

    def may(self, status: str) -> frozenset[Act]:
        """What the rules allow for orders of a status; nothing when they are silent."""
        rules = self.orders.get(status)
        return rules.may if rules else frozenset()
