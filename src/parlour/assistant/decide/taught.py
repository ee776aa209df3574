"""What the shop has taught word for word is answered so, whatever else the words could mean."""

from parlour.assistant.decide.scene import Decided, Scene
from parlour.assistant.thought import TellAnswer


def decide_taught(scene: Scene) -> Decided | None:
    """The shop's answer to a question that is put as it was taught, or to a request of the shop's own."""
    told = scene.library.taught.told(scene.text, scene.lang, scene.understood.request_confidence)
    if told is None:
        return None
    return Decided((TellAnswer(told.text, told.source),), goods=scene.memory.goods)
