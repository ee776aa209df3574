"""The words and circumstances that a flow's file may name, as they hold for one message."""

from collections.abc import Callable

from parlour.assistant.decide.address import find_address
from parlour.assistant.decide.answers import WELL, best_answer
from parlour.assistant.decide.scene import SURE, Scene
from parlour.conversation.labels import Stage

FEW = 3


class Circumstances:
    """What holds for a message, looked up by name when it is asked for: `"asks" in circumstances`."""

    def __init__(self, scene: Scene, *also: str) -> None:
        self._scene, self._also = scene, also
        self._words = scene.cues | scene.concepts

    def __contains__(self, name: object) -> bool:
        if name in self._also:
            return True
        if name in HOLDS:
            return HOLDS[str(name)](self._scene)
        return name in self._words or name == self._scene.memory.order_status != ""


def asks_for_rules(scene: Scene) -> bool:
    """Whether it is asked how things are done in general, by somebody who names no order and has given no proof."""
    if scene.has_evidence or scene.memory.proven:
        return False
    general = scene.understood.stage is Stage.OBJECTION or ("time" in scene.concepts and "?" in scene.text)
    owned = "mine" in scene.concepts or {"this", "own"} & scene.cues or scene.memory.order
    general = general or (scene.begins("in_general") and not owned)
    return general or (scene.asks and best_answer(scene, WELL) is not None)


def _spoken_of(scene: Scene) -> bool:
    return bool(scene.memory.goods.focus or scene.memory.goods.shown)


def _contact(scene: Scene) -> bool:
    return bool(scene.understood.slots.email or scene.understood.slots.phone)


def wants_a_thing(scene: Scene) -> bool:
    """Whether a kind of thing is wished for, and nothing that was bought is spoken of."""
    return "seeks" in scene.cues and scene.understood.slots.product is not None and "of_bought" not in scene.cues


HOLDS: dict[str, Callable[[Scene], bool]] = {
    "order_named": lambda scene: bool(scene.understood.evidence.orders),
    "order_spoken_of": lambda scene: scene.memory.order is not None,
    "order_delivered": lambda scene: scene.memory.order is not None and scene.memory.order_status == "delivered",
    "order_open": lambda scene: scene.memory.order is not None and scene.memory.order_status != "delivered",
    "proof_given": lambda scene: scene.has_evidence,
    "flow_under_way": lambda scene: scene.memory.flow is not None,
    "wants_a_thing": wants_a_thing,
    "proven": lambda scene: scene.memory.proven,
    "asks": lambda scene: scene.asks,
    "asks_for_rules": asks_for_rules,
    "address_given": lambda scene: find_address(scene.text, asked=False) is not None,
    "contact_given": _contact,
    "phone_given": lambda scene: scene.understood.slots.phone is not None,
    "product_named": lambda scene: scene.understood.slots.product is not None,
    "goods_spoken_of": _spoken_of,
    "in_few_words": lambda scene: scene.words <= FEW,
    "mail_is_sent": lambda scene: scene.turn.can_mail,
    "people_here": lambda scene: scene.turn.people_online,
    "unclear": lambda scene: scene.understood.request_confidence < SURE,
}
