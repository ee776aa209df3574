"""Reads facts.toml: what is good becomes a value, what is bad is told with its key and a reason."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from parlour.foundation.money import Money
from parlour.shop.facts import (
    STATUSES,
    Accepts,
    Act,
    BadFact,
    Contact,
    Delivery,
    Facts,
    HandOver,
    OrderRules,
    Payment,
    Promise,
    Refunds,
    Texts,
)
from parlour.shop.hours import parse_hours

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def parse_facts(toml: Mapping[str, object]) -> Facts:
    """Facts from the content of facts.toml; what is bad is left out and told in `problems`."""
    top = _Table(toml)
    identity, changes, people = (top.table(key) for key in ("identity", "changes", "people"))
    facts = Facts(
        name=top.take("name", _texts),
        site=top.take("site", _text),
        country=top.take("country", _text),
        currency=top.take("currency", _text),
        languages=top.take("languages", _each(_text)) or ("en",),
        time_zone=top.take("time_zone", _zone) or "UTC",
        hours=top.take("hours", parse_hours),
        contact=_contact(top.table("contact")),
        delivery=tuple(_delivery(way) for way in top.tables("delivery")),
        returns=_promise(top.table("returns"), "days"),
        warranty=_promise(top.table("warranty"), "months"),
        payment=_payment(top.table("payment")),
        refunds=_refunds(top.table("refunds")),
        accepts=identity.take("accepts", _each(_one_of(Accepts))) or (Accepts.ORDER_NUMBER_AND_EMAIL,),
        orders=_orders(top.table("orders")),
        confirm=changes.take("confirm", _flag) is not False,
        hand_over_when=_or_two_failures(people.take("hand_over_when", _each(_one_of(HandOver)))),
        notes=top.rest(),
    )
    return msgspec.structs.replace(facts, problems=tuple(top.problems))


class _Table:
    """A table of facts.toml while it is read: what was taken is gone, what is bad is remembered."""

    def __init__(self, table: object, path: str = "", problems: list[BadFact] | None = None) -> None:
        self.problems: list[BadFact] = [] if problems is None else problems
        self.path = path
        self._left: dict[str, object] = dict(table) if isinstance(table, Mapping) else {}
        if table is not None and not isinstance(table, Mapping):
            self.problems.append(BadFact(path.rstrip("."), "write it as a table"))

    def __bool__(self) -> bool:
        return bool(self._left)

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._left))

    def take(self, key: str, read: Callable[[object], T]) -> T | None:
        value = self._left.pop(key, None)
        try:
            return None if value is None else read(value)
        except (ValueError, TypeError) as bad:
            self.problems.append(BadFact(self.path + key, str(bad)))
            return None

    def table(self, key: str) -> "_Table":
        return _Table(self._left.pop(key, None), f"{self.path}{key}.", self.problems)

    def tables(self, key: str) -> "list[_Table]":
        rows = self._left.pop(key, [])
        rows = rows if isinstance(rows, list) else [rows]
        return [_Table(row, f"{self.path}{key}[{at}].", self.problems) for at, row in enumerate(rows)]

    def rest(self) -> dict[str, Texts]:
        """What nobody took, as texts for people."""
        taken = {key: self.take(key, _any_text) for key in self}
        return {key: value for key, value in taken.items() if value is not None}


def _contact(table: _Table) -> Contact:
    return Contact(table.take("email", _text), table.take("phone", _text), table.take("address", _texts))


def _delivery(way: _Table) -> Delivery:
    return Delivery(
        name=way.take("name", _texts) or Texts({}),
        to=way.take("to", _each(_text)) or (),
        days=way.take("days", _from_to),
        cost=way.take("cost", _money),
        free_from=way.take("free_from", _money),
        cut_off=way.take("cut_off", _text),
    )


def _promise(table: _Table, length: str) -> Promise | None:
    if not table:
        return None
    return Promise(table.take(length, _whole), table.take("who_pays", _texts), table.take("conditions", _texts))


def _payment(table: _Table) -> Payment | None:
    if not table:
        return None
    return Payment(table.take("methods", _each(_texts)) or (), table.take("instalments", _texts))


def _refunds(table: _Table) -> Refunds | None:
    return Refunds(table.take("to", _each(_texts)) or (), table.rest()) if table else None


def _orders(table: _Table) -> dict[str, OrderRules]:
    rules = {}
    for status in table:
        if status not in STATUSES:
            reason = f"no such status; write one of {', '.join(STATUSES)}"
            table.problems.append(BadFact(f"orders.{status}", reason))
            continue
        row = table.table(status)
        rules[status] = OrderRules(
            may=frozenset(row.take("may", _each(_one_of(Act))) or ()),
            cancel_reasons=row.take("cancel_reasons", _each(_texts)) or (),
            item_changes=row.take("item_changes", _whole),
            same_product_type=bool(row.take("same_product_type", _flag)),
            notes=row.rest(),
        )
    return rules


def _or_two_failures(given: tuple[HandOver, ...] | None) -> tuple[HandOver, ...]:
    return (HandOver.TWO_FAILURES,) if given is None else given


def _each(read: Callable[[object], T]) -> Callable[[object], tuple[T, ...]]:
    def every(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise ValueError("write it as a list")
        return tuple(read(one) for one in value)

    return every


def _one_of(values: type[E]) -> Callable[[object], E]:
    def known(value: object) -> E:
        if value not in list(values):
            raise ValueError(f"{value!r}: write one of {', '.join(values)}")
        return values(str(value))

    return known


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("write a text")
    return value.strip()


def _texts(value: object) -> Texts:
    if isinstance(value, Mapping):
        return Texts({_text(lang): _text(said) for lang, said in value.items()})
    return Texts({"": _text(value)})


def _any_text(value: object) -> Texts:
    if isinstance(value, Mapping) and all(isinstance(said, str) for said in value.values()):
        return _texts(value)
    return Texts({"": value.strip() if isinstance(value, str) else msgspec.json.encode(value).decode()})


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("write true or false")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("write a whole number")
    return value


def _from_to(value: object) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2 or _whole(value[0]) > _whole(value[1]):
        raise ValueError("write it as [least, most]")
    return value[0], value[1]


def _money(value: object) -> Money:
    if not isinstance(value, Mapping) or not {"amount", "currency"} <= value.keys():
        raise ValueError('write it as { amount = "4.90", currency = "EUR" }')
    return Money.of(str(value["amount"]), str(value["currency"]))


def _zone(value: object) -> str:
    try:
        ZoneInfo(_text(value))
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError(f"{value!r} is no time zone; write one such as Europe/Rome") from None
    return _text(value)
