"""Several requests in one message: a product wish, questions about the shop, thanks; each is answered, in order."""

from dataclasses import replace

import msgspec

from parlour.assistant.decide.defect import tells_fault
from parlour.assistant.decide.inform import decide_refund_way
from parlour.assistant.decide.orders import asks_what_next
from parlour.assistant.decide.people import decide_person
from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.decide.sell import OF_GOODS, decide_goods
from parlour.assistant.decide.tales import decide_rules
from parlour.assistant.goods.occasions import occasions_in
from parlour.assistant.memory import Asked, Goods
from parlour.assistant.thought import Command, Compare, ShowGoods, TellProduct, Thank
from parlour.assistant.turn import Turn
from parlour.assistant.understand.concepts import our_concepts
from parlour.assistant.understand.context import ORDERLY
from parlour.assistant.understand.text import plain, tokens
from parlour.assistant.understand.values import Understood
from parlour.conversation.labels import Request, Stage

FAIRLY = 0.3
OTHERWISE = (Request.TRACK_ORDER, Request.COMPLAINT, Request.OUT_OF_SCOPE, Request.HUMAN_AGENT)
OF_ONE = (
    ShowGoods,
    TellProduct,
    Compare,
)  # two of these may be one wish: "I have a laptop. A bag for it?"


def decide_several(scene: Scene, each: list[Understood]) -> Decided | None:
    """What each part calls for; None where the message is one request, or touches orders, persons or our question."""
    if len(each) < 2 or scene.memory.flow or scene.memory.asked not in ("", "need", "notify", "person"):
        return None
    if scene.has_evidence or "orders" in scene.cues or decide_person(scene) or _is_one(scene, each):
        return None
    goods, told = scene.memory.goods, []
    for understood in each:
        part = _decide_part(replace(scene, understood=understood, turn=_with(scene.turn, goods)))
        if part is None:
            return None
        goods = part.goods or goods
        told.append(part)
    commands: list[Command] = []
    commands += [command for part in told for command in part.commands if command not in commands]
    if sum(isinstance(command, OF_ONE) for command in commands) > 1:
        return None
    if all(isinstance(command, Thank) for command in commands) or len(commands) < len(told):
        return None
    asked: Asked = next((part.asked for part in reversed(told) if part.asked), "")
    return Decided(tuple(commands), goods=goods, asked=asked, failed=all(part.failed for part in told), several=True)


def _is_one(scene: Scene, each: list[Understood]) -> bool:
    """Whether the whole is one wish about something bought or to be bought, however many sentences tell of it."""
    seeks = any(_seeks(part) for part in each)
    of_orders = scene.is_surely(*ORDERLY) and scene.understood.stage in (Stage.FULFILMENT, Stage.EVALUATION)
    taken = "take" in scene.cues and bool(scene.memory.goods.shown)
    of_orders = (of_orders and not seeks) or tells_fault(scene.text)
    return of_orders or taken or asks_what_next(scene) or decide_refund_way(scene) is not None


def _seeks(part: Understood) -> bool:
    """Whether a part looks for goods, and tells of none that came."""
    came = {"arrive", "mine"} & our_concepts().read(tokens(plain(part.text)))
    return bool(part.slots.product) and not came and part.stage in (Stage.SEARCHING, Stage.NEED)


def _decide_part(scene: Scene) -> Decided | None:
    """One part: thanks, a wish for goods that names some, a question about the shop; anything else is none."""
    understood = scene.understood
    request = understood.request
    if request is Request.THANKS_BYE and understood.request_confidence >= SURE and not understood.slots.product:
        thanks = {"gratitude", "goodbye"} & scene.cues or understood.stage is Stage.SATISFACTION
        return Decided((Thank(brief=True),)) if thanks else None  # an "ok" before a wish wants no answer
    if understood.request_confidence >= SURE and (told := decide_rules(scene)):
        return told
    if request in OF_GOODS and scene.memory.goods.shown and understood.request_confidence >= FAIRLY:
        return decide_goods(scene)
    if understood.slots.product or occasions_in(scene.text):
        return None if scene.is_surely(*OTHERWISE) else decide_goods(scene, guessing=True)
    return None


def _with(turn: Turn, goods: Goods) -> Turn:
    """The turn as it stands after the parts before."""
    return msgspec.structs.replace(turn, memory=msgspec.structs.replace(turn.memory, goods=goods))
