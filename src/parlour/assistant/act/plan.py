"""The middle step: checks rights and makes of each command an outcome, and of some an act to be recorded."""

from dataclasses import dataclass

import msgspec

from parlour.assistant.act.changes import check, confirmed
from parlour.assistant.act.choose import MAY, choose_order
from parlour.assistant.act.results import (
    Act,
    Called,
    Left,
    OrderTold,
    Outcome,
    ProofNeeded,
    Proven,
    Recorded,
    Results,
    WhichOrder,
)
from parlour.assistant.act.rights import Proof, Rights, opened, orders_open, prove
from parlour.assistant.memory import Doing, Evidence, Flow
from parlour.assistant.orders import Order, OrderBook
from parlour.assistant.thought import CallPerson, Command, Confirm, Leave, Prove, Pursue, Record, Thought
from parlour.shop.facts import Facts

PURSUED = (Pursue, Prove, Confirm)


def plan(thought: Thought, rights: Rights, book: OrderBook) -> Results:
    """What may be done of what was thought; nothing is written here, `acts` are for the caller's unit of work."""
    pursued = next((one for one in thought.commands if isinstance(one, PURSUED)), None)
    proof, right = prove(thought.evidence, rights, book) if pursued else (rights.proof, None)
    outcomes: list[Outcome] = []
    acts: list[Act] = []
    flow: Flow | None = thought.memory.flow
    for command in thought.commands:
        if isinstance(command, PURSUED):
            made, act, flow = _pursue(command, thought, _Standing(proof, right, rights, book))
        else:
            made, act = _simple(command, rights)
            flow = None if isinstance(command, Leave) else flow
        outcomes += [made] if made else []
        acts += [act] if act else []
    customer = opened(proof, rights)
    return Results(
        outcomes=tuple(outcomes),
        acts=tuple(acts),
        proof=proof,
        flow=flow,
        hand_over=any(isinstance(one, Called) for one in outcomes),
        first_name=customer.first_name if customer else None,
    )


@dataclass(frozen=True)
class _Standing:
    """Who asks, as it stands after this turn's evidence; `right` is None when there was none to check."""

    proof: Proof
    right: bool | None
    rights: Rights
    book: OrderBook


def _simple(command: Command, rights: Rights) -> tuple[Outcome | None, Act | None]:
    """Commands that need no order."""
    if isinstance(command, CallPerson):
        return Called(command.reason, rights.people_online), Act(name="handoff", state="recorded")
    if isinstance(command, Leave):
        return Left(), None
    if isinstance(command, Record):
        act = Act(name=command.name, state="recorded", contact=command.contact, shown=command.shown)
        return Recorded(act), act
    return None, None


def _pursue(
    command: Pursue | Prove | Confirm, thought: Thought, standing: "_Standing"
) -> tuple[Outcome | None, Act | None, Flow | None]:
    """Something about an order: first the proof, then which order, then what the rules say."""
    flow = None if isinstance(command, Prove) else command.flow
    customer = opened(standing.proof, standing.rights)
    if customer is None or standing.right is False:
        return _unproven(thought.evidence, standing), None, flow
    orders = orders_open(standing.proof, standing.rights, standing.book)
    if flow is None:
        return Proven(orders), None, None
    order, others = choose_order(flow, orders, standing.rights.facts)
    if order is None:
        asked = msgspec.structs.replace(flow, asked="order", order=None)
        return WhichOrder(flow.doing, others, flow.order), None, asked
    flow = _suited(flow, order, standing.rights.facts)
    if flow.doing in ("track", "refund"):
        return OrderTold(order, refund=flow.doing == "refund"), None, None
    if isinstance(command, Confirm):
        return confirmed(flow, order, standing.rights.facts)
    return check(flow, order, standing.rights.facts, standing.book, customer)


def _suited(flow: Flow, order: Order, facts: Facts) -> Flow:
    """Before delivery an exchange is a change, after it a change is an exchange."""
    other: dict[Doing, Doing] = {"exchange_items": "change_items", "change_items": "exchange_items"}
    there = other.get(flow.doing)
    if there is None or MAY[flow.doing] in facts.may(order.status) or MAY[there] not in facts.may(order.status):
        return flow
    return msgspec.structs.replace(flow, doing=there)


def _unproven(evidence: Evidence, standing: "_Standing") -> ProofNeeded:
    return ProofNeeded(
        standing.rights.facts.accepts,
        wrong=standing.right is False,
        ended=standing.proof.has_ended or standing.rights.paused,
        partly=standing.right is None and evidence != Evidence(),
    )
