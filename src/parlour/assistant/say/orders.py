"""Puts orders into words: proofs, states, what is missing, the question before a change, the record after."""

from parlour.assistant.act.results import (
    AskYes,
    Needs,
    NotAllowed,
    OrderTold,
    ProofNeeded,
    Proven,
    Recorded,
    WhichOrder,
)
from parlour.assistant.orders import Line, Order, PayingWith
from parlour.assistant.reply import Choice
from parlour.assistant.say.flows import doing, own_question, proof_ways, shop_told
from parlour.assistant.say.goods import make_card
from parlour.assistant.say.part import Part
from parlour.assistant.say.refunds import shop_text
from parlour.assistant.say.voice import Voice
from parlour.shop.facts import Act

LATER = ("return_items", "exchange_items")
MOST_ORDERS = 4
MOST_TOLD = 240  # beyond this the options are left out, so that the question after them is not cut off


def proof_needed(outcome: ProofNeeded, voice: Voice) -> Part:
    """How to prove who it is; unknown and wrong get the same words."""
    if outcome.ended:
        return Part(voice.say("proof.ended"), asked="person")
    ways = proof_ways(outcome.accepts, voice)
    if outcome.given:
        return Part(voice.say("proof.still_email" if outcome.given == "order" else "proof.still_number"), asked="proof")
    key = "proof.wrong" if outcome.wrong else "proof.more" if outcome.partly else "proof.needed"
    return Part(voice.say(key, ways=ways), asked="proof")


def proven(outcome: Proven, first_name: str | None, voice: Voice) -> Part:
    """The proof holds: which orders there are."""
    if not outcome.orders:
        return Part(voice.say("order.none"))
    lines = [_brief(order, voice) for order in outcome.orders[:MOST_ORDERS]]
    return Part("\n".join([voice.say("proof.right", name=first_name or ""), *lines]))


def order_told(outcome: OrderTold, voice: Voice, before: str = "") -> Part:
    """Where an order stands, as far as the data tells; what is in it is not told twice."""
    order = outcome.order
    asked_for = next((name for name in LATER if name in order.recorded), None)
    if asked_for and not outcome.refund:
        return Part(voice.say(f"order.{asked_for}_asked", order=order.id), sources=(f"order:{order.id}",))
    parts = [voice.say(f"order.{order.status}", order=order.id, items=items(order.lines, voice))]
    if parts[0] in before:
        parts = [voice.say("order.short", order=order.id, status=voice.say(f"status.{order.status}"))]
    if "cancel_order" in order.recorded:
        parts.append(voice.say("order.cancel_asked"))
    if order.tracking and order.status != "cancelled":
        parts.append(voice.say("order.tracking", numbers=", ".join(order.tracking)))
    if order.status in ("processed", "pending"):
        parts.append(_no_date(voice))
    if outcome.refund:
        refunded = voice.money(order.refunded) if order.refunded else ""
        parts.append(voice.say("order.refunded", amount=refunded) if refunded else voice.say("order.no_refund"))
    return Part(" ".join(parts), sources=(f"order:{order.id}",))


def which_order(outcome: WhichOrder, voice: Voice) -> Part:
    """Which of several orders; a number that is not among them is not there, whosever it is."""
    lines = [_brief(order, voice) for order in outcome.orders[:MOST_ORDERS]]
    if not lines:
        return Part(voice.say("order.none"))
    key = "order.unknown" if outcome.unknown else "order.which"
    text = "\n".join([voice.say(key, order=outcome.unknown or ""), *lines])
    choices = tuple(Choice(order.id, order.id) for order in outcome.orders[:MOST_ORDERS])
    return Part(text, choices=choices, asked="order")


def not_allowed(outcome: NotAllowed, voice: Voice) -> Part:
    """Why it cannot be done, and what can."""
    order = outcome.order
    if outcome.changed_before:
        return Part(voice.say("change.before", order=order.id), asked="person")
    if outcome.doing in LATER and order.status in ("pending", "processed"):
        return Part(voice.say(f"change.later_{outcome.doing}", order=order.id), sources=(f"order:{order.id}",))
    status = voice.say(f"status.{order.status}")
    can = [voice.say(f"may.{_key(one)}") for one in sorted(voice.library.facts.may(order.status))]
    key = "change.not_allowed_ours" if voice.has(f"doing.{outcome.doing}") else "change.not_allowed"
    text = voice.say(key, doing=doing(outcome.doing, voice), order=order.id, status=status)
    return Part(
        f"{text} {voice.say('change.can', can=voice.either(can))}" if can else f"{text} {voice.say('change.person')}"
    )


def needs(outcome: Needs, voice: Voice) -> Part:
    """The one thing that is missing."""
    order = outcome.order
    number = order.id if order else ""
    if outcome.what == "item" and order:
        named = doing(outcome.doing, voice)
        return Part(voice.say("need.item", order=number, doing=named, items=items(order.lines, voice)), asked="item")
    if outcome.what == "address":
        return Part(voice.say("need.address", order=number), asked="address")
    if outcome.what == "payment":
        methods = voice.either([method_name(one, voice) for one in outcome.methods])
        key = "need.payment_none" if not methods else "need.payment_other" if outcome.unknown else "need.payment"
        return Part(voice.say(key, order=number, methods=methods), asked="payment")
    if outcome.what in ("phone", "contact"):
        key = f"need.{outcome.what}_{outcome.doing}"
        return Part(voice.say(key if voice.has(key) else f"need.{outcome.what}"), asked=outcome.what)
    if outcome.what == "slot":
        return Part(own_question(outcome.doing, outcome.slot, voice), asked="slot")
    return _new_item(outcome, voice)


