"""Begins flows, and goes on with the one under way: answers, corrections, questions aside, a change of mind."""

from collections.abc import Collection
from dataclasses import replace

import msgspec

from parlour.assistant.decide.address import find_address
from parlour.assistant.decide.amid import goods_amid
from parlour.assistant.decide.answers import WELL, best_answer
from parlour.assistant.decide.begin import begun, of_acts, of_complaints, of_orders, phrased
from parlour.assistant.decide.circumstances import Circumstances
from parlour.assistant.decide.hours import tells_time
from parlour.assistant.decide.inform import GIVES_BACK, decide_refund_way, knows, tell_topic
from parlour.assistant.decide.people import wants_person
from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.decide.sell import decide_goods
from parlour.assistant.decide.start import adds, adds_other, new_flow, only_names_order, taken_down
from parlour.assistant.decide.tales import decide_information, tell_tale
from parlour.assistant.flows.script import Script
from parlour.assistant.flows.steps import told_first
from parlour.assistant.flows.vocabulary import ASIDE, CHANGES
from parlour.assistant.memory import Evidence, Flow
from parlour.assistant.thought import CallPerson, Command, Confirm, Guide, Leave, Prove, Pursue, Refuse, Thank
from parlour.assistant.understand.cues import our_cues
from parlour.assistant.understand.slots import find_names
from parlour.assistant.understand.text import plain
from parlour.conversation.labels import Request

SHORT = 12
FEW = 5
DECLINED = ("item", "new_item", "address", "payment", "order")
FILLED_IN = ("item", "new_item", "address", "payment", "slot")


def decide_complaint(scene: Scene) -> Decided | None:
    """What follows when somebody mainly complains."""
    return begin(scene, begun(scene, of_complaints(scene)))


def decide_leaving(scene: Scene) -> Decided | None:
    """What is under way is left when the shopper says so, whatever else a few such words may sound like."""
    flow, goods = scene.memory.flow, scene.memory.goods
    script = scene.library.flows.get(flow.doing) if flow else None
    if flow is None and goods.shown and "forget" in scene.cues and scene.words <= FEW and not scene.memory.order:
        return Decided((Leave(),), goods=goods)
    if flow is None or script is None or not _leaves(scene, flow, script):
        return None
    return Decided((Leave(),), goods=scene.memory.goods)


def decide_phrased(scene: Scene) -> Decided | None:
    """A flow that begins with a phrase of the shop's own."""
    return begin(scene, begun(scene, phrased(scene)))


def asks_what_next(scene: Scene) -> bool:
    """Whether it asks what is to be done now, after something was recorded for an order."""
    last = scene.memory.acted[-1].split()[0] if scene.memory.acted else ""
    near = scene.memory.requests[-4:] and not scene.memory.goods.shown
    return "how_next" in scene.cues and last in CHANGES and bool(near) and scene.memory.order is not None


def decide_next(scene: Scene) -> Decided | None:
    """How it goes on with the order."""
    if not asks_what_next(scene) or scene.memory.flow:
        return None
    return begin(scene, scene.library.flows.get("track"))


def decide_act(scene: Scene) -> Decided | None:
    """A wish for something that needs no order: to be phoned, to be told, to be left in peace."""
    return begin(scene, begun(scene, of_acts(scene)))


def decide_order(scene: Scene) -> Decided | None:
    """A new wish about an order, or a proof given without one."""
    script = None if _buys(scene) or _only_of_goods(scene) else begun(scene, of_orders(scene))
    if script:
        return begin(scene, script)
    if scene.has_evidence and _is_only_evidence(scene):
        return Decided((Prove(),), goods=scene.memory.goods, evidence=evidence(scene))
    return None


def _buys(scene: Scene) -> bool:
    """Whether what was shown is to be bought: that is no order yet."""
    return "take" in scene.cues and bool(scene.memory.goods.shown) and not scene.memory.order and not scene.has_evidence


def _only_of_goods(scene: Scene) -> bool:
    """Whether goods on view are spoken of and nothing that was bought: then no order is asked for."""
    on_view = scene.memory.goods.shown or scene.memory.goods.focus
    bought = scene.memory.order or scene.memory.proven or scene.has_evidence or "of_bought" in scene.cues
    return bool(on_view) and not bought


