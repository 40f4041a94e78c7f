"""Filling the template: what people do to it, and what must come out (PITFALLS 38 and 39)."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.report_samples import TEMPLATE, changed, retyped, texts
from tests.reports.assessments import PRESENT, SAMPLE, assessment, item
from zi_sheets.domain.refusal import Refusal
from zi_sheets.monthly_report.chart import chart
from zi_sheets.monthly_report.template import check_template, fill_template
from zi_sheets.reports.laporan import Laporan, chart_counts, laporan
from zi_sheets.reports.laporan_bulan import month_of

WHERE = "templat"
CHART = chart(chart_counts(assessment(*SAMPLE)))


def report(*items: Any) -> Laporan:
    return laporan(assessment(*(items or SAMPLE)), month_of(2021, 4))


def filled(template: bytes, content: Laporan | None = None) -> bytes:
    check_template(template, WHERE)
    return fill_template(template, content or report(), CHART, WHERE)


def test_the_template_we_give_uses_every_value() -> None:
    tags = check_template(TEMPLATE, WHERE)
    assert (tags.unknown, tags.missing) == ((), ())


def test_everything_is_filled_in() -> None:
    said = texts(filled(TEMPLATE))
    for part in (
        "SMPN CONTOH",
        "Bulan April 2021",
        "Sampai 30 April 2021, 2 dari 7 bukti wajib",
        "1.\tMeminta PIC melengkapi 2 bukti",
        "Manajemen Perubahan | 5 | 4 | 1 | 1 | 0 | 2 | 25 %",
        "Jumlah | 15 | 7 | 2 | 1 | 1 | 3 | 29 %",
        "3.1 | Indikator 3.1 | 1 dari 2 | 1 | 0 | Perlu dicek",
        "3.3 | Notula (Februari, April 2021) | Belum ada | Ketua tim | sejak 28 Februari 2021",
    ):
        assert part in said
    assert "{" not in said
    footer = docx.Document(io.BytesIO(filled(TEMPLATE))).sections[0].footer.paragraphs[0].text
    assert footer.startswith("Laporan Monev ZI SMPN Contoh, April 2021")


def test_no_row_loop_swallows_a_row() -> None:
    """PITFALLS 39: as many rows as there are values, and the total after them."""
    tables = docx.Document(io.BytesIO(filled(TEMPLATE))).tables
    assert [len(table.rows) for table in tables] == [1 + 3 + 1, 1 + 4, 1 + 2]
    assert tables[0].rows[-1].cells[0].text == "Jumlah"


def test_nothing_lacking_is_said_instead_of_an_empty_table() -> None:
    said = texts(filled(TEMPLATE, report(item("3.1", "SK", PRESENT))))
    assert "Tidak ada. Semua bukti" in said
    assert "Diurutkan menurut tenggat" not in said


def test_tags_that_the_editor_split_are_filled() -> None:
    """PITFALLS 38: one tag in many runs, each with a format of its own."""

    def split(document: Any) -> None:
        paragraph = next(each for each in document.paragraphs if each.text == "Bulan {{ bulan }}")
        for run in paragraph.runs:
            run.text = ""
        for number, piece in enumerate(("Bulan {", "{ bu", "lan", " }", "}")):
            paragraph.add_run(piece).bold = number % 2 == 0

    assert "Bulan April 2021" in texts(filled(changed(TEMPLATE, split)))


def _swallowing(document: Any) -> None:
    document.tables[0].rows[3].cells[0].paragraphs[0].add_run(" Jumlah")


def _row_tag_in_a_paragraph(document: Any) -> None:
    document.add_paragraph("{%tr for a in area %}")


def _misspelt_field(document: Any) -> None:
    cell = document.tables[2].rows[2].cells[1]
    cell.paragraphs[0].runs[0].text = "{{ k.dokumn }}"


def _broken_footer(document: Any) -> None:
    document.sections[0].footer.paragraphs[0].runs[0].text = "{{ bulan"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (retyped("{{ ringkasan }}", "{{ ringkasn }}"), "mungkin maksudnya ringkasan"),
        (_misspelt_field, "'dokumn' di baris 'kekurangan' tidak dikenal; mungkin maksudnya dokumen"),
        (retyped("{{ ringkasan }}", "{{ ringkasan }"), "tidak berpasangan"),
        (retyped("{%p endfor %}", ""), "tidak ditutup"),
        (retyped("{%p endif %}", "{%p endi %}"), "Perintah 'endi'"),
        (retyped("{{ ringkasan }}", "{{ ringkasan|default(“-”) }}"), "petik melengkung"),
        (retyped("{{ ringkasan }}", "{ ringkasan }"), "hanya satu"),
        (retyped("{{ ringkasan }}", "{{ ringkasan + 1 }}"), "tidak dapat diisi"),
        (retyped("{{ ringkasan }}", "{{ ringkasan.__class__ }}"), "'ringkasan.__class__' tidak dikenal"),
        (retyped("{%p if kekurangan %}", "Kurang: {%p if kekurangan %}"), "harus sendirian"),
        (_swallowing, "harus sendirian"),
        (_row_tag_in_a_paragraph, "hanya di dalam baris tabel"),
        (_broken_footer, "tidak berpasangan"),
    ],
    ids=[
        "misspelt tag",
        "misspelt field of a row",
        "unclosed tag",
        "unclosed loop",
        "misspelt command",
        "smart quotes",
        "single braces",
        "an expression that fails",
        "an attempt to break out",
        "text beside a paragraph tag",
        "text beside a row tag",
        "row tag outside a table",
        "in the footer",
    ],
)
def test_a_faulty_template_is_refused(change: Callable[[Any], None], said: str) -> None:
    with pytest.raises(Refusal) as refused:
        filled(changed(TEMPLATE, change))
    assert (refused.value.code, refused.value.where) == ("template", WHERE)
    assert said in refused.value.message


def test_all_faults_are_told_at_once() -> None:
    template = changed(changed(TEMPLATE, retyped("{{ grafik }}", "{{ grafk }}")), retyped("{{ nip }}", "{{ nipp }}"))
    with pytest.raises(Refusal, match=r"grafk.*nipp"):
        check_template(template, WHERE)


@pytest.mark.parametrize("content", [b"", b"bukan dokumen", b"PK\x03\x04rusak"], ids=["empty", "text", "broken zip"])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal, match="bukan dokumen Word"):
        check_template(content, WHERE)


def test_a_template_without_the_month_is_refused() -> None:
    """PITFALLS 39: nobody could tell such a report from another month's."""

    def without_month(document: Any) -> None:
        for old in ("Bulan {{ bulan }}", " bulan {{ bulan }}"):
            retyped(old, "")(document)
        document.sections[0].footer.paragraphs[0].runs[0].text = ""

    with pytest.raises(Refusal, match="harus memuat"):
        check_template(changed(TEMPLATE, without_month), WHERE)


