"""Names as people write them: words, endings, copies, codes, years, days."""

from datetime import date

import pytest

from zi_sheets.domain.words.names import copy_name, extension, regulation_number, stem, words
from zi_sheets.domain.words.names_codes import Code, CodeStyle, area_of, code_of
from zi_sheets.domain.words.names_days import days
from zi_sheets.domain.words.names_years import years


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("banner1_WA.jpg", ("banner", "1", "wa"), id="letters and digits part"),
        pytest.param("ＳＫ\u200e Tim\u200b ZI.pdf", ("sk", "tim", "zi"), id="full width, direction mark, zero width"),
        pytest.param("📸 foto🎉rapat.png", ("foto", "rapat"), id="emoji"),
        pytest.param("IMG-20210304-WA0012.jpg", ("img", "20210304"), id="counter of the messenger"),
        pytest.param("laporan.pdf.pdf", ("laporan",), id="two endings"),
        pytest.param("SK. UPG", ("sk", "upg"), id="a point is no ending"),
        pytest.param("", (), id="empty"),
        pytest.param("\u202e\u200f", (), id="only invisible signs"),
    ],
)
def test_words(name: str, said: tuple[str, ...]) -> None:
    assert words(stem(name)) == said


def test_extension() -> None:
    assert extension("Foto.JPG") == "jpg"
    assert extension("catatan v1.2") == ""


@pytest.mark.parametrize(
    "name",
    [
        "Salinan dari SK Tim.pdf",
        "Copy of SK Tim.pdf",
        "SK Tim - Copy.pdf",
        "SK Tim - Copy (2).pdf",
        "SK_Tim (salinan).pdf",
        "Salinan dari Salinan dari SK Tim.pdf",
    ],
)
def test_copy_name(name: str) -> None:
    copied = copy_name(name)
    assert (copied.base, copied.said) == ("sk tim.pdf", True)


def test_a_counter_alone_does_not_say_copy() -> None:
    assert (copy_name("foto (2).jpg").said, copy_name("foto (2).jpg").counted) == (False, True)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("7.1 stiker.jpg", Code(CodeStyle.MATRIX, 7, 1), id="matrix"),
        pytest.param("03.01_SK Tim.pdf", Code(CodeStyle.MATRIX, 3, 1), id="matrix with zeros"),
        pytest.param("[3.1] SK Tim.pdf", Code(CodeStyle.MATRIX, 3, 1), id="matrix in brackets"),
        pytest.param("SK Tim (3.1).pdf", Code(CodeStyle.MATRIX, 3, 1), id="matrix at the end"),
        pytest.param("Indikator 3.1 SK.pdf", Code(CodeStyle.MATRIX, 3, 1), id="matrix after a word"),
        pytest.param("3.1.a undangan.pdf", Code(CodeStyle.MATRIX, 3, 1), id="sub-criterion of the narrative"),
        pytest.param("1.i.a SK.pdf", Code(CodeStyle.AREA, 1, 1), id="1.i.a"),
        pytest.param("I.1.a.1 SK.pdf", Code(CodeStyle.AREA, 1, 1), id="I.1.a.1"),
        pytest.param("A.III.2.a SK.pdf", Code(CodeStyle.AREA, 3, 2), id="LKE 2014"),
        pytest.param("A.I.3.ii.b DRH.pdf", Code(CodeStyle.AREA, 3, 2), id="LKE 2021"),
        pytest.param("A.1.iv.b SK.pdf", Code(CodeStyle.AREA, 1, 4), id="A.1.iv.b"),
        pytest.param("III.b Mutasi", Code(CodeStyle.AREA, 3, 2), id="III.b"),
        pytest.param("Area 3.2 Mutasi", Code(CodeStyle.AREA, 3, 2), id="Area 3.2"),
        pytest.param("3.b Mutasi", Code(CodeStyle.NUMBERING, 3, 2), id="3.b"),
        pytest.param("b. Mutasi", Code(CodeStyle.ITEM, 0, 2), id="letter of a list"),
        pytest.param("12.03.2021 rapat.pdf", None, id="a date is no code"),
        pytest.param("20210309_083012.jpg", None, id="a time is no code"),
        pytest.param("SK 421.2 Tim SPI.pdf", None, id="a letter's number is no code"),
        pytest.param("Undangan.pdf", None, id="no code"),
    ],
)
def test_code(name: str, code: Code | None) -> None:
    found = code_of(name)
    assert (found and (found.style, found.first, found.second)) == (code and (code.style, code.first, code.second))


@pytest.mark.parametrize(
    ("name", "area"),
    [("IV. AKUNTABILITAS", 4), ("AREA 4 - Akuntabilitas", 4), ("Pokja 2", 2), ("Dokumen", None), ("Video", None)],
)
def test_area(name: str, area: int | None) -> None:
    assert area_of(name) == area


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("SKP 2018.pdf", {2018}),
        ("SK 2021-2022.pdf", {2021, 2022}),
        ("TA 2020/21", {2020, 2021}),
        ("Renstra 2019-2024", set(range(2019, 2025))),
        ("20200817_070000.jpg", {2020}),
        ("IMG20210429103355.jpg", {2021}),
        ("lap2025.docx", {2025}),
        ("rapat 09-07-2021.pdf", {2021}),
        ("agustus 2021-08", {2021}),
        ("Dinas_1761182369.pdf", set()),
        ("SK 188.pdf", set()),
    ],
)
def test_years(name: str, spoken: set[int]) -> None:
    assert years(name) == spoken


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("rapat 9 Juli 2021.pdf", date(2021, 7, 9)),
        ("undangan 5 juni.pdf", date(2021, 6, 5)),
        ("20210709_093322.jpg", date(2021, 7, 9)),
        ("notula 09-07-2021.pdf", date(2021, 7, 9)),
        ("CamScanner 07-09-2021.pdf", date(2021, 7, 9)),
        ("scan 03-22-2021.pdf", date(2021, 3, 22)),
    ],
)
def test_days(name: str, day: date) -> None:
    assert days(name, 2021) == {day}


def test_a_day_that_no_calendar_has_is_no_day() -> None:
    assert days("31 Februari 2021, 20211345", 2021) == set()


def test_regulation_number() -> None:
    assert regulation_number("Perbup Nomor: 58 Tahun 2020 tentang Penanganan") == "58"
    assert regulation_number("pupuk 58") == ""
