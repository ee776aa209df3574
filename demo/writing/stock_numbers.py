"""Stock numbers a person can read over the phone: LL-RIVO-TRA-BLK-42."""

import re
from collections.abc import Mapping, Sequence

from writing.goods import Product

COLOUR_CODES = {
    "black": "BLK", "white": "WHT", "cream": "CRM", "sand": "SND", "brown": "BRN", "cognac": "CGN",
    "grey": "GRY", "charcoal": "CHA", "navy": "NVY", "blue": "BLU", "sky": "SKY", "petrol": "PTR",
    "green": "GRN", "moss": "MOS", "olive": "OLV", "mint": "MNT", "yellow": "YLW", "mustard": "MST",
    "orange": "ORG", "terracotta": "TRC", "red": "RED", "burgundy": "BRG", "pink": "PNK", "rose": "ROS",
    "lilac": "LIL", "natural": "NAT", "oak": "OAK", "walnut": "WAL", "steel": "STL", "brass": "BRS",
    "copper": "COP",
}  # fmt: skip
OTHER_CODES = {"whole bean": "BEAN", "filter": "FILT", "espresso": "ESPR"}


def short_names(products: Sequence[Product]) -> dict[str, str]:
    """Product id -> the maker's first letters and those of the word that tells this product from its siblings."""
    stems = {product.id: _stem(product) for product in products}
    firsts = [f"{maker}-{words[0][:3]}" for maker, words in stems.values()]
    names = {}
    for place, (product_id, (maker, words)) in enumerate(stems.items()):
        is_shared = firsts.count(firsts[place]) > 1
        names[product_id] = f"{maker}-{words[-1 if is_shared else 0][:3]}".upper()
    return _told_apart(names, {key: words for key, (_, words) in stems.items()})


def _told_apart(names: Mapping[str, str], words: Mapping[str, list[str]]) -> dict[str, str]:
    """Names that are still shared get the first letters of all their words."""
    taken = list(names.values())
    return {
        key: name if taken.count(name) == 1 else name.split("-")[0] + "-" + "".join(w[:3] for w in words[key]).upper()
        for key, name in names.items()
    }


def stock_number(short_name: str, options: Mapping[str, str]) -> str:
    return "-".join(["LL", short_name, *(_code(value) for value in options.values())])


def _stem(product: Product) -> tuple[str, list[str]]:
    words = product.id.split("-")
    maker = re.sub(r"[^a-z]+", "-", product.brand.lower()).strip("-").split("-")
    rest = [word for word in words if word not in maker] or words
    return (maker[0] or words[0])[:4], rest


def _code(value: str) -> str:
    known = COLOUR_CODES.get(value) or OTHER_CODES.get(value)
    plain = re.sub(r"\b(cm|mm)\b", "", value).upper()
    return known or re.sub(r"[^0-9A-Z.-]", "", plain)
