"""What a message means in the light of the talk: short answers take their stage from what is under way."""

import msgspec

from parlour.assistant.turn import Turn
from parlour.assistant.understand.reader import count_words
from parlour.assistant.understand.values import Understood
from parlour.conversation.labels import Request, Stage

SHORT = 6
UNSURE = 0.5
STAGES = {
    "track": Stage.FULFILMENT,
    "cancel_order": Stage.FULFILMENT,
    "change_address": Stage.FULFILMENT,
    "change_payment": Stage.FULFILMENT,
    "change_items": Stage.FULFILMENT,
    "return_items": Stage.EVALUATION,
    "exchange_items": Stage.EVALUATION,
    "refund": Stage.EVALUATION,
}
ORDERLY = {
    Request.TRACK_ORDER: Stage.FULFILMENT,
    Request.CANCEL_ORDER: Stage.FULFILMENT,
    Request.CHANGE_ORDER: Stage.FULFILMENT,
    Request.RETURN_ITEM: Stage.EVALUATION,
    Request.EXCHANGE_ITEM: Stage.EVALUATION,
    Request.REFUND_STATUS: Stage.EVALUATION,
}
ON_ITS_WAY = ("pending", "processed")
OPINIONS = (Stage.EVALUATION, Stage.SATISFACTION, Stage.OBJECTION, Stage.REPEAT, Stage.REFERRAL)
ALONE = (Stage.NONE, Stage.SEARCHING, Stage.ACTION, Stage.DESIRE)


def in_context(understood: Understood, turn: Turn) -> Understood:
    """The same message with the stage that the talk gives it."""
    stage = _stage(understood, turn)
    return msgspec.structs.replace(understood, stage=stage) if stage else understood


def _stage(understood: Understood, turn: Turn) -> Stage | None:
    """The stage by the talk, or None where the message speaks for itself."""
    if "orders" in understood.cues:
        return Stage.NONE
    polite = understood.request in (Request.THANKS_BYE, Request.GREETING) and understood.request_confidence > UNSURE
    if polite and not _answers(understood, turn):
        return None
    return _of_orders(understood, turn) or _of_goods(understood, turn)


def _answers(understood: Understood, turn: Turn) -> bool:
    """Whether it is the yes or no to our own question, however politely."""
    flow = turn.memory.flow
    return bool({"yes", "no", "forget"} & understood.cues) and bool(turn.memory.asked or (flow and flow.asked))


def _of_orders(understood: Understood, turn: Turn) -> Stage | None:
    """What is said while an order is spoken of belongs to it."""
    flow, order = turn.memory.flow, turn.memory.order
    unsure = understood.stage_confidence < UNSURE or count_words(understood.text) <= SHORT
    if flow and flow.asked == "proof" and (understood.evidence.emails or understood.evidence.codes):
        return STAGES.get(flow.doing)
    orderly = ORDERLY.get(understood.request) if understood.request_confidence >= UNSURE else None
    if orderly and (flow or order):
        return Stage.FULFILMENT if turn.memory.order_status in ON_ITS_WAY else orderly
    if flow and (unsure or understood.evidence.emails or understood.evidence.codes):
        return STAGES.get(flow.doing)
    named = understood.evidence.orders and not flow and understood.stage not in OPINIONS
    if named:
        return orderly or Stage.FULFILMENT
    return Stage.FULFILMENT if order and unsure and understood.stage in ALONE else None


def _of_goods(understood: Understood, turn: Turn) -> Stage | None:
    """Among goods: too dear is an objection, more wishes are a search, a question about one thing is interest."""
    goods, stage, cues = turn.memory.goods, understood.stage, understood.cues
    finds = understood.request is Request.FIND_PRODUCT or ("cheaper" in cues and goods.query is not None)
    unsure = understood.stage_confidence < UNSURE or count_words(understood.text) <= SHORT
    asks = understood.request in (Request.PRODUCT_QUESTION, Request.PRICE_OR_DISCOUNT, Request.COMPARE_PRODUCTS)
    new_search = finds and goods.focus is None and stage in (Stage.INTEREST, Stage.NONE, Stage.ACTION)
    narrowing = goods.query and unsure and stage is Stage.NONE and understood.query.options
    told = None
    if "too_dear" in cues and (goods.query or stage not in OPINIONS):
        told = Stage.OBJECTION
    elif new_search or narrowing:
        told = Stage.SEARCHING
    elif goods.query and unsure and "take" in cues and stage not in (Stage.DESIRE, Stage.ACTION):
        told = Stage.DESIRE
    elif goods.query and unsure and asks and stage in (*ALONE, Stage.FULFILMENT):
        told = Stage.INTEREST
    return told
