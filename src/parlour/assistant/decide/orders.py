"""What a message wants to be done with an order, and how it goes on with what is under way."""

import re

import msgspec

from parlour.assistant.decide.inform import WELL, best_answer, decide_information, knows
from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.decide.sell import decide_goods
from parlour.assistant.decide.subject import pointed_at
from parlour.assistant.memory import Doing, Evidence, Flow
from parlour.assistant.thought import Command, Confirm, Leave, Prove, Pursue, TellShop
from parlour.assistant.understand.slots import find_names
from parlour.conversation.labels import Request, Stage

ORDERLY: dict[Request, Doing] = {
    Request.TRACK_ORDER: "track",
    Request.CANCEL_ORDER: "cancel_order",
    Request.RETURN_ITEM: "return_items",
    Request.EXCHANGE_ITEM: "exchange_items",
    Request.REFUND_STATUS: "refund",
}
ASIDE = (
    Request.DELIVERY_TIME,
    Request.DELIVERY_COST,
    Request.PAYMENT_METHODS,
    Request.STORE_INFO,
    Request.REPAIR_OR_WARRANTY,
    Request.PRICE_OR_DISCOUNT,
    Request.PRODUCT_QUESTION,
    Request.AVAILABILITY,
    Request.FIND_PRODUCT,
    Request.COMPARE_PRODUCTS,
    Request.OUT_OF_SCOPE,
)
RULED = (Request.RETURN_ITEM, Request.EXCHANGE_ITEM, Request.REFUND_STATUS, Request.CANCEL_ORDER, Request.CHANGE_ORDER)
SHORT = 12
NAME_AND_GREETING = 5
_ADDRESS_AFTER = re.compile(
    r"(?:address(?: is| to|:)?|(?:deliver|ship|send)\w*(?: it| this| them)? to|to"
    r"|direcci[oó]n(?: es| a|:)?|(?<!\w)(?:a|en)(?: la)?(?= calle)"
    r"|indirizzo(?: [eè]|:)?|(?<!\w)(?:a|in)(?= via)"
    r"|адрес\w*(?: на|:)?|(?<!\w)на|:)\s*[:—-]?\s*",
    re.IGNORECASE,
)


def decide_order(scene: Scene) -> Decided | None:
    """A new wish about an order, or a proof given without one."""
    doing = doing_of(scene)
    if doing == "refund":
        return _refund(scene)
    if doing:
        return _pursue(scene, new_flow(scene, doing))
    if scene.has_evidence and _is_only_evidence(scene):
        return _decided(scene, (Prove(),))
    return None


def go_on_with_order(scene: Scene) -> Decided | None:
    """The next step of what is under way with an order; a question in between is answered, and it goes on."""
    flow = scene.memory.flow
    if flow is None:
        return None
    if _leaves(scene, flow):
        return Decided((Leave(),), goods=scene.memory.goods)
    if flow.asked == "confirm" and scene.agrees(*ORDERLY, Request.CHANGE_ORDER, Request.THANKS_BYE):
        return _decided(scene, (Confirm(flow),))
    doing = None if _proves(scene) else doing_of(scene)
    if doing and doing != flow.doing and scene.understood.request_confidence >= SURE:
        return _pursue(scene, new_flow(scene, doing, before=flow))
    aside = _aside(scene, flow)
    return aside or _pursue(scene, updated(scene, flow))


def doing_of(scene: Scene) -> Doing | None:
    """What is to be done with an order, if the message is about one."""
    understood = scene.understood
    request, orders = understood.request, understood.evidence.orders
    unsure = understood.request_confidence < SURE / 2 and not orders
    if unsure or (request in RULED and _asks_for_rules(scene)):
        return None
    if scene.memory.order and _changes_spoken_of(scene):
        return "exchange_items" if scene.memory.order_status == "delivered" else _change(scene)
    if (orders or scene.memory.order) and "pay" in scene.concepts and "instead" in scene.cues:
        return "change_payment"
    if request is Request.CHANGE_ORDER:
        return _change(scene)
    told: Doing | None = "track" if orders and understood.request_confidence < SURE else None
    return ORDERLY.get(request) or told


def new_flow(scene: Scene, doing: Doing, before: Flow | None = None) -> Flow:
    """A new thing to do; the order is the one named, or the one that was spoken of."""
    spoken_of = None if doing == "track" and "more" in scene.cues else scene.memory.order
    order = scene.understood.slots.order or (before.order if before else spoken_of)
    return _with_words(scene, Flow(doing=doing, order=order))


def updated(scene: Scene, flow: Flow) -> Flow:
    """What is under way with what this message adds or corrects."""
    order = scene.understood.slots.order
    if order and flow.asked != "confirm":
        flow = msgspec.structs.replace(flow, order=order)
    return _with_words(scene, flow)


def find_address(text: str, *, asked: bool) -> str | None:
    """A postal address in a message: what follows the word for it, or all of an answer that looks like one."""
    places = [match.end() for match in _ADDRESS_AFTER.finditer(text)]
    rests = [text[place:].strip(" .,;") for place in places] + ([text.strip()] if asked else [])
    good = [rest for rest in rests if _looks_like_address(rest)]
    return max(good, key=len) if good and asked and not places else good[0] if good else None


