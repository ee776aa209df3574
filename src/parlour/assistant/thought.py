"""What was thought of a turn: what was understood, and commands from a small grammar that others carry out."""

from typing import Literal

import msgspec

from parlour.assistant.goods.values import Found, ProductFact
from parlour.assistant.memory import Asked, Evidence, Flow, Goods, Memory, Shown
from parlour.assistant.understand.values import Understood

Topic = Literal[
    "delivery_time",
    "delivery_cost",
    "returns",
    "exchanges",
    "warranty",
    "payment",
    "instalments",
    "refunds",
    "hours",
    "address",
    "phone",
    "email",
    "cancelling",
]
Dear = Literal["", "less", "least"]
Reason = Literal["asked", "anger", "failures", "unknown", "reserved"]


class Greet(msgspec.Struct, frozen=True, tag="greet"):
    """Say hello by situation."""


class Thank(msgspec.Struct, frozen=True, tag="thank"):
    """Take thanks, praise or a goodbye; in few words where more follows."""

    praise: bool = False
    brief: bool = False


class ShowGoods(msgspec.Struct, frozen=True, tag="show"):
    """Show what was found; `same` when it was shown just before, `dear` when that was too much: now
    `less`, or the `least` that there is."""

    found: Found
    narrowed: bool = False
    same: bool = False
    dear: Dear = ""


class TellProduct(msgspec.Struct, frozen=True, tag="product"):
    """Tell facts of a product, its price or whether it can be bought; no facts: the shop does not know."""

    product: str
    sku: str = ""
    facts: tuple[ProductFact, ...] = ()
    about: Literal["facts", "price", "stock", "all"] = "facts"
    found: Found | None = None


class Compare(msgspec.Struct, frozen=True, tag="compare"):
    """Say in what products or variants differ; `together` says what they cost in all, each as often as it stands."""

    shown: tuple[Shown, ...]
    together: bool = False


class Advise(msgspec.Struct, frozen=True, tag="advise"):
    """Say which of several to take, and which one costs least where that is another."""

    best: Shown
    least: Shown | None
    among: tuple[Shown, ...]


class Reassure(msgspec.Struct, frozen=True, tag="reassure"):
    """Answer a doubt about a thing with what buyers say and what the shop stands for; `asks` what it is about."""

    shown: Shown
    asks: bool = False


class TellShop(msgspec.Struct, frozen=True, tag="shop"):
    """Tell one of the shop's promises."""

    topic: Topic
    to: tuple[str, ...] = ()


class TellAnswer(msgspec.Struct, frozen=True, tag="answer"):
    """Tell an answer of the shop in its own words."""

    text: str
    source: str


class DontKnow(msgspec.Struct, frozen=True, tag="unknown"):
    """Say that the shop's data is silent on this, and offer to ask a person."""

    topic: str = ""


class Ask(msgspec.Struct, frozen=True, tag="ask"):
    """Ask one question."""

    what: Literal["need", "gift", "which_product", "clarify", "notify", "person", "one_by_one"]


class Refuse(msgspec.Struct, frozen=True, tag="refuse"):
    """Refuse politely, and say what can be done instead."""

    what: Literal["out_of_scope", "instructions", "others", "others_data", "distress"]


class Pursue(msgspec.Struct, frozen=True, tag="pursue"):
    """Go on with a flow."""

    flow: Flow


class Prove(msgspec.Struct, frozen=True, tag="prove"):
    """Take what was given as a proof, without anything else to do with it yet."""


class Confirm(msgspec.Struct, frozen=True, tag="confirm"):
    """The clear yes to what was asked for confirmation."""

    flow: Flow


class Leave(msgspec.Struct, frozen=True, tag="leave"):
    """Leave what is under way; nothing is done. `quiet` where another command says so."""

    quiet: bool = False


class CallPerson(msgspec.Struct, frozen=True, tag="person"):
    """Hand over to a person."""

    reason: Reason


class Record(msgspec.Struct, frozen=True, tag="record"):
    """Note something for people to do that needs no proof: a wish to be told, to be phoned, to be left in peace."""

    name: Literal["notify_when_available", "callback", "opt_out", "erase_request"]
    shown: Shown | None = None
    contact: str | None = None


class Guide(msgspec.Struct, frozen=True, tag="guide"):
    """Say how something is done in the shop where no data is needed."""

    what: Literal[
        "checkout",
        "payment_problem",
        "account",
        "review",
        "invoice",
        "how_to",
        "friend",
        "broken",
        "doubt",
        "promise",
        "who",
        "language",
        "no_more",
        "without_number",
        "haggle",
        "cancel_part",
    ]


Command = (
    Greet
    | Thank
    | ShowGoods
    | TellProduct
    | Compare
    | Advise
    | Reassure
    | TellShop
    | TellAnswer
    | DontKnow
    | Ask
    | Refuse
    | Pursue
    | Prove
    | Confirm
    | Leave
    | CallPerson
    | Record
    | Guide
)


class Thought(msgspec.Struct, frozen=True, kw_only=True):
    """A turn thought through; `goods` and `asked` go into memory, `failed` counts towards handing over.

    `several` is set where one message held several requests, each with its own commands in order.
    """

    understood: Understood
    lang: str
    commands: tuple[Command, ...] = ()
    memory: Memory = Memory()
    evidence: Evidence = Evidence()
    goods: Goods = Goods()
    asked: Asked = ""
    failed: bool = False
    several: bool = False
    silent: bool = False
