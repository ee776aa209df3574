"""What to tell about the shop itself: its promises, its answers, or that it does not know."""

import re

from parlour.assistant.decide.answers import FAIRLY, WELL, answer_on, best_answer
from parlour.assistant.decide.countries import countries_in
from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.goods.occasions import occasions_in
from parlour.assistant.thought import Command, DontKnow, Guide, TellShop, Thank, Topic
from parlour.assistant.understand.concepts import our_concepts
from parlour.assistant.understand.text import plain, tokens
from parlour.conversation.labels import Request, Stage
from parlour.shop.facts import Facts

ELLIPSIS = 4
PRECISELY = 0.85
DELIVERY = ("delivery_time", "delivery_cost")
_CODE = re.compile(r"(?<!\w)(?:code|coupon|voucher|c[oó]digo|cup[oó]n|codice|buono|промо|купон|код)\w*", re.IGNORECASE)
GIVES_BACK = ("cancel_order", "return_items", "refund")


def decide_answered(scene: Scene) -> Decided | None:
    """A message of which little is sure, but which one of the shop's answers fits well."""
    if scene.understood.request_confidence >= SURE or scene.understood.slots.product:
        return None
    answer = best_answer(scene, WELL)
    return _tell(scene, answer) if answer else None


def decide_what_if(scene: Scene) -> Decided | None:
    """What becomes of a thing that is not bought yet if it breaks, or is not liked: warranty, returns."""
    goods = scene.memory.goods
    if "if_so" not in scene.cues or scene.memory.order or scene.memory.flow or not (goods.shown or goods.focus):
        return None
    if "breaks" in scene.cues and knows(scene.library.facts, "warranty"):
        return _tell(scene, TellShop("warranty"))
    if "not_liked" in scene.cues and knows(scene.library.facts, "returns"):
        return _tell(scene, TellShop("returns"))
    return None


def decide_stage(scene: Scene) -> Decided | None:
    """Praise is thanked for; who brings friends is told what they get."""
    understood = scene.understood
    if understood.stage_confidence < SURE or (scene.asks and understood.stage is Stage.SATISFACTION):
        return None
    if understood.stage is Stage.REFERRAL and not occasions_in(scene.text):
        answer = best_answer(scene, FAIRLY, "friend")
        return _tell(scene, answer) if answer else Decided((Guide("friend"),), asked="person")
    if understood.stage is Stage.OBJECTION and understood.request_confidence < SURE and not understood.slots.product:
        return Decided((Guide("doubt"),), goods=scene.memory.goods) if not scene.memory.goods.shown else None
    if understood.stage is Stage.SATISFACTION and understood.request_confidence < SURE:
        return Decided((Thank(praise=True),), goods=scene.memory.goods)
    return None


def decide_broken(scene: Scene) -> Decided | None:
    """Something arrived damaged or wrong: what the shop says of it, else return, exchange or a person."""
    requests = (Request.COMPLAINT, Request.REPAIR_OR_WARRANTY, Request.ACCESSORIES, Request.FIND_PRODUCT)
    if "broken_on_arrival" not in scene.cues or scene.understood.evidence.orders or scene.memory.flow:
        return None
    here = {"mine", "arrive"} & scene.concepts or scene.understood.stage is Stage.EVALUATION
    if not here or (scene.understood.request not in requests and scene.understood.request_confidence >= SURE):
        return None
    answer = best_answer(scene, FAIRLY, "broken")
    return _tell(scene, answer) if answer else Decided((Guide("broken"),), goods=scene.memory.goods, asked="person")


def decide_gift_wrap(scene: Scene) -> Decided | None:
    """Whether things are wrapped as presents: the shop's own words on it, else it is not known."""
    if "gift_wrap" not in scene.cues or not scene.asks or scene.has_evidence:
        return None
    answer = best_answer(scene, FAIRLY)
    if answer:
        return _tell(scene, answer)
    return Decided((DontKnow("gift_wrap"),), goods=scene.memory.goods, asked="person", failed=True)


def decide_return_cost(scene: Scene) -> Decided | None:
    """Who pays for sending something back: the shop's own words on it, else it is not known."""
    if "return_cost" not in scene.cues or scene.has_evidence:
        return None
    answer = best_answer(scene, WELL)
    if answer or scene.library.facts.returns is not None:
        return _tell(scene, answer or TellShop("returns"))
    return Decided((DontKnow("return_cost"),), goods=scene.memory.goods, asked="person", failed=True)


