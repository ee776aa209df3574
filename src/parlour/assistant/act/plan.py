"""The middle step: checks rights and makes of each command an outcome, and of some an act to be recorded."""

import msgspec

from parlour.assistant.act.changes import pursue
from parlour.assistant.act.know import unproven
from parlour.assistant.act.results import Act, Called, Left, Outcome, Proven, Recorded, Results
from parlour.assistant.act.rights import Rights, opened, orders_open, prove
from parlour.assistant.act.way import Standing
from parlour.assistant.memory import Flow
from parlour.assistant.orders import OrderBook
from parlour.assistant.thought import CallPerson, Command, Confirm, Leave, Prove, Pursue, Record, Thought

PURSUED = (Pursue, Prove, Confirm)


def plan(thought: Thought, rights: Rights, book: OrderBook) -> Results:
    """What may be done of what was thought; nothing is written here, `acts` are for the caller's unit of work."""
    pursued = next((one for one in thought.commands if isinstance(one, PURSUED)), None)
    proof, right = prove(thought.evidence, rights, book) if pursued else (rights.proof, None)
    standing = Standing(proof, right, rights, book, thought.evidence, thought.memory.acted)
    outcomes: list[Outcome] = []
    acts: list[Act] = []
    flow: Flow | None = thought.memory.flow
    for command in thought.commands:
        if isinstance(command, Pursue | Confirm | Leave):
            came, done, flow = _carried(command, flow, standing)
        else:
            came, done = _simple(command, standing)
        outcomes += came
        acts += done
    customer = opened(proof, rights)
    return Results(
        outcomes=tuple(outcomes),
        acts=tuple(acts),
        proof=proof,
        flow=flow,
        hand_over=any(isinstance(one, Called) for one in outcomes),
        first_name=customer.first_name if customer else None,
    )


def _carried(
    command: Pursue | Confirm | Leave, before: Flow | None, standing: Standing
) -> tuple[list[Outcome], list[Act], Flow | None]:
    """A flow as far as it comes, and where it ends those that wait for it."""
    outcomes: list[Outcome] = []
    acts: list[Act] = []
    if isinstance(command, Leave):
        outcomes += [] if command.quiet else [Left()]
        waiting = before.waiting if before else ()
    else:
        way = pursue(command.flow, standing, agreed=isinstance(command, Confirm))
        outcomes += way.outcomes
        acts += way.acts
        if way.flow is not None:
            return outcomes, acts, way.flow
        waiting = command.flow.waiting
    if not waiting:
        return outcomes, acts, None
    after = msgspec.structs.replace(waiting[0], waiting=waiting[1:])
    more, done, flow = _carried(Pursue(after), None, standing)
    return [*outcomes, *more], [*acts, *done], flow


def _simple(command: Command, standing: Standing) -> tuple[list[Outcome], list[Act]]:
    """Commands that belong to no flow."""
    if isinstance(command, Prove):
        if opened(standing.proof, standing.rights) is None or standing.right is False:
            return [unproven(standing)], []
        return [Proven(orders_open(standing.proof, standing.rights, standing.book))], []
    if isinstance(command, CallPerson):
        return [Called(command.reason, standing.rights.people_online)], [Act(name="handoff", state="recorded")]
    if isinstance(command, Record):
        act = Act(name=command.name, state="recorded", contact=command.contact, shown=command.shown)
        again = act.key in standing.acted
        return [Recorded(act, again=again)], [] if again else [act]
    return [], []
