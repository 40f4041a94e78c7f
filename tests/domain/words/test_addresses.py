"""Addresses in what people type."""

import pytest

from zi_sheets.domain.words.addresses import CellLink, drive_id, link_code, links_in, without_addresses

A, B = "https://sekolah.test/a", "http://instagram.com/p/xyz?igshid=1"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (A, [(A, "")]),
        (f"2. Foto kegiatan: {A}.", [(A, "Foto kegiatan")]),
        (f"- Foto ({A})", [(A, "Foto")]),
        (f"Undangan\nNotula {A}\nFoto {B}", [(A, "Notula"), (B, "Foto")]),
        (f"{A} dan {B}", [(A, ""), (B, "")]),
        ("website sekolah.test, instagram", []),
        ("", []),
    ],
    ids=["alone", "after words", "in brackets", "each with its line", "two in a line", "no address", "blank"],
)
def test_links_in(text: str, links: list[tuple[str, str]]) -> None:
    assert list(links_in(text)) == [CellLink(*link) for link in links]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("1. SK Tim:\n2. Foto", "1. SK Tim:\n2. Foto"),
        (f"1. SK Tim: {A}\n2. Foto ({B})", "1. SK Tim\n2. Foto"),
        (f"1. SK Tim\n{A}\n2. {B}", "1. SK Tim"),
        (A, ""),
    ],
    ids=["none: nothing changes", "beside words", "lines of their own", "nothing else"],
)
def test_without_addresses(text: str, left: str) -> None:
    assert without_addresses(text) == left


@pytest.mark.parametrize(
    ("address", "id_"),
    [
        ("https://drive.google.com/file/d/1AbC-d_9/view?usp=sharing", "1AbC-d_9"),
        ("https://docs.google.com/document/d/1AbC-d_9/edit", "1AbC-d_9"),
        ("https://drive.google.com/open?id=1AbC-d_9", "1AbC-d_9"),
        ("https://drive.google.com/drive/folders/1AbC-d_9", "1AbC-d_9"),
        (A, ""),
        ("https://sekolah.test/d/1234567", ""),
        ("https://sekolah.test/berita?id=1234567", ""),
    ],
)
def test_drive_id(address: str, id_: str) -> None:
    assert drive_id(address) == id_


def test_a_code_is_short_stable_and_the_addresss_own() -> None:
    assert link_code(A) == link_code(f"{A}/") == "tautan-" + link_code(A)[-10:]
    assert link_code(A) != link_code(B)
