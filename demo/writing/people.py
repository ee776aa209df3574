"""The records of customers.jsonl."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from writing.catalogue import Record
from writing.goods import Table

DIALLING = {
    "AT": "43", "BE": "32", "CH": "41", "CY": "357", "CZ": "420", "DE": "49", "DK": "45", "EE": "372", "ES": "34",
    "FI": "358", "FR": "33", "GB": "44", "HR": "385", "IE": "353", "IT": "39", "LT": "370", "LV": "371", "MT": "356",
    "NL": "31", "NO": "47", "PL": "48", "PT": "351", "RS": "381", "SE": "46", "SI": "386",
}  # fmt: skip
MEANS = ("card", "card", "paypal", "card", "gift_card", "bank_transfer")
CARDS = ("visa", "mastercard", "visa", "american express")


def customer_records(table: Table) -> Iterator[Record]:
    for place, row in enumerate(table["rows"]):
        yield _customer(place, [str(value) for value in row])


def _customer(place: int, row: list[str]) -> Record:
    first, last, language, mailbox, street, city, postal_code, country = row
    luck = hashlib.sha256(mailbox.encode()).digest()
    phone = {"phone": f"+{DIALLING[country]}555{int.from_bytes(luck[:2]):06d}"} if luck[3] % 3 else {}
    return {
        "id": _slug(mailbox),
        "first_name": first,
        "last_name": last,
        "email": f"{mailbox}@example.{'org' if luck[2] % 3 == 0 and place else 'com'}",
        **phone,
        "language": language,
        "address": address(street, city, postal_code, country),
        "payment_methods": [_means(luck)],
        "tags": ["vip"] if place % 15 == 0 else [],
        "consents": {"newsletter": luck[4] % 2 == 0},
    }


def address(street: str, city: str, postal_code: str, country: str) -> Record:
    return {"lines": [street], "city": city, "postal_code": postal_code, "country": country}


def _means(luck: bytes) -> Record:
    kind = MEANS[luck[5] % len(MEANS)]
    number = f"{kind}_{int.from_bytes(luck[6:8]):05d}"
    if kind == "card":
        brand = CARDS[luck[8] % len(CARDS)]
        return {"id": number, "kind": kind, "brand": brand, "last_four": f"{int.from_bytes(luck[9:11]) % 10000:04d}"}
    if kind == "gift_card":
        return {"id": number, "kind": kind, "balance": f"{5 * (luck[11] % 20 + 1)}.00"}
    return {"id": number, "kind": kind}


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", "-", plain.lower()).strip("-")
