"""When people are there: opening hours by weekday, holidays, and the next opening."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOK_AHEAD = 60


class Span(msgspec.Struct, frozen=True):
    """From when to when on one day; `closes` is after `opens`."""

    opens: time
    closes: time


class Hours(msgspec.Struct, frozen=True):
    """Spans for each of the seven days from Monday, and days on which the shop stays closed."""

    days: tuple[tuple[Span, ...], ...]
    holidays: tuple[date, ...] = ()

    def on(self, day: date) -> tuple[Span, ...]:
        """The spans of one day; none on a holiday."""
        return () if day in self.holidays else self.days[day.weekday()]


def is_open(hours: Hours, now: datetime, zone: str) -> bool:
    """Whether people are there at this moment by the hours alone."""
    here = now.astimezone(ZoneInfo(zone))
    return any(span.opens <= here.time() < span.closes for span in hours.on(here.date()))


def next_opening(hours: Hours, now: datetime, zone: str) -> datetime | None:
    """The next moment at which the shop opens, `now` when it is open, None when it never does."""
    if is_open(hours, now, zone):
        return now
    here = now.astimezone(ZoneInfo(zone))
    for ahead in range(LOOK_AHEAD):
        day = here.date() + timedelta(days=ahead)
        for span in hours.on(day):
            opening = datetime.combine(day, span.opens, here.tzinfo)
            if opening > here:
                return opening
    return None


def end_of_next_day(hours: Hours | None, now: datetime, zone: str) -> datetime:
    """By when a promise made now is due: the close of the next opening day, else in 24 hours."""
    here = now.astimezone(ZoneInfo(zone))
    for ahead in range(LOOK_AHEAD if hours else 0):
        day = here.date() + timedelta(days=ahead)
        spans = hours.on(day) if hours else ()
        if spans and datetime.combine(day, spans[0].opens, here.tzinfo) > here:
            return datetime.combine(day, spans[-1].closes, here.tzinfo)
    return now + timedelta(hours=24)


def parse_hours(value: object) -> Hours:
    """Hours from a table such as {mon = ["09:00-18:00"], holidays = [...]}; ValueError tells what is bad."""
    if not isinstance(value, Mapping):
        raise ValueError('write hours by day, such as mon = ["09:00-18:00"]')
    unknown = set(value) - {*DAYS, "holidays"}
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: write one of {', '.join(DAYS)}, holidays")
    holidays = tuple(_day(one) for one in value.get("holidays", []))
    return Hours(tuple(tuple(_span(span) for span in value.get(day, [])) for day in DAYS), holidays)


def _span(value: object) -> Span:
    try:
        opens, closes = (time.fromisoformat(part.strip()) for part in str(value).split("-"))
    except ValueError:
        raise ValueError(f"{value!r}: write hours as 09:00-18:00") from None
    if opens >= closes:
        raise ValueError(f"{value!r} closes before it opens")
    return Span(opens, closes)


def _day(value: object) -> date:
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"{value!r}: write a day as 2026-12-25") from None
