"""What a flow's file says: what begins it, its steps, what may be asked aside, and what leaves it."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from parlour.conversation.labels import Request, Stage
from parlour.shop.facts import Act as Rule
from parlour.shop.facts import Texts

SlotKind = Literal["text", "number", "email", "phone"]
Because = Literal["asked", "anger", "unknown", "reserved"]


class Begin(msgspec.Struct, frozen=True, kw_only=True):
    """One way in which a flow begins; all that is given must hold.

    `request` is one of these requests; `says` one of these phrases of the shop's own; `words` each of these words or
    circumstances (`a|b`: one of the two); `unless` none of these; `hints` back up a request that is not very sure.
    """

    request: tuple[Request, ...] = ()
    says: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How much it asks for: where several flows could begin, the one that asks for most does."""
        return 3 * bool(self.request) + 5 * bool(self.says) + len(self.words) + bool(self.unless)


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step; exactly one of the first seven says what it is, `when` and `unless` whether it is taken.

    `know` finds something out, `note` takes it down only when it is said, `rule` asks facts.toml (and goes on in the
    flow `otherwise` where that one is allowed instead), `tell` tells, `offer` offers a person, `yes` repeats what is to
    be done and waits for a clear yes, `act` does it.
    """

    know: str = ""
    note: str = ""
    rule: Rule | None = None
    tell: str = ""
    offer: Literal["", "person"] = ""
    yes: bool = False
    act: str = ""
    otherwise: str = ""
    because: Because = "reserved"
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What kind of step it is; empty when its file does not say, or says more than one."""
        given = [kind for kind in KINDS if getattr(self, kind)]
        return given[0] if len(given) == 1 else ""

    @property
    def what(self) -> str:
        """What is found out, told or done."""
        return str(getattr(self, self.kind)) if self.kind not in ("", "yes") else ""

    @property
    def mark(self) -> str:
        """What is known once it is taken."""
        return self.what if self.kind == "know" else f"{self.kind} {self.what}".strip()


KINDS = ("know", "note", "rule", "tell", "offer", "yes", "act")


class OwnSlot(msgspec.Struct, frozen=True, kw_only=True):
    """Something that only this shop asks for: the question, and what an answer must look like."""

    ask: Texts
    kind: SlotKind = "text"


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """One flow as its file tells it; `about` is a sentence for people, `stage` where its shoppers stand."""

    name: str
    about: str = ""
    begins: tuple[Begin, ...] = ()
    steps: tuple[Step, ...] = ()
    stage: Stage | None = None
    aside: tuple[str, ...] = ("questions",)
    leaves: tuple[str, ...] = ("forget", "person")
    slots: Mapping[str, OwnSlot] = {}
    texts: Mapping[str, Texts] = {}
    off: bool = False
    own: bool = False

    @property
    def knows(self) -> tuple[str, ...]:
        """All that is found out, in order."""
        return tuple(step.know for step in self.steps if step.know)

    @property
    def is_of_orders(self) -> bool:
        """Whether it is about an order."""
        return "order" in self.knows

    @property
    def only_tells(self) -> bool:
        """Whether it asks for nothing and does nothing."""
        return all(step.tell or step.offer for step in self.steps)

    @property
    def rule(self) -> Rule | None:
        """The rule of facts.toml that it needs first."""
        return next((step.rule for step in self.steps if step.rule), None)

    @property
    def act(self) -> str:
        """What it ends in; empty when it only tells."""
        return next((step.act for step in reversed(self.steps) if step.act), "")

    def names(self) -> frozenset[str]:
        """The words and circumstances that its steps look at."""
        return frozenset(one for step in self.steps for name in (*step.when, *step.unless) for one in name.split("|"))


Flows = Mapping[str, Script]
