"""The records of products.jsonl and categories.json."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from writing.goods import Category, Product, Table, Text, Variant
from writing.stock_numbers import short_names, stock_number
from writing.words import word_of

CURRENCY = "EUR"
Record = dict[str, object]


def money(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": CURRENCY}


def product_records(categories: Sequence[Category], words: Table) -> Iterator[Record]:
    products = [product for category in categories for product in category.products]
    names = short_names(products)
    for product in products:
        yield _product_record(product, names[product.id], words)


def category_records(categories: Sequence[Category], words: Table) -> list[Record]:
    return [
        {
            "slug": category.slug,
            "names": dict(category.names),
            "picture": picture(category.products[0], category.products[0].variants[0].options),
            "subcategories": [{"slug": slug, "names": words["subcategory"][slug]} for slug in _subcategories(category)],
        }
        for category in categories
    ]


def picture(product: Product, options: Mapping[str, str]) -> str:
    return f"pictures/{product.form}-{options.get('colour', product.colour)}.svg"


def stock_of(sku: str, variant: Variant) -> int:
    """Nothing when sold out; else 1 to 24, the same for the same stock number, and few of them now and then."""
    if variant.is_sold_out:
        return 0
    number = hashlib.sha256(sku.encode()).digest()
    return 1 + number[0] % 3 if number[1] % 6 == 0 else 4 + number[0] % 21


def _subcategories(category: Category) -> list[str]:
    return list(dict.fromkeys(product.subcategory for product in category.products))


def _product_record(product: Product, short_name: str, words: Table) -> Record:
    english = product.texts["en"]
    return {
        "id": product.id,
        "title": english.title,
        "description": english.description,
        "translations": {
            language: _translation(product, text, language, words)
            for language, text in product.texts.items()
            if language != "en"
        },
        "brand": product.brand,
        "category": f"{product.category}/{product.subcategory}",
        "tags": list(product.tags),
        "images": list(dict.fromkeys(picture(product, variant.options) for variant in product.variants)),
        "url": f"/p/{product.id}",
        "attributes": dict(product.attributes),
        "rating": dict(product.rating),
        "goes_with": list(product.goes_with),
        "variants": [_variant_record(product, variant, short_name) for variant in product.variants],
    }


def _translation(product: Product, text: Text, language: str, words: Table) -> Record:
    axes = list(product.variants[0].options)
    values = dict.fromkeys(value for variant in product.variants for value in variant.options.values())
    return {
        "title": text.title,
        "description": text.description,
        "options": {axis: words["axis"][axis][language] for axis in axes}
        | {value: word_of(value, language, words) for value in values},
        "attributes": dict(text.attributes[name] for name in product.attributes),
    }


def _variant_record(product: Product, variant: Variant, short_name: str) -> Record:
    sku = stock_number(short_name, variant.options)
    before = {"compare_at_price": money(product.compare_at)} if product.compare_at else {}
    stock = stock_of(sku, variant)
    return {
        "sku": sku,
        "options": dict(variant.options),
        "price": money(variant.price),
        **before,
        "available": stock > 0,
        "stock": stock,
        "image": picture(product, variant.options),
    }
