"""First contact: every question is answered as the place really behaves, nothing stays behind, a bad answer stops."""

import uuid
from typing import Any

import pytest

from tests.rehearsal import DAY, MATERIALS
from zi_sheets.config import PRACTICE, Config
from zi_sheets.connect import Connection, connect_in_process
from zi_sheets.domain.refusal import Refusal
from zi_sheets.emulator import Application, open_store
from zi_sheets.emulator.control import BEHAVIOURS
from zi_sheets.init.first_contact import TITLE, known_answers
from zi_sheets.init.init import Made, Wishes, init
from zi_sheets.read import read_workbook
from zi_sheets.workspace.retry import Retry

DEFAULT = {
    "null_in_data_filter_write": "skip",
    "lookup_without_match": "400",
    "used_metadata_id": "400",
    "copied_tab_carries_metadata": "no",
    "sort_moves_row_metadata": "false",
    "docx_update": "keeps_id",
}
CANNOT_BE_ASKED = {"undo_restores_metadata", "grouped_listing"}
TURNED = [
    pytest.param(name, value, id=f"{name}={value}")
    for name, values in BEHAVIOURS.items()
    for value in values[1:]
    if name not in CANNOT_BE_ASKED | {"null_in_data_filter_write"}
]


def world(**behaviour: Any) -> tuple[Application, Connection]:
    application = Application(open_store(None))
    application.control.behaviour |= behaviour
    return application, connect_in_process(application, retry=Retry(sleep=lambda seconds: None))


def set_up(connection: Connection) -> Made:
    config = Config(tempat=PRACTICE, penanda=uuid.uuid4().hex, latihan_id=connection.place_id)
    return init(connection, config, MATERIALS, Wishes(DAY), lambda text: None)


def test_the_default_world() -> None:
    _, connection = world()
    made = set_up(connection)
    assert known_answers(read_workbook(connection.sheets, made.config.spreadsheet_id)) == DEFAULT


@pytest.mark.parametrize(("name", "value"), TURNED)
def test_each_switch_is_seen(name: str, value: Any) -> None:
    _, connection = world(**{name: value})
    made = set_up(connection)
    found = known_answers(read_workbook(connection.sheets, made.config.spreadsheet_id))
    assert found == DEFAULT | {name: str(value).lower() if isinstance(value, bool) else value}


def test_nothing_of_the_asking_stays_and_it_is_asked_once() -> None:
    application, connection = world()
    made = set_up(connection)
    snapshot = read_workbook(connection.sheets, made.config.spreadsheet_id)
    assert not snapshot.others
    assert not connection.drive.search(f"name = '{TITLE}'", "Drive")
    application.control.log.clear()
    init(connection, made.config, MATERIALS, Wishes(DAY), lambda text: None)
    methods = {entry.method for entry in application.control.log}
    assert methods == {"drive.files.list", "drive.files.get", "sheets.spreadsheets.get"} & methods


def test_a_place_where_null_clears_is_refused_before_people_get_tabs() -> None:
    _, connection = world(null_in_data_filter_write="clear")
    with pytest.raises(Refusal, match="belum terbukti aman"):
        set_up(connection)
    books = connection.drive.search("mimeType = 'application/vnd.google-apps.spreadsheet'", "Drive")
    snapshot = read_workbook(connection.sheets, books[0]["id"])
    assert not snapshot.tabs
    assert [tab.title for tab in snapshot.others] == ["Sheet1"]
