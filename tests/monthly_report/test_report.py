"""The monthly report through the real clients: one document a month, and nobody's edits lost."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from tests.rehearsal import MATERIALS, Act, Unit, people_client
from tests.report_samples import changed, retyped, texts
from zi_sheets.domain.refusal import Refusal
from zi_sheets.emulator import InProcess
from zi_sheets.emulator.wire import Request
from zi_sheets.errors import Interrupted
from zi_sheets.init.init import Wishes, init
from zi_sheets.init.places import REPORT_TEMPLATE_NAME
from zi_sheets.monthly_report.report import Reported, report
from zi_sheets.reports.laporan_bulan import read_month
from zi_sheets.workspace.drive import DOCUMENT, DOCX
from zi_sheets.workspace.failure import GoogleFailure, Unreachable

TODAY = date(2021, 5, 2)
TITLE = "Laporan Monev ZI April 2021"


@pytest.fixture(scope="session")
def named_plan(small_plan: Unit) -> Unit:
    """The small unit with a name; only to be copied."""
    unit = small_plan.copy()
    _set(unit, "Nama Unit", "SMPN Contoh")
    return unit


@pytest.fixture
def school(named_plan: Unit) -> Unit:
    return named_plan.copy()


def _set(unit: Unit, name: str, value: object) -> None:
    settings = unit.person().worksheet("Pengaturan")
    settings.update_cell(settings.col_values(1).index(name) + 1, 2, str(value))


def write(unit: Unit, month: str = "2021-04", *, today: date = TODAY, act: Act | None = None) -> Reported:
    wanted = read_month(month) if month else None
    now = datetime.combine(today, time(2), UTC)
    return report(unit.connection(act=act), unit.config, MATERIALS, now=now, month=wanted, progress=lambda text: None)


def outcome(done: Reported) -> tuple[str, str]:
    answer = done.as_json()
    return answer["document_id"], answer["outcome"]


def names(unit: Unit) -> list[str]:
    """The documents in the reports folder, without the template."""
    files = unit.connection().drive.children([unit.config.reports_folder_id], "folder laporan")
    return sorted(file["name"] for file in files if file["name"] != REPORT_TEMPLATE_NAME)


def template_id(unit: Unit) -> str:
    files = unit.connection().drive.children([unit.config.reports_folder_id], "folder laporan")
    return next(str(file["id"]) for file in files if file["name"] == REPORT_TEMPLATE_NAME)


def content(unit: Unit, document_id: str) -> bytes:
    return unit.connection().drive.export(document_id, DOCX, "dokumen")


def edit(unit: Unit, document_id: str, change: Callable[[Any], None]) -> None:
    """A person's change to a document, in Docs."""
    drive = unit.connection().drive
    drive.update(
        document_id, "dokumen", properties={}, content=changed(content(unit, document_id), change), content_mime=DOCX
    )


def bin_file(unit: Unit, file_id: str) -> None:
    url = f"https://www.googleapis.com/drive/v3/files/{file_id}"
    people_client(unit.application, "operator").http_client.request("patch", url, json={"trashed": True})


def signed(document: Any) -> None:
    document.add_paragraph("Sudah dibaca Kepala Sekolah.")


def test_init_puts_the_template_into_the_reports_folder_once(school: Unit) -> None:
    assert template_id(school)
    school.forget()
    assert school.init().made == ()
    assert school.written["drive.files.create"] == 0


def test_a_report_is_made(school: Unit) -> None:
    done = write(school)
    said = texts(content(school, done.as_json()["document_id"]))
    assert done.as_json()["outcome"] == "created"
    assert done.as_json()["url"].startswith("https://docs.google.com/document/d/")
    assert names(school) == [TITLE]
    for part in ("SMPN CONTOH", "Bulan April 2021", "Sampai 30 April 2021", "Laporan monev bulanan"):
        assert part in said


def test_the_same_month_twice_is_one_document_uploaded_once(school: Unit) -> None:
    first = write(school)
    school.forget()
    second = write(school)
    assert outcome(second) == (first.as_json()["document_id"], "updated")
    assert names(school) == [TITLE]
    assert sum(school.written.values()) == 0
    assert outcome(write(school)) == outcome(second)


def test_new_evidence_updates_the_same_document(school: Unit) -> None:
    first = write(school)
    school.upload([("1.2", "Laporan monev Februari 2021.pdf")])
    before_upload = texts(content(school, first.as_json()["document_id"]))
    second = write(school)
    assert outcome(second) == (first.as_json()["document_id"], "updated")
    assert texts(content(school, second.as_json()["document_id"])) != before_upload


def test_a_changed_template_updates_the_document(school: Unit) -> None:
    first = write(school)
    edit(school, template_id(school), retyped("DINAS PENDIDIKAN", "DINAS PENDIDIKAN DAN KEBUDAYAAN"))
    assert outcome(write(school)) == (first.as_json()["document_id"], "updated")
    assert "DINAS PENDIDIKAN DAN KEBUDAYAAN" in texts(content(school, first.as_json()["document_id"]))


