import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.scoring.gates_entry import ROWS
from zi_sheets.init.fill import SETTINGS
from zi_sheets.materials.instrument_crosswalk import load_crosswalk
from zi_sheets.materials.instrument_data import CROSSWALK, FOLDER, instrument_ids, load_instrument, read_instrument
from zi_sheets.materials.instrument_effort import load_efforts
from zi_sheets.materials.instrument_links import load_links, load_weak_links
from zi_sheets.materials.plan_data import load_known_ids
from zi_sheets.packaged import CONFIG

OLD, NEW = "lke_permenpan_52_2014", "lke_permenpan_90_2021"
FACTS = Path(__file__).parents[3] / "shared" / "facts"
needs_facts = pytest.mark.skipif(not FACTS.is_dir(), reason="folder ../shared tidak ada")


def test_both_sheets_are_complete() -> None:
    assert instrument_ids() == (OLD, NEW)
    counts = {}
    for name in instrument_ids():
        sheet = load_instrument(name)
        counts[name] = Counter(question.scale.type.value for question in sheet.enabler_questions)
    assert counts[OLD] == {"ya_tidak": 19, "abc": 20, "abcd": 41, "abcde": 1}
    assert counts[NEW] == {"ya_tidak": 17, "abc": 36, "abcd": 33, "abcde": 16, "persen": 8}


def test_every_letter_has_a_meaning() -> None:
    for name in instrument_ids():
        for question in load_instrument(name).questions.values():
            assert tuple(question.options) == tuple(question.scale.letters)
            assert all(question.options.values())


def test_every_percentage_question_has_its_formula_and_its_counts() -> None:
    ratios = {q.id: q.ratio for q in load_instrument(NEW).enabler_questions if q.ratio}
    shown = {name: f"{ratio.plus}-{ratio.minus}/{ratio.base}" for name, ratio in ratios.items()}
    assert shown == {
        "A.II.1.i.a": "m2-/m1",
        "A.II.1.i.b": "m2-/m1",
        "A.II.3.iii.a": "m1-m2/m1",
        "A.II.4.i.a": "m2-/m1",
        "A.II.5.ii.a": "m3-/m1",
        "A.II.5.iii.i.a": "m5-/m1",
        "A.II.5.iii.ii.a": "m5-/m1",
        "A.II.6.i.b": "m2-/m1",
    }


def test_results_of_2014_answer_to_the_ids_of_2021() -> None:
    assert load_instrument(OLD).aliases == {"B.I.a": "B.I.1", "B.I.b": "B.I.2", "B.II.a": "B.II.1"}
    assert load_instrument(NEW).aliases == {}


@needs_facts
@pytest.mark.parametrize("name", [OLD, NEW])
def test_the_shipped_sheets_say_what_the_facts_say(name: str) -> None:
    facts, shipped = (yaml.safe_load((f / f"{name}.yaml").read_text(encoding="utf-8")) for f in (FACTS, FOLDER))
    del shipped["entry_conditions"]
    for component in shipped["hasil"]["components"]:
        for item in component["items"]:
            item.pop("aliases", None)
    assert shipped == facts


@needs_facts
def test_the_shipped_links_say_what_the_facts_say() -> None:
    facts = yaml.safe_load((FACTS / "requirement_questions.yaml").read_text(encoding="utf-8"))
    for name, key in ((OLD, "questions_52"), (NEW, "questions_90")):
        wanted: dict[str, list[str]] = {}
        for entry in facts["requirements"]:
            for question in set(entry[key]) - set(entry.get("doubtful", ())):
                wanted.setdefault(question, []).append(entry["id"])
        assert {question: list(ids) for question, ids in load_links(load_instrument(name)).items()} == wanted


def test_a_link_is_sure_or_weak_never_both() -> None:
    sheet = load_instrument(NEW)
    sure, weak = load_links(sheet), load_weak_links(sheet)
    assert "1.1/undangan" in weak["A.I.1.ii.c"]
    assert all(set(sure.get(question, ())).isdisjoint(ids) for question, ids in weak.items())


def test_every_requirement_of_the_plan_is_linked() -> None:
    entries = yaml.safe_load((CONFIG / "butir_pertanyaan.yaml").read_text(encoding="utf-8"))
    assert {entry["butir"] for entry in entries} == set(load_known_ids().values())


def test_the_shipped_efforts_know_every_kind_of_document() -> None:
    assert set(load_efforts().documents) == set(Kind)


def test_an_unknown_sheet_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refusal) as refused:
        load_instrument("lke_permenpan_10_2019")
    assert refused.value.action == f"Pakai salah satu: {OLD}, {NEW}."


def test_a_question_may_have_an_effort_of_its_own(tmp_path: Path) -> None:
    efforts = load_efforts(
        _changed(CONFIG / "upaya.yaml", (r"pertanyaan: \{\}", "pertanyaan: {A.I.1.i.b: 9}"), tmp_path)
    )
    questions = load_instrument(NEW).questions
    assert [efforts.of_raise(questions[name]) for name in ("A.I.1.i.b", "A.I.1.ii.b")] == [9, 5]