def _looks_like_address(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", text)
    return bool(re.search(r"(?<![#\w])\d", text)) and len(words) >= 2 and "@" not in text and "?" not in text


def _with_words(scene: Scene, flow: Flow) -> Flow:
    """The shopper's words where an item, a variant, an address or a means of payment is still open."""
    text, cues = scene.text, scene.cues
    changes: dict[str, object] = {}
    fresh = not flow.words
    if fresh or flow.asked in ("item", "order"):
        changes |= {"words": f"{flow.words} {text}".strip(), "every_item": flow.every_item or "every" in cues}
    if flow.doing in ("exchange_items", "change_items") and (fresh or flow.asked in ("item", "new_item", "confirm")):
        kept = flow.wanted if flow.asked in ("item", "new_item") else ""
        pointed = pointed_at(scene) if flow.asked == "new_item" else None
        changes |= {"wanted": pointed.sku if pointed else f"{kept} {text}".strip(), "new_items": ()}
    if flow.doing == "change_address":
        changes["address"] = find_address(text, asked=flow.asked == "address") or flow.address
    if flow.doing == "change_payment":
        named = {"gift_card", "paypal", "credit_card"} & cues
        changes["payment"] = text if (named or flow.asked == "payment") else flow.payment
    if flow.doing == "cancel_order":
        reason = "not_needed" if "not_needed" in cues else "mistake" if "mistake" in cues else flow.reason
        changes["reason"] = reason
    return msgspec.structs.replace(flow, **changes)


def _change(scene: Scene) -> Doing:
    """What of an order is to be changed."""
    cues = scene.cues
    if "address_change" in cues and "item_change" not in cues:
        return "change_address"
    if "payment_change" in cues and not {"item_change", "address_change"} & cues:
        return "change_payment"
    return "change_address" if "address_change" in cues and find_address(scene.text, asked=False) else "change_items"


def _changes_spoken_of(scene: Scene) -> bool:
    """Whether the order that was just spoken of is to be changed, whatever else the message may look like."""
    close = (Request.AVAILABILITY, Request.FIND_PRODUCT, Request.PRODUCT_QUESTION, Request.EXCHANGE_ITEM)
    return bool({"change", "exchange"} & scene.concepts) and scene.understood.request in (*close, Request.CHANGE_ORDER)


def _asks_for_rules(scene: Scene) -> bool:
    """Whether it is asked how things are done in general, by somebody who names no order and has given no proof."""
    if scene.has_evidence or scene.memory.proven:
        return False
    general = scene.understood.stage is Stage.OBJECTION or ("time" in scene.concepts and "?" in scene.text)
    return general or (scene.asks and best_answer(scene, WELL) is not None)


def _leaves(scene: Scene, flow: Flow) -> bool:
    if "forget" in scene.cues and scene.words <= SHORT and not scene.has_evidence:
        return flow.doing != "cancel_order" or flow.asked == "confirm"
    return flow.asked == "confirm" and scene.begins("no") and scene.words <= 5


def _aside(scene: Scene, flow: Flow) -> Decided | None:
    """A question in the middle: answered, while the flow stays as it is."""
    if not scene.is_surely(*ASIDE) or scene.has_evidence:
        return None
    if flow.doing == "change_payment" and scene.is_surely(Request.PAYMENT_METHODS):
        return None
    if flow.asked in ("item", "new_item", "address", "payment") and "?" not in scene.text:
        return None
    return decide_goods(scene) or decide_information(scene)


def _refund(scene: Scene) -> Decided:
    """How money comes back, and where it is for the order that is meant."""
    told: tuple[Command, ...] = (TellShop("refunds"),) if knows(scene.library.facts, "refunds") else ()
    flow = new_flow(scene, "refund")
    if told and scene.memory.proven and not flow.order:
        return _decided(scene, told)
    return _decided(scene, (*told, Pursue(flow)))


def _pursue(scene: Scene, flow: Flow) -> Decided:
    return _decided(scene, (Pursue(flow),))


def _decided(scene: Scene, commands: tuple[Command, ...]) -> Decided:
    return Decided(commands, goods=scene.memory.goods, evidence=_evidence(scene))


def _proves(scene: Scene) -> bool:
    """Whether a message answers the question who the shopper is."""
    return scene.memory.asked == "proof" and scene.has_evidence


def _evidence(scene: Scene) -> Evidence:
    """What is to be checked now: nothing when this message adds nothing; else with what was given before."""
    given = scene.understood.evidence
    if (scene.memory.proven or scene.memory.asked == "address") and not given.emails:
        return Evidence()
    if not given.names and scene.memory.asked == "proof" and not scene.begins("yes"):
        names = find_names(scene.text) if scene.words <= NAME_AND_GREETING else ()
        given = msgspec.structs.replace(given, names=names)
    if not (given.emails or given.codes or given.orders or given.names):
        return Evidence()
    return scene.memory.evidence.with_new(given)


def _is_only_evidence(scene: Scene) -> bool:
    """Whether a message gives a proof and asks for little else."""
    given = scene.understood.evidence
    coded = given.names and any(len(code) > 4 for code in given.codes)
    if scene.understood.slots.product and not given.emails:
        return False
    return bool(given.emails or given.orders or coded) and (
        scene.understood.request_confidence < SURE or scene.words <= 6
    )
