"""A product: its picture large, what to choose, what it costs, what it is, and what buyers say."""

from collections.abc import Sequence

from parlour.shop.goods import Product, Variant
from parlour.shop.records import Review
from parlour.storefront.cart import MOST_OF_ONE
from parlour.storefront.delivery import Row, ways_to
from parlour.storefront.goods import (
    COLOUR,
    best_variant,
    description_of,
    facts_of,
    is_large,
    option_line,
    option_word,
    options_of,
    picture_of,
    title_of,
)
from parlour.storefront.html import Html, el
from parlour.storefront.icons import icon
from parlour.storefront.pages.buyers import buyers, stars
from parlour.storefront.pages.goods_cards import grid, price_parts
from parlour.storefront.pages.layout import layout
from parlour.storefront.swatches import swatch
from parlour.storefront.view import View

FEW = 3


def product_page(view: View, product: Product, sku: str, reviews: Sequence[Review]) -> Html:
    """The whole page; `sku` names the variant that is shown."""
    shown = product.variant(sku) or best_variant(product)
    title = title_of(product, view.lang)
    said = description_of(product, view.lang)
    return layout(
        view,
        title,
        el("div", _gallery(view, product, shown), _buy(view, product, shown, title, said), class_="product"),
        el("div", _facts(view, product), buyers(view, product, reviews), class_="more"),
        _beside(view, product),
        kind="goods-page",
        told={
            "page": {"title": title, "product": product.id},
            "variants": _told_variants(view, product),
        },
        about=said[:160],
    )


def _gallery(view: View, product: Product, shown: Variant) -> Html:
    at = picture_of(product, shown)
    large = el("img", src=f"/{at}", alt=title_of(product, view.lang), width=800, height=800, data_picture=True)
    return el("div", el("div", large, class_="picture"), class_="gallery")


def _buy(view: View, product: Product, shown: Variant, title: str, said: str) -> Html:
    return el(
        "div",
        _crumb(view, product),
        el("h1", title),
        _rated(view, product),
        el("p", price_parts(view, shown), class_="price large", data_price=True),
        el("p", said, class_="said"),
        _choose(view, product, shown),
        _assurances(view, product, shown),
        class_="buy",
    )


def _crumb(view: View, product: Product) -> Html | None:
    shelf = view.shelf(product.category)
    if shelf is None:
        return None
    top, under = shelf
    links = [el("a", top.name(view.lang), href=f"/c/{top.slug}")]
    if under and len(top.subcategories) > 1:
        links.append(el("a", under.name(view.lang), href=f"/c/{top.slug}/{under.slug}"))
    return el("p", links, class_="crumb")


def _rated(view: View, product: Product) -> Html | None:
    rating = product.rating
    if rating is None or not rating.count:
        return None
    words = view.say("rating.said", average=view.number(rating.average), n=rating.count)
    return el("p", el("a", stars(rating.average), el("span", words), href="#buyers"), class_="rated")


def _choose(view: View, product: Product, shown: Variant) -> Html:
    return el(
        "form",
        el("input", type="hidden", name="product", value=product.id),
        [_option(view, product, name, values, shown) for name, values in options_of(product).items()],
        el("p", stock_line(view, shown), class_="stock", data_stock=True, aria_live="polite"),
        el("div", _quantity(view), _add(view, shown), class_="add"),
        action="/cart",
        method="post",
        data_choose=True,
    )


def _option(view: View, product: Product, name: str, values: Sequence[str], shown: Variant) -> Html:
    word = option_word(product, name, view.lang)
    now = option_word(product, shown.options.get(name, ""), view.lang)
    legend = el("legend", word[:1].upper() + word[1:], el("span", now, data_chosen=name))
    kind = "colours" if name == COLOUR else "sizes"
    picks = [_pick(view, product, name, value, shown) for value in values]
    return el("fieldset", legend, el("div", picks, class_=kind))


def _pick(view: View, product: Product, name: str, value: str, shown: Variant) -> Html:
    word = option_word(product, value, view.lang)
    is_chosen = shown.options.get(name) == value
    box = el("input", type="radio", name=f"option.{name}", value=value, checked=is_chosen, data_word=word)
    if name == COLOUR:
        return el("label", box, swatch(value), el("span", word, class_="unseen"), title=word)
    others = {key: one for key, one in shown.options.items() if key != name}
    fits = (v for v in product.variants if v.options == {**others, name: value})
    is_there = any(one.available for one in fits)
    gone = el("span", view.say("stock.none"), class_="unseen", hidden=is_there, data_gone=True)
    return el("label", box, el("span", word), gone, data_out="" if not is_there else None)


def stock_line(view: View, one: Variant) -> str:
    """Whether it can be had, in words."""
    if not one.available:
        return view.say("stock.out.long")
    if one.stock is not None and one.stock <= FEW:
        return view.say("stock.few", n=one.stock)
    return view.say("stock.in")


def _quantity(view: View) -> Html:
    numbers = [el("option", n, value=n) for n in range(1, MOST_OF_ONE + 1)]
    return el("select", numbers, name="quantity", aria_label=view.say("product.quantity"))


def _add(view: View, shown: Variant) -> Html:
    return el("button", view.say("product.add"), class_="button wide", disabled=not shown.available, data_add=True)


def _assurances(view: View, product: Product, shown: Variant) -> Html:
    ways = [way for way in ways_to(view, view.guest.country, [Row(product, shown, 1)]) if not way.is_collection]
    said = []
    if ways and ways[0].days:
        least, most = ways[0].days
        country = view.country(view.guest.country)
        key = "product.van" if is_large(product) else "product.parcel"
        said.append(el("li", icon("van"), view.say(key, country=country, least=least, most=most)))
    if view.facts.returns and view.facts.returns.length:
        said.append(el("li", icon("back"), view.say("promise.returns", days=view.facts.returns.length)))
    return el("ul", said, class_="assured")


def _facts(view: View, product: Product) -> Html:
    rows = [el("div", el("dt", name), el("dd", value)) for name, value in facts_of(product, view.lang)]
    brand = el("div", el("dt", view.say("product.brand")), el("dd", product.brand)) if product.brand else None
    return el("section", el("h2", view.say("product.facts")), el("dl", brand, rows), class_="facts")


def _beside(view: View, product: Product) -> Html | None:
    others = view.goods.beside(product)
    if not others:
        return None
    return el("section", el("h2", view.say("product.beside")), grid(view, others, kind="row"), class_="beside")


def _told_variants(view: View, product: Product) -> list[dict[str, object]]:
    """What the script needs to follow a choice: every text is ready."""
    return [
        {
            "sku": one.sku,
            "options": one.options,
            "said": option_line(product, one, view.lang),
            "picture": f"/{picture_of(product, one)}",
            "price": "".join(price_parts(view, one)),
            "stock": stock_line(view, one),
            "available": one.available,
        }
        for one in product.variants
    ]
