"""The third step, in the mind's process: puts commands and results into words, and keeps what must be kept."""

import msgspec

from parlour.assistant.act.results import (
    AskYes,
    Called,
    Left,
    Needs,
    NotAllowed,
    Offered,
    OrderTold,
    Outcome,
    ProofNeeded,
    Proven,
    Recorded,
    Results,
    Told,
    WhichOrder,
)
from parlour.assistant.library import Library
from parlour.assistant.memory import Evidence, Goods, Memory, Shown
from parlour.assistant.orders import Order
from parlour.assistant.reply import MOST_CARDS, MOST_CHARACTERS, Brief, Message, Reply
from parlour.assistant.say import flows, orders, summary, there
from parlour.assistant.say.goods import show_goods, tell_product
from parlour.assistant.say.part import Part
from parlour.assistant.say.shop import tell_answer, tell_shop
from parlour.assistant.say.voice import Voice
from parlour.assistant.say.weigh import advise, compare, reassure
from parlour.assistant.thought import (
    Advise,
    Ask,
    Command,
    Compare,
    DontKnow,
    Greet,
    Guide,
    Reassure,
    Refuse,
    ShowGoods,
    TellAnswer,
    TellProduct,
    TellShop,
    Thank,
    Thought,
)
from parlour.assistant.turn import Turn
from parlour.assistant.understand.cues import our_cues

MOST_ACTED = 20
OFTEN = 2  # reminders of the same in a talk


def say(turn: Turn, thought: Thought, results: Results, library: Library) -> Reply:
    """The answer to a turn; nothing where somebody else has the floor."""
    brief = summary.brief_of(turn, thought, results, library)
    told = summary.summary(brief)
    if thought.silent:
        return _reply(turn, thought, results, (), told)
    voice = Voice(thought.lang, turn.seed, library, turn.can_mail, is_brief=thought.several)
    parts = [part for command in thought.commands if (part := _of_command(command, turn, voice))]
    parts += [_of_outcome(outcome, turn, results, brief, voice) for outcome in results.outcomes]
    parts += _reminder(turn, thought, results, parts, voice)
    if turn.seat == "queue" and not results.hand_over:
        parts.append(Part(there.waiting(turn, voice, alone=not parts)))
    if turn.is_first and not any(isinstance(one, Greet) for one in thought.commands):
        parts.insert(0, there.first_words(turn, voice, called=results.hand_over))
    return _reply(turn, thought, results, tuple(parts), told)


def _of_command(command: Command, turn: Turn, voice: Voice) -> Part | None:  # noqa: PLR0911 - a table
    match command:
        case Greet():
            return there.greeting(turn, voice)
        case ShowGoods():
            return show_goods(command, voice)
        case TellProduct():
            return tell_product(command, voice)
        case Compare():
            return compare(command, voice)
        case Advise():
            return advise(command, voice)
        case Reassure():
            return reassure(command, voice)
        case TellShop():
            return tell_shop(command, voice)
        case _:
            return _plain(command, voice)


def _plain(command: Command, voice: Voice) -> Part | None:
    """Commands that are one text of ours, or of the shop's."""
    if isinstance(command, TellAnswer):
        return tell_answer(command, voice)
    if isinstance(command, Thank) and command.brief and not command.praise:
        return Part(voice.say("thanks.short"))
    if isinstance(command, DontKnow):
        key = f"unknown.{command.topic}"
        return Part(voice.say(key if voice.has(key) else "unknown.other"), asked="person")
    if isinstance(command, Thank):
        return Part(voice.say("thanks.praise" if command.praise else "thanks.bye"))
    for kind, room in ((Ask, "ask"), (Refuse, "refuse"), (Guide, "guide")):
        if isinstance(command, kind):
            return Part(voice.say(f"{room}.{command.what}"))
    return None


def _of_outcome(outcome: Outcome, turn: Turn, results: Results, brief: Brief, voice: Voice) -> Part:  # noqa: PLR0911 - a table
    match outcome:
        case ProofNeeded():
            return orders.proof_needed(outcome, voice)
        case Proven():
            return orders.proven(outcome, results.first_name, voice)
        case OrderTold():
            return orders.order_told(outcome, voice, before=_said_before(turn))
        case WhichOrder():
            return orders.which_order(outcome, voice)
        case NotAllowed():
            return orders.not_allowed(outcome, voice)
        case Needs():
            return orders.needs(outcome, voice)
        case AskYes():
            return orders.ask_yes(outcome, voice)
        case Recorded():
            return orders.recorded(outcome, voice)
        case Told():
            return Part(flows.shop_told(outcome.doing, outcome.what, voice))
        case Offered():
            return Part(voice.say("ask.person"), asked="person")
        case Left():
            return Part(voice.say("left"))
        case Called():
            return there.person_called(outcome, turn, brief, voice)


