"""What must hold for all files and names."""

import string
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.match_sample import UNIT, YEAR, file, files, judge, lexicon, plan, proofs
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.match import match
from zi_sheets.domain.matching.result import Cause, Judgement
from zi_sheets.domain.requirement import Requirement
from zi_sheets.domain.words.names import extension

REAL = (*files("bench"), *files("invented"))
SOME = st.lists(st.sampled_from(REAL), unique_by=lambda one: one.id, max_size=12)
HOSTILE = st.text(
    st.characters(codec="utf-8")
    | st.sampled_from("\u202e\u200f\u200d'\"\\=+-@/📸 ._()")
    | st.sampled_from(string.digits),
    max_size=60,
)


def by_indicator(judgement: Judgement) -> set[str]:
    return {requirement.partition("/")[0] for requirement in proofs(judgement)}


@given(SOME, st.sampled_from(REAL))
@settings(max_examples=30)
def test_a_file_never_removes_a_match_in_another_indicator(some: list[Evidence], added: Evidence) -> None:
    before = {one.evidence: one for one in judge(*some)}
    *after, new = judge(*(one for one in some if one.id != added.id), added)
    for one in after:
        for requirement in proofs(before[one.evidence]) - proofs(one):
            assert requirement.partition("/")[0] in by_indicator(new) | {
                r.requirement.partition("/")[0] for r in new.near
            }


@given(SOME.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
@settings(max_examples=30)
def test_order_of_files_changes_nothing(orders: tuple[list[Evidence], list[Evidence]]) -> None:
    first, second = (sorted(judge(*order), key=lambda one: one.evidence) for order in orders)
    assert first == second


@given(st.permutations(plan()))
@settings(max_examples=5)
def test_order_of_requirements_changes_nothing(order: list[Requirement]) -> None:
    """PITFALLS 35: a requirement is known by its id, never by its row."""
    assert match(REAL[:60], order, lexicon(), YEAR, UNIT) == match(REAL[:60], plan(), lexicon(), YEAR, UNIT)


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param("Salinan dari {stem}{ending}", id="Salinan dari"),
        pytest.param("Copy of {stem}{ending}", id="Copy of"),
        pytest.param("{stem} - Copy{ending}", id="- Copy"),
        pytest.param("{stem} (1){ending}", id="(1)"),
        pytest.param("{upper}{ending}", id="upper case"),
        pytest.param("{lower}{ending}", id="lower case"),
        pytest.param("{underscored}{ending}", id="underscores"),
        pytest.param("{wide}{ending}", id="double spaces"),
        pytest.param("\u200f{stem}\u200b{ending}", id="invisible signs"),
    ],
)
def test_renaming_noise_changes_nothing(noise: str) -> None:
    single = [one for one, judged in zip(REAL, judge(*REAL), strict=True) if judged.cause is not Cause.COPY]
    renamed = [replace(one, name=_noisy(one.name, noise)) for one in single]
    changed = [
        (one.name, before, after)
        for one, before, after in zip(renamed, map(proofs, judge(*single)), map(proofs, judge(*renamed)), strict=True)
        if before != after
    ]
    assert changed == []


def _noisy(name: str, noise: str) -> str:
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if extension(name) else (name, "")
    return noise.format(
        stem=stem,
        ending=ending,
        upper=stem.upper(),
        lower=stem.lower(),
        underscored=stem.replace(" ", "_"),
        wide=stem.replace(" ", "  "),
    )


@given(HOSTILE, st.lists(HOSTILE, max_size=3))
@settings(max_examples=150)
def test_any_name_is_answered(name: str, folder: list[str]) -> None:
    (judgement,) = match([Evidence("x", name, tuple(folder))], plan(), lexicon(), YEAR, UNIT)
    assert judgement.proofs or judgement.cause


def test_long_names_and_nothing_at_all() -> None:
    for name in ("", "SK UPG " + "x" * 1000 + ".pdf", "undangan " * 120, "1.1." * 300, "a" * 1000, "((((" * 250):
        assert judge(file("x", id_="x"), Evidence("y", name))[1].evidence == "y"
    assert judge() == ()
    assert match([file("SK UPG.pdf")], (), lexicon(), YEAR, UNIT)[0].proofs == ()
