"""Lines of products.jsonl."""

from parlour.shop.goods import Product, Variant, Wording
from parlour.shop.importers.plain.fields import Bad, check_id, check_text, known, many, money, shaped, texts, within

LONGEST_TITLE = 1000
LONGEST_CATEGORY = 300
_COMPARE_AT = "compare_at_price"


def product_of(raw: dict[str, object]) -> Product:
    """The product of a line; raises `Bad`."""
    fields = known(raw, Product, "")
    fields["variants"] = [
        _variant(one, f"variants[{at}]") for at, one in enumerate(many(raw.get("variants"), "variants"))
    ]
    fields["translations"] = _translations(raw.get("translations"))
    if not fields["variants"]:
        raise Bad("`variants` is missing: write at least one, with `sku` and `price`")
    product = shaped(fields, Product)
    check_id(product.id, "id")
    check_text(product.title, "title", LONGEST_TITLE)
    if len(product.category) > LONGEST_CATEGORY:
        raise Bad(f"`category` is longer than {LONGEST_CATEGORY} characters: write a short path such as shoes/boots")
    if product.rating and not 0 <= product.rating.average <= 5:
        raise Bad("`rating.average` must lie between 1 and 5")
    return product


def _variant(raw: object, at: str) -> Variant:
    if not isinstance(raw, dict):
        raise Bad(f"`{at}` must be an object in braces")
    fields = known({key: value for key, value in raw.items() if key != _COMPARE_AT}, Variant, at)
    if "price" not in fields:
        raise Bad(f"`{at}.price` is missing: add it")
    fields["price"] = money(fields["price"], f"{at}.price")
    if raw.get(_COMPARE_AT) is not None:
        fields["compare_at"] = money(raw[_COMPARE_AT], f"{at}.{_COMPARE_AT}")
    fields["options"] = texts(fields.get("options", {}), f"{at}.options")
    if "available" not in fields and isinstance(stock := fields.get("stock"), int):
        fields["available"] = stock > 0
    variant = shaped(fields, Variant, at)
    check_id(variant.sku, f"{at}.sku")
    return variant


def _translations(raw: object) -> dict[str, Wording]:
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        raise Bad("`translations` must be an object in braces, one entry a language")
    return {lang: _wording(one, within("translations", lang)) for lang, one in raw.items()}


def _wording(raw: object, at: str) -> Wording:
    fields = known(raw, Wording, at)
    fields["options"] = texts(fields.get("options", {}), f"{at}.options")
    return shaped(fields, Wording, at)
