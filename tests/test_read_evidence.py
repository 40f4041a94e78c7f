"""What a listing says of files, as evidence: what Drive does not know for sure is not taken for known."""

import pytest

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.fingerprint import print_of
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.read import with_evidence
from zi_sheets.workspace.drive import DOCUMENT, Json
from zi_sheets.workspace.folder_contents import Folder
from zi_sheets.workspace.tree import Tree

ROOT = Folder("r", (), {"id": "r", "name": "Bukti", "owners": [{"emailAddress": "kepala@smpn1.sch.id"}]})
LISTED = {"id": "1", "name": "Notulen", "mimeType": "application/pdf", "md5Checksum": "c0ffee", "version": "7"}


def read(file: Json) -> Evidence:
    return with_evidence(Snapshot("s", "", {}), Tree({"r": ROOT}, [(ROOT, file)])).evidence[0]


@pytest.mark.parametrize(
    ("mime", "size", "expected"),
    [
        ("application/pdf", {"size": "0"}, 0),
        ("application/pdf", {"size": "209715200"}, 209_715_200),
        ("application/pdf", {}, None),
        (DOCUMENT, {"size": "0"}, None),
        (DOCUMENT, {"size": "1024"}, None),
    ],
)
def test_pitfall_20_the_size_of_a_google_document_says_nothing(mime: str, size: Json, expected: int | None) -> None:
    """PITFALLS 20: such a document is never "0 byte", nor alike another by its size."""
    assert read({**LISTED, "mimeType": mime, **size}).size == expected


@pytest.mark.parametrize(
    "said",
    [
        {"permissions": [{"type": "anyone"}], "shared": True},
        {"owners": [{"emailAddress": "guru@gmail.com"}]},
        {"shared": False},
    ],
)
def test_sharing_and_owner_are_no_part_of_the_fingerprint(said: Json) -> None:
    assert print_of(read({**LISTED, **said})) == print_of(read(LISTED))


def test_of_an_address_only_the_domain_is_kept() -> None:
    snapshot = with_evidence(Snapshot("s", "", {}), Tree({"r": ROOT}, [(ROOT, {**LISTED, **ROOT.file, "id": "1"})]))
    assert snapshot.owner_domain == snapshot.evidence[0].owner_domain == "smpn1.sch.id"
    assert "kepala@" not in repr(snapshot)
