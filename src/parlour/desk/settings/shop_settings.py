"""The shop's settings as one form: what of it are facts goes to the facts, the rest to the shop's own row."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlsplit
from uuid import UUID

import msgspec

from parlour.conversation.mails.waiting import alert_minutes
from parlour.desk.settings.refresh import save_facts
from parlour.foundation.database import Tx
from parlour.foundation.errors import Unacceptable
from parlour.people.text import without_controls
from parlour.shop.facts import BadFact
from parlour.shop.facts_toml import parse_facts
from parlour.shop.shops import Shop, change_shop, shop_of_id

COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
MOST_MINUTES = 1440
Problems = list[BadFact]


class Look(msgspec.Struct, frozen=True):
    """The button on the shop's pages; `corner` is `end` (where lines end) or `start`."""

    colour: str | None = None
    corner: Literal["end", "start"] = "end"
    words: dict[str, str] = {}


class ShopSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`ShopSettings` of docs/desk-protocol.md."""

    name: str
    shown_name: str
    languages: tuple[str, ...]
    sites: tuple[str, ...]
    hours: dict[str, list[str]] | None
    time_zone: str
    privacy_url: str | None
    greeting: dict[str, str]
    button: Look
    alert_minutes: int
    line: str


class ShopChange(msgspec.Struct, frozen=True, kw_only=True):
    """What shall be different; what is left out stays."""

    shown_name: str | msgspec.UnsetType = msgspec.UNSET
    languages: list[str] | msgspec.UnsetType = msgspec.UNSET
    sites: list[str] | msgspec.UnsetType = msgspec.UNSET
    hours: dict[str, list[str]] | msgspec.UnsetType | None = msgspec.UNSET
    time_zone: str | msgspec.UnsetType = msgspec.UNSET
    privacy_url: str | msgspec.UnsetType | None = msgspec.UNSET
    greeting: dict[str, str] | msgspec.UnsetType = msgspec.UNSET
    button: Look | msgspec.UnsetType = msgspec.UNSET
    alert_minutes: int | msgspec.UnsetType = msgspec.UNSET


def settings_of(shop: Shop, base: str) -> ShopSettings:
    """The form as it is now; `base` is the address by which people reach Parlour."""
    said, content = shop.settings, shop.content
    corner: Any = said.get("corner") if said.get("corner") in ("end", "start") else "end"
    hours: Any = content.get("hours")
    return ShopSettings(
        name=shop.name,
        shown_name=shop.shown_name,
        languages=shop.languages,
        sites=shop.sites,
        hours=hours if isinstance(hours, dict) else None,
        time_zone=shop.facts.time_zone,
        privacy_url=_text_or_none(said.get("privacy_url")),
        greeting=_texts(said.get("greeting")),
        button=Look(_text_or_none(said.get("colour")), corner, _texts(said.get("words"))),
        alert_minutes=alert_minutes(shop),
        line=f'<script async src="{base.rstrip("/")}/w/{shop.name}.js"></script>',
    )


def change_settings(tx: Tx, before: Shop, change: ShopChange, now: datetime, *, by: UUID) -> Shop:
    """Change it all, or nothing: raises `Unacceptable` with `problems` by key.

    All of it is of today, and live at once.
    """
    content, own, problems = _facts(before, change), _own(change), _problems(change)
    found = parse_facts(content).problems
    asked_for = {"hours", "time_zone", "languages", "name"}
    problems += [one for one in found if one.key.partition(".")[0] in asked_for]
    if problems:
        raise Unacceptable("Some settings cannot be used; nothing was changed.", problems=msgspec.to_builtins(problems))
    if content != before.content:
        save_facts(tx, before, content, now, by=by)
    columns: dict[str, object] = {"settings": {**before.settings, **own}}
    if change.sites is not msgspec.UNSET:
        columns["sites"] = [_site(site) for site in change.sites]
    if change.shown_name is not msgspec.UNSET:
        columns["shown_name"] = without_controls(change.shown_name)
    change_shop(tx, before.id, **columns)
    return shop_of_id(tx.connection, before.id)


def _facts(before: Shop, change: ShopChange) -> dict[str, object]:
    """The facts with what of the form belongs there."""
    content = dict(before.content)
    said = {"languages": change.languages, "hours": change.hours, "time_zone": change.time_zone}
    for key, value in said.items():
        if value is None:
            content.pop(key, None)
        elif value is not msgspec.UNSET:
            content[key] = value
    if change.shown_name is not msgspec.UNSET and "name" in content:
        name = content["name"]
        shown = without_controls(change.shown_name)
        content["name"] = {**name, before.languages[0]: shown} if isinstance(name, Mapping) else shown
    return content


def _own(change: ShopChange) -> dict[str, object]:
    """What stands in the shop's own settings, by the keys that its readers know."""
    said: dict[str, object] = {
        "privacy_url": change.privacy_url,
        "greeting": change.greeting,
        "alert_minutes": change.alert_minutes,
    }
    if change.button is not msgspec.UNSET:
        said |= {"colour": change.button.colour, "corner": change.button.corner, "words": change.button.words}
    return {key: value for key, value in said.items() if value is not msgspec.UNSET}


def _problems(change: ShopChange) -> Problems:
    """What of the form cannot be used, apart from what the facts themselves object to."""
    sites = [] if change.sites is msgspec.UNSET else change.sites
    claims: tuple[tuple[str, Any, Callable[[Any], object], str], ...] = (
        ("shown_name", change.shown_name, _is_name, "write a name of 1 to 100 characters"),
        ("languages", change.languages, _are_languages, "write codes such as en, es, it; the first is the shop's own"),
        ("button.colour", _colour(change), COLOUR.fullmatch, "write a colour as #1f4d3a"),
        ("privacy_url", change.privacy_url, _is_address, "write an address such as https://shop.example/privacy"),
        ("alert_minutes", change.alert_minutes, _is_minutes, "write minutes from 0 (never) to 1440"),
        *(("sites", site, _site, f"{site!r} is no site; write it as https://shop.example") for site in sites),
    )
    said = ((key, value, fits, why) for key, value, fits, why in claims if value not in (msgspec.UNSET, None))
    return [BadFact(key, why) for key, value, fits, why in said if not fits(value)]


def _colour(change: ShopChange) -> str | None:
    return None if change.button is msgspec.UNSET else change.button.colour


def _is_name(name: Any) -> bool:
    return 0 < len(without_controls(name)) <= 100


def _are_languages(codes: Any) -> bool:
    return bool(codes) and all(LANGUAGE.fullmatch(code) for code in codes)


def _is_address(address: Any) -> bool:
    return bool(address.startswith(("https://", "http://", "/")))


def _is_minutes(minutes: Any) -> bool:
    return bool(0 <= minutes <= MOST_MINUTES)


def _site(written: str) -> str | None:
    """Scheme, host and port of a site, None when it is none."""
    try:
        parts = urlsplit(written.strip())
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        return None
    return f"{parts.scheme}://{parts.hostname}{port}"


def _texts(value: Any) -> dict[str, str]:
    return value if isinstance(value, dict) else {}


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) else None
