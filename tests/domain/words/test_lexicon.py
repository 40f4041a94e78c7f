"""Words read as concepts."""

import pytest

from tests.domain.match_sample import lexicon
from zi_sheets.domain.words.lexicon import Lexicon
from zi_sheets.domain.words.lexicon_phrases import reader
from zi_sheets.domain.words.names import words


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        pytest.param("und", ("undangan",), id="abbreviation"),
        pytest.param("daftar hadir", ("daftar_hadir",), id="phrase"),
        pytest.param("absen finger print", ("daftar_hadir", "daftar_hadir"), id="variants of a kind"),
        pytest.param("SPIP", ("spi",), id="same thing, other word"),
        pytest.param("unit pengendali gratifikasi", ("upg", "gratifikasi"), id="a phrase implies its subject"),
        pytest.param("survey kepuasan masyarakat", ("skm",), id="spelling inside a phrase"),
        pytest.param("e-SKP", ("e_skp",), id="longest phrase wins"),
        pytest.param("SKP", ("skp",), id="shorter phrase alone"),
        pytest.param("gratifkasi", ("gratifikasi",), id="one slip in a long word"),
        pytest.param("benturan kepentigan", ("benturan_kepentingan",), id="a slip inside a phrase"),
        pytest.param("sktimzi", ("sk", "tim", "zi"), id="glued words"),
        pytest.param("dan untuk 2021", (), id="noise and numbers fall away"),
        pytest.param("zumba", ("zumba",), id="an unknown word stays"),
    ],
)
def test_read(text: str, concepts: tuple[str, ...]) -> None:
    assert reader(lexicon())(words(text)) == concepts


def test_short_words_are_never_put_right() -> None:
    assert reader(Lexicon({("rapor",): ("rapor",)}))(("rapot",)) == ("rapot",)


def test_plan_words_are_known_as_they_are() -> None:
    read = reader(Lexicon({("kompetensi",): ("kompetensi",)}), ["kompetinsi"])
    assert read(("kompetinsi",)) == ("kompetinsi",)