def _said_before(turn: Turn) -> str:
    """What need not be told again; who asks what is in an order is told it anew."""
    if "contents" in our_cues().read(turn.text):
        return ""
    return "\n".join(said.text for said in turn.said if said.who == "assistant")


def _reminder(turn: Turn, thought: Thought, results: Results, parts: list[Part], voice: Voice) -> list[Part]:
    """After a question in between: what was asked before it, but not over and over."""
    flow = results.flow
    courteous = all(isinstance(one, Thank | Refuse | Guide) for one in thought.commands)
    if flow is None or results.outcomes or not parts or courteous:
        return []
    again = flows.again(flow, voice)
    often = sum(again.text in said.text for said in turn.said if said.who == "assistant") >= OFTEN
    return [Part("", asked=again.asked) if often else again]


def _reply(turn: Turn, thought: Thought, results: Results, parts: tuple[Part, ...], told: str) -> Reply:
    """Everything joined, kept within what a turn may hold."""
    text = _joined(parts, several=thought.several, first=turn.is_first)
    cards = tuple(card for part in parts for card in part.cards)[:MOST_CARDS]
    choices = next((part.choices for part in reversed(parts) if part.choices), ())
    message = Message(text=cut(text), cards=cards, choices=choices)
    understood = thought.understood
    return Reply(
        messages=(message,) if text else (),
        lang=thought.lang,
        memory=_kept(turn, thought, results, parts),
        wishes=tuple(wish for part in parts for wish in part.wishes),
        acts=results.acts,
        sources=tuple(dict.fromkeys(source for part in parts for source in part.sources)),
        request=understood.request,
        request_confidence=understood.request_confidence,
        stage=understood.stage,
        mood=understood.mood,
        summary=told,
    )


def _joined(parts: tuple[Part, ...], *, several: bool, first: bool) -> str:
    """All texts; the answers to several requests each begin a line, the first one after our first words."""
    texts = [part.text for part in parts if part.text]
    if not several:
        return " ".join(texts)
    begun = 2 if first else 1
    return "\n".join([" ".join(texts[:begun]), *texts[begun:]])


def _kept(turn: Turn, thought: Thought, results: Results, parts: tuple[Part, ...]) -> Memory:
    """What is remembered until the next turn."""
    spoken_of = _order_spoken_of(results)
    checked = any(isinstance(one, ProofNeeded) and one.wrong for one in results.outcomes)
    asked = thought.asked or next((part.asked for part in reversed(parts) if part.asked), "")
    return msgspec.structs.replace(
        thought.memory,
        spoke=True,
        evidence=Evidence() if checked or results.first_name else thought.memory.evidence.with_new(thought.evidence),
        flow=results.flow,
        goods=_goods(thought, results, parts),
        asked=asked,
        about=thought.goods.focus,
        failures=thought.memory.failures + 1 if thought.failed else 0,
        handed_over=turn.memory.handed_over or results.hand_over,
        proven=turn.memory.proven or results.first_name is not None,
        stage=thought.understood.stage,
        acted=(*thought.memory.acted, *(act.key for act in results.acts if act.state != "asked"))[-MOST_ACTED:],
        order=spoken_of.id if spoken_of else thought.memory.order,
        order_status=spoken_of.status if spoken_of else thought.memory.order_status,
    )


def _goods(thought: Thought, results: Results, parts: tuple[Part, ...]) -> Goods:
    """The goods kept in mind; variants offered for an exchange are what "the first" means next."""
    for one in results.outcomes:
        if isinstance(one, Needs) and one.line and one.choices:
            shown = tuple(Shown(one.line.product, sku) for sku in one.choices)
            return msgspec.structs.replace(thought.goods, shown=shown, focus=None)
        if isinstance(one, AskYes) and one.lines and one.act.new_items:
            return msgspec.structs.replace(thought.goods, focus=Shown(one.lines[0].product, one.act.new_items[0]))
    on_view = tuple(Shown(card.product, card.sku) for part in parts for card in part.cards)
    if len(on_view) < 2 or set(on_view) <= set(thought.goods.shown):
        return thought.goods
    return msgspec.structs.replace(thought.goods, shown=on_view)


def _order_spoken_of(results: Results) -> Order | None:
    told = [one.order for one in results.outcomes if isinstance(one, OrderTold | NotAllowed | Needs | AskYes)]
    return next((order for order in reversed(told) if order), None)


def cut(text: str, most: int = MOST_CHARACTERS) -> str:
    """A text no longer than a turn may be, ended at a whole sentence or line."""
    if len(text) <= most:
        return text
    short = text[: most - 2]
    end = max(short.rfind(". "), short.rfind("\n"), short.rfind("? "))
    return short[: end + 1].strip() if end > most // 2 else short.rsplit(" ", 1)[0] + " …"
