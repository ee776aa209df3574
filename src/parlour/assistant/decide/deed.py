"""The stage of a message in the light of what it turned out to call for, where its words alone told little."""

import msgspec

from parlour.assistant.thought import Command, Compare, Confirm, Pursue, ShowGoods, TellProduct
from parlour.assistant.turn import Turn
from parlour.assistant.understand.cues import our_cues
from parlour.assistant.understand.values import Understood
from parlour.conversation.labels import Request, Stage

NO_ORDER = (Stage.NONE, Stage.NEED, Stage.SEARCHING, Stage.INTEREST, Stage.DESIRE, Stage.ACTION)
NO_GOODS = (Stage.NONE, Stage.FULFILMENT, Stage.EVALUATION)


def in_deed(understood: Understood, turn: Turn, commands: tuple[Command, ...]) -> Understood:
    """The same message; a wish about an order that it begins, or goods that it narrows, tell its stage."""
    stage = (
        _begun(understood, turn, commands)
        or _wished(understood, turn, commands)
        or _of_goods(understood, turn, commands)
    )
    return msgspec.structs.replace(understood, stage=stage) if stage else understood


def _begun(understood: Understood, turn: Turn, commands: tuple[Command, ...]) -> Stage | None:
    confirmed = next((one.flow.stage for one in commands if isinstance(one, Confirm)), "")
    if confirmed and understood.stage in NO_ORDER:
        return Stage(confirmed)
    begun = [one.flow.stage for one in commands if isinstance(one, Pursue) and one.flow.stage]
    if turn.memory.flow or not begun or understood.stage not in NO_ORDER or len(commands) > len(begun):
        return None
    return Stage(begun[0])


def _wished(understood: Understood, turn: Turn, commands: tuple[Command, ...]) -> Stage | None:
    """A kind of thing that is needed and shown is searched for, whatever trouble is told of beside it."""
    flow, bought = turn.memory.flow, (Stage.ACTION, Stage.DESIRE)
    if "buys" in understood.cues and understood.stage in bought:
        first = commands[0] if len(commands) == 1 else None
        if isinstance(first, ShowGoods) and not turn.memory.goods.shown:
            return Stage.SEARCHING
    shows = len(commands) == 1 and isinstance(commands[0], ShowGoods) and understood.stage in NO_GOODS
    if (
        not flow
        and not turn.memory.order
        and understood.stage is Stage.INTEREST
        and _of_another(understood, turn, commands)
    ):
        return Stage.SEARCHING
    aside = flow is not None and flow.asked == "proof"
    return Stage.SEARCHING if shows and (aside or (not flow and "seeks" in understood.cues)) else None


def _of_another(understood: Understood, turn: Turn, commands: tuple[Command, ...]) -> bool:
    """Whether goods of another kind are shown than those that were spoken of."""
    told = commands[0] if len(commands) == 1 else None
    kind = turn.memory.goods.kind
    if isinstance(told, TellProduct) and "is_there" in understood.cues:
        on_view = {one.product for one in turn.memory.goods.shown}
        return kind is not None and told.product not in (kind, *on_view)
    finds = understood.request in (Request.FIND_PRODUCT, Request.COMPARE_PRODUCTS)
    named = understood.slots.product is not None and bool(turn.memory.requests)
    return isinstance(told, ShowGoods) and not told.narrowed and named and finds


def _of_goods(understood: Understood, turn: Turn, commands: tuple[Command, ...]) -> Stage | None:
    flow = turn.memory.flow
    if (flow and flow.asked != "proof") or turn.memory.order or len(commands) != 1 or not turn.memory.goods.shown:
        return None
    told = commands[0]
    if isinstance(told, ShowGoods) and told.narrowed and (understood.stage in NO_GOODS or _wishes(understood)):
        return Stage.SEARCHING
    return Stage.INTEREST if isinstance(told, TellProduct | Compare) and understood.stage in NO_GOODS else None


def _wishes(understood: Understood) -> bool:
    """Whether more is wished for of the goods, and nothing asked."""
    asks = "?" in understood.text or "this" in understood.cues or our_cues().begins("asks", understood.text)
    wishes = our_cues().begins("wish_that", understood.text)
    if understood.stage is Stage.ACTION:
        return understood.query.price is not None and not {"take", "buys"} & understood.cues
    return understood.stage is Stage.INTEREST and bool(wishes or not asks)
