"""`strayed` and `mended`: our own cells at and above the headings, as tables."""

from collections.abc import Sequence

import pytest

from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.overwritten import emptied, mended, restored, strayed


@pytest.mark.parametrize(
    ("now", "sent", "expected"),
    [
        pytest.param([None, "Status", "Ada"], [None, None, "Ada"], False, id="where it belongs"),
        pytest.param(["Ada", "x"], ["Ada", None], True, id="on the heading"),
        pytest.param(["Ada", None, "Status"], ["Ada"], True, id="above the heading"),
        pytest.param(["Milik saya", "x"], [None, "x"], True, id="under a heading that people changed"),
        pytest.param([" STATUS:", "x"], [None, "x"], False, id="a heading that only looks different"),
    ],
)
def test_strayed(now: Sequence[Cell], sent: Sequence[Cell], expected: bool) -> None:
    assert strayed(now, "Status", sent) is expected


KODE = [None, None, "Kode", "1.1", "1.2"]


@pytest.mark.parametrize(
    ("status", "sent", "expected"),
    [
        pytest.param(["Judul", "Ada", "Kurang", "a"], [None, "Ada", "Kurang"], {1: None, 2: "Status"}, id="both"),
        pytest.param([None, None, "Milik saya", "x"], [None, None, "Kurang", "x"], {}, id="people renamed it"),
        pytest.param([None, "orang", "Status"], [None, "Ada"], {}, id="people wrote over ours meanwhile"),
        pytest.param([None, None, "Status", "x"], [None, None, None, "x"], {}, id="nothing to mend"),
        pytest.param([None], [None, "Ada"], {}, id="people blanked ours meanwhile"),
    ],
)
def test_mended(status: list[Cell], sent: list[Cell], expected: dict[int, Cell]) -> None:
    found = mended({"Kode": KODE, "Status": status}, {"Status": sent})
    assert found == ({"Status": expected} if expected else {})


def test_without_any_heading_nothing_is_touched() -> None:
    assert mended({"Kode": ["x"], "Status": ["Ada"]}, {"Status": ["Ada"]}) == {}


@pytest.mark.parametrize(
    ("now", "sent", "expected"),
    [
        pytest.param(
            {"Kode": [None, "a"], "Status": ["", "b"]}, {"Kode": [None, "a"], "Status": [None, "b"]}, True, id="all"
        ),
        pytest.param({"Status": [None, "a", "old"]}, {"Status": [None, "a"]}, True, id="what lies below was not named"),
        pytest.param({"Status": [None, 0, None]}, {"Status": [None, 0, ""]}, True, id="zero and blank were sent"),
        pytest.param({"Status": []}, {"Status": [None, ""]}, True, id="only a blank was sent"),
        pytest.param(
            {"Kode": ["Kode"], "Status": [None, "b"]},
            {"Kode": [None, "a"], "Status": [None, "b"]},
            False,
            id="people cut one column",
        ),
        pytest.param({"Status": ["Status", "a"]}, {"Status": [None, "a"]}, False, id="as it should be"),
        pytest.param(
            {"Status": [None, "a", "Status"]}, {"Status": [None, "a"]}, False, id="people inserted rows above"
        ),
        pytest.param({"Status": ["Milik saya", "a"]}, {"Status": [None, "a"]}, False, id="people renamed it"),
    ],
)
def test_emptied(now: dict[str, list[Cell]], sent: dict[str, list[Cell]], expected: bool) -> None:
    assert emptied(now, sent) is expected


def test_restored() -> None:
    found = restored(["Status", None, "a", 0], [None, None, "b", None, ""])
    assert found == {0: "Status", 1: None, 2: "b", 3: 0, 4: ""}
