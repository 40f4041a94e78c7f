"""What is found about one file: one table of code, situation and sentence."""

import pytest

from tests.domain.findings_sample import WORDINGS, about, codes, file, result
from zi_sheets.domain.assessment import FileResult
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.finding import FindingCode as Code
from zi_sheets.domain.finding import Severity
from zi_sheets.domain.findings.of_file import file_findings
from zi_sheets.domain.matching.result import Cause
from zi_sheets.domain.sharing import Sharing

UNIT = "smpn1.sch.id"
PROVEN = "3.3/foto@2021-04"


def of_cause(cause: Cause, *proves: str) -> FileResult:
    return result(file(), *proves, cause=cause, remark="Sebabnya.")


@pytest.mark.parametrize(
    ("code", "situation", "sentence"),
    [
        (
            Code.PUBLIC,
            result(file(sharing=Sharing.PUBLIC), PROVEN),
            "Dapat dibuka siapa pun yang memegang tautannya.",
        ),
        (Code.SHARING_UNKNOWN, result(file(sharing=Sharing.UNKNOWN), PROVEN), "Berbagi tidak dapat diperiksa."),
        (Code.PERSONAL_DATA, result(file("KTP 1234567890123456.pdf"), PROVEN), "Namanya memuat NIK."),
        (
            Code.OUTSIDE_OWNER,
            result(file(owner="gmail.com"), PROVEN),
            "Pemiliknya akun di luar unit ini (gmail.com); bila akun itu ditutup, buktinya hilang.",
        ),
        (
            Code.MISPLACED,
            result(file(), PROVEN, elsewhere="7.1"),
            "Namanya berkode 7.1, tetapi foldernya untuk indikator lain.",
        ),
        (Code.OTHER_UNIT, of_cause(Cause.OTHER_UNIT), "Sebabnya."),
        (Code.WRONG_YEAR, of_cause(Cause.WRONG_YEAR), "Sebabnya."),
        (Code.EMPTY_FILE, of_cause(Cause.ZERO_BYTES), "Sebabnya."),
        (Code.EMPTY_DOCUMENT, of_cause(Cause.NO_CONTENT), "Sebabnya."),
        (Code.BLANK_TEMPLATE, of_cause(Cause.BLANK_TEMPLATE), "Sebabnya."),
        (Code.DRAFT, of_cause(Cause.DRAFT), "Sebabnya."),
        (Code.UNSURE, of_cause(Cause.AMBIGUOUS), "Sebabnya."),
        (Code.UNSURE, of_cause(Cause.UNSURE), "Sebabnya."),
        (Code.UNNEEDED, of_cause(Cause.NO_MATCH), "Sebabnya."),
        (Code.UNNEEDED, of_cause(Cause.FOREIGN_SUBJECT), "Sebabnya."),
        (Code.SYSTEM_FILE, of_cause(Cause.SYSTEM_FILE), "Sebabnya."),
    ],
)
def test_finding(code: Code, situation: FileResult, sentence: str) -> None:
    (found,) = file_findings(situation, about(situation), UNIT, WORDINGS)
    assert (found.code, found.sentence) == (code, sentence)
    assert found.action


@pytest.mark.parametrize(
    ("cause", "act"),
    [
        (Cause.ZERO_BYTES, "Unggah lagi berkas yang berisi, lalu hapus yang ini."),
        (Cause.NO_CONTENT, "Isi dokumennya sampai selesai."),
    ],
)
def test_an_empty_upload_is_replaced_but_an_empty_document_is_filled_in(cause: Cause, act: str) -> None:
    (found,) = file_findings(of_cause(cause), about(of_cause(cause)), UNIT, WORDINGS)
    assert found.action == act


@pytest.mark.parametrize(
    "situation",
    [
        result(file(owner=UNIT), PROVEN),
        of_cause(Cause.COPY),
        of_cause(Cause.NO_MATCH, PROVEN),
        of_cause(Cause.AMBIGUOUS, PROVEN),
        result(Evidence("u", "Instagram sekolah", url="https://instagram.com/x"), PROVEN),
        result(Evidence("u", "Instagram sekolah", url="https://instagram.com/x"), cause=Cause.NO_MATCH),
    ],
    ids=["proves", "a copy", "linked by a person", "told apart by a person", "a link", "a link that proves nothing"],
)
def test_no_finding(situation: FileResult) -> None:
    assert codes(file_findings(situation, about(situation), UNIT, WORDINGS)) == []


def test_private_accounts_are_normal_where_the_unit_has_no_domain_of_its_own() -> None:
    situation = result(file(owner="gmail.com"), PROVEN)
    assert codes(file_findings(situation, about(situation), "", WORDINGS)) == []


@pytest.mark.parametrize("sharing", Sharing)
def test_pitfall_25_open_evidence_is_grave_and_the_unknown_is_never_called_safe(sharing: Sharing) -> None:
    """PITFALLS 25: a finding, never changed by the machine; and where Google keeps silent, we say so."""
    situation = result(file(sharing=sharing), PROVEN)
    found = list(file_findings(situation, about(situation), UNIT, WORDINGS))
    assert [each.severity for each in found] == {
        Sharing.PUBLIC: [Severity.HIGH],
        Sharing.UNKNOWN: [Severity.LOW],
        Sharing.LIMITED: [],
    }[sharing]
    assert "aman" not in "".join(each.told for each in found)
