"""The stage of a message in the light of what it turned out to call for, where its words alone told little."""

import msgspec

from parlour.assistant.thought import Command, Compare, Confirm, Pursue, ShowGoods, TellProduct
from parlour.assistant.turn import Turn
from parlour.assistant.understand.values import Understood
from parlour.conversation.labels import Stage

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
    flow = turn.memory.flow
    shows = len(commands) == 1 and isinstance(commands[0], ShowGoods) and understood.stage in NO_GOODS
    aside = flow is not None and flow.asked == "proof"
    return Stage.SEARCHING if shows and (aside or (not flow and "seeks" in understood.cues)) else None


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
    asks = "?" in understood.text or {"asks", "this"} & understood.cues
    return understood.stage is Stage.INTEREST and not asks