Change = tuple[str, str]
SHEET_FAULTS: dict[str, tuple[str, Change, str]] = {
    "areas add to 59.9": (
        NEW,
        (r'(    - id: MP\n(?:.*\n){2}      weight: )"8"', r'\1"7.9"'),
        "jumlah bobot sub area MP 8, seharusnya 7,9",
    ),
    "enablers weigh 59.9": (
        NEW,
        (r'(pengungkit:\n  weight: )"60"', r'\1"59.9"'),
        "jumlah bobot semua area 60, seharusnya 59,9",
    ),
    "a half": (NEW, (r"(pemenuhan: \{id: A.I.1, weight: )\"4\"", r'\1"3"'), "bobot sub pemenuhan 4, seharusnya 3"),
    "results and enablers": (
        NEW,
        (r'(hasil:\n  weight: )"40"', r'\1"41"'),
        "jumlah bobot semua hasil 40, seharusnya 41",
    ),
    "a result part": (
        NEW,
        (r'(B.I\n.*\n      weight: )"22.5"', r'\1"22"'),
        "jumlah bobot bagian B.I 22,5, seharusnya 22",
    ),
    "weight is no number": (NEW, (r'(B.I\n.*\n      weight: )"22.5"', r"\1dua"), '"weight" berisi "dua"'),
    "a letter too many": (NEW, (r"(C: Tanpa seleksi)\}", r"\1, D: Lain}"), "tertulis A, B, C, D, seharusnya A, B, C"),
    "letters that do not fall": (NEW, (r'(abcd: \{A: "1", B: )"0.67"', r'\1"0.33"'), "harus turun dari 1 sampai 0"),
    "an id twice": (NEW, (r"A\.I\.1\.i\.b\n", "A.I.1.i.a\n"), "id A.I.1.i.a sudah dipakai di baris"),
    "an id outside its sub": (NEW, (r"A\.I\.1\.i\.b\n", "A.I.9.b\n"), "tidak diawali id subnya, A.I.1.i"),
    "an unknown answer type": (NEW, (r"answer: ya_tidak", "answer: ya"), "yang dikenal: ya_tidak, abc"),
    "an unknown status": (
        NEW,
        (r"(A.I.1.i.a\n(?:.*\n){4}              status: )verified", r"\1sure"),
        "inferred, recalled",
    ),
    "a formula nobody knows": (NEW, (r"formula: m2/m1", "formula: m2*m1"), 'rumus "m2*m1" tidak dikenal'),
    "a formula over a detail": (NEW, (r"formula: m3/m1", "formula: m2/m1"), "yang bertanda counted: m1, m3"),
    "another policy for zero": (NEW, (r'(zero_denominator: \{value: )"0"', r'\1"1"'), "pembagi nol selalu bernilai 0"),
    "a result formula": (
        NEW,
        (r"formula: score/4\*17.5", "formula: score/4*17"),
        "cocok dengan bobot: score/4*17.5",
    ),
    "points of a letter": (NEW, (r'B: "3.75", C: "2.5"', 'B: "3.5", C: "2.5"'), "poin B tidak sama"),
    "a gate above its weight": (
        NEW,
        (r'survei_korupsi: \{min: "15.75"', 'survei_korupsi: {min: "18"'),
        "melebihi bobotnya, 17,5",
    ),
    "a gate that its score denies": (NEW, (r'score: "3.6"', 'score: "3.5"'), "skor 3.5 tidak sama dengan ambang 15.75"),
    "a gate of nothing": (NEW, (r"of: B.I.b, unit", "of: B.III, unit"), 'bagian "B.III" tidak ada'),
    "a gate that is only recalled": (
        NEW,
        (r'(total: \{min: "75", of: total, unit: poin, status: )verified', r"\1recalled"),
        "tidak boleh menjadi dasar lulus",
    ),
    "an unknown condition": (NEW, (r"    kinerja: \{min", "    prestasi: {min"), 'syarat "prestasi" tidak dikenal'),
    "a count that is wrong": (NEW, (r'subs: "43"', 'subs: "42"'), '"subs" tertulis 42, padahal ada 43'),
    "a key twice": (NEW, (r"(      code: MP\n)", r"\1\1"), '"code" ditulis dua kali'),
    "a missing key": (OLD, (r"          name: Tim Kerja\n", ""), '"name" tidak ada'),
    "broken YAML": (OLD, (r"subs:\n", "subs: [\n"), "penulisannya tidak dapat dibaca"),
    "another id": (OLD, (r"id: lke_permenpan_52_2014", "id: lain"), "id harus sama dengan nama berkas"),
    "an entry condition of nothing": (OLD, (r"of: B\.I\.2, status: rec", "of: B.I.9, status: rec"), "B.I.9 tidak ada"),
}


