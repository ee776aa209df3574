"""Puts into words how money comes back, and short texts of the shop in a language that it has not."""

import re

from parlour.assistant.say.voice import Voice
from parlour.assistant.understand.text import plain
from parlour.shop.facts import Texts

_DAYS = re.compile(r"(\d+)(?:\s*(?:to|-|–)\s*(\d+))? (business |working )?days?")
_SPACES = re.compile(r"[^a-z]+")


def refund_rule(voice: Voice) -> str:
    """How money comes back, where the shop says so."""
    refunds = voice.library.facts.refunds
    if refunds is None or not refunds.to:
        return ""
    to = voice.either([shop_text(one, voice) for one in refunds.to])
    times = {name: shop_text(told, voice) for name, told in refunds.times.items()}
    if set(times) == {"gift_card", "other"}:
        both = voice.say("refund.times", gift=times["gift_card"], other=times["other"])
        return f"{voice.say('refund.to', to=to)} {both}"
    told = [voice.say(f"refund.{name}", time=time) for name, time in times.items() if voice.has(f"refund.{name}")]
    return " ".join([voice.say("refund.to", to=to), *told])


def shop_text(texts: Texts, voice: Voice) -> str:
    """A text of the shop in this language; a plain English one in our words where it is a common phrase."""
    said = texts.read(voice.lang, *voice.library.facts.languages)
    if voice.lang in texts.by_language or voice.lang == "en":
        return said
    if days := _DAYS.fullmatch(said.strip().lower()):
        return voice.say("phrase.business_days" if days[3] else "phrase.days", low=days[1], high=days[2] or days[1])
    key = f"phrase.{_SPACES.sub('_', plain(said))}"
    return voice.say(key) if voice.has(key) else said
