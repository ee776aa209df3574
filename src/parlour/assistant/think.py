"""The first step, in the mind's process: understands a turn and decides which commands it calls for."""

import msgspec

from parlour.assistant.corrected import as_corrected
from parlour.assistant.decide.beside import decide_beside
from parlour.assistant.decide.deed import in_deed
from parlour.assistant.decide.route import decide
from parlour.assistant.decide.scene import SURE, Scene
from parlour.assistant.decide.sell import OF_GOODS
from parlour.assistant.decide.several import decide_several
from parlour.assistant.language_model.hint import with_hint
from parlour.assistant.library import Library
from parlour.assistant.memory import Memory
from parlour.assistant.pasted import question_after
from parlour.assistant.thought import Thought
from parlour.assistant.turn import Turn
from parlour.assistant.understand.context import in_context
from parlour.assistant.understand.cues import our_cues
from parlour.assistant.understand.language import talk_language, wished_language
from parlour.assistant.understand.parts import parts_of
from parlour.assistant.understand.reader import Understander, count_words
from parlour.conversation.labels import Request

NAMES = ("proof", "address", "phone", "contact", "slot")  # answers full of names tell no language
FEW_NAMES = 4
FEW = 10  # words of a wish to be answered in another language
ANSWERABLE = (
    *OF_GOODS,
    Request.DELIVERY_COST,
    Request.DELIVERY_TIME,
    Request.STORE_INFO,
    Request.REPAIR_OR_WARRANTY,
    Request.PAYMENT_METHODS,
)
SILENT = ("agent", "closed")


def think(turn: Turn, library: Library, reader: Understander) -> Thought:
    """The commands for a turn; silent where somebody else has the floor."""
    languages, reader = library.facts.languages, library.taught.over(reader)
    text = _meant(turn, library, reader)
    understood = in_context(with_hint(reader.read(text, languages), turn.hint), turn)
    words = count_words(turn.text)
    given = understood.evidence
    if given.emails or (
        turn.memory.asked in NAMES and (turn.memory.asked != "proof" or words <= FEW_NAMES or given.codes)
    ):
        words = 0
    lang, doubt = talk_language(
        turn.memory.lang or _page_language(turn, understood.lang_confidence),
        turn.memory.doubt,
        understood.lang,
        understood.lang_confidence,
        words,
    )
    if "language" in understood.cues and count_words(turn.text) <= FEW and not understood.slots.product:
        lang = wished_language(turn.text, languages) or lang
    memory = _remembered(turn.memory, lang, doubt, understood.request)
    if turn.seat in SILENT:
        return Thought(understood=understood, lang=lang, memory=memory, silent=True)
    scene = Scene(turn, understood, lang, library)
    parts = parts_of(text)
    each = [in_context(reader.read(part, languages, lang), turn) for part in parts if len(parts) > 1]
    decided = decide_several(scene, each) or decide_beside(scene, each) or decide(scene)
    return Thought(
        understood=in_deed(understood, turn, decided.commands),
        lang=lang,
        commands=decided.commands,
        memory=memory,
        evidence=decided.evidence,
        goods=decided.goods or turn.memory.goods,
        asked=decided.asked,
        failed=decided.failed,
        several=decided.several,
    )


def _meant(turn: Turn, library: Library, reader: Understander) -> str:
    """What the shopper says in the end: without what they put right, or pasted before a question of their own."""
    if turn.memory.flow:
        return turn.text
    if "orders" not in our_cues().read(turn.text):
        return as_corrected(turn.text)
    question = question_after(turn.text)
    if question is None:
        return turn.text
    read = reader.read(question, library.facts.languages)
    clear = read.request in ANSWERABLE and (read.request_confidence >= SURE or read.slots.product)
    return question if clear else turn.text


def _page_language(turn: Turn, sure: float) -> str | None:
    """The page's language counts until words tell otherwise."""
    return turn.lang if turn.lang and sure < 0.6 else None


def _remembered(memory: Memory, lang: str, doubt: str | None, request: str) -> Memory:
    return msgspec.structs.replace(memory, lang=lang, doubt=doubt, requests=(*memory.requests, request)[-8:])