@pytest.mark.parametrize(("name", "change", "problem"), SHEET_FAULTS.values(), ids=SHEET_FAULTS)
def test_a_faulty_sheet_is_refused_with_file_and_line(name: str, change: Change, problem: str, tmp_path: Path) -> None:
    path = _changed(FOLDER / f"{name}.yaml", change, tmp_path)
    _assert_refused(lambda: read_instrument(path), path, problem)


def test_the_line_is_the_one_to_mend(tmp_path: Path) -> None:
    path = _changed(FOLDER / f"{NEW}.yaml", (r"answer: persen\n", "answer: prosen\n"), tmp_path)
    with pytest.raises(Refusal) as refused:
        read_instrument(path)
    line = int(refused.value.where.rpartition(" ")[2])
    assert path.read_text(encoding="utf-8").splitlines()[line - 1].strip() == "answer: prosen"


LINK_FAULTS: dict[str, tuple[Change, str]] = {
    "unknown question": ((rf"(butir: 3.1/undangan\n.*\n  {NEW}: )\[A", r"\1[Z"), "pertanyaan Z.I.1.i.a tidak ada"),
    "a requirement twice": ((r"butir: 3.1/undangan", "butir: 1.1/undangan"), "sudah ada di baris"),
    "doubt about no link": ((r"ragu: \[A.I.2.c, ", "ragu: [A.I.9.c, "), "tidak dihubungkan dengan butir ini"),
}


@pytest.mark.parametrize(("change", "problem"), LINK_FAULTS.values(), ids=LINK_FAULTS)
def test_faulty_links_are_refused_with_file_and_line(change: Change, problem: str, tmp_path: Path) -> None:
    path = _changed(CONFIG / "butir_pertanyaan.yaml", change, tmp_path)
    _assert_refused(lambda: load_links(load_instrument(NEW), path), path, problem)


CROSSWALK_FAULTS: dict[str, tuple[Change, str]] = {
    "unknown question": ((r"to: \[A.I.1.i.a\]", "to: [A.I.1.i.z]"), "A.I.1.i.z tidak ada"),
    "another type": ((r"answer_to: \[ya_tidak\]", "answer_to: [abc]"), "tipe jawaban A.I.1.a"),
    "a change that is none": ((r"answer_changed: false", "answer_changed: true"), '"answer_changed" A.I.1.a'),
    "a question left out": ((r"  - \{from: A.I.1.b.*\n", ""), "A.I.1.b"),
    "another pair of sheets": ((rf"to: {NEW}", "to: lain"), "lembar lain tidak ada"),
}


@pytest.mark.parametrize(("change", "problem"), CROSSWALK_FAULTS.values(), ids=CROSSWALK_FAULTS)
def test_a_faulty_crosswalk_is_refused_with_file_and_line(change: Change, problem: str, tmp_path: Path) -> None:
    path = _changed(FOLDER / f"{CROSSWALK}.yaml", change, tmp_path)
    _assert_refused(lambda: load_crosswalk(map(load_instrument, (OLD, NEW)), path), path, problem)


EFFORT_FAULTS: dict[str, tuple[Change, str]] = {
    "no whole number": ((r"abc: 5", "abc: 2.5"), "bilangan bulat di atas nol"),
    "zero": ((r"periksa: 1", "periksa: 0"), "bilangan bulat di atas nol"),
    "a missing kind": ((r"  sop: 4\n", ""), '"sop" tidak ada'),
    "an unknown kind": ((r"  sop: 4", "  sop: 4\n  pos: 4"), '"pos" tidak dikenal'),
    "an unknown question": ((r"pertanyaan: \{\}", "pertanyaan: {A.I.9.z: 3}"), '"A.I.9.z" tidak ada'),
    "no step": ((r'langkah_persen: "0.25"', 'langkah_persen: "0"'), "di atas 0 sampai 1"),
}


@pytest.mark.parametrize(("change", "problem"), EFFORT_FAULTS.values(), ids=EFFORT_FAULTS)
def test_faulty_efforts_are_refused_with_file_and_line(change: Change, problem: str, tmp_path: Path) -> None:
    path = _changed(CONFIG / "upaya.yaml", change, tmp_path)
    _assert_refused(lambda: load_efforts(path), path, problem)


def _changed(path: Path, change: Change, folder: Path) -> Path:
    """A copy with the first place changed."""
    text, found = re.subn(*change, path.read_text(encoding="utf-8"), count=1)
    assert found == 1, "the fault does not fit the file any more"
    copy = folder / path.name
    copy.write_text(text, encoding="utf-8")
    return copy


def _assert_refused(load: Callable[[], object], path: Path, problem: str) -> None:
    with pytest.raises(Refusal) as refused:
        load()
    assert refused.value.code == "config_malformed"
    assert re.fullmatch(rf"berkas {re.escape(str(path))}, baris \d+", refused.value.where)
    assert problem in refused.value.message


@pytest.mark.parametrize("name", [OLD, NEW])
def test_every_entry_condition_has_its_row_in_the_settings(name: str) -> None:
    assert {each.id for each in load_instrument(name).entry_conditions} <= set(ROWS)
    assert set(ROWS.values()) <= set(SETTINGS)
