"""Token buckets: a burst, then a steady pace, for every key alone, in bounded memory."""

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parlour.foundation.errors import TooFast
from parlour.foundation.limits import Limiter, Rate

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def test_a_burst_passes_and_the_next_one_waits_for_a_single_step():
    limiter = Limiter(Rate(20, 5))

    assert [limiter.wait("ada", NOON) for _ in range(20)] == [0.0] * 20

    assert limiter.wait("ada", NOON) == pytest.approx(0.2)
    assert limiter.wait("ada", after(0.19)) == pytest.approx(0.01, abs=1e-5)
    assert limiter.wait("ada", after(0.2)) == 0.0


def test_one_who_is_fast_does_not_slow_another():
    limiter = Limiter(Rate(1, 1))
    limiter.wait("ada", NOON)

    assert limiter.wait("ada", NOON) > 0
    assert limiter.wait("bo", NOON) == 0


def test_what_is_refused_costs_nothing_so_that_trying_again_does_not_prolong_the_wait():
    limiter = Limiter(Rate(1, 1))
    limiter.wait("ada", NOON)

    for _ in range(50):
        limiter.wait("ada", after(0.5))

    assert limiter.wait("ada", after(1)) == 0


def test_too_fast_says_in_whole_seconds_when_to_come_back():
    limiter = Limiter(Rate.each_minute(2))
    limiter.wait("ada", NOON)
    limiter.wait("ada", NOON)

    with pytest.raises(TooFast) as refused:
        limiter.require("ada", NOON, "Wait a moment.")

    assert (refused.value.detail, refused.value.retry_after) == ("Wait a moment.", 30)


def test_a_limit_of_nothing_lets_nobody_through():
    assert Limiter(Rate.each_minute(0)).wait("ada", NOON) > 0
    assert Limiter(Rate(0, 5)).wait("ada", NOON) > 0


def test_a_clock_set_back_by_a_year_locks_nobody_out_for_a_year():
    limiter = Limiter(Rate(5, 1))
    for _ in range(5):
        limiter.wait("ada", NOON)

    assert limiter.wait("ada", NOON - timedelta(days=365)) <= 5


def test_a_flood_of_addresses_does_not_fill_the_memory():
    limiter = Limiter(Rate(2, 0.001), keep=100)

    for number in range(1000):
        limiter.wait(str(number), NOON)

    assert len(limiter) == 100


def test_a_flood_of_addresses_does_not_free_the_one_that_keeps_knocking():
    limiter = Limiter(Rate(2, 0.001), keep=100)
    passed = 0
    for number in range(1000):
        limiter.wait(str(number), NOON)
        passed += limiter.wait("ada", NOON) == 0

    assert passed == 2


def test_those_who_left_are_forgotten_while_others_come():
    limiter = Limiter(Rate(1, 1))
    for number in range(50):
        limiter.wait(f"early {number}", NOON)

    for number in range(50):
        limiter.wait(f"late {number}", after(60))

    assert len(limiter) <= 51


@given(
    burst=st.integers(1, 30),
    per_second=st.floats(0.1, 200),
    steps=st.lists(st.floats(0, 3), min_size=1, max_size=200),
)
def test_whatever_the_rhythm_never_more_than_the_burst_and_the_pace_pass(burst, per_second, steps):
    limiter, seconds, passed = Limiter(Rate(burst, per_second)), 0.0, []
    for step in steps:
        seconds += step
        if limiter.wait("ada", after(seconds)) == 0:
            passed.append(seconds)

    for first, begin in enumerate(passed):
        for last in range(first, len(passed)):
            most = burst + (passed[last] - begin) * per_second
            assert last - first + 1 <= math.floor(most + 0.01) + (1 if most % 1 > 0.99 else 0)


@given(burst=st.integers(1, 30), per_second=st.floats(0.1, 200), taken=st.integers(0, 60))
def test_who_waits_as_long_as_told_is_let_in(burst, per_second, taken):
    limiter = Limiter(Rate(burst, per_second))
    for _ in range(taken):
        limiter.wait("ada", NOON)

    seconds = limiter.wait("ada", NOON)

    assert seconds == 0 or limiter.wait("ada", after(seconds + 1e-5)) == 0
