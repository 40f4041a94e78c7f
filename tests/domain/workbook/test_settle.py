"""Which row is whose, after people copied, sorted, cleared and overwrote; in any order of the rows."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_sheets.domain.workbook.settle import KeyedRow, settle

GIVEN = [("a", "sk tim"), ("b", "notula"), ("c", "foto")]
Rows = Sequence[tuple[str, str] | tuple[str, str, tuple[str, ...]]]


def rows(*lines: tuple[str, str] | tuple[str, str, tuple[str, ...]]) -> list[KeyedRow]:
    return [KeyedRow(number, *line) for number, line in enumerate(lines, 1)]


SAH, TOLAK = ("Sah",), ("Tolak",)


@pytest.mark.parametrize(
    ("there", "lines", "spare", "doubts"),
    [
        (rows(("a", "sk tim"), ("b", "notula"), ("c", "foto")), {"a": 1, "b": 2, "c": 3}, [], {}),
        (rows(("", "sk tim"), ("b", "notula")), {"a": 1, "b": 2}, [], {}),
        (rows(("b", "sk tim"), ("a", "notula")), {"a": 1, "b": 2}, [], {}),
        (rows(("x", "sk tim")), {"a": 1}, [], {}),
        (rows(("a", "lain")), {"a": 1}, [], {}),
        (rows(("a", "sk tim"), ("a", "sk tim")), {"a": 1}, [2], {}),
        (rows(("a", "sk tim"), ("a", "sk tim", SAH)), {"a": 2}, [1], {}),
        (rows(("a", "sk tim", SAH), ("a", "sk tim", TOLAK)), {}, [], {"a": (1, 2)}),
        (rows(("a", "sk tim", SAH), ("a", "sk tim", SAH)), {"a": 1}, [2], {}),
        (rows(("a", "sk tim"), ("a", "lain")), {"a": 1}, [2], {}),
        (rows(("z", "tidak diminta lagi")), {"z": 1}, [], {}),
    ],
    ids=[
        "unchanged",
        "a code cleared",
        "two codes swapped",
        "a code overwritten",
        "words changed",
        "a row copied",
        "the copy was judged",
        "both were judged, differently",
        "both were judged alike",
        "a code typed into another row",
        "no longer asked for",
    ],
)
def test_settle(
    there: list[KeyedRow], lines: dict[str, int], spare: list[int], doubts: dict[str, tuple[int, ...]]
) -> None:
    found = settle(there, GIVEN)
    assert (found.lines, found.spare, found.doubts) == (lines, spare, doubts)


@given(st.permutations(["a", "b", "c"]), st.permutations(range(3)))
def test_words_decide_whatever_the_codes_say(codes: list[str], order: list[int]) -> None:
    found = settle(rows(*((code, GIVEN[number][1]) for code, number in zip(codes, order, strict=True))), GIVEN)
    assert found.lines == {GIVEN[number][0]: line for line, number in enumerate(order, 1)}
    assert (found.spare, found.doubts) == ([], {})


@given(
    st.lists(st.tuples(st.sampled_from(["", "a", "b", "x"]), st.sampled_from(["sk tim", "notula", "lain"])), max_size=6)
)
def test_no_row_is_two_codes_and_no_code_two_rows(lines: list[tuple[str, str]]) -> None:
    found = settle(rows(*lines), GIVEN)
    assert len(set(found.lines.values())) == len(found.lines)
    assert not set(found.lines.values()) & set(found.spare)
    assert not found.lines.keys() & found.doubts.keys()
