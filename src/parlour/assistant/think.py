"""The first step, in the mind's process: understands a turn and decides which commands it calls for."""

import msgspec

from parlour.assistant.decide.beside import decide_beside
from parlour.assistant.decide.deed import in_deed
from parlour.assistant.decide.route import decide
from parlour.assistant.decide.scene import Scene
from parlour.assistant.decide.several import decide_several
from parlour.assistant.language_model.hint import with_hint
from parlour.assistant.library import Library
from parlour.assistant.memory import Memory
from parlour.assistant.thought import Thought
from parlour.assistant.turn import Turn
from parlour.assistant.understand.context import in_context
from parlour.assistant.understand.language import talk_language, wished_language
from parlour.assistant.understand.parts import parts_of
from parlour.assistant.understand.reader import Understander, count_words

NAMES = ("proof", "address", "phone", "contact", "slot")  # answers full of names tell no language
FEW = 10  # words of a wish to be answered in another language
SILENT = ("agent", "closed")


def think(turn: Turn, library: Library, reader: Understander) -> Thought:
    """The commands for a turn; silent where somebody else has the floor."""
    languages, reader = library.facts.languages, library.taught.over(reader)
    understood = in_context(with_hint(reader.read(turn.text, languages), turn.hint), turn)
    words = 0 if turn.memory.asked in NAMES or understood.evidence.emails else count_words(turn.text)
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
    parts = parts_of(turn.text)
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


def _page_language(turn: Turn, sure: float) -> str | None:
    """The page's language counts until words tell otherwise."""
    return turn.lang if turn.lang and sure < 0.6 else None


def _remembered(memory: Memory, lang: str, doubt: str | None, request: str) -> Memory:
    return msgspec.structs.replace(memory, lang=lang, doubt=doubt, requests=(*memory.requests, request)[-8:])
