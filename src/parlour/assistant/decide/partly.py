"""One thing of an order to be cancelled and the rest kept: only a whole order can be, and that is said."""

import re

from parlour.assistant.decide.scene import Decided, Scene
from parlour.assistant.thought import Command, Guide, Leave
from parlour.assistant.understand.text import plain
from parlour.conversation.labels import Request

_PART = re.compile(
    r"(?<!\w)(?:(?:just|only) (?:the |one|1|my |that |this |a )|(?:just |only )?one (?:thing|item|of (?:them|the|"
    r"those))|part of (?:it|the|my)|"
    r"(?:keep|leave|not) the (?:rest|others?)|the (?:rest|others?) (?:can )?stays?|"
    r"(?:solo|solamente|nada mas|unicamente) (?:un[oa]?|el|la|es[eao]|est[eao])|un[oa]? (?:sol[oa]|de (?:las|los|"
    r"ell[oa]s))|una parte|"
    r"(?:el|lo) resto|lo demas|los demas|las demas|"
    r"(?:solo|soltanto|solamente) (?:un[oa']?|il|la|lo|l'|quell[oa]|quest[oa])|un[oa]? (?:sol[oa]|d(?:i|ei|egli|"
    r"elle) )|il resto|gli altri|le altre|"
    r"(?:только|лишь) (?:один|одну|одно|эт\w+|перв\w+|втор\w+|т[оу]т?)|одну? (?:вещь|из|позицию)|один (?:товар|"
    r"из|предмет)|"
    r"часть (?:заказа)?|остальн\w+)"
)


def decide_partly(scene: Scene) -> Decided | None:
    """That a part alone can't be cancelled, and what can be done instead; the cancellation of all is left."""
    flow = scene.memory.flow
    cancels = flow.doing == "cancel_order" if flow else scene.is_surely(Request.CANCEL_ORDER)
    if not cancels or not _PART.search(plain(scene.text)):
        return None
    left: tuple[Command, ...] = (Leave(quiet=True),) if flow else ()
    return Decided((Guide("cancel_part"), *left), goods=scene.memory.goods, asked="person")
