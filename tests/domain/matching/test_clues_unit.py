"""Another school's document."""

import pytest

from tests.domain.match_sample import UNIT, lexicon
from zi_sheets.domain.matching.clues_unit import other_unit, schools
from zi_sheets.domain.words.lexicon_phrases import reader

OWN = [school for alias in UNIT for school in schools(alias)]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        pytest.param("SK Tim SMPN 1 Mejayan.pdf", "", id="own"),
        pytest.param("SK Tim SMP Negeri 01 Mejayan.pdf", "", id="own, written out"),
        pytest.param("smpn1mejayan logo.png", "", id="own, glued"),
        pytest.param("SK Tim SMPN 1 Mejiyan.pdf", "", id="own with a slip"),
        pytest.param("SK Tim SMPN 1 menuju WBK.pdf", "", id="no place"),
        pytest.param("SK Tim SMPN 1 2021.pdf", "", id="a year is no place"),
        pytest.param("SK Tim SMPN 1 Saradan.pdf", "SMP 1 SARADAN", id="same number elsewhere"),
        pytest.param("SK Tim SMPN 2 Mejayan.pdf", "SMP 2 MEJAYAN", id="another number"),
        pytest.param("contoh MTsN 3 Madiun", "MTS 3 MADIUN", id="madrasah"),
        pytest.param("SDN 2 Caruban", "SD 2 CARUBAN", id="primary school"),
        pytest.param("rapat 1 sd 5 Maret.pdf", "", id="sampai dengan"),
        pytest.param("data SMP.xlsx", "", id="no number"),
    ],
)
def test_other_unit(name: str, other: str) -> None:
    assert other_unit(name, OWN, reader(lexicon())) == other
