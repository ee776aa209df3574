"""Markup as plain functions of Python: every text is escaped unless it is markup already."""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


class Html(str):
    """Markup that may stand in a page as it is."""

    __slots__ = ()


Child: TypeAlias = "str | int | Iterable[Child] | None"
Attribute = str | int | bool | None


def el(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """An element; `class_` and `data_sku` become `class` and `data-sku`, None and False leave an attribute out."""
    opened = f"<{name}{''.join(_attributes(attributes))}>"
    return Html(opened if name in VOID else f"{opened}{join(children)}</{name}>")


def join(children: Child) -> Html:
    """Children one after the other; None is nothing."""
    if children is None:
        return Html("")
    if isinstance(children, str | int):
        return _text(children)
    return Html("".join(join(child) for child in children))


def document(lang: str, theme: str, *children: Child) -> Html:
    """A whole page; `theme` is empty when the browser decides."""
    return Html("<!doctype html>" + el("html", *children, lang=lang, data_theme=theme or None))


def _text(text: str | int) -> Html:
    if isinstance(text, Html):
        return text
    return Html(escape(str(text)))


def _attributes(attributes: dict[str, Attribute]) -> Iterable[str]:
    for key, value in attributes.items():
        name = key.rstrip("_").replace("_", "-")
        if value is True:
            yield f" {name}"
        elif value is not None and value is not False:
            yield f' {name}="{escape(str(value))}"'
