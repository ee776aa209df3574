"""What the chat must know of a shop before the first word: name, languages, greeting, hours, who is there."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from babel.dates import format_datetime, get_timezone_location

from parlour.channels.web.speech import WORDS
from parlour.foundation.words import SPOKEN
from parlour.shop.facts import Facts
from parlour.shop.hours import is_open, next_opening
from parlour.shop.shops import Shop

GREEN = "#1f4b3a"
COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
STARTERS = ("find", "order", "delivery")


class ShopName(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the shop is called, and where it is."""

    name: str
    site: str | None = None


class ShopCard(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`GET /v1/web/{shop}` of docs/protocol.md."""

    shop: ShopName
    lang: str
    languages: tuple[str, ...]
    colour: str
    greeting: str
    people_online: bool
    mail: bool
    upload_bytes: int
    starters: tuple[str, ...]
    time_zone: str
    zone_city: str
    hours_text: str | None = None
    back_at: str | None = None
    privacy_url: str | None = None


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What holds beside the shop's own words at this moment: the time, who is there, what this installation can do."""

    now: datetime
    people_online: bool
    can_mail: bool
    upload_bytes: int


def card_of_shop(shop: Shop, lang: str, around: Around) -> ShopCard:
    """The card in this language; when nobody is there it tells when somebody will be, if the shop said so."""
    facts = shop.facts
    back = None if around.people_online else _back(facts, around.now)
    name = shop.shown_name
    return ShopCard(
        shop=ShopName(name, facts.site),
        lang=lang,
        languages=shop.languages,
        colour=colour_of(shop),
        greeting=own_text(shop, "greeting", lang) or WORDS.say("greeting", lang, {"shop": name}),
        people_online=around.people_online,
        mail=around.can_mail,
        upload_bytes=around.upload_bytes,
        starters=tuple(WORDS.say(f"starter.{one}", lang) for one in STARTERS),
        time_zone=facts.time_zone,
        zone_city=_city(facts.time_zone, lang),
        hours_text=WORDS.say("hours.back", lang, {"when": _moment(back, lang)}) if back else None,
        back_at=back.isoformat() if back else None,
        privacy_url=_web_address(shop.settings.get("privacy_url")),
    )


def language_for(shop: Shop, wanted: str | None) -> str:
    """The shop's language nearest to the one wanted: the same, the same without its region, or the shop's first."""
    for code in ((wanted or "").lower(), (wanted or "").lower().partition("-")[0]):
        for lang in shop.languages:
            if lang.lower() == code:
                return lang
    return shop.languages[0] if shop.languages else SPOKEN[0]


def colour_of(shop: Shop) -> str:
    """The shop's own colour, else bottle green."""
    colour = shop.settings.get("colour")
    return colour if isinstance(colour, str) and COLOUR.fullmatch(colour) else GREEN


def own_text(shop: Shop, key: str, lang: str) -> str | None:
    """What the owner wrote at the desk in place of our own words, in this language; None where they left it to us."""
    texts = shop.settings.get(key)
    text = texts.get(lang) if isinstance(texts, dict) else texts
    return text if isinstance(text, str) and text.strip() else None


def _back(facts: Facts, now: datetime) -> datetime | None:
    """When somebody will be there, by the hours; nothing when the shop told none, or should be open now."""
    if facts.hours is None or is_open(facts.hours, now, facts.time_zone):
        return None
    opening = next_opening(facts.hours, now, facts.time_zone)
    return opening.astimezone(ZoneInfo(facts.time_zone)) if opening else None


def _city(zone: str, lang: str) -> str:
    """What people of this language call the zone: by its city, where it has one."""
    if "/" not in zone or zone.startswith("Etc/"):
        return zone
    place = get_timezone_location(zone, locale=lang.replace("-", "_"), return_city=True)
    return place.rpartition("/")[2]


def _moment(moment: datetime, lang: str) -> str:
    return format_datetime(moment, "EEEE, H:mm", locale=lang.replace("-", "_"))


def _web_address(value: object) -> str | None:
    return value if isinstance(value, str) and value.startswith(("https://", "http://", "/")) else None
