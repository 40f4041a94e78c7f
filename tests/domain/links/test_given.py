"""A link that a person put beside one obligation, as evidence for that one and for others."""

import pytest

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.links.given import with_manual
from zi_sheets.domain.status import Bearing, Support

LINK = Evidence("tautan-1", "https://bit.ly/xyz", url="https://bit.ly/xyz")
FILE = Evidence("1a", "SK.pdf", mime="application/pdf", url="https://drive/1a")
GIVEN, OTHER = "1.1/sk", "1.1/notulen"


@pytest.mark.parametrize(
    ("evidence", "bearing", "stays"),
    [
        (LINK, Bearing.DOUBTFUL, False),
        (LINK, Bearing.NEAR, False),
        (LINK, Bearing.PROOF, True),
        (FILE, Bearing.DOUBTFUL, True),
    ],
    ids=["a guess", "what comes near", "a link whose words prove it", "a file of the tree"],
)
def test_what_was_given_for_one_obligation_is_no_guess_for_another(
    evidence: Evidence, bearing: Bearing, stays: bool
) -> None:
    guess = Support(bearing, evidence, 0.4, "Hanya sebagian cocok.")
    found = with_manual({OTHER: (guess,), GIVEN: (guess,)}, {GIVEN: (evidence,)}, {}, frozenset())
    assert found[OTHER] == ((guess,) if stays else ())
    assert [each.confidence for each in found[GIVEN]] == [1.0]


def test_a_link_that_nobody_gave_may_be_a_guess() -> None:
    guess = Support(Bearing.DOUBTFUL, LINK, 0.4, "Hanya sebagian cocok.")
    assert with_manual({OTHER: (guess,)}, {GIVEN: (FILE,)}, {}, frozenset())[OTHER] == (guess,)
