"""A flow as a list of boxes, from which both pictures are drawn: what begins it, its steps, where it may go aside."""

import msgspec

from parlour.assistant.flows.script import Begin, Script, Step

ASKS = {
    "proof": "Find out who asks",
    "order": "Find out which order",
    "item": "Find out which things of it",
    "new_item": "Find out what instead",
    "address": "Find out the address",
    "payment": "Find out the means of payment",
    "phone": "Find out the number",
    "contact": "Find out e-mail or number",
    "reason": "Find out the reason",
}
PLAIN = str.maketrans("_|", "  ")


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """One box: what it says, what kind it is, under what condition it is taken, and what else may come of it."""

    kind: str
    text: str
    when: str = ""
    aside: str = ""


def outline(script: Script) -> list[Box]:
    """The boxes from top to bottom."""
    begins = [Box(kind="begin", text=_begin(begin)) for begin in script.begins]
    return [*begins, *(_step(step, script) for step in script.steps)]


def leaving(script: Script) -> str:
    """What can be said at any step."""
    aside = "a question is answered, then it goes on; " if "questions" in script.aside else ""
    return f"At any time: {aside}\u201cforget it\u201d leaves it; a wish for a person calls one."


def _begin(begin: Begin) -> str:
    parts = [" or ".join(_plain(one) for one in begin.request)] if begin.request else []
    parts += [" or ".join(f"\u201c{one}\u201d" for one in begin.says)] if begin.says else []
    parts += [f"with {_all(begin.words)}"] if begin.words else []
    parts += [f"without {_all(begin.unless)}"] if begin.unless else []
    return ", ".join(parts)


def _step(step: Step, script: Script) -> Box:
    when = [f"if {_all(step.when)}"] if step.when else []
    when += [f"unless {_all(step.unless)}"] if step.unless else []
    text, aside = _said(step, script)
    return Box(kind=step.kind, text=text, when=", ".join(when), aside=aside)


def _said(step: Step, script: Script) -> tuple[str, str]:
    what = _plain(step.what)
    otherwise = f"{_plain(step.otherwise)}, or no" if step.otherwise else "no, and what can be done"
    told = {
        "know": (ASKS.get(step.know, f"Find out: {what}"), "asked, if it is not said"),
        "note": (f"Take down: {what}", "only if it is said"),
        "rule": (f"Rule: {what}", f"else: {otherwise}"),
        "tell": (f"Tell: {what}", ""),
        "offer": ("Offer a person", ""),
        "yes": ("Repeat it, ask for a clear yes", "no: nothing is done"),
        "act": (f"Do: {what}", ""),
    }
    return told[step.kind]


def _all(names: tuple[str, ...]) -> str:
    return ", ".join(" or ".join(_plain(one) for one in name.split("|")) for name in names)


def _plain(name: str) -> str:
    return name.translate(PLAIN)
