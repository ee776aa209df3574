"""The foot of every page: where things are, how to reach the shop, language and light."""

from parlour.storefront.guest import LANGUAGES, THEMES
from parlour.storefront.html import Child, Html, el
from parlour.storefront.view import View

NAMES = {"en": "English", "es": "Español", "it": "Italiano", "ru": "Русский"}


def footer(view: View) -> Html:
    """Three columns, and a line that says what this is."""
    return el(
        "footer",
        el("div", _house(view), _links(view), _choices(view), class_="columns"),
        el("p", view.say("foot.demo", shop=view.name), class_="demo"),
        class_="foot",
    )


def _house(view: View) -> Html:
    contact = view.facts.contact
    address = contact.address.read(view.lang) if contact.address else ""
    return el(
        "section",
        el("p", view.name, class_="name"),
        el("p", address),
        el("p", el("a", contact.email, href=f"mailto:{contact.email}")) if contact.email else None,
        el("p", el("a", contact.phone, href=f"tel:{contact.phone.replace(' ', '')}")) if contact.phone else None,
    )


def _links(view: View) -> Html:
    places = {"/delivery": "delivery.title", "/order": "find.title", "/account": "nav.account"}
    places |= {"/about": "about.title", "/privacy": "privacy.title"}
    return el("ul", [el("li", el("a", view.say(key), href=href)) for href, key in places.items()])


def _choices(view: View) -> Html:
    tongues = [_choice("lang", code, NAMES[code], code == view.lang, lang=code) for code in LANGUAGES]
    lights = [_choice("theme", one, view.say(f"theme.{one}"), one == view.guest.theme) for one in THEMES]
    lights.append(_choice("theme", "auto", view.say("theme.auto"), not view.guest.theme))
    return el(
        "section",
        el("form", _back(view), el("p", view.say("foot.language")), el("div", tongues, class_="choices"), **_TO),
        el("form", _back(view), el("p", view.say("foot.light")), el("div", lights, class_="choices"), **_TO),
    )


_TO = {"action": "/look", "method": "post"}


def _back(view: View) -> Html:
    return el("input", type="hidden", name="to", value=view.path)


def _choice(name: str, value: str, label: Child, is_chosen: bool, lang: str | None = None) -> Html:
    return el("button", label, name=name, value=value, aria_pressed="true" if is_chosen else "false", lang=lang)
