"""What to tell about the shop itself: its promises, its answers, or that it does not know."""

import tomllib
from functools import cache
from importlib import resources

from parlour.assistant.decide.countries import countries_in
from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.thought import Ask, Command, DontKnow, Guide, Record, TellAnswer, TellShop, Thank, Topic
from parlour.conversation.labels import Request, Stage
from parlour.knowledge.answers import FoundAnswer
from parlour.shop.facts import Facts

WELL = 0.6
FAIRLY = 0.4
LOOKED_AT = 12
LIKELY = 0.3
ELLIPSIS = 4
TOPICS: dict[Request, Topic] = {
    Request.DELIVERY_TIME: "delivery_time",
    Request.DELIVERY_COST: "delivery_cost",
    Request.RETURN_ITEM: "returns",
    Request.EXCHANGE_ITEM: "exchanges",
    Request.CANCEL_ORDER: "cancelling",
    Request.CHANGE_ORDER: "cancelling",
    Request.REFUND_STATUS: "refunds",
    Request.REPAIR_OR_WARRANTY: "warranty",
    Request.PAYMENT_METHODS: "payment",
    Request.STORE_INFO: "hours",
}
SUPPORT: dict[Request, set[str]] = {
    Request.DELIVERY_TIME: {"deliver", "arrive", "parcel", "time", "order"},
    Request.DELIVERY_COST: {"deliver", "cost", "free", "parcel"},
    Request.RETURN_ITEM: {"return", "refund"},
    Request.EXCHANGE_ITEM: {"exchange", "change", "toosmall"},
    Request.CANCEL_ORDER: {"cancel"},
    Request.REFUND_STATUS: {"refund", "return"},
    Request.REPAIR_OR_WARRANTY: {"warranty", "broken"},
    Request.PAYMENT_METHODS: {"pay"},
    Request.STORE_INFO: {"store", "address", "where", "time", "call"},
    Request.CHECKOUT_HELP: {"cart", "order", "take", "fail", "discount"},
    Request.PAYMENT_PROBLEM: {"pay", "fail"},
    Request.ACCOUNT_HELP: {"account"},
    Request.LEAVE_REVIEW: {"review"},
    Request.INVOICE: {"invoice"},
}
SURE_ALONE = 0.65
GUIDES: dict[Request, Guide] = {
    Request.CHECKOUT_HELP: Guide("checkout"),
    Request.PAYMENT_PROBLEM: Guide("payment_problem"),
    Request.ACCOUNT_HELP: Guide("account"),
    Request.LEAVE_REVIEW: Guide("review"),
    Request.INVOICE: Guide("invoice"),
}


def decide_information(scene: Scene) -> Decided | None:
    """What a message that asks for information about the shop calls for."""
    request = scene.understood.request
    if scene.understood.request_confidence < LIKELY or not _is_supported(scene):
        return None
    if request is Request.CALLBACK:
        return _callback(scene)
    if topic := topic_of(scene):
        return tell_topic(scene, topic)
    if guide := GUIDES.get(request):
        answer = best_answer(scene, FAIRLY, guide.what)
        return _tell(scene, answer) if answer else Decided((guide,), goods=scene.memory.goods, asked="person")
    return None


def _is_supported(scene: Scene) -> bool:
    """Whether a word of the message speaks for its request, or the model is sure without."""
    needed = SUPPORT.get(scene.understood.request)
    return not needed or scene.understood.request_confidence >= SURE_ALONE or bool(needed & scene.concepts)


def decide_answered(scene: Scene) -> Decided | None:
    """A message of which little is sure, but which one of the shop's answers fits well."""
    if scene.understood.request_confidence >= SURE or scene.understood.slots.product:
        return None
    answer = best_answer(scene, WELL)
    return _tell(scene, answer) if answer else None


def decide_stage(scene: Scene) -> Decided | None:
    """Praise is thanked for; who brings friends is told what they get."""
    understood = scene.understood
    if understood.stage_confidence < SURE or (scene.asks and understood.stage is Stage.SATISFACTION):
        return None
    if understood.stage is Stage.REFERRAL:
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


def tell_topic(scene: Scene, topic: Topic) -> Decided:
    """A promise, or the shop's answer where that fits the words better; else it is not known."""
    countries = countries_in(scene.text)
    precise = best_answer(scene, WELL) if not countries else None
    if precise:
        return _tell(scene, precise)
    if knows(scene.library.facts, topic):
        return _tell(scene, TellShop(topic, countries))
    answer = best_answer(scene, FAIRLY, topic)
    return _tell(scene, answer) if answer else _unknown(scene, topic)


def shop_discounts(scene: Scene) -> Decided:
    """What the shop says of discounts, if anything."""
    answer = best_answer(scene, FAIRLY, "discounts")
    return _tell(scene, answer) if answer else _unknown(scene, "discounts")


def best_answer(scene: Scene, least: float, topic: str = "") -> Command | None:
    """The shop's answer that fits well enough: by the shopper's words, else by the words of a topic."""
    answers = scene.library.answers
    found = _in_language(answers.find(scene.text, scene.lang, LOOKED_AT), scene.lang)
    if (not found or found[0].score < least) and topic in _topics():
        found = answers.about(_topics()[topic], scene.lang)
    if not found or found[0].score < least:
        return None
    return TellAnswer(found[0].answer.text, found[0].answer.source)


def _in_language(found: list[FoundAnswer], lang: str) -> list[FoundAnswer]:
    return [one for one in found if one.answer.lang == lang]


@cache
def _topics() -> dict[str, str]:
    file = resources.files("parlour.assistant") / "cues" / "topics.toml"
    return tomllib.loads(file.read_text("utf-8"))


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
    """The promise that a message asks for."""
    topic = TOPICS.get(scene.understood.request)
    before = scene.memory.requests[-1:] == (Request.DELIVERY_TIME,) and scene.words <= ELLIPSIS
    if before and scene.understood.request is Request.PRICE_OR_DISCOUNT and not scene.memory.goods.shown:
        return "delivery_cost"
    if topic == "hours":
        return _of_store(scene)
    return topic


def _of_store(scene: Scene) -> Topic:
    concepts = scene.concepts
    if "call" in concepts and "time" not in concepts:
        return "phone"
    if "privacy" in concepts or "email" in scene.text.casefold():
        return "email"
    return "address" if {"address", "where"} & concepts else "hours"


def _callback(scene: Scene) -> Decided:
    if phone := scene.understood.slots.phone:
        return Decided((Record("callback", contact=phone),), goods=scene.memory.goods)
    return Decided((Ask("phone"),), goods=scene.memory.goods, asked="phone")


def _unknown(scene: Scene, topic: str) -> Decided:
    return Decided((DontKnow(topic),), goods=scene.memory.goods, asked="person", failed=True)
