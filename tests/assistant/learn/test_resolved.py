"""When a talk counts as ended well."""

import msgspec
import pytest

from parlour.assistant.learn.past import Heard, Line, PastTalk
from parlour.assistant.learn.resolved import SILENCE_MS, Ending, ending_of
from parlour.conversation.labels import Mood, Request

ASKED = Heard(request=Request.PRODUCT_QUESTION, request_confidence=0.9, asks=True)
THANKED = Heard(request=Request.THANKS_BYE, request_confidence=0.9, mood=Mood.THANKS)
ANGRY = Heard(request=Request.COMPLAINT, request_confidence=0.9, mood=Mood.ANGER)
TALK = PastTalk(
    lines=(Line(seq=1, who="shopper", text="Do you wrap?", at=0), Line(seq=2, who="agent", text="Yes, we do.", at=1))
)
WITH_LAST = msgspec.structs.replace(TALK, lines=(*TALK.lines, Line(seq=3, who="shopper", text="...", at=2)))
ANSWERED_AGAIN = Line(seq=4, who="agent", text="We send a new one.", at=3)
SILENT_AFTER_ALL = msgspec.structs.replace(TALK, lines=(*WITH_LAST.lines, ANSWERED_AGAIN))
CLOSED = msgspec.structs.replace(TALK, is_closed=True)


@pytest.mark.parametrize(
    ("talk", "heard", "now", "more", "ending"),
    [
        (WITH_LAST, (ASKED, THANKED), 3, {}, Ending("yes", is_confirmed=True)),
        (msgspec.structs.replace(TALK, stars=5), (ASKED,), 3, {}, Ending("yes", is_confirmed=True)),
        (TALK, (ASKED,), 3, {"bought": True}, Ending("bought", is_confirmed=True)),
        (TALK, (ASKED,), SILENCE_MS + 1, {}, Ending("silence", is_confirmed=True)),
        (TALK, (ASKED,), SILENCE_MS, {}, None),
        (CLOSED, (ASKED,), 3, {}, Ending("closed", is_confirmed=False)),
        (TALK, (ASKED,), SILENCE_MS + 1, {"came_back": True}, None),
        (WITH_LAST, (ASKED, ASKED), 9 * SILENCE_MS, {}, None),
        (WITH_LAST, (ASKED, ANGRY), 9 * SILENCE_MS, {"bought": True}, None),
        (msgspec.structs.replace(TALK, stars=1), (ASKED,), 9 * SILENCE_MS, {}, None),
        (PastTalk(lines=TALK.lines[:1]), (ASKED,), 9 * SILENCE_MS, {"bought": True}, None),
        (WITH_LAST, (ASKED, msgspec.structs.replace(THANKED, asks=True)), 3, {}, None),
        (SILENT_AFTER_ALL, (ANGRY, ASKED), 9 * SILENCE_MS, {}, None),
        (SILENT_AFTER_ALL, (ANGRY, ASKED), 9 * SILENCE_MS, {"bought": True}, Ending("bought", is_confirmed=True)),
    ],
    ids=[
        "thanks",
        "five stars",
        "bought",
        "72 hours of silence",
        "a moment less",
        "only closed",
        "came back within 72 hours",
        "the shopper's question stands last",
        "anger, though bought",
        "one star",
        "nobody answered",
        "thanks and another question",
        "a complaint, then silence",
        "a complaint, but they ordered",
    ],
)
def test_a_talk_ends_well_by_a_yes_a_purchase_or_silence(talk, heard, now, more, ending) -> None:
    assert ending_of(talk, heard, now, **more) == ending
