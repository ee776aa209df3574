"""What several things cost together, when it is asked: a sum of true prices, and what delivery adds."""

import re

from parlour.assistant.decide.countries import countries_in
from parlour.assistant.decide.inform import knows
from parlour.assistant.decide.scene import Decided, Scene
from parlour.assistant.decide.subject import by_price, names_another
from parlour.assistant.decide.weigh import compared
from parlour.assistant.memory import Shown
from parlour.assistant.thought import Ask, Command, Compare, TellShop
from parlour.assistant.understand.concepts import our_concepts
from parlour.assistant.understand.text import plain, tokens
from parlour.conversation.labels import Request

FEWEST, MOST = 2, 4
MOST_WORDS, MOST_OF_ONE = 16, 99
LIKELY = 0.6
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
_BOUGHT = re.compile(
    r"(?<!\w)(?:buy|take|get|want|order|compro|llevo|cojo|pido|quiero|prendo|voglio|ordino|возьму|куплю|закажу|беру) "
    rf"(?P<number>{'|'.join(_NUMBERS.values())})(?!\w| \w+(?:st|nd|rd|th)(?!\w))"
)
_DELIVERED = re.compile(
    r"(?<!\w)(?:(?:with|including|incl|plus) (?:the )?(?:shipping|delivery|postage)|(?:con|incluido|mas) (?:el |"
    r"los )?(?:envio|gastos)|"
    r"(?:con|inclusa|compresa|piu) (?:la |le )?(?:spedizione|consegna|spese)|с (?:учетом )?доставк\w+|"
    r"вместе с доставкой)(?!\w)"
)


def decide_total(scene: Scene) -> Decided | None:
    """The sum for the things on view, or for several of the one; which are meant is asked where that is not clear."""
    said, goods = plain(scene.text), scene.memory.goods
    if not (goods.shown or goods.focus) or scene.memory.flow or scene.has_evidence or _is_else(scene):
        return None
    if scene.words > MOST_WORDS or not _HOW_MUCH.search(said):
        return None
    if counted := _counted(scene, said):
        return _told(scene, counted)
    if _DELIVERED.search(said) and (one := _the_one(scene)) and not scene.understood.slots.product:
        return _told(scene, (one,))
    return _of_all(scene, said) if _TOGETHER.search(said) else None


def decide_ends(scene: Scene) -> Decided | None:
    """The cheapest and the dearest of those on view, where both are asked for."""
    if not {"cheapest", "dearest"} <= scene.cues or scene.memory.flow or scene.understood.slots.product:
        return None
    ends = [one for dearest in (False, True) if (one := by_price(scene, dearest=dearest))]
    return compared(scene, tuple(ends)) if len(set(ends)) == FEWEST else None


def _of_all(scene: Scene, said: str) -> Decided | None:
    """The sum of all on view; "both" of more than two could be any, and variants of one thing are a choice."""
    goods, shown = scene.memory.goods, scene.memory.goods.shown
    if len(shown) == FEWEST:
        return _told(scene, shown)
    if _TWO.search(said) or len(shown) > MOST:
        return Decided((Ask("which_product"),), goods=goods)
    apart = len({one.product for one in shown}) == len(shown)
    return _told(scene, shown) if apart and len(shown) > FEWEST else None


def _the_one(scene: Scene) -> Shown | None:
    goods = scene.memory.goods
    return goods.focus or (goods.shown[0] if len(goods.shown) == 1 else None)


def _is_else(scene: Scene) -> bool:
    """Whether a property or something about an order is asked, and no price."""
    of_price = scene.understood.request in (Request.PRICE_OR_DISCOUNT, Request.DELIVERY_COST, Request.PRODUCT_QUESTION)
    concepts = our_concepts().read(tokens(plain(scene.text)))
    concepts -= {"parcel"} if _DELIVERED.search(plain(scene.text)) else set()
    unsure = scene.understood.request_confidence < LIKELY
    return bool({"order", "parcel", "discount"} & concepts) or not (of_price or unsure)


def _counted(scene: Scene, said: str) -> tuple[Shown, ...]:
    """Several of the one thing that is spoken of."""
    found, one = _COUNTED.search(said) or _BOUGHT.search(said), _the_one(scene)
    if found is None or one is None or (scene.understood.slots.product and names_another(scene)):
        return ()
    named = found["number"]
    number = int(named) if named.isdigit() else next(n for n, words in _NUMBERS.items() if named in words.split("|"))
    return (one,) * number if FEWEST <= number <= MOST_OF_ONE else ()


def _told(scene: Scene, shown: tuple[Shown, ...]) -> Decided:
    delivers = "deliver" in scene.concepts and knows(scene.library.facts, "delivery_cost")
    more: tuple[Command, ...] = (TellShop("delivery_cost", countries_in(scene.text)),) if delivers else ()
    return Decided((Compare(shown, together=True), *more), goods=scene.memory.goods)
