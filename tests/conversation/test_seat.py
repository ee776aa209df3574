"""Who has the floor: every pair of seat and news, once."""

import pytest

from parlour.conversation.seat import Seat, SeatNews, next_seat

A, Q, P, C = Seat.ASSISTANT, Seat.QUEUE, Seat.AGENT, Seat.CLOSED
TABLE = {
    SeatNews.SHOPPER_WROTE: {A: A, Q: Q, P: P, C: A},
    SeatNews.PERSON_WANTED: {A: Q, Q: Q, P: P, C: C},
    SeatNews.AGENT_TOOK: {A: P, Q: P, P: P, C: P},
    SeatNews.AGENT_LEFT: {A: A, Q: Q, P: Q, C: C},
    SeatNews.GIVEN_BACK: {A: A, Q: A, P: A, C: C},
    SeatNews.CLOSED: {A: C, Q: C, P: C, C: C},
}


def test_the_table_lists_every_pair() -> None:
    assert set(TABLE) == set(SeatNews)
    assert all(set(row) == set(Seat) for row in TABLE.values())


@pytest.mark.parametrize("news", SeatNews)
@pytest.mark.parametrize("seat", Seat)
def test_the_next_seat_is_as_listed(seat: Seat, news: SeatNews) -> None:
    assert next_seat(seat, news) is TABLE[news][seat]


def test_a_shopper_is_never_alone() -> None:
    """Whatever happens in an open conversation, somebody has the floor until it is closed."""
    for seat in (A, Q, P):
        for news in SeatNews:
            assert (next_seat(seat, news) is C) == (news is SeatNews.CLOSED)
