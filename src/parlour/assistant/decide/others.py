"""Wishes to hear of somebody else: another person's order, data or address, whatever is claimed."""

import re

from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.thought import Refuse
from parlour.conversation.labels import Mood, Request

ABOUT_ORDERS = (
    Request.TRACK_ORDER,
    Request.CHANGE_ORDER,
    Request.CANCEL_ORDER,
    Request.RETURN_ITEM,
    Request.REFUND_STATUS,
    Request.INVOICE,
    Request.UNSUBSCRIBE_OR_PRIVACY,
)
_NAME = r"[A-ZÁÉÍÓÚÑА-ЯЁ][\w'’-]+"
_DATA = (
    r"(?i:address|phone(?: number)?|telephone|e-?mail|orders?|direcci[oó]n|tel[eé]fono|correo|pedidos?|indirizzo|numero"
    r"|mail|ordin[ei]|адрес\w*|телефон\w*|почт\w+|заказ\w*)"
)
_OF_A_NAME = re.compile(rf"(?<!\w){_DATA} (?:of|de|di|d[aeo]l?) {_NAME} {_NAME}|(?<!\w){_NAME} {_NAME}['’]s {_DATA}")


def decide_of_others(scene: Scene) -> Decided | None:
    """Nobody hears of another's order or data; what is shown as a proof for that proves nothing."""
    if {"own_name", "human"} & scene.cues or scene.understood.mood is Mood.ANGER:
        return None
    personal = "others_data" in scene.cues or (not scene.has_evidence and _OF_A_NAME.search(scene.text))
    orderly = scene.has_evidence or (scene.understood.request in ABOUT_ORDERS and _is_likely(scene))
    if not personal and not ("of_others" in scene.cues and orderly):
        return None
    return Decided((Refuse("others_data" if personal else "others"),), goods=scene.memory.goods)


def _is_likely(scene: Scene) -> bool:
    return scene.understood.request_confidence >= SURE
