"""The name of the next action, from the commands of a thought and what they would lead to."""

from collections.abc import Sequence

from parlour.assistant.reply import Reply
from parlour.assistant.thought import (
    Ask,
    CallPerson,
    Command,
    Compare,
    Confirm,
    DontKnow,
    Greet,
    Guide,
    Leave,
    Prove,
    Pursue,
    Record,
    Refuse,
    ShowGoods,
    TellAnswer,
    TellProduct,
    TellShop,
    Thank,
    Thought,
)

NAMED: dict[type[Command], str] = {
    Greet: "greet",
    Thank: "thank",
    ShowGoods: "show_goods",
    TellProduct: "tell_product",
    Compare: "compare",
    TellShop: "tell_facts",
    TellAnswer: "answer",
    DontKnow: "find_out",
    Refuse: "decline",
    Prove: "check_who",
    Leave: "leave",
    CallPerson: "find_out",
    Guide: "guide",
}


def action_of(commands: Sequence[Command], reply: Reply | None) -> str:
    """The name of the first thing to do; an act that is agreed on comes before all words."""
    for act in reply.acts if reply else ():
        if act.name != "handoff":
            return act.name
    for command in commands:
        if isinstance(command, Pursue | Confirm):
            asked = reply.memory.flow.asked if reply and reply.memory.flow else ""
            return f"ask_{asked}" if asked in ("proof", "order", "item", "address", "payment") else command.flow.doing
        if isinstance(command, Record):
            return command.name
        if isinstance(command, Ask):
            return "ask_need" if command.what in ("need", "gift") else "ask_clarify"
        return NAMED[type(command)]
    return ""


def order_of(thought: Thought | None, reply: Reply | None) -> str | None:
    """The order that it is about."""
    for act in reply.acts if reply else ():
        if act.order:
            return act.order
    flows = [one.flow for one in thought.commands if isinstance(one, Pursue | Confirm)] if thought else []
    return next((flow.order for flow in flows if flow.order), None)
