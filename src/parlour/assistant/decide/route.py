"""Decides what to do next: rules from the most urgent to the most ordinary; the first that fits is taken."""

from collections.abc import Callable

from parlour.assistant.decide.answers import FAIRLY, best_answer
from parlour.assistant.decide.arrival import decide_arrival
from parlour.assistant.decide.beyond import decide_beyond
from parlour.assistant.decide.code import is_code
from parlour.assistant.decide.collecting import decide_collecting
from parlour.assistant.decide.defect import decide_fault
from parlour.assistant.decide.haggle import decide_haggle
from parlour.assistant.decide.inform import (
    decide_answered,
    decide_broken,
    decide_gift_wrap,
    decide_refund_way,
    decide_return_cost,
    decide_stage,
    decide_what_if,
)
from parlour.assistant.decide.needs import decide_told_need
from parlour.assistant.decide.orders import (
    decide_act,
    decide_complaint,
    decide_leaving,
    decide_next,
    decide_order,
    decide_phrased,
    go_on,
)
from parlour.assistant.decide.others import decide_of_others
from parlour.assistant.decide.partly import decide_partly
from parlour.assistant.decide.people import decide_answer_to_us, decide_person
from parlour.assistant.decide.scene import UNSURE, Decided, Scene
from parlour.assistant.decide.search import narrows
from parlour.assistant.decide.sell import (
    OF_GOODS,
    decide_choice,
    decide_goods,
    decide_named,
    decide_question_of_focus,
    decide_wish,
)
from parlour.assistant.decide.tales import decide_information, decide_told_goods
from parlour.assistant.decide.taught import decide_taught
from parlour.assistant.decide.tell import asks_of_kind, question
from parlour.assistant.decide.total import decide_ends, decide_total
from parlour.assistant.decide.weigh import facts_of_shown
from parlour.assistant.thought import Ask, CallPerson, DontKnow, Greet, Guide, Refuse, Thank
from parlour.conversation.labels import Request
from parlour.shop.facts import HandOver

FAILURES = 2
MANY_QUESTIONS, FEW_WORDS = 6, 10
Rule = Callable[[Scene], Decided | None]


def decide(scene: Scene) -> Decided:
    """What to do with this turn."""
    decided = next((made for rule in RULES if (made := rule(scene))), _not_understood(scene))
    if not decided.failed or HandOver.TWO_FAILURES not in scene.library.facts.hand_over_when:
        return decided
    if scene.memory.failures + 1 < FAILURES:
        return decided
    return Decided((*decided.commands, CallPerson("failures")), goods=decided.goods, failed=True)


def _nothing_said(scene: Scene) -> Decided | None:
    if any(char.isalnum() for char in scene.text):
        return None
    return Decided((Greet(),), goods=scene.memory.goods)


def _distress(scene: Scene) -> Decided | None:
    """Somebody who is in despair is sold nothing."""
    return Decided((Refuse("distress"),), goods=scene.memory.goods) if "distress" in scene.cues else None


def _language(scene: Scene) -> Decided | None:
    """A wish to be spoken to in another language, and nothing else."""
    if "language" not in scene.cues or scene.words > FEW_WORDS or scene.understood.slots.product:
        return None
    return Decided((Guide("language"),), goods=scene.memory.goods)


def _too_much(scene: Scene) -> Decided | None:
    """More questions than one answer can hold: which one comes first? Code is a question about nothing here."""
    if scene.text.count("?") >= MANY_QUESTIONS:
        return Decided((Ask("one_by_one"),), goods=scene.memory.goods)
    if is_code(scene.text) and not scene.understood.slots.product:
        return Decided((Refuse("out_of_scope"),), goods=scene.memory.goods)
    return None


def _instructions(scene: Scene) -> Decided | None:
    """Instructions inside a message are words: they are refused, whatever else it says."""
    return Decided((Refuse("instructions"),)) if "orders" in scene.cues else None


def _courtesy(scene: Scene) -> Decided | None:
    if (scene.understood.slots.product and scene.words > 4) or scene.understood.query.price:
        return None
    if scene.is_surely(Request.GREETING):
        return Decided((Greet(),), goods=scene.memory.goods)
    if scene.is_surely(Request.THANKS_BYE) and ({"gratitude", "goodbye"} & scene.cues or not narrows(scene)):
        praise = scene.understood.stage == "satisfaction"
        return Decided((Thank(praise=praise, brief=scene.turn.seat == "queue"),), goods=scene.memory.goods)
    return None


def _out_of_scope(scene: Scene) -> Decided | None:
    if not scene.is_surely(Request.OUT_OF_SCOPE) or scene.understood.slots.product:
        return None
    return Decided((Refuse("out_of_scope"),), goods=scene.memory.goods)


def _guess(scene: Scene) -> Decided | None:
    """Unsure: an answer that fits fairly, goods if goods are named; of a shop to visit nothing is known here."""
    if scene.is_surely(Request.STORE_INFO):
        return Decided((DontKnow("address"),), goods=scene.memory.goods, asked="person")
    if not scene.understood.slots.product and scene.asks and (told := facts_of_shown(scene)):
        return told
    if not scene.understood.slots.product and (answer := best_answer(scene, FAIRLY)):
        return Decided((answer,), goods=scene.memory.goods)
    if asks_of_kind(scene):
        return question(scene)
    if not scene.understood.slots.product and (
        scene.understood.request not in OF_GOODS or scene.understood.request_confidence < UNSURE
    ):
        return None
    return decide_goods(scene, guessing=True)


def _not_understood(scene: Scene) -> Decided:
    if scene.turn.seat == "queue":
        return Decided((), goods=scene.memory.goods)
    return Decided((Ask("clarify"),), goods=scene.memory.goods, failed=True)


RULES: tuple[Rule, ...] = (
    _nothing_said,
    _distress,
    decide_of_others,
    decide_collecting,
    decide_wish,
    decide_person,
    decide_leaving,
    decide_complaint,
    _instructions,
    _too_much,
    _language,
    decide_return_cost,
    decide_partly,
    go_on,
    decide_phrased,
    decide_taught,
    decide_answer_to_us,
    decide_next,
    decide_refund_way,
    decide_act,
    decide_fault,
    decide_broken,
    decide_what_if,
    decide_arrival,
    decide_order,
    decide_ends,
    decide_total,
    decide_haggle,
    decide_gift_wrap,
    decide_choice,
    decide_beyond,
    decide_told_need,
    _courtesy,
    decide_stage,
    decide_question_of_focus,
    decide_answered,
    decide_told_goods,
    decide_goods,
    decide_information,
    decide_named,
    _out_of_scope,
    _guess,
)
