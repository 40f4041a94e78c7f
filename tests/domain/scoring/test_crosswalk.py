from dataclasses import replace

import pytest

from tests.domain.score_sheets import SHEET_2014, SHEET_2021
from zi_sheets.domain.scoring.crosswalk import AskAgain, Carried, remarks, switch
from zi_sheets.domain.scoring.instrument import Instrument
from zi_sheets.materials.instrument_crosswalk import load_crosswalk

CROSSWALK = load_crosswalk((SHEET_2014, SHEET_2021))
TO_2021 = [
    ("same letters", "A.I.2.b", "A.I.1.ii.b", ""),
    (
        "letters shifted",
        "A.I.1.b",
        "A.I.1.i.b",
        "arti hurufnya bergeser: A dan B kini menuntut keterwakilan unsur unit.",
    ),
    ("type changed", "A.I.2.c", "A.I.1.ii.c", "tipe jawabannya berubah"),
    ("split in two", "A.VI.2.c", "A.I.6.ii.d", "pertanyaannya dipecah atau digabung"),
]


@pytest.mark.parametrize(("old", "new", "reason"), [each[1:] for each in TO_2021], ids=[each[0] for each in TO_2021])
def test_one_answer(old: str, new: str, reason: str) -> None:
    result = switch(CROSSWALK, SHEET_2021, {old: "A"})
    if reason:
        assert AskAgain(new, reason, ((old, "A"),)) in result.ask_again
        assert result.carried == ()
    else:
        assert result.carried == (Carried(old, new, "A"),)


@pytest.mark.parametrize("target", [SHEET_2021, SHEET_2014], ids=lambda sheet: sheet.id)
def test_no_letter_is_copied_where_the_crosswalk_says_it_means_something_else(target: Instrument) -> None:
    source = SHEET_2014 if target is SHEET_2021 else SHEET_2021
    result = switch(CROSSWALK, target, dict.fromkeys(source.questions, "A"))
    safe = {
        pair
        for each in CROSSWALK.counterparts
        if len(each.new) == 1 and not each.type_changed and not each.letters_shifted
        for pair in ((each.old, each.new[0]), (each.new[0], each.old))
    }
    assert len(result.carried) == 28
    assert all((each.source, each.target) in safe for each in result.carried)


@pytest.mark.parametrize("target", [SHEET_2021, SHEET_2014], ids=lambda sheet: sheet.id)
def test_every_question_of_the_new_sheet_is_carried_or_asked_and_nothing_is_lost(target: Instrument) -> None:
    source = SHEET_2014 if target is SHEET_2021 else SHEET_2021
    result = switch(CROSSWALK, target, dict.fromkeys(source.questions, "A"))
    decided = [each.target for each in result.carried] + [each.target for each in result.ask_again]
    assert sorted(decided) == sorted(target.questions)
    used = {each.source for each in result.carried}
    used |= {question for each in result.ask_again for question, _ in each.before}
    assert used | set(result.left_behind) == set(source.questions)


def test_dropped_questions_and_results_of_another_kind_are_left_behind() -> None:
    result = switch(CROSSWALK, SHEET_2021, {"A.IV.2.h": "A", "B.I.2": "85%", "A.I.2.b": "A"})
    assert result.left_behind == ("A.IV.2.h", "B.I.2")


@pytest.mark.parametrize(("old", "new"), [("B.I.1", "B.I.a"), ("B.II.1", "B.II.a")])
def test_a_survey_means_the_same_in_both_sheets(old: str, new: str) -> None:
    assert switch(CROSSWALK, SHEET_2021, {old: "3,6"}).carried == (Carried(old, new, "3,6"),)
    said = remarks(CROSSWALK, SHEET_2014, {SHEET_2021.id: {new: "3,6"}, SHEET_2014.id: {}})
    assert said == {old: f"Jawaban lama {new}: 3,6, boleh dipakai."}


def test_new_questions_are_asked_with_their_reason() -> None:
    asked = {each.target: each.reason for each in switch(CROSSWALK, SHEET_2021, {}).ask_again}
    assert asked["A.II.1.i.a"] == "tidak ada padanannya di lembar lama"
    assert asked["A.I.1.ii.b"] == "belum dijawab di lembar lama"
    assert len(asked) == 113


def test_two_questions_that_became_one_are_asked_again() -> None:
    first = CROSSWALK.counterparts[0]
    merged = replace(CROSSWALK, counterparts=(first, replace(first, old="A.I.1.b")))
    (asked,) = [each for each in switch(merged, SHEET_2021, {first.old: "Ya"}).ask_again if each.before]
    assert asked.reason == "pertanyaannya dipecah atau digabung"
