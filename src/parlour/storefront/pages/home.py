"""The first page: the house in Via del Tiglio, its shelves, and some of what stands in them."""

from collections.abc import Iterable

from parlour.shop.goods import Product
from parlour.storefront.goods import sale_of
from parlour.storefront.html import Html, el
from parlour.storefront.icons import icon
from parlour.storefront.pages.goods_cards import grid
from parlour.storefront.pages.layout import layout
from parlour.storefront.view import View

FAVOURITES = (
    "vento-city-bike",
    "halden-reading-chair",
    "vapore-gooseneck-kettle",
    "cordaio-canvas-rucksack",
    "argilla-espresso-cups",
    "lume-basso-desk-lamp",
    "rivo-canvas-sneaker",
    "bora-rain-jacket",
)


def home(view: View) -> Html:
    """The whole page."""
    return layout(
        view,
        view.name,
        _hero(view),
        _promises(view),
        _shelves(view),
        _row(view, "home.favourites", _favourites(view)),
        _story(view),
        _row(view, "home.sale", _reduced(view)),
        _desk(view),
        kind="home",
    )


def _hero(view: View) -> Html:
    words = el(
        "div",
        el("h1", view.say("home.title")),
        el("p", view.say("home.lead"), class_="lead"),
        el("a", view.say("home.act"), href="#shelves", class_="button"),
        class_="words",
    )
    house = el("img", src="/pictures/house.svg", alt=view.say("home.house"), width=1200, height=560)
    return el("section", words, el("div", house, class_="street"), class_="hero")


def _promises(view: View) -> Html:
    free = next((one.free_from for one in view.facts.delivery if one.free_from), None)
    days = view.facts.returns.length if view.facts.returns else None
    months = view.facts.warranty.length if view.facts.warranty else None
    said = [
        el("li", icon("van"), el("span", view.say("promise.delivery", price=view.money(free)))) if free else None,
        el("li", icon("back"), el("span", view.say("promise.returns", days=days))) if days else None,
        el("li", icon("leaf"), el("span", view.say("promise.warranty", months=months))) if months else None,
    ]
    return el("ul", said, class_="promises")


def _shelves(view: View) -> Html:
    tiles = [
        el(
            "li",
            el(
                "a",
                el("img", src=f"/{one.picture}", alt="", width=400, height=400, loading="lazy"),
                el("span", one.name(view.lang)),
                href=f"/c/{one.slug}",
            ),
        )
        for one in view.shelves
    ]
    return el("section", el("h2", view.say("home.shelves")), el("ul", tiles, class_="tiles"), id="shelves")


def _row(view: View, key: str, products: Iterable[Product]) -> Html | None:
    shown = list(products)
    return el("section", el("h2", view.say(key)), grid(view, shown, kind="row")) if shown else None


def _favourites(view: View) -> list[Product]:
    have = view.goods.products
    named = [have[one] for one in FAVOURITES if one in have]
    return named or sorted(have.values(), key=lambda one: -(one.rating.average if one.rating else 0))[:8]


def _reduced(view: View) -> list[Product]:
    return [one for one in view.goods.products.values() if sale_of(one)][:4]


def _story(view: View) -> Html:
    more = el("a", view.say("home.story.more"), href="/about")
    text = el("div", el("h2", view.say("home.story.title")), el("p", view.say("home.story.text")), el("p", more))
    image = el("img", src="/pictures/wateringcan-green.svg", alt="", width=400, height=400, loading="lazy")
    return el("section", el("div", image, class_="picture"), text, class_="story")


def _desk(view: View) -> Html:
    """Where to look for the other side of the counter: its address is a secret that only the terminal knows."""
    words = el("div", el("h2", view.say("desk.title")), el("p", view.say("desk.text")))
    return el("section", icon("terminal"), words, class_="desk")
