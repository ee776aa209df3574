"""The leave to speak unasked. Only the courtesy gate may construct one (tests/architecture)."""

import msgspec


class Permit(msgspec.Struct, frozen=True):
    """A decision of the courtesy gate, by the id of its row in the ledger."""

    decision: int
