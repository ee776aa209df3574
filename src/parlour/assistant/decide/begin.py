"""Which flow a message begins: the one whose file asks for most of what holds."""

import re
from collections.abc import Collection, Container

from parlour.assistant.decide.circumstances import Circumstances
from parlour.assistant.decide.scene import SURE, Scene
from parlour.assistant.flows.script import Begin, Script
from parlour.assistant.flows.steps import holds
from parlour.assistant.understand.text import plain
from parlour.conversation.labels import Request

LIKELY = 0.3
SURE_ALONE = 0.65
_WORD = re.compile(r"\w+")


def begun(scene: Scene, among: Collection[Script], *also: str) -> Script | None:
    """The flow of these that the message begins; the shop's own go before ours. `also` are circumstances that hold."""
    said = Circumstances(scene, *also)
    fitting = [
        (begin.weight, script.own, script)
        for script in among
        if not script.off
        for begin in script.begins
        if fits(begin, script, scene, said)
    ]
    best = max(fitting, key=lambda one: one[:2], default=None)
    return best[2] if best else None


def fits(begin: Begin, script: Script, scene: Scene, said: Container[str]) -> bool:
    """Whether a message meets all that a beginning asks for."""
    if begin.says and not any(is_said(phrase, scene.text) for phrase in begin.says):
        return False
    if begin.request and not _requested(begin, script, scene, said):
        return False
    if not begin.says and not begin.request and not begin.words:
        return False
    return all(holds(name, said) for name in begin.words) and not any(holds(name, said) for name in begin.unless)


def is_said(phrase: str, text: str) -> bool:
    """Whether a phrase of the shop stands in a text, accents and case aside; `*` stands for any ending."""
    wanted, words = plain(phrase).split(), _WORD.findall(plain(text))
    places = range(len(words) - len(wanted) + 1)
    return any(all(map(_is_word, wanted, words[place:])) for place in places) and bool(wanted)


def _is_word(wanted: str, word: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _requested(begin: Begin, script: Script, scene: Scene, said: Container[str]) -> bool:
    """Whether one of the requests is surely enough meant: the more a flow does, the surer it must be."""
    understood = scene.understood
    if understood.request not in begin.request:
        return False
    hinted = any(holds(name, said) for name in begin.hints)
    if script.is_of_orders:
        told = {"order", "parcel", "deliver", "refund"} & scene.concepts or scene.memory.order or scene.memory.flow
        least = SURE / 2 if told or not scene.memory.goods.query else SURE_ALONE
        return bool(understood.evidence.orders) or understood.request_confidence >= least
    without = SURE if not script.only_tells else SURE_ALONE if begin.hints else LIKELY
    return understood.request_confidence >= (LIKELY if hinted else without)


def of_orders(scene: Scene) -> list[Script]:
    """The flows about orders."""
    return [script for script in scene.library.flows.values() if script.is_of_orders]


def of_acts(scene: Scene) -> list[Script]:
    """The flows that do something without an order; complaints go before all others, by `of_complaints`."""
    flows = scene.library.flows.values()
    return [one for one in flows if not (one.is_of_orders or one.only_tells or one in of_complaints(scene))]


def of_complaints(scene: Scene) -> list[Script]:
    """The flows that a complaint begins."""
    return [one for one in scene.library.flows.values() if any(Request.COMPLAINT in way.request for way in one.begins)]


def of_tales(scene: Scene) -> list[Script]:
    """The flows that only tell."""
    return [script for script in scene.library.flows.values() if script.only_tells]


def phrased(scene: Scene) -> list[Script]:
    """The flows that a phrase of the shop's own begins in this message."""
    flows = scene.library.flows.values()
    return [one for one in flows if any(is_said(phrase, scene.text) for way in one.begins for phrase in way.says)]


def heard(scene: Scene, script: Script) -> tuple[str, ...]:
    """Those words and circumstances of its steps that hold now."""
    said = Circumstances(scene)
    return tuple(sorted(name for name in script.names() if name in said))
