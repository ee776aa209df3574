"""Goods in rows: a card shows picture, name, options, price and stock, in this order."""

from collections.abc import Iterable, Mapping

from parlour.shop.goods import Product, Variant
from parlour.storefront.goods import (
    COLOUR,
    best_variant,
    has_one_price,
    is_reduced,
    option_word,
    options_of,
    picture_of,
    sale_of,
    title_of,
)
from parlour.storefront.html import Html, el
from parlour.storefront.swatches import swatch
from parlour.storefront.view import View

DOTS = 6


def grid(view: View, products: Iterable[Product], chosen: Mapping[str, str] | None = None, *, kind: str = "") -> Html:
    """Cards; `chosen` names the variant to show of a product by its stock number."""
    cards = [el("li", card(view, one, (chosen or {}).get(one.id, ""))) for one in products]
    return el("ul", cards, class_=f"goods {kind}".strip())


def card(view: View, product: Product, sku: str = "") -> Html:
    """One product; the whole card leads to its page."""
    shown = product.variant(sku) or sale_of(product) or best_variant(product)
    first = product.variants[0] is shown or not sku
    href = f"/p/{product.id}" if first else f"/p/{product.id}?sku={shown.sku}"
    return el(
        "article",
        picture(product, shown),
        el("h3", el("a", title_of(product, view.lang), href=href)),
        _dots(view, product),
        price(view, product, shown),
        stock(view, product),
        class_="card",
    )


def picture(product: Product, variant: Variant | None = None, *, is_first: bool = False) -> Html:
    """The picture, uncropped on paper; the words beside it say what it shows."""
    path = picture_of(product, variant)
    image = el("img", src=f"/{path}", alt="", width=400, height=400, loading=None if is_first else "lazy")
    return el("div", image if path else None, class_="picture")


def price(view: View, product: Product, variant: Variant) -> Html:
    """The price, from the lowest where variants differ, with what it was before."""
    if not has_one_price(product) and not is_reduced(variant):
        return el("p", view.say("price.from", price=view.money(product.lowest_price)), class_="price")
    return el("p", price_parts(view, variant), class_="price")


def price_parts(view: View, variant: Variant) -> list[Html]:
    """The price of a variant; a former one is struck out and said."""
    now = view.money(variant.price)
    if not is_reduced(variant) or variant.compare_at is None:
        return [el("span", now)]
    before = view.money(variant.compare_at)
    share = variant.price.amount / variant.compare_at.amount - 1
    return [
        el("span", now, class_="sale"),
        el("s", el("span", view.say("price.before"), " ", class_="unseen"), before),
        el("small", view.percent(float(round(share, 2)))),
    ]


def stock(view: View, product: Product) -> Html | None:
    """Said only when it matters: nothing left, or few of everything."""
    if not product.is_available:
        return el("p", view.say("stock.out"), class_="stock out")
    left = sum(one.stock or 0 for one in product.variants if one.available)
    is_known = all(one.stock is not None for one in product.variants if one.available)
    return el("p", view.say("stock.few", n=left), class_="stock") if is_known and left <= 3 else None


def _dots(view: View, product: Product) -> Html | None:
    colours = options_of(product).get(COLOUR, ())
    if len(colours) < 2:
        return None
    names = ", ".join(option_word(product, one, view.lang) for one in colours)
    more = el("span", f"+{len(colours) - DOTS}", aria_hidden="true") if len(colours) > DOTS else None
    return el("p", el("span", names, class_="unseen"), [swatch(one) for one in colours[:DOTS]], more, class_="dots")
