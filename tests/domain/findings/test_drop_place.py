"""What a missing document's sentence asks for is what the matcher takes: for every requirement in every period."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from tests.domain.match_sample import UNIT, YEAR, lexicon, plan
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.findings.drop_place import drop_places
from zi_sheets.domain.matching.attribution import attribute
from zi_sheets.domain.matching.match import match
from zi_sheets.domain.requirement import Cadence, Kind
from zi_sheets.domain.snapshot import EvidenceFolder
from zi_sheets.domain.status import Found, Status, Support, observe
from zi_sheets.domain.work_plan.folder_names import (
    indicator_folder,
    month_folder,
    month_mark,
    program_folder,
    requirement_folder,
)
from zi_sheets.domain.work_plan.obligation import obligations

END = date(2021, 12, 31)
DUTIES = obligations(plan(), YEAR, {}, END)
judge = partial(match, requirements=plan(), lexicon=lexicon(), year=YEAR, unit=UNIT)


def folder(*steps: tuple[str, str]) -> EvidenceFolder:
    path, marks = tuple(name for name, _ in steps), tuple(mark for _, mark in steps)
    return EvidenceFolder("/".join(marks), path, marks[-1], "", marks)


def folders(*, requirements: bool, months: bool, renamed: bool = False) -> list[EvidenceFolder]:
    """The tree of the 2021 plan. `renamed`: people called every folder by a name of their own."""
    found: dict[str, EvidenceFolder] = {}
    for duty in DUTIES:
        one = duty.requirement
        number = one.indicator.partition(".")[0]
        steps = [(program_folder(number, one.program), number)]
        steps.append((indicator_folder(one.indicator, one.indicator_name), one.indicator))
        if requirements:
            steps.append((requirement_folder(one.text), one.id))
        if months and one.cadence is Cadence.MONTHLY:
            steps.append((month_folder(duty.period), month_mark(steps[-1][1], duty.period)))
        for depth in range(1, len(steps) + 1):
            own = [(f"Folder {mark[::-1]}" if renamed else name, mark) for name, mark in steps[:depth]]
            found[steps[depth - 1][1]] = folder(*own)
    return list(found.values())


TREES = {
    "indicators": folders(requirements=False, months=False),
    "indicators and months": folders(requirements=False, months=True),
    "requirements": folders(requirements=True, months=False),
    "requirements and months": folders(requirements=True, months=True),
    "renamed by people": folders(requirements=True, months=True, renamed=True),
}


def followed(tree: Sequence[EvidenceFolder]) -> dict[str, dict[str, list[Support]]]:
    """Supports by obligation code, by the obligation whose sentence was followed to the letter."""
    places = drop_places(DUTIES, tree, judge)
    assert places.keys() == {duty.code for duty in DUTIES}
    files = [
        Evidence(code, place.example, place.folder.path, size=20_000, marks=place.folder.marks)
        for code, place in places.items()
    ]
    found: dict[str, dict[str, list[Support]]] = {code: {} for code in places}
    for code, supports in attribute(files, judge(files), DUTIES).items():
        for support in supports:
            found[support.evidence.id].setdefault(code, []).append(support)
    return found


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES.keys())
def test_the_example_dropped_where_the_sentence_says_is_that_document_and_no_other(
    tree: Sequence[EvidenceFolder],
) -> None:
    """Of its requirement no other period; of other requirements at most what shares its very words."""
    shared = {"5.5/daftar-hadir": {"5.5/absensi"}}
    found = followed(tree)
    for duty in DUTIES:
        supports = found[duty.code]
        assert observe(duty, Found(supports.get(duty.code, [])), END).status is Status.PRESENT, duty.code
        assert supports.keys() - shared.get(duty.code, set()) == {duty.code}


def test_without_a_folder_there_is_no_place() -> None:
    assert drop_places(DUTIES[:3], [], judge) == {}


def test_a_document_that_no_plain_name_tells_has_a_folder_but_no_example() -> None:
    """A school's own words may be too few: then the sentence names the folder alone, rather than a wrong name."""
    odd = replace(DUTIES[0].requirement, id="1.1/berkas", text="Berkas", kind=Kind.DOKUMEN, indicator_name="Lain")
    (duty,) = obligations([odd], YEAR, {}, END)
    place = drop_places([duty], TREES["indicators"], judge)[duty.code]
    assert (place.folder.code, place.example) == ("1.1", "")


@pytest.mark.parametrize(
    ("home", "example", "sentence"),
    [
        ("1.1 Tim", "SK 2021.pdf", "Taruh di folder 1.1 Tim, misalnya dengan nama 'SK 2021.pdf'."),
        ("1.1 Tim", "", "Taruh di folder 1.1 Tim."),
        ("", "", "Foldernya belum dibuat: minta operator menjalankan `zi-sheets init`."),
    ],
)
def test_the_sentence(home: str, example: str, sentence: str) -> None:
    assert observe(DUTIES[0], Found(home=home, example=example), END).action == sentence


@pytest.mark.parametrize("code", ["3.1/daftar-hadir", "3.3/foto@2021-04"])
def test_the_innermost_folder_is_named(code: str) -> None:
    (duty,) = [duty for duty in DUTIES if duty.code == code]
    (place,) = drop_places([duty], TREES["requirements and months"], judge).values()
    assert place.folder.code == code
