"""Wishes for a person, anger, answers to our own small questions, and the wish to be left in peace."""

from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.memory import Goods, Shown
from parlour.assistant.thought import Ask, CallPerson, Leave, Record
from parlour.conversation.labels import Mood, Request


def decide_person(scene: Scene) -> Decided | None:
    """A person on request, and for anger."""
    wants = scene.understood.chance(Request.HUMAN_AGENT)
    asked = wants >= SURE or ("human" in scene.cues and wants >= 0.15)
    if asked or ("human" in scene.cues and scene.words <= 4):
        return _call(scene, "asked")
    if scene.understood.mood is Mood.ANGER and not scene.is_surely(Request.UNSUBSCRIBE_OR_PRIVACY):
        return _call(scene, "anger")
    return _call(scene, "anger") if scene.is_surely(Request.COMPLAINT) else None


def decide_answer_to_us(scene: Scene) -> Decided | None:
    """The answer to a small question of ours: a contact, a number, a yes or no."""
    asked, goods = scene.memory.asked, scene.memory.goods
    if asked in ("notify_contact", "notify"):
        return _notify(scene)
    contact = scene.understood.slots.phone if asked == "phone" else contact_in(scene)
    if asked in ("phone", "contact") and contact:
        return Decided((Record("callback", contact=contact),), goods=goods)
    if asked not in ("person", "erase"):
        return None
    if scene.agrees():
        return _call(scene, "asked") if asked == "person" else Decided((Record("erase_request"),), goods=goods)
    return Decided((Leave(),), goods=goods) if scene.declines else None


def _refuses(scene: Scene) -> bool:
    return (scene.begins("no") or scene.begins("forget")) and scene.words <= 4


def decide_privacy(scene: Scene) -> Decided | None:
    """Stop messages, or erase what is known."""
    if not scene.is_surely(Request.UNSUBSCRIBE_OR_PRIVACY):
        return None
    if "erase" in scene.cues and "mailing" not in scene.cues:
        return Decided((Ask("erase"),), asked="erase")
    if "mailing" in scene.cues or scene.words <= 3:
        return Decided((Record("opt_out", contact=contact_in(scene)),))
    return _call(scene, "reserved")


def decide_notify(scene: Scene) -> Decided | None:
    """A wish to be told about goods that are spoken of, with the contact for it."""
    goods, contact = scene.memory.goods, contact_in(scene)
    about = goods.focus or (goods.shown[0] if goods.shown else None)
    if "tell_me" not in scene.cues or contact is None or about is None:
        return None
    return Decided((Record("notify_when_available", shown=about, contact=contact),), goods=goods)


def contact_in(scene: Scene) -> str | None:
    """The e-mail or telephone number in a message."""
    return scene.understood.slots.email or scene.understood.slots.phone


def _notify(scene: Scene) -> Decided | None:
    about = scene.memory.about
    if contact := contact_in(scene):
        return Decided((Record("notify_when_available", shown=about, contact=contact),), goods=scene.memory.goods)
    if scene.agrees():
        return ask_contact(scene, about, scene.memory.goods)
    return Decided((Leave(),), goods=scene.memory.goods) if scene.declines else None


def ask_contact(scene: Scene, about: Shown | None, goods: Goods) -> Decided:
    """Where to tell that goods are back: by mail, else in this chat."""
    if scene.turn.can_mail:
        return Decided((Ask("notify_contact"),), goods=goods, asked="notify_contact")
    return Decided((Record("notify_when_available", shown=about),), goods=goods)


def _call(scene: Scene, reason: str) -> Decided:
    known = {"asked": CallPerson("asked"), "anger": CallPerson("anger"), "reserved": CallPerson("reserved")}
    return Decided((known[reason],), goods=scene.memory.goods)
