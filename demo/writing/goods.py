"""Reads the goods as people write them (goods/<category>.toml) into frozen values."""

import itertools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "es", "it", "ru")

# What tomllib gives: any TOML value; read into the frozen values below at once.
Table = Mapping[str, Any]


@dataclass(frozen=True)
class Text:
    """A product in one language; `attributes` maps the English name to (name, value)."""

    title: str
    description: str
    attributes: Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Variant:
    options: Mapping[str, str]
    price: str
    is_sold_out: bool


@dataclass(frozen=True)
class Product:
    id: str
    category: str
    subcategory: str
    form: str
    colour: str
    brand: str
    tags: tuple[str, ...]
    compare_at: str | None
    rating: Mapping[str, float]
    goes_with: tuple[str, ...]
    attributes: Mapping[str, str]
    texts: Mapping[str, Text]
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class Category:
    slug: str
    names: Mapping[str, str]
    products: tuple[Product, ...]


def read_goods(folder: Path) -> tuple[Category, ...]:
    """Every category of the folder, by file name; files that begin with `_` are not categories."""
    pictures = read_toml(folder / "_pictures.toml")
    files = sorted(file for file in folder.glob("*.toml") if not file.name.startswith("_"))
    return tuple(_category(read_toml(file), pictures) for file in files)


def read_toml(file: Path) -> Table:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _category(table: Table, pictures: Table) -> Category:
    products = tuple(_product(row, table["category"], pictures) for row in table["product"])
    return Category(table["category"], table["names"], products)


def _product(row: Table, category: str, pictures: Table) -> Product:
    form = pictures["form"].get(row["id"], row["form"])
    is_large = form in LARGE_FORMS
    attributes = {name: str(value) for name, value in row["attributes"].items()}
    return Product(
        id=row["id"],
        category=category,
        subcategory=row["subcategory"],
        form=form,
        colour=pictures["colour"].get(row["id"], pictures["usual"].get(form, "natural")),
        brand=row["brand"],
        tags=tuple(row.get("tags", ())) + (("large goods",) if is_large else ()),
        compare_at=row.get("compare_at"),
        rating=row["rating"],
        goes_with=tuple(row.get("goes_with", ())),
        attributes=attributes | (dict([LARGE["en"]]) if is_large else {}),
        texts={language: _text(row[language], attributes, language, is_large=is_large) for language in LANGUAGES},
        variants=tuple(_variants(row)),
    )


# What comes by van with two people, not as a parcel (facts.toml, delivery of large goods).
LARGE_FORMS = {
    "bicycle", "gravelbike", "electricbike", "foldingbike", "childbike",
    "chair", "deskchair", "armchair", "table", "desk", "shelf",
}  # fmt: skip
LARGE = {
    "en": ("delivery", "large goods, by van"),
    "es": ("Envío", "artículo grande, en furgoneta"),
    "it": ("Consegna", "articolo grande, con furgone"),
    "ru": ("Доставка", "крупная вещь, фургоном"),
}


def _text(row: Table, attributes: Mapping[str, str], language: str, *, is_large: bool) -> Text:
    own = row.get("attributes") or {name: (name, value) for name, value in attributes.items()}
    pairs = {name: (str(word), str(value)) for name, (word, value) in own.items()}
    if is_large:
        pairs[LARGE["en"][0]] = LARGE[language]
    return Text(row["title"], " ".join(row["description"].split()), pairs)


def _variants(row: Table) -> Iterator[Variant]:
    axes: Table = row.get("axes", {})
    for values in itertools.product(*axes.values()):
        options = dict(zip(axes, values, strict=True))
        if _is_named(options, row.get("skip", ())):
            continue
        yield Variant(options, _price(row, options), _is_named(options, row.get("sold_out", ())))


def _price(row: Table, options: Mapping[str, str]) -> str:
    for condition, price in row.get("price_by", {}).items():
        if _fits(options, condition):
            return str(price)
    return str(row["price"])


def _is_named(options: Mapping[str, str], conditions: tuple[str, ...]) -> bool:
    return any(_fits(options, condition) for condition in conditions)


def _fits(options: Mapping[str, str], condition: str) -> bool:
    """Whether a condition such as `colour=moss,size=40` holds; a size may itself hold a comma."""
    pairs = [f"{axis}={value}" for axis, value in options.items()]
    wanted = [part for part in condition.split(",") if part]
    return condition in pairs or (bool(wanted) and all(part in pairs for part in wanted))
