"""`Skor` from night to night: what the answers in `LKE` make of it, and when it stays as it is."""

from datetime import timedelta
from typing import Any

import gspread

from tests.lke import answer
from tests.rehearsal import DAY, Unit
from zi_sheets.reports.skor_grid import HEADING_ROW, WIDTH
from zi_sheets.reports.words import serial


def page(unit: Unit) -> list[list[Any]]:
    """As a person sees it, in typed values."""
    sheet = unit.person().worksheet("Skor")
    return sheet.get(value_render_option=gspread.utils.ValueRenderOption.unformatted)


def history(unit: Unit) -> list[list[Any]]:
    return [row[WIDTH:] for row in page(unit)[HEADING_ROW + 1 :] if len(row) > WIDTH]


def written(unit: Unit, days: int) -> set[str]:
    """The tabs that a sync on a later day writes to."""
    return {write.tab for write in unit.sync(DAY + timedelta(days=days), dry_run=True).plan.cells}


def test_answers_fill_the_page_beside_each_other(synced: Unit) -> None:
    assert str(page(synced)[1][0]).startswith("LKE belum diisi")
    answer(synced, A_I_1_b="A", B_I_1="3,60")
    synced.sync()
    rows = page(synced)
    assert str(rows[1][0]).startswith("Nilai mandiri 16,00 dari 100, terbukti 1,25 sampai 14,75, TPI belum menilai.")
    total = next(row for row in rows if row[1:3] == ["Total", 100])
    assert total[3:7] == [16, 1.25, 14.75, ""]
    assert not synced.sync().plan


def test_the_total_over_time_grows_only_where_it_changes(synced: Unit) -> None:
    answer(synced, A_I_1_b="A")
    synced.sync()
    first = [serial(DAY), 2.5, 1.25, 1.25]
    assert history(synced) == [first]
    assert written(synced, 1) == {"Riwayat"}
    synced.sync(DAY + timedelta(days=1))
    assert history(synced) == [first]
    answer(synced, B_I_1="3,60")
    synced.sync(DAY + timedelta(days=2))
    assert history(synced) == [first, [serial(DAY) + 1, *first[1:]], [serial(DAY) + 2, 16, 1.25, 14.75]]
    assert not synced.sync(DAY + timedelta(days=2)).plan
