"""Something came with a fault ("arrived with a loose strap"): that is no wish for such goods."""

import re

from parlour.assistant.decide.answers import topic_answer
from parlour.assistant.decide.scene import Decided, Scene
from parlour.assistant.thought import Guide
from parlour.assistant.understand.text import plain
from parlour.conversation.labels import Request

_CAME = re.compile(
    r"(?<!\w)(?:arrived|came|got here|(?:was|were|been) delivered|received|"
    r"(?:ha |han )?(?:llegado|llego|llegaron|recibido|recibi|vino|vinieron)|(?:e |sono )?arrivat[oaie]|ricevut[oaie]|"
    r"пришл\w+|пришел|приехал\w*|привезли|получил\w*|доставили)(?!\w)"
)
_FAULT = re.compile(
    r"(?<!\w)(?:loose|torn|ripped|stuck|jammed|bent|cracked|scratched|dented|stained|faulty|defect\w*|missing|"
    r"open seam|hole|holes|"
    r"broken|leak\w*|squeak\w*|wobbl\w*|crooked|mould\w*|wet|damp|smell\w*|frayed|peeling|snapped|damaged|unstitched|"
    r"suelt[oa]s?|rot[oa]s?|rasgad[oa]s?|atascad[oa]s?|torcid[oa]s?|rayad[oa]s?|manchad[oa]s?|defect\w+|falla\w*|"
    r"descosid[oa]s?|"
    r"agujero\w*|abollad[oa]s?|mojad[oa]s?|despegad[oa]s?|golpead[oa]s?|abiert[oa]s?|"
    r"allentat[oaie]|rott[oaie]|strappat[oaie]|bloccat[oaie]|incastrat[oaie]|stort[oaie]|graffiat[oaie]|"
    r"macchiat[oaie]|difett\w+|"
    r"scucit[oaie]|buc(?:o|hi)|ammaccat[oaie]|bagnat[oaie]|staccat[oaie]|apert[oaie]|piegat[oaie]|"
    r"оторван\w*|порван\w*|рваной|рваный|сломан\w*|заедает|заела|погнут\w*|поцарапан\w*|пятн\w+|брак\w*|"
    r"дефект\w*|распоровш\w+|"
    r"дыр\w+|вмятин\w+|мокр\w+|отклеил\w*|разошл\w+|царапин\w*|треснут\w*|трещин\w*|не работает|болтает\w*)(?!\w)"
)


def tells_fault(text: str) -> bool:
    """Whether something came, and with a fault."""
    said = plain(text)
    came = _CAME.search(said)
    return came is not None and _FAULT.search(said) is not None


def decide_fault(scene: Scene) -> Decided | None:
    """What the shop says of faulty goods, else what can be done."""
    wishes = scene.is_surely(Request.RETURN_ITEM, Request.EXCHANGE_ITEM) and {"send_back", "instead"} & scene.cues
    if scene.memory.flow or scene.has_evidence or wishes or not tells_fault(scene.text):
        return None
    answer = topic_answer(scene, "broken")
    if answer:
        return Decided((answer,), goods=scene.memory.goods)
    return Decided((Guide("broken"),), goods=scene.memory.goods, asked="person")
