"""What a shop cannot switch off in a flow: proof, the rules, a clear yes."""

from collections.abc import Iterator

from parlour.assistant.flows.script import Script, Step
from parlour.assistant.flows.steps import guards
from parlour.assistant.flows.vocabulary import NEEDS, OF_ORDER, RULES

WHY = {
    "proof": 'it must first be known who asks: put { know = "proof" } before it',
    "order": 'it must first be known which order is meant: put { know = "order" } before it',
    "yes": "it must first be repeated and agreed to: put { yes = true } before it",
}


def unsafe(script: Script) -> Iterator[tuple[int, str]]:
    """The number of each step that is not safe where it stands, and what to do."""
    before: set[str] = set()
    for number, step in enumerate(script.steps):
        yield from ((number, reason) for reason in _missing(step, before))
        if step.rule and script.act in RULES and str(step.rule) != RULES[script.act]:
            yield number, f"`{script.act}` is allowed by the rule `{RULES[script.act]}`: name that one"
        if (step.when or step.unless) and step.mark in _guarded(script):
            yield (
                number,
                "this is never skipped before a change or a word about an order: take `when` and `unless` away",
            )
        else:
            before.add(step.mark)


def _guarded(script: Script) -> set[str]:
    return {guard.mark for step in script.steps for guard in guards(step)}


def _missing(step: Step, before: set[str]) -> Iterator[str]:
    for guard in guards(step):
        if guard.mark not in before:
            yield WHY.get(guard.mark, f'the rules must allow it: put {{ rule = "{guard.what}" }} before it')
    for needed in NEEDS.get(step.act, ()):
        if not before & set(needed.split("|")):
            ways = " or ".join('{ know = "' + one + '" }' for one in needed.split("|"))
            yield f"`{step.act}` needs more: put {ways} before it"
    if step.know == "order" and "proof" not in before:
        yield WHY["proof"]
    if step.know in OF_ORDER and "order" not in before:
        yield WHY["order"]
