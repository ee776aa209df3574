"""Whatever visits, signatures and undoings come in whatever order: two customers never are one person."""

from datetime import UTC, datetime
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, select

from parlour.foundation.database import Tx, metadata
from parlour.foundation.errors import Unauthorized
from parlour.foundation.ids import AgentId, ShopId, new_id
from parlour.people import tables
from parlour.people.claims import Claims
from parlour.people.identify import identify, joinings_of, undo_joining
from parlour.people.shoppers import find_shopper
from parlour.people.visits import find_visit, open_visit

LAMPS = ShopId(1)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TABLES = [tables.shopper, tables.identity, tables.joining, tables.visit]
DEVICES, CUSTOMERS = st.integers(0, 4), st.sampled_from(["sara", "yusuf", "ivan"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("visit"), DEVICES, CUSTOMERS),
        st.tuples(st.just("vouch"), DEVICES, CUSTOMERS),
        st.tuples(st.just("undo"), DEVICES, CUSTOMERS),
    ),
    max_size=25,
)


class Street:
    """Devices that walk in and are vouched for, on a database in memory."""

    def __init__(self, connection):
        self.tx = Tx(connection)
        self.dice = (number.to_bytes(32, "big") for number in count(1))
        self.tokens, self.vouched = {}, {}

    def random(self, length):
        return next(self.dice)

    def visit(self, device, _):
        self.tokens[device] = open_visit(self.tx, LAMPS, NOON, self.random)
        self.vouched.pop(device, None)

    def vouch(self, device, customer):
        if device in self.tokens:
            caller = find_visit(self.tx.connection, self.tokens[device], NOON).shopper
            found = identify(self.tx, caller, Claims(customer), now=NOON, random=self.random)
            assert (found is None) is (self.vouched.get(device) == customer)
            self.tokens[device] = found.token if found else self.tokens[device]
            self.vouched[device] = customer

    def undo(self, device, _):
        if device in self.vouched:
            person = find_visit(self.tx.connection, self.tokens[device], NOON).shopper
            for ledger in joinings_of(self.tx.connection, person):
                if ledger.undone_at is None:
                    undo_joining(self.tx, LAMPS, person.id, ledger.id, by=AgentId(new_id()), now=NOON)
                    return self._forget_the_ended()
        return None

    def _forget_the_ended(self):
        for device, token in list(self.tokens.items()):
            try:
                find_visit(self.tx.connection, token, NOON)
            except Unauthorized:
                del self.tokens[device]
                del self.vouched[device]


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_every_device_is_the_customer_it_was_vouched_for_and_no_other(steps):
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        metadata.create_all(connection, TABLES)
        street = Street(connection)
        for verb, device, customer in steps:
            getattr(street, verb)(device, customer)

        for device, token in street.tokens.items():
            assert find_visit(connection, token, NOON).shopper.customer == street.vouched.get(device)
        families = [
            find_shopper(connection, LAMPS, one).ids for one in connection.scalars(select(tables.shopper.c.id)).all()
        ]
        known = dict(connection.execute(select(tables.identity.c.shopper, tables.identity.c.external_id)).all())
        for family in families:
            assert sum(one in known for one in family) <= 1
            assert families.count(family) == len(family)
    engine.dispose()
