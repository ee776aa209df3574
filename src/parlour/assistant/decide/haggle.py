"""Haggling: the price is the same for everybody; what the shop itself takes off, or a cheaper thing, helps."""

import re

from parlour.assistant.decide.answers import best_answer
from parlour.assistant.decide.inform import PRECISELY
from parlour.assistant.decide.scene import Decided, Scene
from parlour.assistant.thought import Command, Guide
from parlour.assistant.understand.text import plain

MOST_WORDS = 14
_ASKS = re.compile(
    r"(?<!\w)(?:(?:some(?:thing)?|a bit|a little|anything) off(?!er)|(?:knock|take|shave) (?:\w+ ){0,3}off|"
    r"(?:better|best|special|friendly|good) (?:price|deal)(?= (?:for|on)|\W*$)|(?:lower|drop|reduce|cut) the price|"
    r"negotia\w+|haggl\w+|bargain with|(?:do|let me have|give me|sell me) (?:it|them|this|"
    r"that) (?:to me )?for (?=\W?\d)|"
    r"\d+ ?(?:€|\$|eur\w*|usd|dollars?|bucks|percent|%) (?:less|off|cheaper)|"
    r"descuent(?:it|ill)\w+|rebajit\w+|rebaj(?:a|as|ame\w*|armel\w+)(?: \w+)? (?:un poco|algo|el precio)|"
    r"regate\w+|negociar|"
    r"(?:me |nos )?(?:l[oa]s? )?(?:dej|pon)(?:a|as|ais|an|ad|e|es)?(?:melo|mela)? (?:en|por|a) (?=\W?\d)|"
    r"(?:haz|hac)\w* (?:un )?(?:mejor )?precio|mejor precio(?=\W*$)|(?:quit|baj)\w+ (?:algo|un poco|el precio)|"
    r"\d+ ?(?:€|euros?) (?:menos|de menos)|"
    r"scontin\w+|(?:fa|fai|fate|fare|farmi|farci)(?: \w+)? (?:un )?(?:buon |bel )?prezzo|trattabil\w+|"
    r"trattare sul prezzo|"
    r"(?:me |ce )?l[oaie] (?:lasci|lasciate|dai|date|fai|fate) (?:a|per) (?=\W?\d)|(?:scend|cal|"
    r"abbass)\w+ (?:un po|il prezzo|di prezzo)|"
    r"\d+ ?(?:€|euro) (?:in )?meno|toglie\w+ qualcosa|"
    r"скин\w+|уступ\w+|сбав\w+|сброс\w+ цен\w+|торг(?:уемся|оваться|уетесь|уместен)?|отдад\w+ за (?=\d)|"
    r"скидочк\w+|(?:сдела|дад)\w+ (?:мне )?(?:хорошую |лучшую )?цену|подвин\w+ (?:по|в) цен\w+|на \d+ (?:евро|"
    r"руб\w*|долл\w*) (?:меньше|дешевле))"
)


def decide_haggle(scene: Scene) -> Decided | None:
    """The price as it is; a reduction of the shop's own where it has one and names no sum of their own."""
    said = plain(scene.text)
    if scene.words > MOST_WORDS or scene.memory.flow or scene.has_evidence or not _ASKS.search(said):
        return None
    goods, names_sum = scene.memory.goods, any(char.isdigit() for char in said)
    if scene.understood.slots.product and not goods.shown:
        return None
    answer = best_answer(scene, PRECISELY, "discounts") if not names_sum else None
    told: Command = answer or Guide("haggle")
    return Decided((told,), goods=goods)
