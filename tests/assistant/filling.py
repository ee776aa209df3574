"""Fills talks with what a shop's folder holds, so that no person's data stands in our own files.

A place reads `{what:which}`. `which` is a status, then perhaps `/` and a title that the order holds once, then perhaps
`+several` (its owner has two to four orders), `+sole` (one only of that status) or `+paypal` (its owner has PayPal and
paid otherwise); the first order that fits is meant. For goods `which` is a title and values of options: `Lamp/red`.
"""

import re
from functools import cached_property
from pathlib import Path

from assistant.shops import lines

PLACE = re.compile(r"\{(\w+):([^{}:\"]+)\}")
FEW = range(2, 5)


class Filling:
    """The rows of a folder, asked for by places in a text."""

    def __init__(self, folder: Path) -> None:
        self._customers = {row["id"]: row for row in lines(folder / "customers.jsonl")}
        self._products = lines(folder / "products.jsonl")
        self._folder = folder

    def fill(self, text: str) -> str:
        """The text (a line of JSON) with every place filled; values fit a JSON string as they stand."""
        return PLACE.sub(lambda place: self._value(place[1], place[2]), text)

    @cached_property
    def _orders(self) -> list[dict]:
        return sorted(lines(self._folder / "orders.jsonl"), key=lambda row: row["id"])

    def _value(self, what: str, which: str) -> str:
        if what in ("skus", "price"):
            return self._of_goods(what, *which.split("/"))
        order = next(row for row in self._orders if self._fits(row, which))
        owner = self._customers[order["customer"]]
        told = {
            "order": lambda: order["id"],
            "number": lambda: order["id"].strip("#"),
            "another": lambda: next(one["id"] for one in self._of(owner) if one is not order).strip("#"),
            "email": lambda: owner["email"],
            "stranger": lambda: next(one["email"] for one in self._customers.values() if one is not owner),
            "name": lambda: f"{owner['first_name']} {owner['last_name']}",
            "first": lambda: owner["first_name"],
            "zip": lambda: owner["address"]["postal_code"],
            "things": lambda: "|".join(dict.fromkeys(line["title"] for line in order["lines"])),
            "tracking": lambda: order["shipments"][0]["tracking_numbers"][0],
            "refund": lambda: _written(next(one["amount"] for one in order["payments"] if one["kind"] == "refund")),
        }
        return str(told[what]())

    def _fits(self, order: dict, which: str) -> bool:
        told, _, flag = which.partition("+")
        status, _, title = told.partition("/")
        owner = self._customers[order["customer"]]
        with_title = [one for one in self._of(owner) for line in one["lines"] if line["title"] == title]
        flags = {
            "": True,
            "several": len(self._of(owner)) in FEW,
            "sole": sum(one["status"] == status for one in self._of(owner)) == 1,
            "paypal": self._has_paypal(owner, order),
        }
        return order["status"] == status and (not title or with_title == [order]) and flags[flag]

    def _of(self, owner: dict) -> list[dict]:
        return [row for row in self._orders if row["customer"] == owner["id"]]

    def _has_paypal(self, owner: dict, order: dict) -> bool:
        has = any(method["kind"] == "paypal" for method in owner["payment_methods"])
        return has and not any(paid["method"].startswith("paypal") for paid in order["payments"])

    def _of_goods(self, what: str, title: str, *values: str) -> str:
        variants = [one for row in self._products if row["title"] == title for one in row["variants"]]
        fitting = [one for one in variants if one["available"] and set(values) <= set(one["options"].values())]
        if what == "skus":
            return "|".join(one["sku"] for one in fitting)
        return "|".join(_written(one["price"]["amount"]) for one in fitting)


def _written(amount: str) -> str:
    """A pattern for an amount in whatever way it is written."""
    whole, _, cents = amount.partition(".")
    return ".?".join([whole[:-3], whole[-3:]] if len(whole) > 3 else [whole]) + f".{cents}"
