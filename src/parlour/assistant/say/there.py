"""Says who is there: the first words, a person called, waiting; with nobody there, from when they are."""

from parlour.assistant.act.results import Called
from parlour.assistant.reply import Brief, HandOver, TakePromise
from parlour.assistant.say.part import Part
from parlour.assistant.say.summary import summary
from parlour.assistant.say.voice import Voice
from parlour.assistant.turn import Turn

REST = 2  # answers of ours after which it may be said again


def greeting(turn: Turn, voice: Voice) -> Part:
    """Hello by situation: first or again, people there or not."""
    name = voice.library.facts.name
    if not turn.is_first:
        return Part(voice.say("greet.again"))
    shop = name.read(voice.lang) if name else ""
    named = "yes" if shop else "no"
    if turn.people_online:
        return Part(voice.say("greet.first", shop=shop, named=named))
    return Part(_by_hours("greet.alone", turn, voice, shop=shop, named=named))


def first_words(turn: Turn, voice: Voice, *, called: bool) -> Part:
    """The few words before a first answer: who speaks, and whether people are there, unless that is said anyway."""
    if called or turn.seat == "queue":
        return Part(voice.say("greet.plain"))
    if turn.people_online:
        return Part(voice.say("greet.short"))
    return Part(_by_hours("greet.short_alone", turn, voice))


def person_called(outcome: Called, turn: Turn, brief: Brief, voice: Voice) -> Part:
    """A person is called; when nobody is there, when they are, and a promise."""
    wish = HandOver(outcome.reason, summary(brief), brief)
    if outcome.people_online:
        key = "waiting.still" if turn.memory.handed_over and turn.seat == "queue" else f"person.{outcome.reason}"
        return Part(voice.say(key), wishes=(wish,))
    sentences = [voice.say("person.sorry")] if outcome.reason == "anger" else []
    sentences += [_by_hours("person.nobody", turn, voice)]
    sentences += [voice.say("person.contact" if turn.can_mail else "person.here")]
    return Part(" ".join(sentences), wishes=(wish, TakePromise(None)), asked="contact" if turn.can_mail else "")


def waiting(turn: Turn, voice: Voice, *, alone: bool) -> str:
    """That a person was called already: shorter the second time, and not after every answer of ours."""
    own = [said.text for said in turn.said if said.who == "assistant"]
    told = [any(line in text for line in voice.variants("waiting.still", "waiting.short")) for text in own]
    if turn.people_online and not alone and any(told):
        return "" if any(told[-REST:]) else voice.say("waiting.short")
    if turn.people_online:
        return voice.say("waiting.still")
    return voice.say("waiting.back", time=voice.moment(turn.back_at)) if turn.back_at else voice.say("waiting.nobody")


def _by_hours(key: str, turn: Turn, voice: Voice, **values: str) -> str:
    """A text that tells since when people are there again, where that is known."""
    time = voice.moment(turn.back_at) if turn.back_at else ""
    return voice.say(key, time=time, known="yes" if time else "no", **values)
