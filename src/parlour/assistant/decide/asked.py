"""What a message asks of the options of a product: values that it names, and the most or the least of one."""

import re

from parlour.assistant.decide.scene import Scene
from parlour.assistant.goods.extremes import extreme
from parlour.assistant.goods.mention import Mention, is_near, mention
from parlour.assistant.goods.wishes import find_wishes, fits, option_values
from parlour.assistant.understand.text import plain
from parlour.shop.goods import Product

_OTHER = re.compile(
    r"(?<!\w)(?:an)?other (?:size|colou?r|material|model)|different (?:size|colou?r|material)|(?<!\w)otr[oa]s? "
    r"|(?<!\w)altr[oaie] (?:taglia|misura|colore|numero|materiale)|(?<!\w)друг\w+ (?:размер|цвет|материал)"
)
_ALONE = re.compile(
    r"(?<![\w#.,$€-])(?:with|for|of|con|da|de|di|the|el|la|los|il|lo|i|на|с|по|от) "
    r"(\d{1,4}(?:[.,]\d)?)(?=\W*(?:$|[?!.,;]))"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?=\D|$)")
_SUPERLATIVE = re.compile(
    r"\w+est(?!\w)|(?<!\w)(?:most|least)(?!\w)|(?<!\w)(?:el|la|los|las|il|lo|i|gli|le) (?:\w+ ){0,3}(?:mas|piu) "
    r"|(?<!\w)(?:dura|duran|durano|aguanta\w*) (?:mas|di piu)|сам(?:ый|ая|ое|ые|ую)(?!\w)"
)


def asked_of(scene: Scene, product: Product) -> dict[str, tuple[str, ...]]:
    """The values asked for, option by option; "bigger" is measured by what is spoken of, "the biggest" by all."""
    asked = find_wishes(scene.text, scene.understood.query, product)
    goods = scene.memory.goods
    kept = {name: values for name, values in goods.wishes.items() if goods.kind == product.id}
    there = [variant for variant in product.variants if variant.available]
    among = [variant for variant in there if fits(variant, kept)] or there
    focus = scene.library.variant(product.id, goods.focus.sku) if goods.focus else None
    than = focus.options if focus and not _SUPERLATIVE.search(plain(scene.text)) else None
    if not asked and goods.kind == product.id and not scene.understood.query.price:
        asked = _by_number(scene.text, product)
    most = extreme(scene.text, product, among, than)
    if not most and than is None:
        most = extreme(scene.text, product, there)
    return {**most, **asked}


def _by_number(text: str, product: Product) -> dict[str, tuple[str, ...]]:
    """A number alone, of goods spoken of, where one option only has values that begin with it: "one with 8"."""
    said = set(_ALONE.findall(plain(text)))
    named = {
        name: tuple(value for value in values if (number := _NUMBER.match(value)) and number[0] in said)
        for name, values in option_values(product).items()
    }
    found = {name: values for name, values in named.items() if values}
    return found if len(found) == 1 and all(len(values) == 1 for values in found.values()) else {}


def set_aside(scene: Scene, product: Product) -> set[str]:
    """The options in which another value is wanted, whichever: "in another size"."""
    said = Mention(scene.text)
    asked = find_wishes(scene.text, scene.understood.query, product)
    if not _OTHER.search(plain(scene.text)):
        return set()
    return {
        name
        for name in option_values(product)
        if name not in asked and (said.has(mention(name)) or is_near(said, name))
    }
