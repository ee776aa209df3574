"""The short summary that an agent reads when a talk comes to them."""

from parlour.assistant.act.results import NotAllowed, OrderTold, Results, WhichOrder
from parlour.assistant.library import Library
from parlour.assistant.thought import Thought
from parlour.assistant.turn import Turn

MOST = 400
QUOTED = 140


def summary(turn: Turn, thought: Thought, results: Results, library: Library) -> str:
    """What the shopper wants, what was shown and tried, in plain facts; in English names of our labels."""
    slots = thought.understood.slots
    facts = [
        f"{thought.lang}, {thought.understood.stage}, {thought.understood.request}, {thought.understood.mood}",
        f"\u201c{' '.join(turn.text.split())[:QUOTED]}\u201d",
    ]
    flow = results.flow or turn.memory.flow
    if flow:
        facts.append(f"{flow.doing} {flow.order or slots.order or ''} {flow.asked}".strip())
    facts += [
        f"{one.order.id}: {one.order.status}" for one in results.outcomes if isinstance(one, OrderTold | NotAllowed)
    ]
    facts += ["order not clear" for one in results.outcomes if isinstance(one, WhichOrder)]
    titles = [library.products[one.product].title for one in thought.goods.shown if one.product in library.products]
    if titles:
        facts.append(f"shown: {', '.join(dict.fromkeys(titles))}")
    if turn.memory.requests:
        facts.append(f"asked before: {', '.join(dict.fromkeys(turn.memory.requests))}")
    return " · ".join(facts)[:MOST]
