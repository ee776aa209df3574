"""Wishes for a person, anger, and answers to our own small questions."""

from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.memory import Flow, Goods, Shown
from parlour.assistant.thought import Ask, CallPerson, Command, Guide, Leave, Pursue, Reason, Record
from parlour.conversation.labels import Mood, Request

FEW = 10
NOTIFY = "notify_when_back"
SHORT = 8


def decide_person(scene: Scene) -> Decided | None:
    """A person on request, and for anger; no flow's file can change that."""
    if not scene.words:
        return None
    if scene.turn.seat == "queue" and _asks_how_long(scene):
        return Decided((), goods=scene.memory.goods)
    wants = scene.understood.chance(Request.HUMAN_AGENT)
    asked = (wants >= SURE and not (scene.understood.slots.product and "human" not in scene.cues)) or (
        "human" in scene.cues and wants >= 0.15
    )
    if "who_are_you" in scene.cues and scene.words <= SHORT:
        return Decided((Guide("who"),), goods=scene.memory.goods, asked="person")
    if (asked or ("human" in scene.cues and scene.words <= 4)) and not scene.is_surely(Request.OUT_OF_SCOPE):
        return _call(scene, "asked")
    if scene.understood.mood is Mood.ANGER and not scene.is_surely(Request.UNSUBSCRIBE_OR_PRIVACY):
        return _call(scene, "anger")
    return None


def _asks_how_long(scene: Scene) -> bool:
    """Whether somebody who waits for a person asks about that, and not about a parcel."""
    of_delivery = scene.memory.requests[-1:] in ((Request.DELIVERY_COST,), (Request.DELIVERY_TIME,))
    of_parcel = of_delivery or {"parcel", "deliver", "order"} & scene.concepts
    return "waits" in scene.cues and not of_parcel and scene.words <= FEW


def decide_answer_to_us(scene: Scene) -> Decided | None:
    """The answer to a small question of ours: a contact, a yes or no."""
    asked, goods = scene.memory.asked, scene.memory.goods
    if asked in ("notify_contact", "notify"):
        return _notify(scene)
    if asked == "contact" and (contact := contact_in(scene)):
        return Decided((Record("callback", contact=contact),), goods=goods)
    if asked != "person":
        return None
    if wants_person(scene):
        return _call(scene, "asked")
    return Decided((Leave(),), goods=goods) if scene.declines else None


def wants_person(scene: Scene) -> bool:
    """Whether it says yes to our offer of a person, and not goodbye or that something is taken."""
    return scene.agrees() and not {"goodbye", "gratitude", "take"} & scene.cues


def contact_in(scene: Scene) -> str | None:
    """The e-mail or telephone number in a message."""
    return scene.understood.slots.email or scene.understood.slots.phone


def ask_contact(scene: Scene, about: Shown | None, goods: Goods) -> Decided:
    """Where to tell that goods are back, as the shop's flow for it asks."""
    script = scene.library.flows.get(NOTIFY)
    if script is None or script.off:
        return Decided((Ask("person"),), goods=goods, asked="person")
    heard = ("mail_is_sent",) if scene.turn.can_mail else ()
    flow = Flow(doing=NOTIFY, shown=about, heard=heard, contact=contact_in(scene))
    return Decided((Pursue(flow),), goods=goods)


def _notify(scene: Scene) -> Decided | None:
    if scene.understood.query.options and not contact_in(scene):
        return None
    if contact_in(scene) or scene.agrees():
        return ask_contact(scene, scene.memory.about, scene.memory.goods)
    return Decided((Leave(),), goods=scene.memory.goods) if scene.declines else None


def _call(scene: Scene, reason: Reason) -> Decided:
    told: tuple[Command, ...] = (CallPerson(reason),)
    return Decided(told, goods=scene.memory.goods)