def begin(scene: Scene, script: Script | None, before: Flow | None = None) -> Decided | None:
    """A flow from its beginning: what is told first, then the first step that needs something."""
    if script is None:
        return None
    told = tell_tale(scene, script)
    if script.only_tells:
        return told
    first = told_first(script, Circumstances(scene))
    flow = new_flow(scene, script, before)
    flow = msgspec.structs.replace(flow, told=(*flow.told, *(step.mark for step in first)))
    commands: tuple[Command, ...] = told.commands if told and not told.failed else ()
    return _decided(scene, (*commands, Pursue(flow)), script)


def go_on(scene: Scene) -> Decided | None:
    """The next step of what is under way; a question in between is answered, and it goes on."""
    flow = scene.memory.flow
    script = scene.library.flows.get(flow.doing) if flow else None
    if flow is None or script is None:
        return None
    if flow.asked == "confirm" and _confirms(scene, flow):
        return _decided(scene, (Confirm(flow),), script)
    if passing := _in_passing(scene, flow):
        return passing
    if other := _another(scene, flow, script):
        return begin(scene, other, before=flow)
    if _corrects(scene, flow, script):
        return _answered(scene, flow, script)
    return _aside(scene, flow, script) or _answered(scene, flow, script)


def _in_passing(scene: Scene, flow: Flow) -> Decided | None:
    """What needs one sentence and leaves the flow as it is: a lost number, somebody else's order, thanks."""
    goods = scene.memory.goods
    if flow.asked == "proof" and scene.memory.asked == "person" and wants_person(scene):
        return Decided((CallPerson("asked"),), goods=goods)
    if flow.asked == "proof" and "without_number" in scene.cues and not scene.has_evidence:
        return Decided((Guide("without_number"),), goods=goods, asked="person")
    if flow.asked in ("proof", "order") and "others_thing" in scene.cues and not scene.has_evidence:
        return Decided((Refuse("others"),), goods=goods)
    return Decided((Thank(),), goods=goods) if _is_courtesy(scene, flow) else None


def _confirms(scene: Scene, flow: Flow) -> bool:
    """A clear yes; "yes, and the money on a gift card" is one."""
    if scene.begins("yes") and "gift_card" in scene.cues and flow.doing in GIVES_BACK:
        return True
    settled = scene.begins("settled") and scene.words <= FEW and not scene.asks and not adds_other(scene)
    return settled or scene.agrees(*_requests(of_orders(scene)), Request.THANKS_BYE)


def _is_courtesy(scene: Scene, flow: Flow) -> bool:
    """Whether it only thanks or says goodbye: then nothing is asked again."""
    polite = scene.is_surely(Request.THANKS_BYE) and bool({"gratitude", "goodbye"} & scene.cues)
    return polite and flow.asked != "confirm" and not scene.has_evidence and scene.words <= FEW


def _corrects(scene: Scene, flow: Flow, script: Script) -> bool:
    """Whether it says, at the question for a yes, what is right instead, whatever else the words may sound like."""
    return flow.asked == "confirm" and scene.begins("correction") and not scene.asks and adds(scene, flow, script)


def _answered(scene: Scene, flow: Flow, script: Script) -> Decided | None:
    """What was said, taken as the answer to our question; where no order is at stake, something else is no answer."""
    updated = taken_down(scene, flow, script)
    if flow.asked in ("phone", "contact") and tells_time(scene.text):
        return _decided(scene, (Pursue(msgspec.structs.replace(updated, words=scene.text)),), script)
    if updated == flow and not script.is_of_orders and flow.asked != "confirm":
        if scene.understood.request_confidence >= SURE:
            return None
        return replace(_decided(scene, (Pursue(updated),), script), failed=True)
    return _decided(scene, (Pursue(updated),), script)


def _another(scene: Scene, flow: Flow, script: Script) -> Script | None:
    """The flow that the mind was changed to, where the message says so surely and is not the answer to our question."""
    names_order = flow.asked in ("order", *FILLED_IN) and only_names_order(scene)
    if _proves(scene) or names_order or scene.understood.request_confidence < SURE or _asks_for_money(scene, flow):
        return None
    other = begun(scene, of_orders(scene)) or begun(scene, of_acts(scene))
    if other is None or other.name == flow.doing or other.name in _relatives(script):
        return None
    return None if _fills_in(scene, flow, script) else other


def _relatives(script: Script) -> set[str]:
    """The flows that this one turns into by itself, where the state of the order asks for it."""
    return {step.otherwise for step in script.steps if step.otherwise}


