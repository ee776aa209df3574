"""Goods that are to be collected by the shopper, or kept aside: what the shop says of it, else that it is not known."""

import re

from parlour.assistant.decide.answers import topic_answer
from parlour.assistant.decide.scene import Decided, Scene
from parlour.assistant.thought import DontKnow
from parlour.assistant.understand.text import plain

MOST_WORDS = 16
_COLLECT = re.compile(
    r"(?<!\w)(?:(?:can|could|may|might) (?:i|we) (?:just |also |come and |come to )?(?:pick|collect|fetch)\w*|"
    r"(?:pick|collect|fetch)\w* (?:it |them |this |that )?(?:up )?(?:myself|ourselves|in person|in (?:the |"
    r"your )?(?:shop|store))|"
    r"(?:in-?store|store|shop) pick-?up|click (?:and|&) collect|"
    r"(?:puedo|podemos|podria|se puede|paso a|pasar a|voy a) recoger\w*|recog(?:erl[oa]s?|ida) (?:yo|"
    r"en (?:la )?tienda)|"
    r"(?:posso|possiamo|potrei|si puo|passo a|passare a|vengo a) (?:ritirar|prender)\w*|ritir\w+ (?:di persona|"
    r"in negozio|io)|"
    r"(?:можно|могу|можем|смогу) (?:ли )?(?:\w+ ){0,2}забрать|забрать (?:сам\w*|лично|в магазине)|самовывоз\w*)"
)
_HOLD = re.compile(
    r"(?<!\w)(?:(?:hold|keep|reserve|put|set) (?:\w+ ){1,5}(?:for me|for us|aside|back|until|till)|reserve (?:it|"
    r"one|them|this)|"
    r"(?:guard|apart|reserv)(?:ar|a|en|ad|e|as|ais|an)?(?:me|nos)?(?:l[oa]s?)(?!\w)|(?:me|nos) l[oa]s? (?:guard|"
    r"apart|reserv)\w+|"
    r"(?:guard|apart|reserv)ar(?:me|nos)?(?: un[oa]?| el| la)?(?= |\W*$)|"
    r"(?:tener|mett|metter)\w* (?:\w+ )?(?:da|in) parte|(?:me |ce )?l[oaie] (?:tenete|mettete|tieni) (?:da|"
    r"in) parte|prenotarl\w+|"
    r"(?:отлож|придерж|зарезервир|заброниру)\w+)"
)


def decide_collecting(scene: Scene) -> Decided | None:
    """What the shop says of collecting or of keeping aside, where that is asked of goods and not of an order's way."""
    said = plain(scene.text)
    if scene.memory.flow or scene.has_evidence or scene.words > MOST_WORDS:
        return None
    topic = "holding" if _HOLD.search(said) else "collect" if _COLLECT.search(said) else ""
    if not topic or "return" in scene.concepts:
        return None
    goods = scene.memory.goods
    answer = topic_answer(scene, topic)
    if answer:
        return Decided((answer,), goods=goods)
    return Decided((DontKnow(topic),), goods=goods, asked="person", failed=True)
