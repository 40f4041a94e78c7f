"""Field masks for answers and updates."""

from typing import Any

import pytest

from zi_sheets.emulator.fields import merged, parse, select
from zi_sheets.emulator.google_error import GoogleError

ANSWER = {"id": "1", "a": {"b": 1, "c": {"d": 2, "e": 3}}, "list": [{"x": 1, "y": 2}, {"y": 3}, {}]}


@pytest.mark.parametrize(
    ("mask", "left"),
    [
        ("id", {"id": "1"}),
        ("*", ANSWER),
        ("a.b", {"a": {"b": 1}}),
        ("a/b", {"a": {"b": 1}}),
        ("a(b,c/d)", {"a": {"b": 1, "c": {"d": 2}}}),
        ("a.c(d), a.b", {"a": {"c": {"d": 2}, "b": 1}}),
        ("a.*", {"a": ANSWER["a"]}),
        ("a,a.b", {"a": ANSWER["a"]}),
        ("list.x", {"list": [{"x": 1}, {}, {}]}),
        ("missing", {}),
    ],
)
def test_a_mask_selects(mask: str, left: Any) -> None:
    found = select(parse(mask), ANSWER)
    assert found == {key: left[key] for key in ANSWER if key in left}


@pytest.mark.parametrize("mask", ["a(", "a)", "a..b", ",", "a(b", "(a)", "a.", "a(" * 60 + "b" + ")" * 60])
def test_a_mask_that_cannot_be_read_is_refused(mask: str) -> None:
    with pytest.raises(GoogleError):
        parse(mask)


@pytest.mark.parametrize(
    ("mask", "new", "left"),
    [
        ("b", {"b": 9}, {"b": 9, "c": {"d": 2, "e": 3}}),
        ("c.d", {"c": {"d": 9}}, {"b": 1, "c": {"d": 9, "e": 3}}),
        ("c", {"c": {"d": 9}}, {"b": 1, "c": {"d": 9}}),
        ("c.d", {}, {"b": 1, "c": {"e": 3}}),
        ("c.d,c.e", {}, {"b": 1}),
        ("b", {}, {"c": {"d": 2, "e": 3}}),
    ],
)
def test_an_update_takes_exactly_what_the_mask_names(mask: str, new: Any, left: Any) -> None:
    assert merged(ANSWER["a"], new, parse(mask)) == left
