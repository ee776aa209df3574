"""Goods, customers and orders for the tests of this room, as lines of the plain format and as values."""

import json
from pathlib import Path

SHOE: dict[str, object] = {
    "id": "rivo",
    "title": "Rivo trail sneaker",
    "category": "shoes/sneakers",
    "brand": "Rivo",
    "variants": [
        {"sku": "R-42", "options": {"size": "42"}, "price": {"amount": "89.00", "currency": "EUR"}},
        {"sku": "R-43", "options": {"size": "43"}, "price": {"amount": "92.00", "currency": "EUR"}, "available": False},
    ],
}
KETTLE: dict[str, object] = {
    "id": "fora",
    "title": "Fora kettle",
    "category": "kitchen",
    "variants": [{"sku": "F-1", "price": {"amount": "59.90", "currency": "EUR"}, "stock": 0}],
}
ADA: dict[str, object] = {
    "id": "ada",
    "first_name": "Ada",
    "last_name": "Lovelace-O'Brien",
    "email": "Ada@Example.com",
    "address": {"city": "Trieste", "postal_code": "34-121", "country": "IT"},
}
LINE: dict[str, object] = {
    "product": "rivo",
    "sku": "R-42",
    "quantity": 1,
    "price": {"amount": "89.00", "currency": "EUR"},
}
HER_ORDER: dict[str, object] = {"id": "#W2611340", "customer": "ada", "status": "processed", "lines": [LINE]}
GUEST_ORDER: dict[str, object] = {
    "id": "#W9000001",
    "email": "guest@example.com",
    "status": "pending",
    "created_at": "2026-11-20T10:00:00+01:00",
    "lines": [LINE],
}
REVIEW: dict[str, object] = {"product": "rivo", "rating": 5, "text": "They hold in the rain.", "verified": True}


def write_folder(folder: Path, **files: object) -> Path:
    """A folder with these files: lists become JSON Lines, texts and bytes stand as they are; `_` is the point."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        file = folder / ".".join(name.rsplit("_", 1))
        if isinstance(content, bytes):
            file.write_bytes(content)
        elif isinstance(content, str):
            file.write_text(content, "utf-8")
        elif isinstance(content, list):
            lines = [line if isinstance(line, str) else json.dumps(line) for line in content]
            file.write_text("\n".join(lines) + "\n", "utf-8")
    return folder
