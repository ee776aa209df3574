"""A school on each database."""

from pathlib import Path
from typing import Any

import pytest

from assistant.learn.school import School
from parlour.foundation.database import Database


@pytest.fixture
def school(database: Database, clock: Any, tmp_path: Path) -> School:
    return School(database, clock, tmp_path)
