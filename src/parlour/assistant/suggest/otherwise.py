"""What else could be answered: another reading of an unsure message, a question back, the product talked about."""

from collections.abc import Iterator

import msgspec

from parlour.assistant.language_model.hint import SURE, Hint
from parlour.assistant.thought import Ask, CallPerson, Command, DontKnow, ShowGoods, TellProduct, Thought
from parlour.assistant.turn import Turn

LIKELY = 0.12  # from here on the second reading of a message is worth a suggestion


def other_reading(turn: Turn, thought: Thought) -> Turn | None:
    """The turn read as its second likeliest request; None where the first one is sure."""
    understood = thought.understood
    second = [one for one in understood.others if one[0] is not understood.request and one[1] >= LIKELY]
    if understood.request_confidence >= SURE or not second:
        return None
    return msgspec.structs.replace(turn, hint=Hint(request=second[0][0]))


def other_words(turn: Turn, thought: Thought) -> list[Thought]:
    """The thought with other commands that need no rights."""
    return [msgspec.structs.replace(thought, commands=(one,), several=False) for one in _others(turn, thought)]


def _others(turn: Turn, thought: Thought) -> Iterator[Command]:
    shows = any(isinstance(one, ShowGoods) for one in thought.commands)
    focus = turn.memory.goods.focus or next(iter(turn.memory.goods.shown), None)
    if shows:
        yield Ask("need")
    elif focus is not None and not any(isinstance(one, TellProduct) for one in thought.commands):
        yield TellProduct(focus.product, focus.sku, about="all")
    if any(isinstance(one, DontKnow | CallPerson) for one in thought.commands):
        yield Ask("clarify")
