"""The stage of a message in the light of what it turned out to call for, where its words alone told little."""

import msgspec

from parlour.assistant.thought import Command, Compare, Pursue, ShowGoods, TellProduct
from parlour.assistant.turn import Turn
from parlour.assistant.understand.values import Understood
from parlour.conversation.labels import Stage

NO_ORDER = (Stage.NONE, Stage.NEED, Stage.SEARCHING, Stage.INTEREST, Stage.DESIRE, Stage.ACTION)
NO_GOODS = (Stage.NONE, Stage.FULFILMENT, Stage.EVALUATION)


def in_deed(understood: Understood, turn: Turn, commands: tuple[Command, ...]) -> Understood:
    """The same message; a wish about an order that it begins, or goods that it narrows, tell its stage."""
    stage = _begun(understood, turn, commands) or _of_goods(understood, turn, commands)
    return msgspec.structs.replace(understood, stage=stage) if stage else understood


def _begun(understood: Understood, turn: Turn, commands: tuple[Command, ...]) -> Stage | None:
    begun = [one.flow.stage for one in commands if isinstance(one, Pursue) and one.flow.stage]
    if turn.memory.flow or not begun or understood.stage not in NO_ORDER or len(commands) > len(begun):
        return None
    return Stage(begun[0])


def _of_goods(understood: Understood, turn: Turn, commands: tuple[Command, ...]) -> Stage | None:
    flow = turn.memory.flow
    if (flow and flow.asked != "proof") or turn.memory.order or len(commands) != 1 or not turn.memory.goods.shown:
        return None
    told = commands[0]
    if isinstance(told, ShowGoods) and understood.stage in NO_GOODS and told.narrowed:
        return Stage.SEARCHING
    return Stage.INTEREST if isinstance(told, TellProduct | Compare) and understood.stage in NO_GOODS else None
