"""The frame of every page: head, header, foot, the cart's sheet and the one line that embeds the chat."""

from collections.abc import Mapping

import msgspec

from parlour.storefront.html import Child, Html, document, el
from parlour.storefront.pages.cart_sheet import sheet
from parlour.storefront.pages.footer import footer
from parlour.storefront.pages.header import header
from parlour.storefront.view import View

Facts = Mapping[str, object]
VIEWPORT = "width=device-width, initial-scale=1, viewport-fit=cover"


def layout(view: View, title: str, *body: Child, kind: str, told: Facts | None = None, about: str = "") -> Html:
    """A whole page; `kind` names its look, `told` is what the chat learns of it besides cart and language."""
    shown = title if title == view.name else f"{title} · {view.name}"
    return document(
        view.lang,
        view.guest.theme,
        _head(view, shown, about),
        el(
            "body",
            el("a", view.say("skip"), href="#main", class_="skip"),
            header(view),
            el("main", *body, id="main", tabindex=-1),
            footer(view),
            sheet(view),
            el("p", class_="unseen", role="status", id="said"),
            _told(view, told or {}),
            el("script", async_=True, src=view.chat),
            class_=kind,
        ),
    )


def _head(view: View, title: str, about: str) -> Html:
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("title", title),
        el("meta", name="viewport", content=VIEWPORT),
        el("meta", name="description", content=about or view.say("about.short")),
        el("meta", name="theme-color", content="#faf6ee", media="(prefers-color-scheme: light)"),
        el("meta", name="theme-color", content="#211d19", media="(prefers-color-scheme: dark)"),
        el("link", rel="icon", href="/pictures/mark.svg", type="image/svg+xml"),
        [el("link", rel="stylesheet", href=style) for style in view.assets.styles],
        [el("script", type="module", src=script) for script in view.assets.scripts],
    )


def _told(view: View, told: Facts) -> Html:
    """What the page's script says to the chat; data, not code, so that no policy has to allow it."""
    facts = {
        "language": view.lang,
        "cart": [{"sku": line.sku, "quantity": line.quantity} for line in view.guest.cart.lines],
        "identify": view.identity or None,
        **told,
    }
    written = msgspec.json.encode(facts).decode().replace("<", "\\u003c")
    return el("script", Html(written), type="application/json", id="told")
