"""Facts and own flows as one stand: what differs, and how a change is brought to what others changed meanwhile."""

from parlour.knowledge.stand import Stand, brought, differing

BEFORE = Stand({"returns": {"days": 30}, "currency": "EUR"}, {"return": "old", "cancel": "ours"})
AFTER = Stand({"returns": {"days": 14}, "currency": "EUR"}, {"return": "new"})


def test_what_differs_is_told_by_name() -> None:
    assert differing(BEFORE, BEFORE) == ()
    assert set(differing(BEFORE, AFTER)) == {"returns", "flow:return", "flow:cancel"}


def test_a_change_leaves_alone_what_others_changed_meanwhile() -> None:
    now = Stand({"returns": {"days": 30}, "currency": "EUR", "hours": {"mon": ["09:00-18:00"]}}, dict(BEFORE.flows))

    then = brought(now, BEFORE, AFTER)

    assert then.facts == {"returns": {"days": 14}, "currency": "EUR", "hours": {"mon": ["09:00-18:00"]}}
    assert then.flows == {"return": "new"}


def test_a_change_can_be_undone() -> None:
    assert brought(AFTER, AFTER, BEFORE) == BEFORE
