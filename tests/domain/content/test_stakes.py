"""What has to be opened: a table of situations, each with the order in which files are asked for."""

import pytest

from zi_sheets.domain.content.content import Content
from zi_sheets.domain.content.lines import Counts
from zi_sheets.domain.content.stakes import LARGEST, Stake, is_openable, to_open
from zi_sheets.domain.evidence import Evidence

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GOOGLE = "application/vnd.google-apps."

KINDS = {
    "a Google document": (GOOGLE + "document", None, True),
    "a Google document whose size says nothing": (GOOGLE + "document", 0, True),
    "a Google sheet": (GOOGLE + "spreadsheet", 900 * 2**20, True),
    "Google slides: mostly pictures": (GOOGLE + "presentation", None, False),
    "a small .docx": (DOCX, 20_000, True),
    "a small .xlsx": (XLSX, LARGEST, True),
    "a .docx of 200 MB": (DOCX, 200 * 2**20, False),
    "a .docx of unknown size": (DOCX, None, False),
    "an empty .docx": (DOCX, 0, False),
    "a .pdf": ("application/pdf", 20_000, False),
    "a link": ("", None, False),
}


@pytest.mark.parametrize(("mime", "size", "openable"), KINDS.values(), ids=KINDS)
def test_openable(mime: str, size: int | None, openable: bool) -> None:
    assert is_openable(Evidence("f", "f", mime=mime, size=size)) is openable


def doc(name: str) -> Evidence:
    return Evidence(name, name, mime=DOCX, size=20_000)


PDF = Evidence("pdf", "pdf", mime="application/pdf")
A, B, C = doc("a"), doc("b"), doc("c")
FULL, BLANK, SHUT = Content("", Counts(prose=200)), Content(""), Content("", shut="rusak")
SITUATIONS: dict[str, tuple[Stake, dict[str, Content | None], list[str]]] = {
    "a document alone": (Stake((A,), ()), {}, ["a"]),
    "beside a sure proof nothing hangs on it": (Stake((A, PDF), ()), {}, []),
    "two documents: the stronger one": (Stake((A, B), ()), {}, ["a"]),
    "the first is filled in": (Stake((A, B), ()), {"a": FULL}, []),
    "the first is blank": (Stake((A, B), ()), {"a": BLANK}, ["b"]),
    "the first cannot be opened, so its status stands": (Stake((A, B), ()), {"a": SHUT}, []),
    "the first stays unopened today": (Stake((A, B), ()), {"a": None}, []),
    "a proof makes doubts idle": (Stake((A,), (B,)), {"a": FULL}, []),
    "a blank proof gives way to doubts": (Stake((A,), (B,)), {"a": BLANK}, ["b"]),
    "a doubt alone": (Stake((), (C,)), {}, ["c"]),
    "all are blank": (Stake((A,), (B,)), {"a": BLANK, "b": BLANK}, []),
    "no evidence": (Stake((), ()), {}, []),
}


@pytest.mark.parametrize(("stake", "seen", "wanted"), SITUATIONS.values(), ids=SITUATIONS)
def test_situations(stake: Stake, seen: dict[str, Content | None], wanted: list[str]) -> None:
    assert [file.id for file in to_open([stake], seen)] == wanted


def test_the_order_is_that_of_the_stakes_and_each_file_comes_once() -> None:
    staked = [Stake((B,), ()), Stake((A,), ()), Stake((B, C), ())]
    assert [file.id for file in to_open(staked, {})] == ["b", "a"]
