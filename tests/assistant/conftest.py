"""A shopper in the demo shop, talking with the assistant alone."""

import pytest

from assistant.linden import reader
from assistant.shops import open_shop
from assistant.test_talks import SHOPS
from parlour.assistant.talk import Talk


@pytest.fixture(scope="module")
def demo():
    return open_shop(SHOPS["demo"])


@pytest.fixture
def ada(demo):
    library, book = demo
    return Talk(name="ada", library=library, reader=reader(), book=book)
