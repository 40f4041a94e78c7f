"""The demo's answers to the LKE, invented: what a school says of itself, and what an evaluator says of some of it.

People type them into the tab `LKE`, question by question; no sync and no init ever does.
"""

import csv
from collections.abc import Iterator
from typing import Any

from zi_sheets.domain.snapshot import Tab
from zi_sheets.domain.workbook.lke_rows import CLAIM, REVIEW
from zi_sheets.domain.workbook.records import KEY
from zi_sheets.init.layout import written
from zi_sheets.packaged import TEMPLATES

COLUMNS = {"answer": (CLAIM, "menjawab {} pertanyaan di tab LKE"), "tpi": (REVIEW, "memasukkan {} jawaban TPI")}


def answers(sheet: Tab) -> Iterator[tuple[str, dict[str, Any]]]:
    """Edits of one batch, each in words; a column's words stand at its first cell."""
    headings = [sheet.text(0, column) for column in range(sheet.column_count)]
    codes = [sheet.text(row, headings.index(KEY)) for row in range(len(sheet.rows))]
    with (TEMPLATES / "jawaban_lke_2021.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for name, (heading, words) in COLUMNS.items():
        given = {row["question"]: row[name] for row in rows if row[name]}
        for index, (question, answer) in enumerate(given.items()):
            said = words.format(len(given)) if index == 0 else ""
            yield said, written(sheet.sheet_id, codes.index(question), headings.index(heading), [[answer]])
