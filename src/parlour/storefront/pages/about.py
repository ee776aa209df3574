"""What the shop says of itself: delivery and returns, the house, and what becomes of people's data."""

from parlour.shop.facts import Delivery
from parlour.storefront.html import Child, Html, el
from parlour.storefront.pages.layout import layout
from parlour.storefront.view import View


def delivery_page(view: View) -> Html:
    """Delivery, returns, warranty and payment, from the shop's own facts."""
    facts, lang = view.facts, view.lang
    returns, warranty, payment = facts.returns, facts.warranty, facts.payment
    rows = [_way(view, one) for one in facts.delivery]
    names = [view.say(f"delivery.{part}") for part in ("way", "days", "cost")]
    heads = el("tr", [el("th", name, scope="col") for name in names])
    back = []
    if returns and returns.length:
        back.append(el("p", view.say("returns.days", days=returns.length), class_="lead"))
        back += [el("p", text.read(lang)) for text in (returns.who_pays, returns.conditions) if text]
    good = [el("p", warranty.conditions.read(lang))] if warranty and warranty.conditions else []
    paid = [el("li", one.read(lang)) for one in payment.methods] if payment else []
    return _written(
        view,
        "delivery.title",
        el("table", el("thead", heads), el("tbody", rows)),
        el("p", view.say("delivery.cut_off"), class_="soft"),
        _part(view, "returns.title", back),
        _part(view, "warranty.title", good),
        _part(view, "payment.title", [el("ul", paid, class_="plain")]),
    )


def about_page(view: View) -> Html:
    """The house in Trieste."""
    house = el("img", src="/pictures/house.svg", alt=view.say("home.house"), width=1200, height=560, class_="house")
    texts = [el("p", view.say(f"about.text.{n}"), class_="lead" if n == 1 else None) for n in (1, 2, 3)]
    honest = el("p", view.say("about.demo"), class_="note")
    return _written(view, "about.title", texts, house, honest)


def privacy_page(view: View) -> Html:
    """What is kept, where, and for how long."""
    return _written(
        view,
        "privacy.title",
        el("p", view.say("privacy.lead"), class_="lead"),
        [_part(view, f"privacy.{part}.title", [el("p", view.say(f"privacy.{part}"))]) for part in _PRIVACY],
    )


_PRIVACY = ("cookies", "chat", "orders", "others")


def _written(view: View, key: str, *body: Child) -> Html:
    return layout(view, view.say(key), el("article", el("h1", view.say(key)), *body), kind="written")


def _part(view: View, key: str, body: list[Html]) -> Html | None:
    return el("section", el("h2", view.say(key)), body) if body else None


def _way(view: View, one: Delivery) -> Html:
    days = view.say("delivery.in_days", least=one.days[0], most=one.days[1]) if one.days else ""
    cost = view.money(one.cost) if one.cost and one.cost.amount else view.say("delivery.nothing")
    free = el("small", view.say("delivery.free_from", price=view.money(one.free_from))) if one.free_from else None
    return el("tr", el("th", one.name.read(view.lang), scope="row"), el("td", days), el("td", cost, free))
