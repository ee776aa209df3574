"""What a message means in the light of the talk: short answers take their stage from what is under way."""

import msgspec

from parlour.assistant.turn import Turn
from parlour.assistant.understand.concepts import our_concepts
from parlour.assistant.understand.cues import ORDINALS
from parlour.assistant.understand.reader import count_words
from parlour.assistant.understand.text import plain, tokens
from parlour.assistant.understand.values import Understood
from parlour.conversation.labels import Request, Stage

SHORT = 6
UNSURE = 0.5
LIKELY = 0.35
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
ANSWERED = ("confirm", "order", "item", "new_item", "address", "payment")
BEFORE_IT_CAME = (Request.TRACK_ORDER, Request.CHANGE_ORDER, Request.CANCEL_ORDER)
ON_ITS_WAY = ("pending", "processed")
OPINIONS = (Stage.EVALUATION, Stage.SATISFACTION, Stage.OBJECTION, Stage.REPEAT, Stage.REFERRAL)
DOUBTED = (Stage.REFERRAL, Stage.NONE, Stage.ACTION, Stage.EVALUATION)
OBJECTS = {"too_dear", "doubt", "thinks", "elsewhere"}
NOT_TAKING = (Stage.NONE, Stage.SEARCHING, Stage.INTEREST, Stage.NEED, Stage.FULFILMENT, Stage.EVALUATION)
OF_ORDERS = (Stage.FULFILMENT, Stage.EVALUATION)
NARROWS = (Request.PRODUCT_QUESTION, Request.AVAILABILITY, Request.PRICE_OR_DISCOUNT)
ALONE = (Stage.NONE, Stage.SEARCHING, Stage.ACTION, Stage.DESIRE)


def in_context(understood: Understood, turn: Turn) -> Understood:
    """The same message with the stage that the talk gives it."""
    stage = _stage(understood, turn)
    return msgspec.structs.replace(understood, stage=stage) if stage else understood


def _stage(understood: Understood, turn: Turn) -> Stage | None:
    """The stage by the talk, or None where the message speaks for itself."""
    if "orders" in understood.cues or ("who_are_you" in understood.cues and count_words(understood.text) <= SHORT):
        return Stage.NONE
    polite = understood.request in (Request.THANKS_BYE, Request.GREETING) and understood.request_confidence > UNSURE
    takes = "take" in understood.cues and bool(turn.memory.goods.shown)
    if polite and not takes and not _answers(understood, turn):
        return None
    return _of_orders(understood, turn) or _of_goods(understood, turn)


def _answers(understood: Understood, turn: Turn) -> bool:
    """Whether it is the yes or no to our own question, however politely."""
    flow = turn.memory.flow
    if {"gratitude", "goodbye"} & understood.cues and not (flow and flow.asked == "confirm"):
        return False
    return bool({"yes", "no", "forget"} & understood.cues) and bool(turn.memory.asked or (flow and flow.asked))


def _of_orders(understood: Understood, turn: Turn) -> Stage | None:
    """What is said while an order is spoken of belongs to it."""
    flow, order = turn.memory.flow, turn.memory.order
    unsure = understood.stage_confidence < UNSURE or count_words(understood.text) <= SHORT
    proves = bool(understood.evidence.emails or understood.evidence.codes)
    here = turn.memory.order_status in ("delivered", "cancelled") and not understood.evidence.orders
    orderly = ORDERLY.get(understood.request) if understood.request_confidence >= LIKELY else None
    told = None
    if flow and flow.asked == "proof" and proves:
        tested = flow.doing == "track" and turn.memory.stage == Stage.EVALUATION
        told = Stage.EVALUATION if tested else STAGES.get(flow.doing)
    elif orderly and (flow or order):
        told = Stage.FULFILMENT if turn.memory.order_status in ON_ITS_WAY else Stage.EVALUATION if here else orderly
    elif flow and (unsure or proves or (flow.asked in ANSWERED and "?" not in understood.text)):
        told = STAGES.get(flow.doing)
    elif understood.evidence.orders and not flow and understood.stage not in OPINIONS:
        sure = understood.stage in OF_ORDERS and understood.stage_confidence >= UNSURE
        worn = Stage.EVALUATION if {"broken_on_arrival", "ill_fitting"} & understood.cues else None
        told = worn or (understood.stage if sure else orderly or Stage.FULFILMENT)
    elif proves and turn.memory.stage == Stage.EVALUATION and count_words(understood.text) <= SHORT:
        told = Stage.EVALUATION
    elif _waits(understood, turn):
        told = Stage.FULFILMENT
    elif order and (unsure or understood.stage is Stage.ACTION) and _is_lost(understood):
        told = Stage.EVALUATION if here else Stage.FULFILMENT
    return told