def _fills_in(scene: Scene, flow: Flow, script: Script) -> bool:
    """Whether a message gives the address, number or text that was asked for."""
    if flow.asked not in ("address", "payment", "phone", "contact", "slot"):
        return False
    updated = taken_down(scene, flow, script)
    if flow.asked == "payment":
        return bool({"gift_card", "paypal", "credit_card"} & scene.cues) and "cancel" not in scene.concepts
    return any(getattr(updated, name) != getattr(flow, name) for name in ("address", "phone", "contact"))


def _requests(scripts: Collection[Script]) -> set[Request]:
    return {request for script in scripts for way in script.begins for request in way.request}


def _leaves(scene: Scene, flow: Flow, script: Script) -> bool:
    """Whether it is to be left; "no, the red one" corrects and does not leave."""
    refuses = scene.begins("no") and not _asks_then(scene)
    if flow.asked == "confirm" and refuses and scene.words <= FEW:
        return not adds(scene, flow, script)
    if flow.asked in DECLINED and refuses and scene.words <= SHORT // 2:
        return not adds(scene, flow, script) and not scene.has_evidence
    if "forget" in scene.cues and scene.words <= SHORT and not scene.has_evidence:
        return script.act != "cancel_order" or (flow.asked == "confirm" and "not_needed" not in scene.cues)
    return False


def _of_money(scene: Scene, flow: Flow) -> Decided | None:
    """How money comes back, asked about while something is given back."""
    if _asks_for_money(scene, flow):
        return tell_topic(scene, "refunds")
    return decide_refund_way(scene) if flow.asked != "payment" else None


def _asks_for_money(scene: Scene, flow: Flow) -> bool:
    gives_back = flow.doing in GIVES_BACK and flow.doing != "refund"
    return gives_back and scene.is_surely(Request.REFUND_STATUS) and knows(scene.library.facts, "refunds")


def _asks_then(scene: Scene) -> bool:
    """Whether a question follows a "wait"."""
    rest = our_cues().cut("no", plain(scene.text))
    return "forget" not in scene.cues and ("?" in rest or our_cues().begins("asks", rest)) and len(rest.split()) > 1


def _aside(scene: Scene, flow: Flow, script: Script) -> Decided | None:
    """A question in the middle: answered, while the flow stays as it is."""
    if told := _of_money(scene, flow):
        return told
    may = {request for name in script.aside for request in ASIDE[name]}
    filled = (flow.asked in FILLED_IN and "?" not in scene.text) or (flow.asked == "order" and not scene.asks)
    if not may or scene.has_evidence or filled:
        return None
    if flow.doing == "change_payment" and scene.is_surely(Request.PAYMENT_METHODS):
        return None
    told = decide_goods(scene) or decide_information(scene) if scene.is_surely(*may) else None
    if told is None and flow.asked == "proof":
        told = goods_amid(scene, script, _requests(of_orders(scene)))
    if told:
        return told
    if not scene.asks or _fills_in(scene, flow, script):
        return None
    answer = best_answer(scene, WELL)
    return Decided((answer,), goods=scene.memory.goods) if answer else None


def _decided(scene: Scene, commands: tuple[Command, ...], script: Script) -> Decided:
    given = evidence(scene) if script.is_of_orders else Evidence()
    return Decided(commands, goods=scene.memory.goods, evidence=given)


def _proves(scene: Scene) -> bool:
    """Whether a message answers the question who the shopper is."""
    return scene.memory.asked == "proof" and scene.has_evidence


def evidence(scene: Scene) -> Evidence:
    """What is to be checked now: nothing when this message adds nothing; else with what was given before."""
    given = scene.understood.evidence
    if scene.understood.query.price and not given.emails:
        given = msgspec.structs.replace(given, codes=())  # a sum is no postal code
    if (scene.memory.proven or scene.memory.asked == "address") and not given.emails:
        return Evidence()
    if scene.memory.asked != "proof" and find_address(scene.text, asked=False):
        given = msgspec.structs.replace(given, names=(), codes=())  # those of the new address prove nothing
    if not given.names and scene.memory.asked == "proof" and not scene.begins("yes"):
        names = find_names(scene.text) if scene.words <= FEW else ()
        given = msgspec.structs.replace(given, names=names)
    if not (given.emails or given.codes or given.orders or given.names):
        return Evidence()
    return scene.memory.evidence.with_new(given)


def _is_only_evidence(scene: Scene) -> bool:
    """Whether a message gives a proof and asks for little else."""
    given = scene.understood.evidence
    coded = given.names and any(len(code) > 4 for code in given.codes)
    if scene.understood.slots.product and not given.emails:
        return False
    return bool(given.emails or given.orders or coded) and (
        scene.understood.request_confidence < SURE or scene.words <= 6
    )
