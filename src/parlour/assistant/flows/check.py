"""Looks for what a flow's file means: words that nobody knows, steps that nobody reaches, and what is not safe."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from parlour.assistant.flows.lines import line_of
from parlour.assistant.flows.read import Problem
from parlour.assistant.flows.safe import unsafe
from parlour.assistant.flows.script import Begin, Flows, Script, Step
from parlour.assistant.flows.vocabulary import ACTS, ALWAYS_LEAVES, ASIDE, NOTED, SLOTS, TOLD, circumstances
from parlour.shop.facts import STATUSES

MOST_STEPS = 12
NEAR, MOST_LISTED = 2, 40
Found = Iterator[tuple[int, str]]


def check(script: Script, text: str, flows: Flows, languages: tuple[str, ...] = ()) -> list[Problem]:
    """What is wrong with a flow among all others; `languages` are those in which its own texts are needed."""
    if script.off:
        return []
    found = [
        *_whole(script, text),
        *_begins(script, text, flows),
        *_steps(script, text, flows),
        *_reached(script, text),
        *((line_of(text, "steps", number), reason) for number, reason in unsafe(script)),
        *_own(script, text, languages),
    ]
    return [Problem(script.name, line, reason) for line, reason in sorted(set(found))]


def _whole(script: Script, text: str) -> Found:
    if not script.about:
        yield 1, 'say in a sentence what it is for: about = "..."'
    if not script.steps:
        yield line_of(text, "steps"), 'it has no steps: write steps = [ { tell = "..." }, ]'
    if len(script.steps) > MOST_STEPS:
        yield line_of(text, "steps"), f"it has more than {MOST_STEPS} steps: make two flows of it"
    for name in script.aside:
        if name not in ASIDE:
            yield line_of(text, "aside"), f"`{name}` is unknown in `aside`: {_instead(name, ASIDE)}"
    for name in ALWAYS_LEAVES:
        if name not in script.leaves:
            yield line_of(text, "leaves"), f"`leaves` needs `{name}`: a shopper may always leave"
    for name in script.leaves:
        if name not in ALWAYS_LEAVES:
            yield line_of(text, "leaves"), f"`{name}` is unknown in `leaves`: {_instead(name, ALWAYS_LEAVES)}"


def _begins(script: Script, text: str, flows: Flows) -> Found:
    if not script.begins and not any(script.name == step.otherwise for one in flows.values() for step in one.steps):
        yield line_of(text, "begins"), 'nothing begins it: write begins = [ { request = "..." }, ], or off = true'
    for number, begin in enumerate(script.begins):
        line = line_of(text, "begins", number)
        if not (begin.request or begin.says or begin.words):
            yield line, "this would begin it always: name a `request`, `says` or `words`"
        for name in _split((*begin.words, *begin.hints, *begin.unless)):
            if name not in circumstances():
                yield line, f"`{name}` is no word or circumstance: {_instead(name, circumstances())}"
        if set(begin.words) & set(begin.unless):
            yield line, "it can never begin so: the same stands in `words` and `unless`"
        for other in flows.values():
            if other.name != script.name and other.own is script.own and not other.off and _same(begin, other):
                yield line, f"`{other.name}` begins so too: add `words`, `unless` or `says` to one of them"


def _steps(script: Script, text: str, flows: Flows) -> Found:
    for number, step in enumerate(script.steps):
        line = line_of(text, "steps", number)
        for known, may in _words_of(step, script):
            if known not in may:
                yield line, f"`{known}` is unknown in `{step.kind}`: {_instead(known, may)}"
        for name in _split((*step.when, *step.unless)):
            if name not in circumstances():
                yield line, f"`{name}` is no word or circumstance: {_instead(name, circumstances())}"
        if step.otherwise and step.otherwise not in flows:
            yield line, f"there is no flow `{step.otherwise}`: {_instead(step.otherwise, flows)}"
        elif step.otherwise and not step.rule:
            yield line, "`otherwise` belongs to a `rule`"


def _words_of(step: Step, script: Script) -> Iterator[tuple[str, tuple[str, ...]]]:
    may = {
        "know": (*SLOTS, *script.slots),
        "note": (*NOTED, *script.slots),
        "tell": (*TOLD, *script.texts),
        "act": ACTS,
    }
    if step.kind in may:
        yield step.what, may[step.kind]


def _reached(script: Script, text: str) -> Found:
    """Steps that are never taken."""
    ended = known_order = False
    taken: set[str] = set()
    for number, step in enumerate(script.steps):
        line, names = line_of(text, "steps", number), (*step.when, *step.unless)
        if ended:
            yield line, "this step is never reached: the flow has ended with the `act` before it"
        if set(step.when) & set(step.unless):
            yield line, "this step is never reached: the same stands in `when` and `unless`"
        if not known_order and any(set(name.split("|")) <= set(STATUSES) for name in step.when):
            yield line, 'this step is never reached: the state of an order is known after { know = "order" }'
        if step.mark in taken:
            yield line, "this step is never reached: it is taken before"
        known_order = known_order or step.know == "order"
        ended = ended or bool(step.act and not names)
        taken |= set() if names else {step.mark}


def _own(script: Script, text: str, languages: tuple[str, ...]) -> Found:
    """Its own questions and texts: used, not named like ours, there in every language of the shop."""
    used = {step.what for step in script.steps}
    own = {f"slots.{name}": one.ask for name, one in script.slots.items()}
    own |= {f"texts.{name}": one for name, one in script.texts.items()}
    for place, texts in own.items():
        name = place.partition(".")[2]
        if name not in used:
            yield line_of(text, place), f"`{name}` is used by no step: use it, or take it away"
        if name in (SLOTS if place.startswith("slots") else TOLD):
            yield line_of(text, place), f"`{name}` is a word of ours: give yours another name"
        missing = [lang for lang in languages if lang not in texts.by_language and "" not in texts.by_language]
        if missing:
            yield line_of(text, place), f"`{name}` is not said in {', '.join(missing)}: add the text"


def _same(begin: Begin, other: Script) -> bool:
    """Whether another flow begins on the same conditions, so that chance would decide."""
    return any(
        set(begin.request) & set(one.request or begin.request) and _conditions(begin) == _conditions(one)
        for one in other.begins
        if bool(one.request) == bool(begin.request)
    )


def _conditions(begin: Begin) -> tuple[set[str], ...]:
    return set(begin.says), set(begin.words), set(begin.unless)


def _split(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from name.split("|")


def _instead(word: str, may: Iterable[str]) -> str:
    """What could be meant: the words that look like it, else a list of all that are short enough to read."""
    words = sorted(may)
    near = get_close_matches(word, words, n=NEAR)
    if near:
        return f"perhaps `{'` or `'.join(near)}`"
    return (
        f"use {', '.join(f'`{one}`' for one in words)}" if len(words) <= MOST_LISTED else "see the guide for the list"
    )
