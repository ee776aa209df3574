"""A flow and something else in one message: two wishes about orders, or an answer to us with a question beside it."""

from dataclasses import replace

import msgspec

from parlour.assistant.decide.answers import WELL, best_answer
from parlour.assistant.decide.arrival import asks_arrival
from parlour.assistant.decide.begin import begun, of_complaints, of_orders
from parlour.assistant.decide.inform import decide_refund_way
from parlour.assistant.decide.orders import begin, evidence, go_on
from parlour.assistant.decide.people import decide_person
from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.decide.sell import decide_goods
from parlour.assistant.decide.tales import decide_information
from parlour.assistant.flows.vocabulary import ASIDE, CHANGES
from parlour.assistant.memory import Flow
from parlour.assistant.thought import Command, Pursue, Record
from parlour.assistant.understand.values import Understood
from parlour.conversation.labels import Request

COURTESY = (Request.GREETING, Request.THANKS_BYE)
LEAST = 3  # words of a part that is more than a courtesy


def decide_beside(scene: Scene, each: list[Understood]) -> Decided | None:
    """What the parts of a message call for, where one of them is about a flow; None where it is a single wish."""
    if decide_refund_way(scene) or asks_arrival(scene.text):
        return None
    parts = [replace(scene, understood=one) for one in each]
    if len(parts) < 2 or "orders" in scene.cues or decide_person(scene) or begun(scene, of_complaints(scene)):
        return None
    parts = [part for part in parts if not (part.is_surely(*COURTESY) and part.words <= LEAST)]
    asides = [_question(part) for part in parts]
    others = [part for part, aside in zip(parts, asides, strict=True) if aside is None]
    told = [command for aside in asides if aside for command in aside.commands]
    if scene.memory.flow is not None:
        return _with_answer(others, told)
    return _with_flows(scene, others, told)


def _question(scene: Scene) -> Decided | None:
    """A question that needs no order, with what answers it."""
    if not scene.asks or scene.has_evidence:
        return None
    if scene.is_surely(*ASIDE["questions"]):
        named = scene.understood.slots.product or scene.memory.goods.shown
        told = (decide_goods(scene) if named else None) or decide_information(scene)
        return None if told and any(isinstance(one, Pursue | Record) for one in told.commands) else told
    answer = best_answer(scene, WELL) if not begun(scene, of_orders(scene)) else None
    return Decided((answer,), goods=scene.memory.goods) if answer else None


def _with_answer(others: list[Scene], told: list[Command]) -> Decided | None:
    """The flow under way goes on with the one part that is no question."""
    if len(others) != 1 or not told:
        return None
    decided = go_on(others[0])
    if decided is None or not any(isinstance(one, Pursue) for one in decided.commands):
        return None
    return replace(decided, commands=(*told, *decided.commands), several=True)


def _with_flows(scene: Scene, others: list[Scene], told: list[Command]) -> Decided | None:
    """The flows that the other parts begin, one after the other."""
    begins = [_begun(part) for part in others]
    flows = _merged([flow for flow in begins if flow])
    if not flows or None in begins or len(told) + len(flows) < 2 or not _may_follow(flows):
        return None
    flows.sort(key=lambda flow: flow.doing in CHANGES)  # what only tells need not wait for a yes
    first = msgspec.structs.replace(flows[0], waiting=tuple(flows[1:]))
    commands: tuple[Command, ...] = (*told, Pursue(first))
    return Decided(commands, goods=scene.memory.goods, evidence=evidence(scene), several=True)


def _begun(scene: Scene) -> Flow | None:
    script = begun(scene, of_orders(scene))
    if script is None or (scene.understood.request_confidence < SURE and not scene.understood.evidence.orders):
        return None
    decided = begin(scene, script)
    return next((one.flow for one in decided.commands if isinstance(one, Pursue)), None) if decided else None


def _merged(flows: list[Flow]) -> list[Flow]:
    """The same wish said in two sentences is one; an order named once is meant in what follows."""
    merged: list[Flow] = []
    for flow in flows:
        order = flow.order or (merged[-1].order if merged else None)
        last = merged[-1] if merged else None
        if last and last.doing == flow.doing and last.order in (order, None):
            words, wanted = f"{last.words} {flow.words}", f"{last.wanted} {flow.wanted}".strip()
            known = {"address": flow.address or last.address, "payment": flow.payment or last.payment}
            merged[-1] = msgspec.structs.replace(last, words=words, wanted=wanted, order=order, **known)
        else:
            merged.append(msgspec.structs.replace(flow, order=order))
    return merged


def _may_follow(flows: list[Flow]) -> bool:
    """Whether these are surely several wishes: each of an order of its own, or one change with something to tell."""
    changes = [flow for flow in flows if flow.doing in CHANGES]
    return len({flow.order for flow in flows}) == len(flows) or len(changes) <= 1
