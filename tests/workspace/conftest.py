"""A place in which nothing has been made yet, for each test its own."""

import pytest

from tests.rehearsal import Unit, new_unit
from zi_sheets.workspace.drive import Drive


@pytest.fixture
def place() -> Unit:
    return new_unit()


@pytest.fixture
def drive(place: Unit) -> Drive:
    return place.connection().drive
