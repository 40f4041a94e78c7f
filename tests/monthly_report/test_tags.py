"""The tags of a template as people break them (PITFALLS 38): each way is named before anything is filled in."""

import pytest
from jinja2 import TemplateSyntaxError

from zi_sheets.monthly_report.tags import broken_tags, compared, loses_content, named, syntax_sentence, unknown_sentence

KNOWN = {"bulan": (), "grafik": (), "area": ("nama", "wajib")}


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("Bulan {{ bulan }", "tidak berpasangan"),
        ("Bulan { bulan }}", "tidak berpasangan"),
        ("Bulan {{ bulan", "tidak berpasangan"),
        ("{% if grafik }}", "tidak berpasangan"),
        ("{{ bulan {{ tahun }}", "tidak berpasangan"),
        ("{% if a.nama == “Lengkap” %}", "petik melengkung"),
        ("{{ bulan|default(‘-’) }}", "petik melengkung"),
        ("Bulan { bulan }", "hanya satu"),
    ],
)
def test_a_broken_tag_is_named(paragraph: str, said: str) -> None:
    (sentence,) = broken_tags(paragraph)
    assert said in sentence


@pytest.mark.parametrize(
    "paragraph",
    [
        "",
        "Bulan {{ bulan }}",
        "{%tr for a in area %}",
        "“Laporan” {{ bulan }}",
        "{# catatan #}",
        "himpunan {1, 2}",
        "100 %",
    ],
)
def test_sound_text_is_left_alone(paragraph: str) -> None:
    assert list(broken_tags(paragraph)) == []


@pytest.mark.parametrize(
    ("text", "level", "lost"),
    [
        ("{%tr for a in area %}", "tr", False),
        (" {%tr endfor %} ", "tr", False),
        ("{%tr endfor %}Jumlah{{ jumlah.ada }}", "tr", True),
        ("{%tr for a in area %}{{ a.nama }}{%tr endfor %}", "tr", True),
        ("Daftar: {%p for k in keputusan %}", "p", True),
        ("Jumlah {{ jumlah.ada }}", "tr", False),
    ],
    ids=["alone", "spaces", "in the total row", "loop in one row", "text before", "no loop"],
)
def test_a_row_that_a_tag_would_swallow_is_seen(text: str, level: str, lost: bool) -> None:
    assert loses_content(text, level) is lost


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("{{ bulan }} {{ bulan|upper }}", {"bulan"}),
        ("{% for a in area %}{{ a.nama }}{{ loop.index }}{% endfor %}", {"area", "area.nama"}),
        ("{% for a in area %}{% if a.wajib %}x{% endif %}{% endfor %}{{ a.nama }}", {"area", "area.wajib", "a.nama"}),
        ("{% for a in area %}{{ a }}{% endfor %}", {"area", "a"}),
        ("{{ jumlah.ada }}{% if kekurangan %}{% else %}{% endif %}", {"jumlah.ada", "kekurangan"}),
    ],
    ids=["plain and filtered", "rows", "outside its loop", "a whole row", "fields and conditions"],
)
def test_names_are_read_with_the_rows_they_belong_to(source: str, names: set[str]) -> None:
    assert named(source) == names


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{% fro a in area %}", "Perintah 'fro'"),
        ("{% for a in area %}{{ a.nama }}", "tidak ditutup"),
        ("{% tr endfor %}", "hanya di dalam baris tabel"),
        ("{{ bulan tahun }}", "tidak dimengerti"),
    ],
    ids=["misspelt command", "loop not closed", "row tag outside a table", "two words"],
)
def test_what_jinja_complains_about_is_said_in_indonesian(source: str, said: str) -> None:
    with pytest.raises(TemplateSyntaxError) as problem:
        named(source)
    assert said in syntax_sentence(problem.value, source)


def test_found_unknown_and_missing_tags_are_listed() -> None:
    tags = compared({"bulan", "area", "area.nama", "area.wajb", "tangal"}, KNOWN)
    assert tags.found == ("area", "area.nama", "bulan")
    assert tags.unknown == ("area.wajb", "tangal")
    assert tags.missing == ("grafik",)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bulann", "'bulann' tidak dikenal; mungkin maksudnya bulan."),
        ("area.wajb", "'wajb' di baris 'area' tidak dikenal; mungkin maksudnya wajib."),
        ("xyz", "mungkin maksudnya bulan atau grafik atau area."),
    ],
    ids=["near", "a row's field", "nothing near"],
)
def test_an_unknown_tag_is_answered_with_the_right_ones(name: str, said: str) -> None:
    assert said in unknown_sentence(name, KNOWN)