def _waits(understood: Understood, turn: Turn) -> bool:
    """Whether it is surely about an order that has not come yet, though nothing of it is known here so far."""
    said = our_concepts().read(tokens(plain(understood.text)))
    surely = understood.request in BEFORE_IT_CAME and understood.request_confidence >= LIKELY
    surely = surely or ("where" in said and bool({"order", "parcel"} & said))
    return surely and turn.memory.order is None and understood.stage in (Stage.EVALUATION, Stage.INTEREST, *ALONE)


def _is_lost(understood: Understood) -> bool:
    """Whether the stage of the words alone means little where an order is spoken of."""
    waits = understood.request in (Request.TRACK_ORDER, Request.DELIVERY_TIME, Request.REFUND_STATUS)
    return understood.stage in ALONE or (waits and understood.stage is Stage.INTEREST)


def _of_goods(understood: Understood, turn: Turn) -> Stage | None:
    """Among goods: too dear is an objection, more wishes are a search, a question about one thing is interest."""
    goods, stage, cues = turn.memory.goods, understood.stage, understood.cues
    unsure = understood.stage_confidence < UNSURE or count_words(understood.text) <= SHORT
    asks = understood.request in (Request.PRODUCT_QUESTION, Request.PRICE_OR_DISCOUNT, Request.COMPARE_PRODUCTS)
    sure = understood.request is Request.PRODUCT_QUESTION and understood.request_confidence >= LIKELY
    told = None
    doubts = "doubt" in cues and goods.query and stage in DOUBTED
    if doubts or ("too_dear" in cues and (goods.query or stage not in OPINIONS)):
        told = Stage.OBJECTION
    elif "take" in cues and (goods.query or goods.shown) and _takes(understood):
        told = Stage.ACTION if understood.request is Request.CHECKOUT_HELP or "how_next" in cues else Stage.DESIRE
    elif (goods.query or goods.shown) and not turn.memory.order and _holds_back(understood):
        told = Stage.OBJECTION
    elif goods.query and not turn.memory.order and _asks_before_buying(understood):
        told = Stage.INTEREST
    elif _searches(understood, turn, unsure=unsure):
        told = Stage.SEARCHING
    elif goods.query and (unsure or sure) and asks and "take" not in cues and stage in (*ALONE, *OF_ORDERS):
        told = Stage.INTEREST
    return told


def _holds_back(understood: Understood) -> bool:
    """Whether another shop is cheaper, delivery is asked about, or what can be done if the thing does not fit."""
    request, cues = understood.request, understood.cues
    gives_back = (Request.EXCHANGE_ITEM, Request.RETURN_ITEM, Request.REPAIR_OR_WARRANTY)
    of_delivery = request in (Request.DELIVERY_COST, Request.DELIVERY_TIME) and understood.stage is Stage.ACTION
    delivered = of_delivery and not {"take", "if_taken"} & cues
    return "elsewhere" in cues or ("if_so" in cues and request in gives_back) or delivered


