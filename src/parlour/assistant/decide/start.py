"""Begins a flow, and takes down what a message says for it."""

import re

import msgspec

from parlour.assistant.decide.address import find_address
from parlour.assistant.decide.begin import heard
from parlour.assistant.decide.scene import Scene
from parlour.assistant.decide.subject import pointed_at
from parlour.assistant.flows.script import Script
from parlour.assistant.flows.vocabulary import CHANGES
from parlour.assistant.memory import Flow
from parlour.assistant.understand.cues import ORDINALS, our_cues
from parlour.assistant.understand.slots import find_product
from parlour.conversation.labels import Request

_ITS = re.compile(r"^(?:it'?s|its|is|es|e|è|это)\s+", re.IGNORECASE)
_CODE = re.compile(r"\d{4,}")
PAYING = ("gift_card", "paypal", "credit_card")
WORDED = ("item", "order", "confirm")
FEWEST, FEW, LOOKED_BACK = 2, 5, 6
WISHED = ("item", "new_item", "confirm")


def new_flow(scene: Scene, script: Script, before: Flow | None = None) -> Flow:
    """A flow at its beginning; what is known of the order is kept when the mind was changed in the middle."""
    spoken_of = None if script.name == "track" and "more" in scene.cues else scene.memory.order
    order = scene.understood.slots.order or (before.order if before and before.order else spoken_of)
    flow = Flow(doing=script.name, order=order, stage=script.stage, shown=scene.memory.goods.focus)
    if before and not scene.understood.slots.product:
        flow = msgspec.structs.replace(flow, items=before.items, every_item=before.every_item)
    if before:
        waiting = tuple(one for one in before.waiting if one.doing in CHANGES)
        flow = msgspec.structs.replace(flow, waiting=waiting, contact=before.contact, phone=before.phone)
    return taken_down(scene, flow, script, fresh=True)


def taken_down(scene: Scene, flow: Flow, script: Script, *, fresh: bool = False) -> Flow:
    """A flow with what this message adds or corrects: ids where there are some, else the shopper's own words."""
    changes: dict[str, object] = {"heard": tuple(sorted({*flow.heard, *heard(scene, script)}))}
    changes |= _words(scene, flow, script, fresh=fresh)
    for name in (*script.knows, *(step.note for step in script.steps)):
        if name in TAKEN and (value := TAKEN[name](scene, flow)):
            changes[name] = value
    order = scene.understood.slots.order
    if order and not fresh and order not in str(changes.get("address", "")):
        changes["order"] = order
    if flow.asked == "slot" and flow.awaits and (told := _slot(scene, flow.awaits, script)):
        changes |= {"slots": {**flow.slots, flow.awaits: told}}
    return msgspec.structs.replace(flow, **changes)


def only_names_order(scene: Scene) -> bool:
    """Whether it says which order is meant, and wishes for nothing else: "it's number ..."."""
    plainly = scene.is_surely(Request.TRACK_ORDER) and not scene.asks and not {"where", "track"} & scene.concepts
    return scene.understood.slots.order is not None and (scene.words <= FEWEST or (plainly and scene.words <= FEW))


def means_another(scene: Scene) -> bool:
    """Whether it says that something else than what was understood is meant, without saying what: "the other one"."""
    if {"not_needed", "mistake"} & scene.cues:
        return False
    return bool({"instead", "more"} & scene.cues) and not scene.understood.slots.colour


def adds(scene: Scene, flow: Flow, script: Script) -> bool:
    """Whether a message that begins with no or sorry says what is right instead."""
    slots, cues = scene.understood.slots, scene.cues
    named = slots.order or slots.colour or slots.size or slots.product or slots.phone or slots.email
    pointed = {*ORDINALS, "last", "every", *PAYING} & cues
    digits = any(char.isdigit() for char in scene.text)
    return bool(named or pointed or digits) or means_another(scene) or bool(find_address(scene.text, asked=False))


def adds_other(scene: Scene) -> bool:
    """Whether a few words hold more than a yes: something named, another thing wanted, a "but"."""
    slots = scene.understood.slots
    named = slots.order or slots.colour or slots.size or slots.product or slots.phone or slots.email
    return bool(named or {"no", "instead", "more", "forget", "human"} & scene.cues or scene.has_but)


def _words(scene: Scene, flow: Flow, script: Script, *, fresh: bool) -> dict[str, object]:
    """The shopper's words, from which the item and its new variant are made out where the order is known."""
    changes: dict[str, object] = {}
    if fresh or flow.asked in WORDED:
        before = "" if flow.asked == "confirm" else _told_before(scene) if fresh else flow.words
        changes |= {"words": f"{before} {scene.text}".strip(), "every_item": flow.every_item or "every" in scene.cues}
    if "new_item" in script.knows and (fresh or flow.asked in WISHED):
        kept = flow.wanted if flow.asked in ("item", "new_item") else ""
        pointed = pointed_at(scene) if flow.asked == "new_item" else None
        changes["wanted"] = pointed.sku if pointed else f"{kept} {scene.text}".strip()
    if flow.asked == "confirm" and means_another(scene):
        changes["another"] = True
    return changes


def _told_before(scene: Scene) -> str:
    """The message before, where this one names no thing: "it leaks" and then "I want to return it"."""
    own = [said.text for said in scene.turn.said if said.who == "shopper"]
    if scene.understood.slots.product or len(own) < 2 or scene.memory.flow:
        return ""
    named = (text for text in reversed(own[-LOOKED_BACK:-1]) if find_product(text))
    return next(named, own[-2])


def _address(scene: Scene, flow: Flow) -> str | None:
    """A new address; at the question for a yes a digit tells that something in it was wrong."""
    text = scene.text
    for cue in ("no", "hello", "no") if flow.asked == "confirm" else ():
        text = our_cues().cut(cue, text)
    found = find_address(text, asked=flow.asked in ("address", "confirm"))
    found = found and _ITS.sub("", found)
    if found and flow.address and flow.asked == "confirm" and "," in flow.address and not _CODE.search(found):
        return f"{found.rstrip(', ')}{flow.address[flow.address.index(',') :]}" if "," not in found else found
    return found or flow.address


def _payment(scene: Scene, flow: Flow) -> str | None:
    named = bool(set(PAYING) & scene.cues)
    return scene.text if named or flow.asked == "payment" else flow.payment


def _reason(scene: Scene, flow: Flow) -> str | None:
    if flow.asked == "slot" and flow.awaits == "reason":
        return scene.text
    return "not_needed" if "not_needed" in scene.cues else "mistake" if "mistake" in scene.cues else flow.reason


def _phone(scene: Scene, flow: Flow) -> str | None:
    return scene.understood.slots.phone or flow.phone


def _contact(scene: Scene, flow: Flow) -> str | None:
    return scene.understood.slots.email or scene.understood.slots.phone or flow.contact


TAKEN = {"address": _address, "payment": _payment, "reason": _reason, "phone": _phone, "contact": _contact}


def _slot(scene: Scene, name: str, script: Script) -> str | None:
    """The answer to a question of the shop's own, if it looks like one."""
    own, slots = script.slots.get(name), scene.understood.slots
    if own is None:
        return None
    digits = next((word for word in scene.text.split() if any(char.isdigit() for char in word)), None)
    told = {"text": scene.text.strip(), "number": digits, "email": slots.email, "phone": slots.phone}
    return told[own.kind] or None
