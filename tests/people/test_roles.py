"""What each role may do: every pair of role and right, and every pair of roles."""

import pytest

from parlour.people.roles import RIGHTS, Right, Role, can_manage, has_right, rights_of

READ, REPLY, BLOCK = Right.READ, Right.REPLY, Right.BLOCK
ANSWERS, SHOP, PEOPLE, OWNERS = Right.EDIT_ANSWERS, Right.EDIT_SHOP, Right.MANAGE_PEOPLE, Right.MANAGE_OWNERS

TABLE = {
    Role.OWNER: {READ, REPLY, BLOCK, ANSWERS, SHOP, PEOPLE, OWNERS},
    Role.ADMIN: {READ, REPLY, BLOCK, ANSWERS, SHOP, PEOPLE},
    Role.AGENT: {READ, REPLY, BLOCK},
    Role.VIEWER: {READ},
}
MANAGES = {
    Role.OWNER: {Role.OWNER, Role.ADMIN, Role.AGENT, Role.VIEWER},
    Role.ADMIN: {Role.AGENT, Role.VIEWER},
    Role.AGENT: set(),
    Role.VIEWER: set(),
}


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize("role", Role)
def test_every_role_has_its_rights_and_no_other(role, right):
    assert has_right(role, right) is (right in TABLE[role])
    assert rights_of(role) == TABLE[role]


@pytest.mark.parametrize("other", Role)
@pytest.mark.parametrize("role", Role)
def test_every_role_manages_lower_ones_only_and_an_owner_everybody(role, other):
    assert can_manage(role, other) is (other in MANAGES[role])


def test_the_table_is_complete_and_cannot_be_changed():
    assert set(RIGHTS) == set(Role)
    assert set().union(*RIGHTS.values()) == set(Right)
    with pytest.raises(TypeError):
        RIGHTS[Role.VIEWER] = RIGHTS[Role.OWNER]
