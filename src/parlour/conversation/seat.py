"""Who has the floor: exactly one party, moved by one pure table."""

from enum import StrEnum


class Seat(StrEnum):
    """The party that has the floor."""

    ASSISTANT = "assistant"
    QUEUE = "queue"
    AGENT = "agent"
    CLOSED = "closed"


SEATS = {seat.value: seat for seat in Seat}  # by the word in the table: a lookup, where `Seat(word)` is a call


class SeatNews(StrEnum):
    """What can happen to a seat."""

    SHOPPER_WROTE = "shopper_wrote"
    PERSON_WANTED = "person_wanted"
    AGENT_TOOK = "agent_took"
    AGENT_LEFT = "agent_left"
    GIVEN_BACK = "given_back"
    CLOSED = "closed"


MOVES: dict[tuple[Seat, SeatNews], Seat] = {
    (Seat.ASSISTANT, SeatNews.SHOPPER_WROTE): Seat.ASSISTANT,
    (Seat.ASSISTANT, SeatNews.PERSON_WANTED): Seat.QUEUE,
    (Seat.ASSISTANT, SeatNews.AGENT_TOOK): Seat.AGENT,
    (Seat.ASSISTANT, SeatNews.AGENT_LEFT): Seat.ASSISTANT,
    (Seat.ASSISTANT, SeatNews.GIVEN_BACK): Seat.ASSISTANT,
    (Seat.ASSISTANT, SeatNews.CLOSED): Seat.CLOSED,
    (Seat.QUEUE, SeatNews.SHOPPER_WROTE): Seat.QUEUE,
    (Seat.QUEUE, SeatNews.PERSON_WANTED): Seat.QUEUE,
    (Seat.QUEUE, SeatNews.AGENT_TOOK): Seat.AGENT,
    (Seat.QUEUE, SeatNews.AGENT_LEFT): Seat.QUEUE,
    (Seat.QUEUE, SeatNews.GIVEN_BACK): Seat.ASSISTANT,
    (Seat.QUEUE, SeatNews.CLOSED): Seat.CLOSED,
    (Seat.AGENT, SeatNews.SHOPPER_WROTE): Seat.AGENT,
    (Seat.AGENT, SeatNews.PERSON_WANTED): Seat.AGENT,  # a person has it already
    (Seat.AGENT, SeatNews.AGENT_TOOK): Seat.AGENT,  # another agent, or the same once more
    (Seat.AGENT, SeatNews.AGENT_LEFT): Seat.QUEUE,  # a shopper is never alone
    (Seat.AGENT, SeatNews.GIVEN_BACK): Seat.ASSISTANT,
    (Seat.AGENT, SeatNews.CLOSED): Seat.CLOSED,
    (Seat.CLOSED, SeatNews.SHOPPER_WROTE): Seat.ASSISTANT,  # only a message reopens from the shopper's side
    (Seat.CLOSED, SeatNews.PERSON_WANTED): Seat.CLOSED,
    (Seat.CLOSED, SeatNews.AGENT_TOOK): Seat.AGENT,
    (Seat.CLOSED, SeatNews.AGENT_LEFT): Seat.CLOSED,
    (Seat.CLOSED, SeatNews.GIVEN_BACK): Seat.CLOSED,
    (Seat.CLOSED, SeatNews.CLOSED): Seat.CLOSED,
}


def next_seat(seat: Seat, news: SeatNews) -> Seat:
    """Who has the floor after this news; every pair is listed in tests/conversation/test_seat.py."""
    return MOVES[seat, news]
