"""Goods that are asked about while we wait to hear who the shopper is."""

from collections.abc import Container

from parlour.assistant.decide.scene import Decided, Scene
from parlour.assistant.decide.search import narrows
from parlour.assistant.decide.sell import decide_goods
from parlour.assistant.decide.subject import named_products
from parlour.assistant.decide.tell import question
from parlour.assistant.flows.script import Script
from parlour.conversation.labels import Request

OF_GOODS = (Request.FIND_PRODUCT, Request.AVAILABILITY, Request.PRODUCT_QUESTION)


def goods_amid(scene: Scene, script: Script, orderly: Container[Request]) -> Decided | None:
    """What a question about goods calls for that interrupts the proof; `orderly` are the requests about orders."""
    told = question(scene) if scene.asks and _on_view(scene, orderly) else None
    return told or (decide_goods(scene) if _asked_for(scene, script) else None)


def _on_view(scene: Scene, orderly: Container[Request]) -> bool:
    """Whether it asks about goods that were shown meanwhile, as long as no order is spoken of."""
    on_view = scene.memory.goods.focus or scene.memory.goods.shown
    ordered = {"order", "parcel", "track", "deliver"} & scene.concepts or scene.understood.request in orderly
    return bool(on_view) and not ordered


def _asked_for(scene: Scene, script: Script) -> bool:
    """Whether a kind of thing is asked for, and nothing that was ordered."""
    ordered = {"order", "parcel", "track", "mine"} & scene.concepts or "of_bought" in scene.cues
    if scene.understood.request not in OF_GOODS or ordered or "new_item" in script.knows:
        return False
    return bool(named_products(scene)) or (bool(scene.memory.goods.shown) and narrows(scene))
