"""What several things cost together, when it is asked: a sum of true prices, and what delivery adds."""

import re

from parlour.assistant.decide.countries import countries_in
from parlour.assistant.decide.inform import knows
from parlour.assistant.decide.scene import Decided, Scene
from parlour.assistant.memory import Shown
from parlour.assistant.thought import Ask, Command, Compare, TellShop
from parlour.assistant.understand.concepts import our_concepts
from parlour.assistant.understand.text import plain, tokens
from parlour.conversation.labels import Request

FEWEST, MOST = 2, 4
MOST_WORDS, MOST_OF_ONE = 16, 99
_HOW_MUCH = re.compile(
    r"(?<!\w)(?:how much|what (?:would|will|does|do|is|'?s)|total|sum|come to|price|cost|cuanto|cuanta|precio|"
    r"total|quanto|"
    r"prezzo|totale|sarebbe|viene|vengono|сколько|почем|итого|сумм\w+|цена|обойдет\w+|выйдет)(?!\w)"
)
_TOGETHER = re.compile(
    r"(?<!\w)(?:both|together|altogether|all (?:of (?:them|it|this)|(?:two|three|four|2|3|4))|in total|the total|"
    r"for (?:all|everything|the lot)|it all|(?:would|does) (?:everything|all)|sum|"
    r"(?:l[oa]s|est[oa]s|es[oa]s) (?:dos|tres|cuatro|2|3|4)(?! \w)|junt[oa]s|en total|el total|(?:por )?todo|"
    r"tod[oa]s|ambos|ambas|"
    r"(?:tutt[ie] e )?(?:i|le) due|tutt[ie] e (?:due|tre|quattro)|insieme|in tutto|(?:in |il )?totale|tutto|"
    r"entramb[ie]|"
    r"(?:за )?(?:все|оба|обе|обоих|двоих)(?! \w+ (?:дн|раз))|вместе|итого|в сумме|общ\w+ сумм\w+|всего)(?!\w)"
)
_TWO = re.compile(
    r"(?<!\w)(?:both|(?:l[oa]s|i|le|est[oa]s|all|tutt[ie] e) (?:dos|due|two|2)|amb[oa]s|entramb[ie]|оба|обе|"
    r"обоих)(?!\w)"
)
_NUMBERS = {
    2: "two|2|dos|due|два|две|двух",
    3: "three|3|tres|tre|три|трех",
    4: "four|4|cuatro|quattro|четыре",
    5: "five|5|cinco|cinque|пять",
    6: "six|6|seis|sei|шесть",
    10: "ten|10|diez|dieci|десять",
    12: "twelve|12|doce|dodici|двенадцать",
}
_COUNTED = re.compile(
    r"(?<!\w)(?:for|are|of|por|cuestan|salen|serian|son|per|costano|vengono|fanno|за|стоят|будут|выйдут)(?: \w+)? "
    rf"(?P<number>{'|'.join(_NUMBERS.values())}|\d{{1,2}})(?: (?:of (?:them|those|these)|pieces|piezas|unidades|"
    rf"pezzi|штук\w*))?\W*$"
)


def decide_total(scene: Scene) -> Decided | None:
    """The sum for the things on view, or for several of the one; which are meant is asked where that is not clear."""
    said, goods = plain(scene.text), scene.memory.goods
    if not goods.shown or scene.memory.flow or scene.has_evidence or scene.words > MOST_WORDS or _is_else(scene):
        return None
    if not _HOW_MUCH.search(said):
        return None
    if counted := _counted(scene, said):
        return _told(scene, counted)
    if not _TOGETHER.search(said):
        return None
    shown = goods.shown
    apart = len({one.product for one in shown}) == len(shown)
    if (_TWO.search(said) and len(shown) != FEWEST) or not apart or len(shown) > MOST:
        return Decided((Ask("which_product"),), goods=goods)
    return _told(scene, shown) if len(shown) >= FEWEST else None


def _is_else(scene: Scene) -> bool:
    """Whether a property or something about an order is asked, and no price."""
    of_price = scene.understood.request in (Request.PRICE_OR_DISCOUNT, Request.DELIVERY_COST, Request.PRODUCT_QUESTION)
    concepts = our_concepts().read(tokens(plain(scene.text)))
    return bool({"order", "parcel", "discount"} & concepts) or not (
        of_price or scene.understood.request_confidence < 0.6
    )


def _counted(scene: Scene, said: str) -> tuple[Shown, ...]:
    """Several of the one thing that is spoken of."""
    found, goods = _COUNTED.search(said), scene.memory.goods
    one = goods.focus or (goods.shown[0] if len(goods.shown) == 1 else None)
    if found is None or one is None:
        return ()
    named = found["number"]
    number = int(named) if named.isdigit() else next(n for n, words in _NUMBERS.items() if named in words.split("|"))
    return (one,) * number if FEWEST <= number <= MOST_OF_ONE else ()


def _told(scene: Scene, shown: tuple[Shown, ...]) -> Decided:
    delivers = "deliver" in scene.concepts and knows(scene.library.facts, "delivery_cost")
    more: tuple[Command, ...] = (TellShop("delivery_cost", countries_in(scene.text)),) if delivers else ()
    return Decided((Compare(shown, together=True), *more), goods=scene.memory.goods)
