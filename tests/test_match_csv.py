"""`zi-sheets match` on CSV files: the answer, the summary, and what a bad file is told."""

import csv
from functools import partial
from io import StringIO
from pathlib import Path

import pytest

from tests.domain.match_sample import DATA, UNIT, YEAR, labels, lexicon
from zi_sheets.domain.refusal import Refusal
from zi_sheets.match_csv import MatchSummary, match_csv, unit_names

command = partial(match_csv, lexicon=lexicon(), year=YEAR, unit=UNIT)

ASKED = "indicator,requirement,text,kind,cadence\n7.1,7.1/sk-upg,SK. UPG,sk,once\n3.3,3.3/foto,Foto,foto,monthly\n"
FILES = "file,path,name,mime,created,modified,size\n"


def run(tmp_path: Path, files: str, asked: str = ASKED) -> tuple[list[dict[str, str]], MatchSummary]:
    (tmp_path / "r.csv").write_text(asked, encoding="utf-8")
    (tmp_path / "f.csv").write_text(files, encoding="utf-8")
    stream = StringIO()
    summary = command(tmp_path / "r.csv", tmp_path / "f.csv", None, stream)
    return list(csv.DictReader(StringIO(stream.getvalue()))), summary


def test_bench_as_a_command(tmp_path: Path) -> None:
    out = tmp_path / "p.csv"
    summary = match_csv(
        DATA / "bench_requirements.csv",
        DATA / "bench_files.csv",
        out,
        StringIO(),
        lexicon=lexicon(),
        year=YEAR,
        unit=UNIT,
    )
    rows = list(csv.DictReader(out.open(encoding="utf-8", newline="")))
    assert list(rows[0]) == ["file", "requirement", "confidence", "reason"]
    pairs = {(row["file"], row["requirement"]) for row in rows if row["requirement"]}
    assert len(pairs & labels("bench")) / len(pairs | labels("bench")) > 0.85
    assert (summary.files, summary.requirements, summary.pairs) == (154, 109, len(pairs))
    assert summary.proving + sum(summary.causes.values()) == summary.files


def test_rows(tmp_path: Path) -> None:
    rows, summary = run(
        tmp_path,
        FILES
        + "-1,ZI/Semua SK,SK UPG.pdf,application/pdf,,,10\n"
        + "b,ZI/Semua SK,Draft SK UPG.pdf,application/pdf,,,10\n"
        + "c,ZI/3.3 Monev/Agustus,20210831.jpg,image/jpeg,2021-08-31T04:00:00.000Z,,10\n",
    )
    assert [(row["file"], row["requirement"]) for row in rows] == [("-1", "7.1/sk-upg"), ("b", ""), ("c", "3.3/foto")]
    assert rows[0]["confidence"] == "0.88"
    assert rows[1]["reason"] == "Konsep, belum final. Seandainya sah: 7.1/sk-upg (0.88)."
    assert rows[2]["reason"].endswith('Periode Agustus 2021, menurut folder "Agustus".')
    assert summary == MatchSummary(files=3, proving=2, pairs=2, requirements=2, present=2, causes={"draft": 1})


def test_a_reason_is_never_a_formula(tmp_path: Path) -> None:
    rows, _ = run(tmp_path, FILES + 'a,ZI,=IMPORTXML("x").pdf,,,,1\nb,ZI,Salinan dari =SK UPG.pdf,,,,1\n')
    assert all(row["reason"][0] not in "=+-@" for row in rows)


def test_semicolons_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    rows, _ = run(tmp_path, "\ufefffile;path;name\na;ZI;SK UPG.pdf\n")
    assert rows[0]["requirement"] == "7.1/sk-upg"


@pytest.mark.parametrize(
    ("asked", "files", "where", "told"),
    [
        pytest.param(ASKED, "file,path\na,b\n", "f.csv, baris 1", "Kolom name tidak ada.", id="column missing"),
        pytest.param(ASKED, "", "f.csv, baris 1", "Kolom file, path, name tidak ada.", id="empty file"),
        pytest.param(
            "indicator,requirement\n", FILES, "r.csv, baris 1", "Kolom text, kind, cadence tidak ada.", id="plan"
        ),
        pytest.param(
            ASKED.replace(",sk,", ",surat sk,"), FILES, "r.csv, baris 2", '"surat sk" tidak dikenal', id="kind"
        ),
        pytest.param(ASKED.replace("once", "kadang"), FILES, "r.csv, baris 2", '"kadang" tidak dikenal', id="cadence"),
        pytest.param(
            ASKED, FILES + "a,p,n,,,,1\na,p,m,,,,1\n", "f.csv, baris 3", "sudah ada di baris 2", id="duplicate"
        ),
        pytest.param(ASKED, FILES + ",p,n,,,,1\n", "f.csv, baris 2", "kosong", id="no id"),
        pytest.param(ASKED, FILES + "a,p,n,,kemarin,,1\n", "f.csv, baris 2", '"kemarin" bukan waktu', id="date"),
        pytest.param(ASKED, FILES + "a,p,n,,,,1 MB\n", "f.csv, baris 2", '"1 MB" bukan jumlah byte', id="size"),
        pytest.param(
            ASKED, FILES + 'a,p,"n\n', "f.csv, baris 2", "tidak dapat dibaca sebagai CSV", id="quote never closed"
        ),
    ],
)
def test_bad_csv_is_refused_with_its_line(tmp_path: Path, asked: str, files: str, where: str, told: str) -> None:
    with pytest.raises(Refusal) as refusal:
        run(tmp_path, files, asked)
    assert refusal.value.where == where
    assert told in refusal.value.message
    assert refusal.value.action


def test_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(ASKED, encoding="utf-8")
    (tmp_path / "f.csv").write_bytes(FILES.encode() + b"a,p,n\xff,,,,1\n")
    with pytest.raises(Refusal, match="bukan UTF-8") as refusal:
        command(tmp_path / "r.csv", tmp_path / "f.csv", None, StringIO())
    assert refusal.value.where == "f.csv, baris 2"


def test_missing_file_and_unwritable_result_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="tidak dapat dibaca"):
        command(tmp_path / "no.csv", tmp_path / "no.csv", None, StringIO())
    asked, files = DATA / "bench_requirements.csv", DATA / "bench_files.csv"
    with pytest.raises(Refusal, match="tidak dapat ditulis"):
        command(asked, files, tmp_path / "no" / "p.csv", StringIO())


def test_unit_names() -> None:
    assert unit_names("SMPN 1 Mejayan; SPENSAJA ;") == ("SMPN 1 Mejayan", "SPENSAJA")
