"""The plan's narrative part: which documents it recommends, and for whom."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.domain.test_plan_2021 import matrix
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.requirement import Cadence, Requirement
from zi_sheets.domain.settings import Settings
from zi_sheets.domain.work_plan.cadence import CadenceRule
from zi_sheets.domain.work_plan.matrix import Indicator
from zi_sheets.domain.work_plan.narrative import recommended
from zi_sheets.domain.work_plan.obligation import obligations
from zi_sheets.domain.work_plan.requirements import read_requirements
from zi_sheets.materials.narrative_data import load_narrative
from zi_sheets.materials.plan_data import load_cadences, load_known_ids

NARRATIVE = load_narrative()
INDICATORS = matrix().indicators
REQUIRED = read_requirements(matrix(), load_known_ids(), load_cadences())
FACTS = Path(__file__).parents[3].parent / "shared" / "facts" / "narrative_2021.yaml"


def found(
    *codes: str,
    indicators: Sequence[Indicator] = INDICATORS,
    required: Sequence[Requirement] = REQUIRED,
    **more: object,
) -> tuple[Requirement, ...]:
    settings = Settings((), 2021, recommended=codes, recommended_cell="tab Pengaturan, sel B12")
    return recommended(NARRATIVE, indicators, required, replace(settings, **more))  # type: ignore[arg-type]  # fields by name


def indicator(code: str, name: str) -> Indicator:
    return Indicator(5, code, 3, "Program", "", name, "", ("Rapat",), "", ())


def test_nothing_is_recommended_unless_it_is_switched_on() -> None:
    assert found() == ()


@pytest.mark.parametrize(
    ("code", "ids"),
    [
        ("3.3", {"3.3.b/undangan", "3.3.b/notula", "3.3.b/daftar-hadir"}),
        ("7.3", {"7.3.c/laporan-monev"}),
        ("6.2", {"6.2.e/lakip"}),
    ],
)
def test_ids_are_the_narratives(code: str, ids: set[str]) -> None:
    assert {each.indicator for each in found(code)} == {code}
    assert ids <= {each.id for each in found(code)}


def test_what_the_matrix_or_the_narrative_asked_for_already_is_not_repeated() -> None:
    everything = found("semua")
    ids = [each.id for each in everything]
    assert len(ids) == len(set(ids)) == 116
    assert not {"3.1.b/sk-tim", "3.3.b/foto", "6.2.f/lakip"} & set(ids)
    texts = Counter((each.indicator, each.text.casefold()) for each in (*REQUIRED, *everything))
    assert max(texts.values()) == 1
    assert all(each.recommended for each in everything)


def test_a_document_the_unit_itself_put_into_its_matrix_is_not_repeated() -> None:
    telaah = next(each for each in found("3.1") if each.id == "3.1.a/telaah")
    own = replace(telaah, id="3.1/telaah", text="TELAAH pembentukan  tim kerja.", recommended=False)
    assert "3.1.a/telaah" not in {each.id for each in found("3.1", required=[own])}


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (indicator("3.1", "Kata-kata lain"), ("3.1",)),
        (indicator("2.7", NARRATIVE[2].name.upper()), ("2.7",)),
        (indicator("2.7", NARRATIVE[2].name), ("semua",)),
    ],
    ids=["by its code", "by its words", "all"],
)
def test_the_unit_has_the_indicator_by_words_or_by_code(row: Indicator, codes: tuple[str, ...]) -> None:
    there = found(*codes, indicators=[row], required=())
    assert "3.1.a/telaah" in {each.id for each in there}
    assert {each.indicator for each in there} == {row.code}
    assert {each.indicator_name for each in there} == {row.indikator}


def test_words_win_over_a_code_that_means_something_else_here() -> None:
    """Where 3.1 has become 3.2's words, its code says nothing of what 3.1 was."""
    there = found("semua", indicators=[indicator("3.1", NARRATIVE[3].name)], required=())
    assert {each.id[:3] for each in there} == {"3.2"}


@pytest.mark.parametrize("code", ["9.9", "3", "saja", "3.1.a"])
def test_an_unknown_code_names_its_cell(code: str) -> None:
    with pytest.raises(Refusal, match=code) as refused:
        found("3.1", "semua", code)
    assert refused.value.where == "tab Pengaturan, sel B12"
    assert "8.3" in refused.value.action


def test_an_indicator_the_unit_does_not_have_is_an_unknown_code() -> None:
    with pytest.raises(Refusal):
        found("3.3", indicators=INDICATORS[:3], required=())


@pytest.mark.parametrize(
    ("name", "code", "due"),
    [
        ("3.3.b/notula", "3.3.b/notula@2021-04", date(2021, 4, 30)),
        ("6.2.e/lakip", "6.2.e/lakip@2021", date(2022, 1, 31)),
        ("5.4.a/kinerja-unit", "5.4.a/kinerja-unit@2021", date(2021, 1, 31)),
        ("3.4.d/pakta-integritas", "3.4.d/pakta-integritas@2021", date(2021, 12, 31)),
        ("3.1.a/telaah", "3.1.a/telaah", date(2021, 9, 30)),
    ],
    ids=["month", "made in the January after", "made in January, whatever weekday ends it", "year", "once"],
)
def test_obligations_in_time(name: str, code: str, due: date) -> None:
    one = [each for each in found("semua") if each.id == name]
    assert {each.code: each.due for each in obligations(one, 2021, {}, date(2021, 9, 30))}[code] == due


@pytest.mark.parametrize(
    ("key", "expected"), [("6.2.e/lakip", Cadence.SEMESTER), ("lakip", Cadence.SEMESTER), ("renja", Cadence.ANNUAL)]
)
def test_the_units_own_cadence_wins_and_takes_the_usual_due_dates(key: str, expected: Cadence) -> None:
    there = {each.id: each for each in found("6.2", cadences=(CadenceRule(key, Cadence.SEMESTER),))}
    assert there["6.2.e/lakip"].cadence is expected
    assert there["6.2.e/lakip"].due_months == (1 if expected is Cadence.ANNUAL else 0)


def test_names_are_those_of_the_2021_matrix() -> None:
    assert {each.code: each.name for each in NARRATIVE} == {each.code: each.indikator for each in INDICATORS}


def test_what_asks_for_the_same_document_exists() -> None:
    documents = [each for narrated in NARRATIVE for sub in narrated.sub_criteria for each in sub.documents]
    ids = {each.id for each in documents} | {each.id for each in REQUIRED}
    assert {each.same_as for each in documents if each.same_as} <= ids


@pytest.mark.skipif(not FACTS.exists(), reason="the folder ../shared is not beside this checkout")
def test_the_facts_are_carried_over() -> None:
    """Every sub-criterion with its question, every document with its kind and cadence; none more."""
    facts = yaml.safe_load(FACTS.read_text(encoding="utf-8"))["sub_criteria"]
    subs = {sub.id: sub for narrated in NARRATIVE for sub in narrated.sub_criteria}
    assert {key: sub.question_52 for key, sub in subs.items()} == {
        each["id"]: each["question_52"] or "" for each in facts
    }
    for each in facts:
        carried = {one.id: (one.text, one.kind.value, one.cadence.value) for one in subs[each["id"]].documents}
        assert carried == {one["id"]: (one["text"], one["kind"], one["cadence"]) for one in each["documents"]}
