"""The name of the next action, from the commands of a thought and what they would lead to."""

from collections.abc import Sequence
from typing import get_args

from parlour.assistant.act.results import ActName
from parlour.assistant.reply import Reply
from parlour.assistant.thought import (
    Advise,
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
    Reassure,
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
    Advise: "compare",
    Reassure: "meet_doubt",
    TellShop: "tell_facts",
    TellAnswer: "answer",
    DontKnow: "find_out",
    Refuse: "decline",
    Prove: "check_who",
    Leave: "leave",
    CallPerson: "find_out",
    Guide: "guide",
}


OF_FLOWS = {
    "accessories": "show_goods",
    "notify_when_back": "notify_when_available",
    "erase": "erase_request",
    "complaint": "find_out",
    **dict.fromkeys(("account", "checkout", "how_to_use", "warranty", "payment_problem", "review"), "guide"),
    **dict.fromkeys(("delivery_cost", "delivery_time", "payment_methods", "store_info", "privacy"), "tell_facts"),
    **dict.fromkeys(("cancel_rules", "exchange_rules", "refund_rules", "return_rules"), "tell_facts"),
}
ORDERLY = frozenset(("track", "refund", "invoice", *get_args(ActName)))
ASKED = ("proof", "order", "item", "address", "payment")
STEPS = frozenset((*NAMED.values(), *OF_FLOWS.values(), *ORDERLY, *(f"ask_{one}" for one in ASKED)))
STEPS |= {"ask_need", "ask_clarify", "meet_doubt"}


def action_of(commands: Sequence[Command], reply: Reply | None) -> str:
    """The name of the first thing to do, one of `STEPS` or a flow of the shop's own; an agreed act comes first."""
    for act in reply.acts if reply else ():
        if act.name != "handoff":
            return act.name
    for command in commands:
        if isinstance(command, Pursue | Confirm):
            asked = reply.memory.flow.asked if reply and reply.memory.flow else ""
            doing = command.flow.doing
            return f"ask_{asked}" if asked in ASKED else OF_FLOWS.get(doing, doing)
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
