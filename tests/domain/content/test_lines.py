"""What counts as running text, an entry, a blank: one table for paragraphs, one for tables."""

import pytest

from zi_sheets.domain.content.lines import Block, Counts, Kind, counted

PARAGRAPHS = {
    "a sentence": (["Rapat dibuka oleh kepala sekolah."], Counts(prose=5)),
    "a label with an entry": (["Tempat : Ruang guru"], Counts(entries=1)),
    "a label with dots": (["Tempat : ......................"], Counts(blanks=1)),
    "a label with the sign for three dots": (["Tempat : ………………"], Counts(blanks=1)),
    "a label with a line": (["Nama\t: ______________"], Counts(blanks=1)),
    "a label with a placeholder": (["Nama : [nama peserta]"], Counts(blanks=1)),
    "a label with a tag": (["Nama : {{nama}}"], Counts(blanks=1)),
    "a placeholder in angles": (["Nama : <nama lengkap>"], Counts(blanks=1)),
    "a mail address is no placeholder": (["Surel : Sekolah <kantor@sekolah.test>"], Counts(entries=1)),
    "half a number": (["Nomor : 800/......./2021"], Counts(blanks=1)),
    "bare labels one below the other": (["Nama :", "Jabatan :", "Unit kerja : ....."], Counts(blanks=3)),
    "a bare label that introduces a list": (["Susunan acara :", "1. Pembukaan"], Counts(prose=4)),
    "a sentence with gaps": (["Pada hari ini ........ tanggal ...... bulan ....."], Counts(blanks=3)),
    "where somebody signs": (["(..............................)", "NIP. ...................."], Counts()),
    "dots that lead to a page": (["Latar belakang ................ 3"], Counts(prose=3)),
    "a long clause behind a colon": ([f"Menimbang : {'kata ' * 20}"], Counts(prose=21)),
    "a time of day": (["Pukul 09:00 sampai selesai"], Counts(prose=5)),
    "an address": (["https://sekolah.test/berita/17"], Counts(prose=5)),
    "nothing": ([], Counts()),
}


@pytest.mark.parametrize(("lines", "counts"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs(lines: list[str], counts: Counts) -> None:
    assert counted([Block(Kind.TEXT, ((line,),)) for line in lines]) == counts


HEAD = ("No", "Nama", "Jabatan", "Tanda tangan")
TABLES = {
    "a form": ((("Nama", ":", "........"), ("Hari", ":", "Senin")), Counts(entries=1, blanks=1)),
    "a form with empty cells": ((("Nama", ""), ("Hari", "")), Counts(blanks=2)),
    "a numbered form": ((("1.", "Nama", ""), ("2.", "Hari", "Senin")), Counts(entries=1, blanks=1)),
    "a list that people signed": (
        (HEAD, ("1", "Guru BK", "", "v"), ("2", "", "", "")),
        Counts(4 + 1, items=1, blanks=1),
    ),
    "a list with numbers only": ((HEAD, ("1", "", "", ""), ("2.", "", "", "2. ......")), Counts(5, blanks=2)),
    "column numbers": ((HEAD, ("1", "2", "3", "4"), ("1", "", "", "")), Counts(5, blanks=1)),
    "a sum over nothing": ((("Uraian", "Rencana", "Hasil"), ("Jumlah", "0", "0")), Counts(3)),
    "a sum over something": ((("Uraian", "Rencana", "Hasil"), ("Jumlah", "3", "2")), Counts(3, items=1)),
    "two columns, numbered": ((("No", "Nama"), ("1", "Guru BK"), ("2", "")), Counts(2, items=1, blanks=1)),
    "a frame around paragraphs": ((("Nama : ....\nHari : Senin",),), Counts(entries=1, blanks=1)),
    "ticks": ((("Uraian", "Ada", "Tidak"), ("", "√", "")), Counts(3, items=1)),
}


@pytest.mark.parametrize(("rows", "counts"), TABLES.values(), ids=TABLES)
def test_tables(rows: tuple[tuple[str, ...], ...], counts: Counts) -> None:
    assert counted([Block(Kind.TABLE, rows)]) == counts


def test_a_sheet_with_a_head_alone_is_a_list_that_nobody_began() -> None:
    assert counted([Block(Kind.SHEET, (("DAFTAR HADIR",), HEAD))]).blanks == 3
    assert counted([Block(Kind.TABLE, (HEAD,))]).blanks == 0


def test_headings_are_no_text() -> None:
    assert counted([Block(Kind.HEADING, (("BAB I PENDAHULUAN",),))], pictures=2) == Counts(headings=3, pictures=2)
    assert counted([Block(Kind.HEADING, (("kata " * 16,),))]) == Counts(prose=16)
