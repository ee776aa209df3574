"""Our development cases: well formed, and understood at least as well as the project promises."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from assistant.linden import reader
from parlour.assistant.evaluate_labels import ALL, LabelCase, LabelScores, report_labels, score_labels
from parlour.conversation.labels import Request, Stage

HERE = Path(__file__).parent
STAGES = {stage.value for stage in Stage} - {Stage.ATTENTION.value}


def cases(kind: str) -> list[LabelCase]:
    lines = [line for file in sorted(HERE.glob(f"{kind}.*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return [msgspec.json.decode(line, type=LabelCase) for line in lines]


def test_every_request_and_every_stage_has_its_cases_in_every_language() -> None:
    requests, stages = cases("requests"), cases("stages")

    assert Counter((one.lang, one.label) for one in requests) == {
        (lang, label.value): 5 for lang in ("en", "es", "it", "ru") for label in Request
    }
    assert Counter((one.lang, one.stage) for one in stages) == {
        (lang, label): 8 for lang in ("en", "es", "it", "ru") for label in STAGES
    }
    assert len({one.id for one in requests + stages}) == len(requests + stages)


@pytest.fixture(scope="module")
def requests() -> LabelScores:
    return score_labels(cases("requests"), reader(), "requests")


@pytest.fixture(scope="module")
def stages() -> LabelScores:
    return score_labels(cases("stages"), reader(), "stages")


def test_requests_are_understood_in_each_language(requests: LabelScores) -> None:
    shares = {lang: score.share for lang, score in requests.accuracy.items()}

    assert shares[ALL] >= 0.85, report_labels(requests)
    assert min(shares.values()) >= max(0.80, shares["en"] - 0.10), report_labels(requests)


def test_stages_are_understood_in_each_language(stages: LabelScores) -> None:
    shares = {lang: score.share for lang, score in stages.accuracy.items()}

    assert shares[ALL] >= 0.80, report_labels(stages)
    assert min(shares.values()) >= 0.74, report_labels(stages)


def test_the_language_of_single_messages_is_found(requests: LabelScores, stages: LabelScores) -> None:
    assert requests.languages.share >= 0.97
    assert stages.languages.share >= 0.97
