"""PITFALLS 5: links hide in rich text, smart chips, HYPERLINK formulas and notes."""

from typing import Any

import pytest

from zi_sheets.cell_links import cell_links
from zi_sheets.domain.words.addresses import CellLink

A, B = "https://sekolah.test/a", "https://drive.google.com/file/d/1AbC-d_9/view"


def cell(text: str, **more: Any) -> dict[str, Any]:
    return {"effectiveValue": {"stringValue": text}, **more}


def run(start: int, address: str = "") -> dict[str, Any]:
    return {"startIndex": start, "format": {"link": {"uri": address}} if address else {}}


def chip(start: int, address: str = "") -> dict[str, Any]:
    return {"startIndex": start, "chip": {"richLinkProperties": {"uri": address}} if address else {}}


CELLS = {
    "plain": (cell(f"Notula {A}"), [(A, "Notula")]),
    "formula": (cell("SK Tim", hyperlink=A), [(A, "SK Tim")]),
    "whole cell of several lines": (cell("SK Tim\nNotula", hyperlink=A), [(A, "")]),
    "rich text": (cell("SK, notula, foto", textFormatRuns=[run(0), run(4, A), run(10)]), [(A, "notula")]),
    "rich text to the end": (cell("SK, foto", textFormatRuns=[{"format": {}}, run(4, A)]), [(A, "foto")]),
    "after an emoji": (cell("📷 foto, SK", textFormatRuns=[run(0), run(3, A), run(7)]), [(A, "foto")]),
    "chip": (cell("lihat SK Tim.pdf", chipRuns=[chip(0), chip(6, B)]), [(B, "SK Tim.pdf")]),
    "chip without its title": (cell("@", chipRuns=[{"chip": {"richLinkProperties": {"uri": B}}}]), [(B, "")]),
    "note": (cell("SK Tim", note=f"ada di {A}"), [(A, "ada di")]),
    "note without words": (cell("SK Tim", note=A), [(A, "SK Tim")]),
    "a note on a blank cell": ({"note": A}, [(A, "")]),
    "the same one twice": (cell(A, hyperlink=A, note=f"Foto: {A}"), [(A, "Foto")]),
    "with a blank in it": (cell("SK", hyperlink="https://sekolah.test/a b"), [("https://sekolah.test/a b", "SK")]),
    "mail and places in the sheet are none": (cell("x", hyperlink="mailto:a@b.test", note="#gid=0"), []),
    "number": ({"effectiveValue": {"numberValue": 3}}, []),
}


@pytest.mark.parametrize(("read", "links"), CELLS.values(), ids=CELLS.keys())
def test_cell_links(read: dict[str, Any], links: list[tuple[str, str]]) -> None:
    assert cell_links(read) == tuple(CellLink(*link) for link in links)