def test_a_document_edited_by_people_is_kept(school: Unit) -> None:
    first = write(school).as_json()["document_id"]
    edit(school, first, signed)
    second = write(school)
    assert second.as_json()["outcome"] == "kept"
    assert second.as_json()["document_id"] != first
    assert "Sudah dibaca" in texts(content(school, first))
    assert "Sudah dibaca" not in texts(content(school, second.as_json()["document_id"]))
    assert names(school) == [TITLE, f"{TITLE} (versi 2)"]
    assert first in second.as_text()


def test_after_an_edit_the_second_version_is_the_one_that_goes_on(school: Unit) -> None:
    edit(school, write(school).as_json()["document_id"], signed)
    second = write(school)
    school.upload([("1.2", "Laporan monev Februari 2021.pdf")])
    assert outcome(write(school)) == outcome(second)
    edit(school, second.as_json()["document_id"], signed)
    assert write(school).as_json()["outcome"] == "kept"
    assert names(school) == [TITLE, f"{TITLE} (versi 2)", f"{TITLE} (versi 3)"]


def test_a_document_in_the_bin_is_made_anew(school: Unit) -> None:
    first = write(school).as_json()["document_id"]
    bin_file(school, first)
    done = write(school)
    assert done.as_json()["outcome"] == "created"
    assert done.as_json()["document_id"] != first


def test_a_persons_copy_is_never_taken_for_the_report(school: Unit) -> None:
    first = write(school).as_json()["document_id"]
    url = f"https://www.googleapis.com/drive/v3/files/{first}/copy"
    copy = people_client(school.application, "operator").http_client.request("post", url, json={"name": "Salinan"})
    edit(school, copy.json()["id"], signed)
    school.upload([("1.2", "Laporan monev Februari 2021.pdf")])
    assert outcome(write(school)) == (first, "updated")
    assert "Sudah dibaca" in texts(content(school, copy.json()["id"]))


def test_each_month_has_its_own_document(school: Unit) -> None:
    april, march = write(school), write(school, "2021-03")
    assert april.as_json()["document_id"] != march.as_json()["document_id"]
    assert names(school) == [TITLE, "Laporan Monev ZI Maret 2021"]
    assert "Sampai 31 Maret 2021" in texts(content(school, march.as_json()["document_id"]))
    assert outcome(write(school)) == (april.as_json()["document_id"], "updated")


def test_reports_of_several_months_are_no_doubles_to_init(school: Unit) -> None:
    write(school)
    write(school, "2021-03")
    told: list[str] = []
    made = init(school.connection(), school.config, MATERIALS, Wishes(TODAY), told.append)
    assert (made.made, told) == ((), [])


@pytest.mark.parametrize(
    ("today", "month", "title", "day"),
    [
        (date(2021, 5, 2), "", TITLE, "30 April 2021"),
        (date(2022, 1, 3), "", "Laporan Monev ZI Desember 2021", "31 Desember 2021"),
        (date(2021, 4, 15), "2021-04", TITLE, "15 April 2021"),
    ],
    ids=["month before", "january is about last year", "month goes on"],
)
def test_the_month_and_its_day(school: Unit, today: date, month: str, title: str, day: str) -> None:
    done = write(school, month, today=today)
    assert names(school) == [title]
    assert f"Sampai {day}" in texts(content(school, done.as_json()["document_id"]))


@pytest.mark.parametrize(
    ("month", "code"),
    [("2021-06", "month_future"), ("2020-12", "month_without_data")],
    ids=["to come", "another year"],
)
def test_a_month_that_cannot_be_reported_writes_nothing(school: Unit, month: str, code: str) -> None:
    school.forget()
    with pytest.raises(Refusal) as refused:
        write(school, month)
    assert refused.value.code == code
    assert sum(school.written.values()) == 0


def test_a_unit_without_a_name_gets_no_report(unit: Unit) -> None:
    unit.forget()
    with pytest.raises(Refusal, match="Nama unit belum diisi"):
        write(unit)
    assert sum(unit.written.values()) == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{ ringkasan }}", "{{ ringkasn }}", "mungkin maksudnya ringkasan"),
        ("{{ ringkasan }}", "{{ ringkasan", "tidak berpasangan"),
        ("{{ ringkasan }}", "{{ ringkasan|default(“-”) }}", "petik melengkung"),
    ],
    ids=["misspelt", "unclosed", "smart quotes"],
)
def test_a_faulty_template_writes_nothing(school: Unit, old: str, new: str, said: str) -> None:
    edit(school, template_id(school), retyped(old, new))
    school.forget()
    with pytest.raises(Refusal, match=said):
        write(school)
    assert sum(school.written.values()) == 0


def test_a_template_in_the_bin_is_missed(school: Unit) -> None:
    bin_file(school, template_id(school))
    school.forget()
    with pytest.raises(Refusal) as refused:
        write(school)
    assert refused.value.code == "template_gone"
    assert "zi-sheets init" in refused.value.action
    assert sum(school.written.values()) == 0
    assert school.init().made == (REPORT_TEMPLATE_NAME,)
    assert write(school).as_json()["outcome"] == "created"


