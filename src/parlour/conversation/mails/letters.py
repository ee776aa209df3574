"""The letters themselves, from values; which words they use stands in words/<lang>.json."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from babel.dates import format_date, format_time

from parlour.conversation.entries import Entry, Who
from parlour.conversation.sight import Audience, sees
from parlour.conversation.speech import WORDS
from parlour.foundation.clock import from_ms
from parlour.foundation.mail import Aside, Block, Button, Letter, Paragraph, Quote
from parlour.shop.shops import Shop


def answer_letter(shop: Shop, lang: str, entries: Sequence[Entry], *, to: str, address: str, key: str) -> Letter:
    """An agent's answer, for somebody who has gone meanwhile."""
    return Letter(
        to=to,
        subject=_say("answer.subject", lang, shop),
        blocks=(
            Paragraph(_say("answer.intro", lang, shop)),
            *_quotes(shop, lang, entries),
            Button(_say("answer.button", lang, shop), address),
            Aside(_say("answer.foot", lang, shop)),
        ),
        key=key,
        lang=lang,
    )


def transcript_letter(shop: Shop, lang: str, entries: Sequence[Entry], *, to: str, key: str) -> Letter:
    """What was said, as the shopper saw it."""
    quotes = _quotes(shop, lang, as_it_stands(entries))
    intro, foot = Paragraph(_say("transcript.intro", lang, shop)), Aside(_say("transcript.foot", lang, shop))
    subject = _say("transcript.subject", lang, shop)
    return Letter(to=to, subject=subject, blocks=(intro, *quotes, foot), key=key, lang=lang)


def question_letter(shop: Shop, lang: str, *, to: str, address: str, key: str) -> Letter:
    """Whether the transcript may come to this address: nothing of the conversation is in it."""
    button = Button(_say("transcript.ask.button", lang, shop), address)
    blocks = (Paragraph(_say("transcript.ask.intro", lang, shop)), button)
    return Letter(to=to, subject=_say("transcript.ask.subject", lang, shop), blocks=blocks, key=key, lang=lang)


def waiting_letter(
    shop: Shop, lang: str, *, to: str, who: str, minutes: int, said: str, address: str, key: str
) -> Letter:
    """Word to an agent that somebody waits."""
    named = who or _say("who.visitor", lang, shop)
    return Letter(
        to=to,
        subject=_say("waiting.subject", lang, shop),
        blocks=(
            Paragraph(WORDS.say("waiting.intro", lang, {"who": named, "minutes": minutes})),
            *((Quote(named, said),) if said else ()),
            Button(_say("waiting.button", lang, shop), address),
            Aside(_say("waiting.foot", lang, shop)),
        ),
        key=key,
        lang=lang,
    )


def as_it_stands(entries: Sequence[Entry]) -> list[Entry]:
    """Messages that the shopper may see, corrected as they were corrected, without those that were removed."""
    shown = [entry for entry in entries if sees(Audience.SHOPPER, entry.kind, entry.body.get("event"))]
    corrected = {entry.body.get("of"): entry.text for entry in shown if entry.kind == "correction"}
    removed = {entry.body.get("of") for entry in shown if entry.kind == "removal"}
    return [
        msgspec.structs.replace(entry, text=corrected.get(entry.seq, entry.text))
        for entry in shown
        if entry.kind == "message" and entry.seq not in removed
    ]


def _quotes(shop: Shop, lang: str, entries: Sequence[Entry]) -> list[Block]:
    zone = ZoneInfo(shop.facts.time_zone)
    return [Quote(_head(shop, lang, entry, zone), text) for entry in entries if (text := _text_of(entry, lang))]


def _head(shop: Shop, lang: str, entry: Entry, zone: ZoneInfo) -> str:
    when = _moment(from_ms(entry.at).astimezone(zone), lang)
    if entry.who == Who.SHOPPER:
        who = _say("who.you", lang, shop)
    elif entry.who == Who.ASSISTANT:  # called one every time, never by a name that a person could have
        who = _say("who.assistant", lang, shop)
    else:
        who = entry.name or _say("who.agent", lang, shop)
    return WORDS.say("line.said", lang, {"who": who, "when": when})


def _moment(at: datetime, lang: str) -> str:
    """A day in words, which nobody reads the wrong way round, and the hour."""
    locale = "en_GB" if lang == "en" else lang.replace("-", "_")
    return f"{format_date(at, 'long', locale=locale)}, {format_time(at, 'short', tzinfo=at.tzinfo, locale=locale)}"


def _text_of(entry: Entry, lang: str) -> str:
    """The words, and what stood beside them, each on a line of its own."""
    cards = [_card(card) for card in _all(entry.body.get("products"))]
    choices = [f"- {choice.get('label', '')}" for choice in _all(entry.body.get("choices"))]
    files = [
        WORDS.say("line.file", lang, {"name": str(f.get("name", ""))}) for f in _all(entry.body.get("attachments"))
    ]
    return "\n".join(line for line in ((entry.text or "").strip(), *cards, *choices, *files) if line)


def _card(card: dict[str, Any]) -> str:
    parts = (card.get("title"), card.get("price_text"), card.get("url"))
    return " · ".join(str(part) for part in parts if part)


def _all(value: Any) -> list[dict[str, Any]]:  # members of an entry may be anything
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _say(key: str, lang: str, shop: Shop) -> str:
    return WORDS.say(key, lang, {"shop": shop.shown_name})