def _asks_before_buying(understood: Understood) -> bool:
    """Whether the least dear is asked for, or a guarantee, in words that sound like a doubt or a complaint."""
    if {"cheapest", "of_them"} <= understood.cues:
        return True
    if "cheapest" in understood.cues:
        return understood.stage not in (Stage.SEARCHING, Stage.INTEREST, Stage.DESIRE, Stage.ACTION)
    warranty = understood.request is Request.REPAIR_OR_WARRANTY and understood.stage in OF_ORDERS
    return warranty and "of_bought" not in understood.cues


def _takes(understood: Understood) -> bool:
    """Whether its own stage leaves room for taking what was shown: "I'll have it after all" holds nothing back."""
    yields = understood.stage is Stage.OBJECTION and not OBJECTS & understood.cues
    return yields or understood.stage in NOT_TAKING


def _searches(understood: Understood, turn: Turn, *, unsure: bool) -> bool:
    """Whether it looks for goods: a first wish, more wishes about those shown, or the answer to what it is for."""
    goods, stage, request = turn.memory.goods, understood.stage, understood.request
    pointed = {*ORDINALS, "describe", "this", "is_there"} & understood.cues or "?" in understood.text
    answers = (Stage.SATISFACTION, Stage.NONE, Stage.EVALUATION, *(() if pointed else (Stage.INTEREST,)))
    if turn.memory.asked == "need" and stage in answers:
        return True
    dear = "cheaper" in understood.cues and goods.query is not None
    if goods.query and understood.query.price and request is Request.FIND_PRODUCT and stage is Stage.OBJECTION:
        return True
    other = "is_there" in understood.cues or understood.slots.product is not None
    finds = request is Request.FIND_PRODUCT and (goods.focus is None or other)
    if (finds or dear) and stage in (Stage.INTEREST, Stage.NONE, Stage.ACTION, Stage.SEARCHING):
        return True
    if not (goods.query or goods.focus or turn.page or turn.memory.flow or turn.memory.order):
        if _names_what_it_wants(understood):
            return True
        sought = "seeks" in understood.cues and request is Request.FIND_PRODUCT
        return (stage is Stage.NEED and sought) or (stage is Stage.INTEREST and _seeks_at_first(understood))
    return goods.query is not None and _narrows(understood, turn, unsure=unsure)


def _names_what_it_wants(understood: Understood) -> bool:
    """Whether a kind of thing is wanted, though the words sound like a doubt or like something that was bought."""
    wants = understood.request is Request.FIND_PRODUCT and understood.slots.product is not None
    lost = understood.stage in (Stage.OBJECTION, Stage.EVALUATION)
    return wants and lost and not {"of_bought", "too_dear", "doubt", "broken_on_arrival"} & understood.cues


def _seeks_at_first(understood: Understood) -> bool:
    """Whether a kind of thing is asked for where nothing was spoken of yet: "do you have any", "I'd like"."""
    request, named = understood.request, understood.slots.product is not None
    if request is Request.ACCESSORIES and "?" not in understood.text:
        return named
    return named and request in (Request.ACCESSORIES, *NARROWS) and "is_there" in understood.cues


def _narrows(understood: Understood, turn: Turn, *, unsure: bool) -> bool:
    """Whether it wants others of the goods shown: "what about wood?", "is there a red one?", "then up to 80"."""
    stage, request = understood.stage, understood.request
    costs = "cost" in our_concepts().read(tokens(plain(understood.text)))
    more = {"what_about", "is_there"} & understood.cues and request in NARROWS and not costs
    lists = request is Request.PRODUCT_QUESTION and "?" not in understood.text and "asks" not in understood.cues
    looking = stage in (Stage.INTEREST, Stage.SEARCHING) or ("what_about" in understood.cues and stage in OPINIONS)
    if (more or lists) and looking and turn.memory.goods.focus is None:
        return True
    if stage is Stage.NONE:
        return unsure and bool(understood.query.options or understood.query.price)
    lost = stage in OF_ORDERS and request in (Request.FIND_PRODUCT, Request.AVAILABILITY, Request.CHANGE_ORDER)
    return unsure and lost and not turn.memory.order