def decide_refund_way(scene: Scene) -> Decided | None:
    """Money wanted on a gift card, or how long it takes, where money that comes back is spoken of."""
    if not knows(scene.library.facts, "refunds"):
        return None
    before = scene.memory.requests[-1:] == (Request.REFUND_STATUS,) and scene.memory.asked not in ("proof", "order")
    if before and {"how_long", "waits"} & scene.cues and scene.words <= ELLIPSIS:
        return tell_topic(scene, "refunds")
    elsewhere = "refund" in scene.cues and {"credit_card", "paypal", "payment_change"} & scene.cues
    if "gift_card" not in scene.cues and not elsewhere:
        return None
    flow, acted = scene.memory.flow, {key.split()[0] for key in scene.memory.acted}
    spoken_of = bool((flow and flow.doing in GIVES_BACK) or acted & set(GIVES_BACK))
    spoken_of = spoken_of or {"refund", "gift_card"} <= scene.cues
    spoken_of = spoken_of or Request.REFUND_STATUS in scene.memory.requests[-4:]
    return tell_topic(scene, "refunds") if spoken_of and not scene.understood.slots.product else None


def tell_topic(scene: Scene, topic: Topic) -> Decided:
    """A promise, or the shop's answer where that fits the words better; else it is not known."""
    countries = countries_in(scene.text)
    precise = answer_on(scene, WELL, topic) if not countries else None
    if precise is None and topic in DELIVERY and not countries:
        precise = best_answer(scene, WELL, topic)
    if precise:
        return _tell(scene, precise)
    if knows(scene.library.facts, topic):
        return _tell(scene, TellShop(topic, countries))
    answer = best_answer(scene, FAIRLY, topic)
    return _tell(scene, answer) if answer else _unknown(scene, topic)


def means_discount(scene: Scene) -> bool:
    """Whether a reduction of the shop is asked for; "sale" is no sale in Spanish and Italian."""
    words = [word for word in tokens(plain(scene.text)) if word != "sale" or scene.lang not in ("es", "it")]
    asked = "discount" in our_concepts().read(words) and "cheaper" not in scene.cues
    return asked or ("reduced" in scene.cues and not scene.understood.query.price)


def shop_discounts(scene: Scene) -> Decided:
    """What the shop says of discounts, if anything."""
    answer = best_answer(scene, FAIRLY if _CODE.search(scene.text) else PRECISELY, "discounts")
    return _tell(scene, answer) if answer else _unknown(scene, "discounts")


def _tell(scene: Scene, told: Command) -> Decided:
    return Decided((told,), goods=scene.memory.goods)


def knows(facts: Facts, topic: Topic) -> bool:
    """Whether the shop's promises say anything about a topic."""
    known = {
        "delivery_time": any(way.days for way in facts.delivery),
        "delivery_cost": any(way.cost or way.free_from for way in facts.delivery),
        "returns": facts.returns is not None or any(rules.may for rules in facts.orders.values()),
        "exchanges": any(rules.may for rules in facts.orders.values()),
        "cancelling": any(rules.may for rules in facts.orders.values()),
        "refunds": facts.refunds is not None,
        "warranty": facts.warranty is not None,
        "payment": bool(facts.payment and facts.payment.methods),
        "instalments": bool(facts.payment and facts.payment.instalments),
        "hours": facts.hours is not None,
        "address": facts.contact.address is not None,
        "phone": facts.contact.phone is not None,
        "email": facts.contact.email is not None,
    }
    return known[topic]


def topic_of(scene: Scene) -> Topic | None:
    """The promise that a few words ask for only in the light of the question before: what it costs, after how long."""
    before = scene.memory.requests[-1:] == (Request.DELIVERY_TIME,) and scene.words <= ELLIPSIS
    of_price = scene.understood.request is Request.PRICE_OR_DISCOUNT and not scene.memory.goods.shown
    return "delivery_cost" if before and of_price else None


def _unknown(scene: Scene, topic: str) -> Decided:
    return Decided((DontKnow(topic),), goods=scene.memory.goods, asked="person", failed=True)
