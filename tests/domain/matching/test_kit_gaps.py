"""What an incomplete kit says of the papers it lacks."""

from datetime import date

import pytest

from zi_sheets.domain.matching.kit import Kit
from zi_sheets.domain.matching.kit_gaps import kit_gaps

DAY = date(2021, 7, 9)
THREE = Kit("5.1", "", DAY, ("5.1/undangan", "5.1/foto", "5.1/dh"), ("5.1/notula",), (), "3 dari 4: notula belum ada")
ONE = Kit("5.1", "", None, ("5.1/foto",), ("5.1/notula", "5.1/dh"), (), "1 dari 3: notula dan daftar hadir belum ada")
APRIL = Kit("6.1", "2021-04", None, ("6.1/foto",), ("6.1/notula",), (), "1 dari 2: notula belum ada")
WHOLE = Kit("5.1", "", DAY, ("5.1/foto", "5.1/notula"), (), (), "2 dari 2: lengkap")


@pytest.mark.parametrize(
    ("kits", "gaps"),
    [
        ([THREE], {"5.1/notula": "Paket rapat 9 Juli 2021, 3 dari 4: notula belum ada."}),
        ([APRIL], {"6.1/notula@2021-04": "Paket rapat, 1 dari 2: notula belum ada."}),
        (
            [ONE, THREE],
            {
                "5.1/notula": "Paket rapat 9 Juli 2021, 3 dari 4: notula belum ada.",
                "5.1/dh": "Paket rapat, 1 dari 3: notula dan daftar hadir belum ada.",
            },
        ),
        ([WHOLE], {}),
        ([], {}),
    ],
    ids=["a day", "a month without a day", "two meetings: the fuller one", "complete", "none"],
)
def test_kit_gaps(kits: list[Kit], gaps: dict[str, str]) -> None:
    assert kit_gaps(kits) == gaps
