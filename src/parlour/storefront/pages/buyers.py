"""What buyers say: stars and reviews, those in the reader's language first."""

from collections.abc import Sequence

from parlour.shop.goods import Product
from parlour.shop.records import Review
from parlour.storefront.html import Html, el
from parlour.storefront.icons import star
from parlour.storefront.pages.footer import NAMES
from parlour.storefront.reviews import own_language_first
from parlour.storefront.view import View

SHOWN = 4
STARS = 5


def buyers(view: View, product: Product, reviews: Sequence[Review]) -> Html:
    """The section; without a review one sentence."""
    head = el("h2", view.say("reviews.title"))
    if not reviews:
        return el("section", head, el("p", view.say("reviews.none"), class_="soft"), class_="buyers", id="buyers")
    ordered = [_review(view, one) for one in own_language_first(list(reviews), view.lang)]
    more = None
    if len(ordered) > SHOWN:
        fold = el("summary", view.say("reviews.more", n=len(ordered) - SHOWN))
        more = el("details", fold, ordered[SHOWN:])
    return el("section", head, _average(view, product), ordered[:SHOWN], more, class_="buyers", id="buyers")


def stars(rating: float) -> Html:
    """Five of them; the number beside says the same."""
    return el("span", [star(rating - place) for place in range(STARS)], class_="stars", aria_hidden="true")


def _average(view: View, product: Product) -> Html | None:
    if product.rating is None:
        return None
    words = view.say("reviews.average", n=product.rating.count)
    return el("p", el("b", view.number(product.rating.average)), el("span", words), class_="average")


def _review(view: View, one: Review) -> Html:
    spoken = one.language or ""
    foreign = NAMES.get(spoken, "") if spoken and spoken != view.lang else ""
    signed = [
        el("span", one.author) if one.author else None,
        el("span", view.day(one.created_at)) if one.created_at else None,
        el("span", view.say("reviews.verified")) if one.verified else None,
        el("span", foreign) if foreign else None,
    ]
    rated = el("span", view.say("reviews.stars", n=one.rating), class_="unseen")
    return el(
        "article",
        el("p", stars(one.rating), rated),
        el("h3", one.title, lang=spoken or None) if one.title else None,
        el("p", one.text, lang=spoken or None),
        el("p", signed, class_="signed"),
    )
