"""Where logs go."""

import io
from contextlib import redirect_stderr

import pytest
import structlog

from parlour.foundation.logs import configure_logs


@pytest.fixture(autouse=True)
def _as_before():
    yield
    structlog.reset_defaults()


def test_a_log_outlives_the_stream_that_was_there_when_it_was_set_up():
    log = structlog.get_logger()
    with redirect_stderr(io.StringIO()) as first:
        configure_logs("info")
        log.info("one")
    first.close()

    with redirect_stderr(io.StringIO()) as second:
        log.info("two")

    assert "event=two" in second.getvalue()