def ask_yes(outcome: AskYes, voice: Voice) -> Part:
    """The change repeated, and the question for a clear yes."""
    act, order = outcome.act, outcome.order
    method = method_name(outcome.method, voice) if outcome.method else ""
    lines = outcome.lines or (order.lines if order else ())
    about = [doing(outcome.doing, voice), *act.slots.values()]
    values = {"order": act.order or "", "items": items(lines, voice), "address": act.address or "", "method": method,
              "new": _new(outcome, voice), "about": ": ".join(one for one in about if one)}  # fmt: skip
    told = [shop_told(outcome.doing, what, voice) for what in outcome.tells]
    text = " ".join(one for one in (voice.say(f"confirm.{act.name}", **values), *told) if one)
    choices = (
        Choice(voice.say("choice.yes"), voice.say("choice.yes")),
        Choice(voice.say("choice.no"), voice.say("choice.no")),
    )
    asked = "" if text.endswith("?") else voice.say("confirm.question")
    return Part(f"{text} {asked}".strip(), choices=choices, asked="confirm")


def recorded(outcome: Recorded, voice: Voice) -> Part:
    """It was asked for, not done: people do it."""
    act = outcome.act
    if outcome.again:
        return Part(voice.say("recorded.again"))
    values = {"order": act.order or "", "contact": act.contact or "", "product": _about(outcome, voice)}
    in_chat = act.name == "notify_when_available" and not act.contact
    text = voice.say("recorded.notify_here" if in_chat else f"recorded.{act.name}", **values)
    rules = voice.library.facts.orders.get(outcome.order.status) if outcome.order else None
    after = rules.notes.get("after") if rules else None
    if after and act.name in ("return_items", "exchange_items"):
        text = f"{text} {_sentence(shop_text(after, voice))}"
    return Part(text, sources=("facts",) if after else ())


def items(lines: tuple[Line, ...], voice: Voice) -> str:
    """What was ordered, in one line."""
    told = voice.both([line_name(line, voice) for line in lines])
    return told if len(told) <= MOST_TOLD else voice.both([_title(line, voice) for line in lines])


def line_name(line: Line, voice: Voice) -> str:
    """One thing of an order with its options."""
    product = voice.library.products.get(line.product)
    title = voice.title(product) if product else line.title
    inside = voice.options(product, line.options)
    many = f"{line.quantity} × " if line.quantity > 1 else ""
    return f"{many}{title} ({inside})" if inside else f"{many}{title}"


def method_name(method: PayingWith, voice: Voice) -> str:
    """A means of payment of the account, as much of it as may be said."""
    key = f"method.{method.kind}"
    name = voice.say(key) if voice.has(key) else method.kind.replace("_", " ")
    return f"{name} … {method.last_four}" if method.last_four else name


def _new_item(outcome: Needs, voice: Voice) -> Part:
    line = outcome.line
    product = voice.library.products.get(line.product) if line else None
    if line is None or product is None:
        return Part(voice.say("change.person"), asked="person")
    variants = [voice.library.variant(product.id, sku) for sku in outcome.choices]
    cards = tuple(make_card(product, variant, "", voice) for variant in variants if variant)
    key = "need.new_sold_out" if outcome.sold_out else "need.new_unknown" if outcome.unknown else "need.new"
    return Part(voice.say(key, item=line_name(line, voice), n=len(cards)), cards[:4], asked="new_item")


def _new(outcome: AskYes, voice: Voice) -> str:
    names = []
    for line, sku in zip(outcome.lines, outcome.act.new_items, strict=False):
        product = voice.library.products.get(line.product)
        variant = voice.library.variant(line.product, sku)
        if product and variant:
            names.append(f"{voice.named(product, variant)}, {voice.money(variant.price)}")
    return voice.both(names)


def _about(outcome: Recorded, voice: Voice) -> str:
    shown = outcome.act.shown
    product = voice.library.products.get(shown.product) if shown else None
    if shown is None or product is None:
        return ""
    return voice.named(product, voice.library.variant(shown.product, shown.sku))


def _no_date(voice: Voice) -> str:
    """That the day is not known, with how long delivery takes as a rule, where the shop says so."""
    days = [way.days for way in voice.library.facts.delivery if way.days and way.days[0] > 0]
    if not days:
        return voice.say("order.no_date")
    return voice.say("order.no_date_yet", low=min(low for low, _ in days), high=max(high for _, high in days))


def _brief(order: Order, voice: Voice) -> str:
    names = voice.both(list(dict.fromkeys(_title(line, voice) for line in order.lines)))
    return voice.say("order.brief", order=order.id, status=voice.say(f"status.{order.status}"), items=names)


def _title(line: Line, voice: Voice) -> str:
    product = voice.library.products.get(line.product)
    return voice.title(product) if product else line.title


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _key(act: Act) -> str:
    return act.value.replace(" ", "_")
