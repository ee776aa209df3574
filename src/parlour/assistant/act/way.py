"""How far a flow has come in one turn."""

from dataclasses import dataclass

import msgspec

from parlour.assistant.act.results import Act, Outcome
from parlour.assistant.act.rights import Proof, Rights
from parlour.assistant.flows.script import Script
from parlour.assistant.memory import Asked, Evidence, Flow
from parlour.assistant.orders import Customer, Line, Order, OrderBook, PayingWith


@dataclass(frozen=True)
class Standing:
    """Who asks, as it stands after this turn's evidence; `right` is None when there was none to check."""

    proof: Proof
    right: bool | None
    rights: Rights
    book: OrderBook
    evidence: Evidence = Evidence()  # noqa: RUF009 - frozen
    acted: tuple[str, ...] = ()


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One flow in one turn: `known` are the marks of its steps, `tells` what waits to be told with the next question.

    `stopped` when something is asked or the flow is at its end; then `flow` is None if nothing of it is left.
    """

    flow: Flow | None
    script: Script
    known: frozenset[str] = frozenset()
    customer: Customer | None = None
    order: Order | None = None
    lines: tuple[Line, ...] = ()
    method: PayingWith | None = None
    tells: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    acts: tuple[Act, ...] = ()
    stopped: bool = False

    @property
    def under_way(self) -> Flow:
        """The flow, as long as it is going on."""
        assert self.flow is not None
        return self.flow

    def knowing(self, mark: str, **changes: object) -> "Way":
        """One step further; `changes` are fields of this value."""
        return msgspec.structs.replace(self, known=self.known | {mark}, **changes)

    def noting(self, **changes: object) -> "Way":
        """With changes to the flow itself."""
        return msgspec.structs.replace(self, flow=msgspec.structs.replace(self.under_way, **changes))

    def asking(self, outcome: Outcome, asked: Asked, **changes: object) -> "Way":
        """Stopped at a question; `changes` are those to the flow."""
        noted = self.noting(asked=asked, **changes)
        return msgspec.structs.replace(noted, outcomes=(*self.outcomes, outcome), stopped=True)

    def ended(self, *outcomes: Outcome, act: Act | None = None) -> "Way":
        """At its end, with what came of it."""
        acts = (*self.acts, act) if act else self.acts
        return msgspec.structs.replace(self, outcomes=(*self.outcomes, *outcomes), acts=acts, flow=None, stopped=True)
