"""The `q` language: what it finds, and that nothing breaks its reader."""

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_sheets.emulator.drive_query import read_query
from zi_sheets.emulator.google_error import GoogleError

FILE: dict[str, Any] = {
    "name": "Rapat Kepala's \\ 2021", "mimeType": "image/jpeg", "parents": ["f1"], "trashed": False, "starred": True,
    "modifiedTime": "2021-04-05T03:00:00.000Z", "createdTime": "2021-01-01T00:00:00.000Z",
    "properties": {"bulan": "2021-04"}, "owners": ["a@latihan.test", "me"], "fullText": "Rapat notulen_tim ZI",
    "shortcutDetails.targetId": "t1", "visibility": "limited", "sharedWithMe": False, "viewedByMeTime": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        (r"name = 'Rapat Kepala\'s \\ 2021'", True),
        (r'''name = "Rapat Kepala's \\ 2021"''', True),
        ("name != 'x'", True),
        ("name contains 'kep'", True),
        ("name contains 'pala'", False),
        ("not name contains 'kep'", False),
        ("mimeType contains 'image/'", True),
        ("mimeType='image/jpeg' and trashed=false", True),
        ("trashed = true or starred = true", True),
        ("trashed != true", True),
        ("'f1' in parents", True),
        ("'f1' in parents and not ('f1' in parents)", False),
        ("'me' in owners", True),
        ("modifiedTime > '2021-04-05T09:59:59+07:00'", True),
        ("modifiedTime >= '2021-04-05T03:00:00'", True),
        ("modifiedTime < '2021-04-05'", False),
        ("createdTime <= '2021-01-01T00:00:00Z'", True),
        ("properties has { key='bulan' and value='2021-04' }", True),
        ("properties has {key='bulan' and value='2021-05'}", False),
        ("name contains 'kepala rap'", False),
        ("name contains 'rapat-kep'", True),
        ("fullText contains 'notulen'", True),
        ("fullText contains 'notu'", False),
        ("fullText contains 'tim rapat'", True),
        ("""fullText contains '"notulen tim"'""", True),
        ("""fullText contains '"tim rapat"'""", False),
        ("starred and not sharedWithMe", True),
        ("viewedByMeTime > '2021-01-01'", False),
        ("'A@Latihan.TEST' in owners", True),
        ("shortcutDetails.targetId = 't1'", True),
        ("visibility = 'limited'", True),
        ("trashed = false and (name = 'x' or name contains 'rapat')", True),
        ("trashed=true and starred=true or 'f1' in parents", True),
    ],
)
def test_read_query_states_a_condition(q: str, expected: bool) -> None:
    assert read_query(q).holds(FILE) is expected


@pytest.mark.parametrize(
    ("q", "parents"),
    [
        ("'a' in parents", {"a"}),
        ("('a' in parents or 'b' in parents) and trashed = false", {"a", "b"}),
        ("'a' in parents or trashed = false", None),
        ("not 'a' in parents", None),
        ("'a' in parents and 'b' in parents", set()),
    ],
)
def test_read_query_knows_the_folders_it_is_bound_to(q: str, parents: set[str] | None) -> None:
    assert read_query(q).parents == parents


@pytest.mark.parametrize(
    "q",
    [
        "name", "name =", "name = x", "name = 'x", "name 'x'", "name < 'x'", "'x' in name", "x in parents", "= 'x'",
        "trashed = 'true'", "trashed = TRUE", "trashed > false", "colour = 'x'", "name = 'x' and", "(name = 'x'",
        "name = 'x')", "modifiedTime > 'kemarin'", "properties has { key='x' }", "name contains",
        "fullText = 'x'", "name = 'x' name = 'y'", "not", "()", "name = 'x' xor name = 'y'", "name = 'x';",
        "(" * 5000 + "name = 'x'" + ")" * 5000, "not " * 5000 + "trashed = false", "\x00", "é = 'x'",
    ],
    ids=lambda q: q[:30],
)  # fmt: skip
def test_read_query_refuses_what_it_cannot_read(q: str) -> None:
    with pytest.raises(GoogleError) as problem:
        read_query(q)
    assert (problem.value.status, problem.value.reason, problem.value.location) == (400, "invalid", "q")


_PIECES = (
    "name", "mimeType", "modifiedTime", "trashed", "parents", "properties", "in", "has", "and", "or", "not", "contains",
    "=", "!=", "<", ">=", "(", ")", "{", "}", "'x'", '"y"', r"'a\'b'", "'2021-04-01'", "true", "false", "key", "value",
    "'",
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(_PIECES)).map(" ".join)))
def test_read_query_never_breaks(q: str) -> None:
    with contextlib.suppress(GoogleError):
        assert read_query(q).holds(FILE) in (True, False)
