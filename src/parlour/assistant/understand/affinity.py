"""Which stages go with which requests, as our examples tell; steadies the stage of short messages."""

from collections import Counter
from collections.abc import Iterable, Mapping

from parlour.assistant.understand.examples import UNTOLD, Example

DOUBT = 0.3  # what a stage that never went with a request still gets


class Affinity:
    """The share of each stage among the examples of a request."""

    def __init__(self, examples: Iterable[Example]) -> None:
        pairs = Counter((one.request, one.stage) for one in examples if one.request != UNTOLD)
        totals: Counter[str] = Counter()
        for (request, _), count in pairs.items():
            totals[request] += count
        self._share = {pair: count / totals[pair[0]] for pair, count in pairs.items()}

    def weighed(self, stages: Mapping[str, float], requests: Mapping[str, float]) -> dict[str, float]:
        """The chances of stages, raised where they go with the likely requests."""
        raised = {
            stage: chance * (DOUBT + sum(share * self._share.get((one, stage), 0.0) for one, share in requests.items()))
            for stage, chance in stages.items()
        }
        whole = sum(raised.values()) or 1.0
        return {stage: chance / whole for stage, chance in raised.items()}
