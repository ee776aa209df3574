"""The script that a shop embeds: the built loader with the shop's colour, corner and words filled in."""

from parlour.channels.web.markup import script_json
from parlour.channels.web.shop_card import colour_of, own_text
from parlour.channels.web.speech import WORDS
from parlour.foundation.web.built import Served, file_of, manifest_of, served
from parlour.shop.shops import Shop

PLACE = "__PARLOUR__"
CORNERS = ("end", "start")
INK_ABOVE = 0.179  # relative luminance at which black and white contrast alike


def loader_of(shop: Shop, base: str) -> Served:
    """The script for this shop; the placeholder stands in it once, which the build makes sure of."""
    entry = next(chunk.file for chunk in manifest_of("loader").values() if chunk.isEntry)
    script = file_of("loader", entry).content.decode()
    return served(script.replace(PLACE, script_json(_config(shop, base))).encode(), "text/javascript")


def _config(shop: Shop, base: str) -> dict[str, object]:
    colour, corner = colour_of(shop), shop.settings.get("corner")
    return {
        "base": base,
        "shop": shop.name,
        "colour": colour,
        "ink": reads_better_dark(colour),
        "corner": corner if corner in CORNERS else CORNERS[0],
        "lang": shop.languages[0] if shop.languages else "en",
        "words": {lang: _words(shop, lang) for lang in shop.languages or ("en",)},
    }


def _words(shop: Shop, lang: str) -> dict[str, str]:
    ours = {key: WORDS.say(f"loader.{key}", lang) for key in ("open", "chat", "away")}
    return ours | {"open": own_text(shop, "words", lang) or ours["open"]}


def reads_better_dark(colour: str) -> bool:
    """Whether dark ink stands out more from this colour than white does (relative luminance as WCAG has it)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > INK_ABOVE
