"""When something comes that was ordered just now: how long delivery takes as a rule, then the order itself."""

import re
from dataclasses import replace

from parlour.assistant.decide.inform import knows, tell_topic
from parlour.assistant.decide.orders import begin
from parlour.assistant.decide.scene import Decided, Scene
from parlour.assistant.understand.text import plain

_JUST = re.compile(
    r"(?<!\w)(?:(?:just|only just) (?:now )?(?:ordered|bought|purchased|placed|made an order|paid)|"
    r"acab(?:o|amos) de (?:pedir|comprar|encargar|hacer|pagar)|(?:he|hemos) (?:pedido|comprado|encargado) (?:hoy|"
    r"ahora|hace un rato)|"
    r"(?:ho|abbiamo) appena (?:ordinato|comprato|preso|fatto|pagato)|(?:ho|abbiamo) (?:ordinato|"
    r"comprato) (?:oggi|adesso|ora)|"
    r"(?:только что|сегодня|сейчас) (?:\w+ )?(?:заказал|купил|оформил|оплатил)\w*|"
    r"(?:заказал|купил|оформил|оплатил)\w* (?:\w+ )?(?:только что|сегодня|сейчас))(?!\w)"
)
_WHEN = re.compile(
    r"(?<!\w)(?:when|how (?:long|soon|many days)|cuando|cuanto (?:tarda|tiempo)|en cuantos dias|quando|"
    r"quanto (?:ci|tempo)|"
    r"fra quanto|когда|сколько (?:ждать|дней|времени)|через сколько|как скоро)(?!\w)"
)


def asks_arrival(text: str) -> bool:
    """Whether it is asked when something comes that was ordered just now."""
    said = plain(text)
    return _JUST.search(said) is not None and _WHEN.search(said) is not None


def decide_arrival(scene: Scene) -> Decided | None:
    """How long delivery takes, and the way to learn where the order itself stands."""
    if scene.memory.flow or scene.has_evidence or not knows(scene.library.facts, "delivery_time"):
        return None
    if not asks_arrival(scene.text):
        return None
    begun = begin(scene, scene.library.flows.get("track"))
    told = tell_topic(scene, "delivery_time")
    return replace(begun, commands=(*told.commands, *begun.commands)) if begun else told
