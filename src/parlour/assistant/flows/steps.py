"""What comes next in a flow: a pure function of its file, of what is known, and of what was said."""

from collections.abc import Container, Iterator

from parlour.assistant.flows.script import Script, Step
from parlour.assistant.flows.vocabulary import CHANGES, PERSONAL, RULES, WEIGHTY
from parlour.shop.facts import Act as Rule


def next_step(script: Script, known: Container[str], said: Container[str]) -> Step | None:
    """The first step that applies and is not taken yet; None at the end.

    `known` holds the marks of the steps taken, `said` the words and circumstances that hold. Whatever a file says, no
    order is changed or told of before proof, order, rule and a clear yes are known.
    """
    for step in script.steps:
        if step.mark not in known and applies(step, said):
            return next((guard for guard in guards(step) if guard.mark not in known), step)
    return None


def applies(step: Step, said: Container[str]) -> bool:
    """Whether a step is taken under these circumstances."""
    return all(holds(name, said) for name in step.when) and not any(holds(name, said) for name in step.unless)


def holds(name: str, said: Container[str]) -> bool:
    """Whether a word or circumstance holds; of `a|b` one is enough."""
    return any(one in said for one in name.split("|"))


def guards(step: Step) -> Iterator[Step]:
    """What must be known before a step, whether its file says so or not."""
    if step.act in CHANGES or step.tell in PERSONAL:
        yield Step(know="proof")
        yield Step(know="order")
    if step.act in CHANGES:
        yield Step(rule=Rule(RULES[step.act]))
    if step.act in (*CHANGES, *WEIGHTY):
        yield Step(yes=True)


def told_first(script: Script, said: Container[str]) -> tuple[Step, ...]:
    """The steps that tell or offer something before anything has to be known; nothing personal is among them."""
    first: list[Step] = []
    for step in script.steps:
        if not (step.tell or step.offer) or step.tell in PERSONAL:
            break
        first += [step] if applies(step, said) else []
    return tuple(first)
