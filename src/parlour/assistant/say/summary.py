"""The short summary that an agent reads when a talk comes to them."""

from parlour.assistant.act.results import NotAllowed, OrderTold, Results, WhichOrder
from parlour.assistant.library import Library
from parlour.assistant.reply import Brief
from parlour.assistant.thought import Thought
from parlour.assistant.turn import Turn

MOST = 400
QUOTED = 140


def brief_of(turn: Turn, thought: Thought, results: Results, library: Library) -> Brief:
    """What the shopper wants, what was shown and tried, in plain facts."""
    understood, flow = thought.understood, results.flow or turn.memory.flow
    titles = [library.products[one.product].title for one in thought.goods.shown if one.product in library.products]
    told = [one.order for one in results.outcomes if isinstance(one, OrderTold | NotAllowed)]
    return Brief(
        lang=thought.lang,
        stage=understood.stage,
        request=understood.request,
        mood=understood.mood,
        words=" ".join(turn.text.split())[:QUOTED],
        doing=flow.doing if flow else "",
        order=(flow.order or understood.slots.order or "") if flow else "",
        asked=flow.asked if flow else "",
        statuses={order.id: order.status for order in told},
        is_order_unclear=any(isinstance(one, WhichOrder) for one in results.outcomes),
        shown=tuple(dict.fromkeys(titles)),
        before=tuple(dict.fromkeys(turn.memory.requests)),
    )


def summary(brief: Brief) -> str:
    """The same in one line, in English names of our labels: for programs, and for who reads the log as it is."""
    facts = [f"{brief.lang}, {brief.stage}, {brief.request}, {brief.mood}", f"\u201c{brief.words}\u201d"]
    if brief.doing:
        facts.append(f"{brief.doing} {brief.order} {brief.asked}".strip())
    facts += [f"{order}: {status}" for order, status in brief.statuses.items()]
    facts += ["order not clear"] if brief.is_order_unclear else []
    facts += [f"shown: {', '.join(brief.shown)}"] if brief.shown else []
    facts += [f"asked before: {', '.join(brief.before)}"] if brief.before else []
    return " \u00b7 ".join(facts)[:MOST]
