"""Puts the shop's promises into words: delivery, returns, warranty, payment, refunds, hours, contact."""

import re

from parlour.assistant.say.part import Part
from parlour.assistant.say.refunds import refund_rule
from parlour.assistant.say.voice import Voice
from parlour.assistant.thought import TellAnswer, TellShop
from parlour.shop.facts import Act, Delivery, Promise, Texts
from parlour.shop.hours import Hours

MOST_ANSWER, MOST_OF_SEVERAL = 560, 300


def tell_shop(command: TellShop, voice: Voice) -> Part:
    """One promise, from facts.toml and nothing else."""
    facts, topic = voice.library.facts, command.topic
    told = {
        "delivery_time": lambda: _delivery(voice, command.to, with_days=True),
        "delivery_cost": lambda: _delivery(voice, command.to, with_days=False),
        "returns": lambda: _returns(voice),
        "exchanges": lambda: _for_status(Act.EXCHANGE, "facts.exchanges", voice),
        "cancelling": lambda: _for_status(Act.CANCEL, "facts.cancelling", voice),
        "refunds": lambda: refund_rule(voice),
        "warranty": lambda: _promise(facts.warranty, "facts.warranty", voice),
        "payment": lambda: _payment(voice),
        "instalments": lambda: _text(facts.payment.instalments if facts.payment else None, voice),
        "hours": lambda: hours(facts.hours, voice) if facts.hours else "",
        "address": lambda: _text(facts.contact.address, voice),
        "phone": lambda: facts.contact.phone or "",
        "email": lambda: facts.contact.email or "",
    }
    text = told[topic]()
    if not text:
        return Part(voice.say("unknown.other"), asked="person")
    key = f"facts.lead_{topic}"
    return Part(voice.say(key, text=text) if voice.has(key) else text, sources=("facts",))


def tell_answer(command: TellAnswer, voice: Voice) -> Part:
    """An answer of the shop in its own words, cut at a sentence when it is long."""
    text, most = command.text, MOST_OF_SEVERAL if voice.is_brief else MOST_ANSWER
    if len(text) > most:
        cut = text[:most]
        text = cut[: max(cut.rfind(". ") + 1, cut.rfind("\n"), 1)] if ". " in cut else cut.rsplit(" ", 1)[0] + " …"
    return Part(text.strip(), sources=(command.source,))


def hours(open_hours: Hours, voice: Voice) -> str:
    """Opening hours with days of equal hours together."""
    days = voice.days()
    lines: list[tuple[int, int, str]] = []
    for day, spans in enumerate(open_hours.days):
        said = ", ".join(f"{span.opens:%H:%M}-{span.closes:%H:%M}" for span in spans)
        if lines and lines[-1][2] == said:
            lines[-1] = (lines[-1][0], day, said)
        else:
            lines.append((day, day, said))
    named = [
        (days[first] if first == last else f"{days[first]}-{days[last]}", said or voice.say("facts.closed"))
        for first, last, said in lines
    ]
    return "; ".join(f"{name} {said}" for name, said in named)


def _text(texts: Texts | None, voice: Voice) -> str:
    return texts.read(voice.lang, *voice.library.facts.languages) if texts else ""


def _delivery(voice: Voice, to: tuple[str, ...], *, with_days: bool) -> str:
    facts = voice.library.facts
    ways = [_way(way, voice, with_days=with_days) for way in facts.delivery if not to or set(to) & set(way.to)]
    return "\n".join(way for way in ways if way)


def _way(way: Delivery, voice: Voice, *, with_days: bool) -> str:
    parts = []
    if with_days and way.days:
        low, high = way.days
        parts.append(voice.say("facts.days", low=low, high=high, same="yes" if low == high else "no"))
    if way.cost:
        parts.append(voice.say("facts.no_cost") if way.cost.amount == 0 else voice.money(way.cost))
    if way.free_from:
        parts.append(voice.say("facts.free_from", sum=voice.money(way.free_from)))
    if with_days and way.cut_off:
        parts.append(voice.say("facts.cut_off", time=way.cut_off))
    return f"{_text(way.name, voice)}: {', '.join(parts)}" if parts else ""


def _returns(voice: Voice) -> str:
    promise = voice.library.facts.returns
    if promise:
        return _promise(promise, "facts.returns", voice, short=True)
    return f"{_for_status(Act.RETURN, 'facts.returns_after', voice)} {refund_rule(voice)}".strip()


def _promise(promise: Promise | None, key: str, voice: Voice, *, short: bool = False) -> str:
    """For how long, who pays, under which conditions; in short only the first sentence of each."""
    if promise is None:
        return ""
    parts = [voice.say(key, n=promise.length)] if promise.length else []
    if promise.who_pays:
        who = _first(_text(promise.who_pays, voice), short=short)
        parts.append(who if who.endswith(".") else voice.say("facts.who_pays", who=who))
    parts += [_first(_text(promise.conditions, voice), short=short)] if promise.conditions else []
    return " ".join(parts)


def _first(text: str, *, short: bool) -> str:
    first = re.split(r"(?<=[.!?…])\s|;\s", text, maxsplit=1)[0]
    return text if not short else first if first.endswith((".", "!", "…")) or " " not in first else f"{first}."


def _for_status(act: Act, key: str, voice: Voice) -> str:
    """In which states of an order something may be done."""
    states = [status for status in voice.library.facts.orders if act in voice.library.facts.may(status)]
    if not states:
        return ""
    return voice.say(key, states=voice.either([voice.say(f"status.{state}") for state in states]))


def _payment(voice: Voice) -> str:
    payment = voice.library.facts.payment
    methods = [_text(method, voice) for method in payment.methods] if payment else []
    more = _text(payment.instalments, voice) if payment and payment.instalments else ""
    return f"{voice.both(methods)}. {more}".strip()
