"""What flows tell before anything has to be known: promises, answers, guides, goods, texts of their own."""

from typing import get_args

from parlour.assistant.decide.answers import FAIRLY, best_answer
from parlour.assistant.decide.begin import begun, of_tales
from parlour.assistant.decide.circumstances import Circumstances
from parlour.assistant.decide.inform import decide_gift_wrap, decide_return_cost, knows, tell_topic, topic_of
from parlour.assistant.decide.scene import Decided, Scene
from parlour.assistant.decide.sell import OF_GOODS as REQUESTS_OF_GOODS
from parlour.assistant.decide.sell import decide_goods
from parlour.assistant.flows.script import Script, Step
from parlour.assistant.flows.steps import told_first
from parlour.assistant.flows.vocabulary import OF_GOODS, PROMISES
from parlour.assistant.thought import Ask, Command, Guide, TellAnswer, Topic

TOPICS: dict[str, Topic] = {str(topic): topic for topic in get_args(Topic)}


def decide_information(scene: Scene) -> Decided | None:
    """What a message that asks for information about the shop calls for."""
    if topic := topic_of(scene):
        return tell_topic(scene, topic)
    return tell_tale(scene, begun(scene, [one for one in of_tales(scene) if not _is_of_goods(one)]))


def decide_rules(scene: Scene) -> Decided | None:
    """What is told of returns and the like to a question beside another wish: it can only be meant in general."""
    if told := decide_return_cost(scene) or decide_gift_wrap(scene):
        return told
    if not scene.asks or scene.memory.proven:
        return decide_information(scene)
    return tell_tale(scene, begun(scene, of_tales(scene), "asks_for_rules"))


def decide_told_goods(scene: Scene) -> Decided | None:
    """What the shop itself wants told to questions about goods; without that they go their usual way."""
    return tell_tale(scene, begun(scene, [one for one in of_tales(scene) if one.own and _is_of_goods(one)]))


def tell_tale(scene: Scene, script: Script | None) -> Decided | None:
    """All that a flow tells first; None where there is nothing to tell."""
    told: Decided | None = None
    for step in told_first(script, Circumstances(scene)) if script else ():
        assert script is not None
        told = _joined(told, _told(step, script, scene, told), scene)
    return told


def _told(step: Step, script: Script, scene: Scene, before: Decided | None) -> Decided | None:
    if step.offer:
        return _offered(before)
    if step.tell in script.texts:
        text = script.texts[step.tell].read(scene.lang, *scene.library.facts.languages)
        return Decided((TellAnswer(text, f"flow:{script.name}"),), goods=scene.memory.goods)
    if step.tell in PROMISES:
        more = not script.only_tells or len(script.steps) > 1
        return tell_topic(scene, TOPICS[step.tell]) if not more or _is_known(scene, TOPICS[step.tell]) else None
    if step.tell in OF_GOODS:
        return decide_goods(scene)
    return _guided(scene, step.tell)


def _is_known(scene: Scene, topic: Topic) -> bool:
    return knows(scene.library.facts, topic)


def _guided(scene: Scene, what: str) -> Decided | None:
    """The shop's answer, else what we can say of it ourselves."""
    answer = best_answer(scene, FAIRLY, what)
    told = answer or next((Guide(one) for one in get_args(Guide.__annotations__["what"]) if one == what), None)
    return Decided((told,), goods=scene.memory.goods) if told else None


def _offered(before: Decided | None) -> Decided | None:
    """A person, unless the shop has answered already; our guides end with that question themselves."""
    last = before.commands[-1] if before else None
    if isinstance(last, TellAnswer) and not last.source.startswith("flow:"):
        return None
    commands: tuple[Command, ...] = () if isinstance(last, Guide) else (Ask("person"),)
    return Decided(commands, asked="person")


def _joined(before: Decided | None, more: Decided | None, scene: Scene) -> Decided | None:
    if before is None or more is None:
        return before or more
    goods = more.goods or before.goods or scene.memory.goods
    return Decided(
        (*before.commands, *more.commands), goods=goods, asked=more.asked or before.asked, failed=more.failed
    )


def _is_of_goods(script: Script) -> bool:
    return any(request in REQUESTS_OF_GOODS for way in script.begins for request in way.request)
