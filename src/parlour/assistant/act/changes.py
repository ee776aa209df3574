"""Carries a flow out in the order of its file: what the rules allow, the question before a change, the record."""

from collections.abc import Callable, Iterator
from typing import get_args

import msgspec

from parlour.assistant.act.know import know
from parlour.assistant.act.results import (
    Act,
    ActName,
    AskYes,
    Called,
    Left,
    NotAllowed,
    Offered,
    OrderTold,
    Recorded,
    State,
    Told,
)
from parlour.assistant.act.way import Standing, Way
from parlour.assistant.flows.script import Step
from parlour.assistant.flows.steps import next_step
from parlour.assistant.flows.vocabulary import CHANGES, NEEDS, PERSONAL
from parlour.assistant.memory import Flow
from parlour.assistant.orders import Order
from parlour.shop.facts import Act as Rule

ACT_NAMES: dict[str, ActName] = {str(name): name for name in get_args(ActName)}
MOST_TAKEN = 40  # steps in one turn; two flows that name each other in `otherwise` must come to an end


def pursue(flow: Flow, standing: Standing, *, agreed: bool) -> Way:
    """A flow as far as it comes in this turn; `agreed` when the shopper said a clear yes to the question before it."""
    script = standing.rights.flows.get(flow.doing)
    if script is None:
        return Way(flow=None, script=next(iter(standing.rights.flows.values())), outcomes=(Left(),), stopped=True)
    way = Way(flow=flow, script=script, known=frozenset(flow.told) | ({"yes"} if agreed else frozenset()))
    for _ in range(MOST_TAKEN):
        step = next_step(way.script, way.known, circumstances(way))
        way = TAKEN[step.kind](step, way, standing) if step else way.ended(*told(way))
        if way.stopped:
            break
    return way


def circumstances(way: Way) -> frozenset[str]:
    """The words and circumstances that hold for a flow: those heard with it, and the state of its order."""
    return frozenset(way.under_way.heard) | ({way.order.status} if way.order else frozenset())


def told(way: Way) -> Iterator[Told]:
    """What waits to be told, where no question comes that it belongs to."""
    return (Told(way.script.name, what) for what in way.tells)


def _know(step: Step, way: Way, standing: Standing) -> Way:
    found = know(step.know, way, standing)
    if not found.stopped or not way.tells:
        return found
    flow = found.flow and msgspec.structs.replace(
        found.flow, told=(*found.flow.told, *(f"tell {one}" for one in way.tells))
    )
    outcomes = (*way.outcomes, *told(way), *found.outcomes[len(way.outcomes) :])
    return msgspec.structs.replace(found, flow=flow, outcomes=outcomes)


def _note(step: Step, way: Way, standing: Standing) -> Way:
    return way.knowing(step.mark)


def _rule(step: Step, way: Way, standing: Standing) -> Way:
    """Refused, or on; before delivery an exchange is a change, after it a change is an exchange."""
    order, rule = way.order, step.rule
    assert order is not None
    assert rule is not None
    if rule not in standing.rights.facts.may(order.status) and step.otherwise:
        other = standing.rights.flows.get(step.otherwise)
        if other and other.rule in standing.rights.facts.may(order.status):
            turned = way.noting(doing=other.name, stage=other.stage)
            return msgspec.structs.replace(turned, script=other)
    refused = _refused(way.under_way, order, rule, standing)
    return way.ended(*told(way), refused) if refused else way.knowing(step.mark)


def _refused(flow: Flow, order: Order, rule: Rule, standing: Standing) -> NotAllowed | None:
    """Why the rules are against it; changes of items that were recorded here count too."""
    if "cancel_order" in order.recorded:
        return NotAllowed(flow.doing, order, changed_before=True)
    facts = standing.rights.facts
    if rule not in facts.may(order.status):
        return NotAllowed(flow.doing, order)
    rules, changes = facts.orders.get(order.status), order.recorded.count("change_items")
    if rules and rules.item_changes is not None and changes >= rules.item_changes:
        return NotAllowed(flow.doing, order, changed_before=True)
    return None


def _tell(step: Step, way: Way, standing: Standing) -> Way:
    if step.tell not in PERSONAL:
        return way.knowing(step.mark, tells=(*way.tells, step.tell))
    assert way.order is not None
    outcome = OrderTold(way.order, refund=step.tell == "money_back")
    return way.knowing(step.mark, outcomes=(*way.outcomes, *told(way), outcome), tells=())


def _offer(step: Step, way: Way, standing: Standing) -> Way:
    return way.knowing(step.mark, outcomes=(*way.outcomes, *told(way), Offered()), tells=())


def _yes(step: Step, way: Way, standing: Standing) -> Way:
    """The question before a change; where the shop wants none before changes, none is asked."""
    act = _act(way, _next_act(way), "asked")
    if act.name in CHANGES and not standing.rights.facts.confirm:
        return way.knowing(step.mark)
    asked = AskYes(way.script.name, act, way.order, way.lines, way.method, way.tells)
    asking = msgspec.structs.replace(way, acts=(*way.acts, act))
    told_now = (*way.under_way.told, *(f"tell {one}" for one in way.tells))
    return asking.asking(asked, "confirm", words="", wanted="", another=False, told=told_now)


def _next_act(way: Way) -> str:
    """What the yes is for: the next thing done after it."""
    agreed = way.known | {"yes"}
    steps = [step.act for step in way.script.steps if step.act and step.mark not in agreed]
    return steps[0] if steps else "task"


def _do(step: Step, way: Way, standing: Standing) -> Way:
    if step.act == "handoff":
        called = Called(step.because, standing.rights.people_online)
        return way.ended(*told(way), called, act=Act(name="handoff", state="recorded"))
    act = _act(way, step.act, "recorded")
    again = act.key in standing.acted
    done = Recorded(act, way.order, again=again)
    return way.ended(*told(way), done, act=None if again else act)


def _act(way: Way, name: str, state: State) -> Act:
    """What is to be done, with all that was found out for it and nothing else."""
    flow, needed = way.under_way, NEEDS.get(name, ())
    whole = tuple(line.sku for line in way.order.lines) if way.order and flow.every_item else ()
    return Act(
        name=ACT_NAMES[name],
        state=state,
        order=way.order.id if way.order else None,
        items=flow.items or whole,
        new_items=flow.new_items if "new_item" in needed else (),
        address=flow.address if "address" in needed else None,
        payment=flow.payment if "payment" in needed else None,
        reason=flow.reason,
        contact=flow.phone or flow.contact if name not in CHANGES else None,
        shown=flow.shown if name == "notify_when_available" else None,
        flow=flow.doing if name == "task" else None,
        slots=flow.slots,
    )


TAKEN: dict[str, Callable[[Step, Way, Standing], Way]] = {
    "know": _know,
    "note": _note,
    "rule": _rule,
    "tell": _tell,
    "offer": _offer,
    "yes": _yes,
    "act": _do,
}
