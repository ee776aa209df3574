"""Reads demo/shop as any importer would, and tells numbers and words apart."""

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DEMO = Path(__file__).parents[2] / "demo"
SHOP = DEMO / "shop"
LANGUAGES = ("en", "es", "it", "ru")
TRANSLATED = ("es", "it", "ru")
Row = dict[str, Any]


@cache
def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (SHOP / name).read_text(encoding="utf-8").splitlines()]


@cache
def facts() -> Row:
    return tomllib.loads((SHOP / "facts.toml").read_text(encoding="utf-8"))


@cache
def answers(language: str) -> list[tuple[str, str]]:
    """Question and answer, in the order of the file."""
    name = "answers.md" if language == "en" else f"answers.{language}.md"
    parts = (SHOP / name).read_text(encoding="utf-8").split("## ")[1:]
    return [(part.split("\n", 1)[0], part.split("\n", 1)[1].strip()) for part in parts]


def variants() -> list[tuple[Row, Row]]:
    return [(product, variant) for product in rows("products.jsonl") for variant in product["variants"]]


def description(product: Row, language: str) -> str:
    text = product if language == "en" else product["translations"][language]
    return str(text["description"])


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def numbers(text: str) -> list[str]:
    """Every number of a text, however its language writes the decimal point, smallest first."""
    found = re.findall(r"\d+(?:[.,:]\d+)*", text)
    return sorted(re.sub(r"\.00$", "", number.replace(",", ".")) for number in found)
