"""Units for the tests: made once per worker, copied for every test."""

import gc

import hypothesis
import pytest

from tests.rehearsal import Unit, practice_unit, small_unit
from tests.suites.figures import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]

# No test is timed: a busy machine must not make one fail.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


def pytest_collection_finish() -> None:
    """Every request makes tens of thousands of short-lived dicts; to look through all that is alive as often as Python
    does by itself would be a third of the time of the suites.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def small_plan() -> Unit:
    """Two indicators, three files, never synced; only to be copied or read."""
    return small_unit()


@pytest.fixture
def unit(small_plan: Unit) -> Unit:
    """A small unit of one's own, never synced."""
    return small_plan.copy()


@pytest.fixture(scope="session")
def synced_plan(small_plan: Unit) -> Unit:
    unit = small_plan.copy()
    unit.sync()
    return unit


@pytest.fixture
def synced(synced_plan: Unit) -> Unit:
    """A small unit of one's own, synced once on 30 March 2021."""
    return synced_plan.copy()


@pytest.fixture(scope="session")
def practice_plan() -> Unit:
    """The 2021 plan with the sample evidence that was there on 31 March 2021, never synced; only to be copied."""
    return practice_unit()