def test_texts_of_people_stay_texts() -> None:
    odd = replace(report(), ringkasan="A & B < C \x0b{{ bulan }} {% x %} “petik”", nip="=1+1")
    said = texts(filled(TEMPLATE, odd))
    assert "A & B < C  { { bulan } } { % x % } “petik”" in said
    assert "NIP =1+1" in said


def test_the_chart_has_alternative_text_and_the_schools_logo_keeps_its_own() -> None:
    def with_logo(document: Any) -> None:
        document.paragraphs[0].add_run().add_picture(io.BytesIO(chart(chart_counts(assessment(SAMPLE[0])))))

    document = docx.Document(io.BytesIO(filled(changed(TEMPLATE, with_logo))))
    described = [each.docPr.get("descr") for each in document.element.body.iter(qn("wp:inline"))]
    assert described == [None, report().grafik]


def test_a_picture_that_is_only_linked_does_no_harm() -> None:
    def linked(document: Any) -> None:
        shape = document.paragraphs[0].add_run().add_picture(io.BytesIO(chart(chart_counts(assessment(SAMPLE[0])))))
        blip = next(shape._inline.iter(qn("a:blip")))
        blip.set(qn("r:link"), blip.attrib.pop(qn("r:embed")))

    assert "Bulan April 2021" in texts(filled(changed(TEMPLATE, linked)))


def test_the_chart_fits_a_narrow_page() -> None:
    def narrow(document: Any) -> None:
        document.sections[0].right_margin = docx.shared.Cm(8)

    shape = docx.Document(io.BytesIO(filled(changed(TEMPLATE, narrow)))).inline_shapes[0]
    assert shape.width.cm == pytest.approx(21 - 2.5 - 8, abs=0.01)


def test_every_cell_has_borders_of_its_own_and_no_table_is_wider_than_the_page() -> None:
    """Drive's import drops borders that only a table style gives (facts/google_api.md 7.2b)."""
    document = docx.Document(io.BytesIO(filled(TEMPLATE)))
    section = document.sections[0]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    for table in document.tables:
        assert all(cell._tc.tcPr.find(qn("w:tcBorders")) is not None for row in table.rows for cell in row.cells)
        assert sum(cell.width or 0 for cell in table.rows[0].cells) <= room + 1000