def test_a_template_that_may_not_be_read_is_named(school: Unit) -> None:
    school.forget()
    rule = {"status": 403, "reason": "insufficientFilePermissions"}
    _fault(school, "drive.files.export", rule)
    with pytest.raises(GoogleFailure, match="tidak diizinkan") as refused:
        write(school)
    assert REPORT_TEMPLATE_NAME in refused.value.where
    assert sum(school.written.values()) == 0


def _fault(unit: Unit, method: str, action: dict[str, object]) -> None:
    session = people_client(unit.application, "operator").http_client.session
    session.mount("http://127.0.0.1", InProcess(unit.application))
    rules = [{"method": method, "nth": 1, "action": action}]
    assert session.post("http://127.0.0.1/_workspace/faults", json=rules).status_code == 200


def test_a_lost_answer_leaves_one_document(school: Unit) -> None:
    _fault(school, "drive.files.create", {"drop": "after"})
    with pytest.raises(Unreachable):
        write(school)
    assert names(school) == [TITLE]
    assert write(school).as_json()["outcome"] == "updated"
    assert names(school) == [TITLE]


@pytest.mark.parametrize("method", ["sheets.spreadsheets.batchUpdate", "docs.documents.get"])
def test_what_fails_after_the_upload_says_that_the_document_is_there(school: Unit, method: str) -> None:
    _fault(school, method, {"status": 403, "reason": "insufficientFilePermissions"})
    with pytest.raises(Interrupted, match="sudah diunggah") as stopped:
        write(school)
    assert stopped.value.exit_code == 4
    assert write(school).as_json()["outcome"] == "updated"
    assert names(school) == [TITLE]


def test_where_documents_cannot_be_replaced_a_version_is_made(school: Unit) -> None:
    """Nobody could verify that a document takes new content in place."""
    first = write(school)
    school.application.control.behaviour["docx_update"] = "400"
    assert outcome(write(school)) == (first.as_json()["document_id"], "updated")
    school.upload([("1.2", "Laporan monev Februari 2021.pdf")])
    second = write(school)
    assert second.as_json()["outcome"] == "kept"
    assert outcome(write(school)) == outcome(second)
    assert names(school) == [TITLE, f"{TITLE} (versi 2)"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("April", "Maret", "tidak memuat 'Bulan April 2021'"),
        ("SMPN", "SMAN", "tidak memuat 'SMPN Contoh'"),
        ("Penutup", "{{ penutup }}", "penanda yang tidak terisi"),
    ],
    ids=["another month", "another unit", "a tag left"],
)
def test_what_came_out_wrong_in_docs_is_said(school: Unit, old: str, new: str, said: str) -> None:
    """PITFALLS 39: the report is read back as its readers get it."""

    def spoil(document: Any) -> None:
        footer = document.sections[0].footer.paragraphs
        for paragraph in [*document.paragraphs, *footer]:
            for run in paragraph.runs:
                run.text = run.text.replace(old, new).replace(old.upper(), new.upper())

    def act(request: Request) -> None:
        if request.path.startswith("/v1/documents/"):
            edit(school, request.path.rpartition("/")[2], spoil)

    with pytest.raises(Interrupted, match=said) as stopped:
        write(school, act=act)
    assert TITLE in stopped.value.where


def test_no_picture_is_published(school: Unit) -> None:
    """PITFALLS 40: the chart travels inside the document; nobody outside is let in to anything."""
    school.forget()
    done = write(school)
    assert "drive.permissions.create" not in school.methods
    assert [method for method in school.methods if method == "drive.files.create"] == ["drive.files.create"]
    document = school.connection().drive.get(done.as_json()["document_id"], "dokumen")
    assert document["mimeType"] == DOCUMENT
    assert "media/" in content(school, document["id"]).decode("latin-1")


def test_another_client_of_the_unit_finds_the_same_document(school: Unit) -> None:
    """A service account sees neither a person's app data nor, at times, a fresh search; the workbook tells it."""
    first = write(school)
    for file_id in (school.config.spreadsheet_id, school.config.evidence_folder_id, school.config.reports_folder_id):
        school.connection().drive.share(file_id, "robot@latihan.test", "writer")
    now = datetime.combine(TODAY, time(2), UTC)
    month = read_month("2021-04")
    done = report(
        school.connection("robot"), school.config, MATERIALS, now=now, month=month, progress=lambda text: None
    )
    assert outcome(done) == (first.as_json()["document_id"], "updated")


def test_a_tab_that_is_gone_stops_the_report(school: Unit) -> None:
    book = school.person()
    book.del_worksheet(book.worksheet("Data Dukung"))
    school.forget()
    with pytest.raises(Refusal, match="tab atau kolom mesin yang hilang"):
        write(school)
    assert sum(school.written.values()) == 0
