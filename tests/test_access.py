"""Whatever Google leaves out about sharing never makes a file look safe."""

from typing import Any

import pytest

from zi_sheets.access import owner_domain, sharing_of
from zi_sheets.domain.sharing import Sharing

USER, ANYONE = {"type": "user"}, {"type": "anyone"}


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ({"permissions": [USER]}, Sharing.LIMITED),
        ({"permissions": [USER, {"type": "group"}], "shared": True}, Sharing.LIMITED),
        ({"permissions": [USER, ANYONE], "shared": True}, Sharing.PUBLIC),
        ({"permissionIds": ["a", "anyoneWithLink"]}, Sharing.PUBLIC),
        ({"shared": False}, Sharing.LIMITED),
        ({"shared": True}, Sharing.UNKNOWN),
        ({"permissionIds": ["a"]}, Sharing.UNKNOWN),
        ({"permissions": []}, Sharing.UNKNOWN),
        ({}, Sharing.UNKNOWN),
    ],
    ids=[
        "the owner's alone",
        "for some",
        "by link",
        "by link, in a shared drive",
        "nobody else's",
        "shared, with whom is not said",
        "in a shared drive",
        "an empty list",
        "nothing said",
    ],
)
def test_sharing_of(file: dict[str, Any], expected: Sharing) -> None:
    assert sharing_of(file) is expected


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ({"owners": [{"emailAddress": "guru@SMPN1.sch.id"}]}, "smpn1.sch.id"),
        ({"owners": [{}]}, ""),
        ({"owners": []}, ""),
        ({}, ""),
    ],
    ids=["named", "address kept back", "none", "left out"],
)
def test_owner_domain(file: dict[str, Any], expected: str) -> None:
    assert owner_domain(file) == expected
