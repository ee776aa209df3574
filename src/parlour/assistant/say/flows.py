"""Puts into words what belongs to a flow as a whole: its name, its own questions and texts, and where we were."""

from typing import get_args

from parlour.assistant.memory import Flow
from parlour.assistant.say.part import Part
from parlour.assistant.say.shop import tell_shop
from parlour.assistant.say.voice import Voice
from parlour.assistant.thought import TellShop, Topic
from parlour.shop.facts import Accepts

TOPICS: dict[str, Topic] = {str(topic): topic for topic in get_args(Topic)}
PROOFS = {
    Accepts.EMAIL: "proof.email",
    Accepts.NAME_AND_POSTAL_CODE: "proof.name_and_code",
    Accepts.ORDER_NUMBER_AND_EMAIL: "proof.order_and_email",
}


def proof_ways(accepts: tuple[Accepts, ...], voice: Voice) -> str:
    """The ways to prove who somebody is."""
    return voice.either([voice.say(PROOFS[way]) for way in accepts])


def doing(name: str, voice: Voice) -> str:
    """What a flow does, in few words: ours by our texts, the shop's own as its file says it."""
    key = f"doing.{name}"
    script = voice.library.flows.get(name)
    return voice.say(key) if voice.has(key) else (script.about if script else name).rstrip(". ")


def own_question(flow: str, slot: str, voice: Voice) -> str:
    """A question of the shop's own; the reason for something is asked in our words."""
    script = voice.library.flows.get(flow)
    own = script.slots.get(slot) if script else None
    if own is None:
        return voice.say("need.reason")
    return own.ask.read(voice.lang, *voice.library.facts.languages)


def shop_told(flow: str, what: str, voice: Voice) -> str:
    """What a flow tells in its middle: a text of its own or a promise; nothing where the shop promises nothing."""
    script = voice.library.flows.get(flow)
    if script and what in script.texts:
        return script.texts[what].read(voice.lang, *voice.library.facts.languages)
    part = tell_shop(TellShop(TOPICS[what]), voice) if what in TOPICS else Part()
    return part.text if part.sources else ""


def again(flow: Flow, voice: Voice) -> Part:
    """After a question in between: what we had asked, asked again."""
    if flow.asked == "slot":
        return Part(own_question(flow.doing, flow.awaits, voice), asked="slot")
    key = f"again.{flow.asked}"
    ways = proof_ways(voice.library.facts.accepts, voice)
    values = {"doing": doing(flow.doing, voice), "order": flow.order or "", "ways": ways}
    return Part(voice.say(key if voice.has(key) else "reminder", **values), asked=flow.asked)
