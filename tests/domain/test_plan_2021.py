"""The 2021 plan read from `templates/` equals the benchmark's hand-made list, row by row, without exception."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from zi_sheets.domain.requirement import Requirement
from zi_sheets.domain.work_plan.matrix import Matrix, read_matrix
from zi_sheets.domain.work_plan.requirements import read_requirements
from zi_sheets.materials.plan_data import load_cadences, load_headings, load_known_ids, load_plan_2021

BENCH = Path(__file__).parents[1] / "data" / "requirements.csv"


def expected() -> list[dict[str, str]]:
    with BENCH.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def matrix() -> Matrix:
    grid = load_plan_2021()
    return read_matrix(grid.rows, grid.merges, load_headings()["Rencana Kerja"], tab="Rencana Kerja")


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, str]]:
    requirements = read_requirements(matrix(), load_known_ids(), load_cadences())
    return {requirement.id: as_row(requirement) for requirement in requirements}


def as_row(requirement: Requirement) -> dict[str, str]:
    return {
        "indicator": requirement.indicator,
        "program": requirement.program,
        "indicator_name": requirement.indicator_name,
        "requirement": requirement.id,
        "text": requirement.text,
        "kind": requirement.kind.value,
        "cadence": requirement.cadence.value,
        "any_of": ";".join(requirement.any_of),
        "raw": requirement.raw,
        "kegiatan": requirement.kegiatan,
    }


@pytest.mark.parametrize("row", expected(), ids=lambda row: row["requirement"])
def test_each_of_the_109_rows_equals_the_benchmark(row: dict[str, str], found: dict[str, dict[str, str]]) -> None:
    assert found[row["requirement"]] == row


def test_nothing_else_is_asked_and_the_order_is_the_plans(found: dict[str, dict[str, str]]) -> None:
    assert list(found) == [row["requirement"] for row in expected()]


def test_only_ids_are_looked_up() -> None:
    without_ids = read_requirements(matrix(), {}, load_cadences())
    assert [requirement.text for requirement in without_ids] == [row["text"] for row in expected()]
    assert len({requirement.id for requirement in without_ids}) == 109


def test_the_matrix_has_8_programs_and_25_indicators() -> None:
    indicators = matrix().indicators
    assert len(indicators) == 25
    assert len({indicator.program for indicator in indicators}) == 8
    assert [indicator.code for indicator in indicators][:6] == ["1.1", "2.1", "3.1", "3.2", "3.3", "3.4"]
    assert matrix().unread == ()


def test_every_indicator_has_all_its_cells() -> None:
    for indicator in matrix().indicators:
        assert indicator.tujuan
        assert indicator.target
        assert indicator.kegiatan
        assert indicator.bullets


def test_the_sheet_looks_like_the_schools_own() -> None:
    grid = load_plan_2021()
    assert grid.rows[1] == ("1", "2", "3", "4", "5", "6", "7")
    assert [row[0] for row in grid.rows if not any(row[1:])] == [
        "I. Sosialisasi dan Pencanaan Zona Integritas (ZI)",
        "II. Mewujudkan terciptanya Komponen Pengungkit",
    ]
    assert str(grid.rows[15][6]).endswith("\n- Daftar pegawai yang mengikuti diklat")
    assert (6, 10, 1, 2) in grid.merges


def seed() -> Path:
    return Path(__file__).parents[2].parent / "shared" / "seed" / "rencana-kerja-zi-2021.md"


@pytest.mark.skipif(not seed().exists(), reason="the folder ../shared is not beside this checkout")
def test_no_word_of_the_seeds_table_is_dropped() -> None:
    table = seed().read_text(encoding="utf-8").partition("\nNO\tPROGRAM")[2]
    lines = [line for line in table.splitlines() if "\t" in line and not line.startswith(("\tTUJUAN", "NO\t", "1\t2"))]
    transcribed = "\n".join(str(cell) for row in load_plan_2021().rows[2:] for cell in row)
    missing = Counter(_words("\n".join(lines[1:]))) - Counter(_words(transcribed))
    assert not missing


@pytest.mark.skipif(not seed().exists(), reason="the folder ../shared is not beside this checkout")
def test_the_seeds_own_pages_read_like_the_template() -> None:
    """Page headers repeated, cells split by page breaks. 6.1, 6.2 and 7.1 stand aside: their lists lost their marks."""
    text = seed().read_text(encoding="utf-8")
    lines = text[text.index("\nNO\tPROGRAM") :].splitlines()
    pages = read_matrix([_cells(line) for line in lines], (), load_headings()["Rencana Kerja"])
    assert pages.unread == ()
    for paged, own in zip(pages.indicators, matrix().indicators, strict=True):
        assert (paged.code, paged.program, paged.tujuan) == (own.code, own.program, own.tujuan)
        if own.code not in ("6.1", "6.2", "7.1"):
            assert (paged.kegiatan, paged.bullets) == (own.kegiatan, own.bullets)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(re.sub(r"<[^>]*>", "\n" if "<p>" in cell else "", cell) for cell in line.split("\t"))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"<[^>]*>", " ", text))
