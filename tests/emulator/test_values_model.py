"""A model of a small grid beside the emulator: reading and writing values never disagrees with it."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from zi_sheets.emulator import Application, mounted, open_store

SHEETS = "https://sheets.googleapis.com/v4/spreadsheets"
ROWS, COLUMNS = 5, 4
values = st.one_of(st.none(), st.just(""), st.text("ab =1", min_size=1, max_size=3), st.integers(-9, 9), st.booleans())


class Values(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.session = mounted(Application(open_store(None), contract=True))
        self.session.headers["Authorization"] = "Bearer operator"
        grid = {"rowCount": ROWS, "columnCount": COLUMNS}
        body = {"sheets": [{"properties": {"title": "Data", "gridProperties": grid}}]}
        self.url = f"{SHEETS}/{self.session.post(SHEETS, json=body).json()['spreadsheetId']}"
        self.model: dict[tuple[int, int], Any] = {}
        self.column: int | None = None

    def ask(self, verb: str, path: str, **body: Any) -> Any:
        answer = self.session.request(verb, self.url + path, json=body or None)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def write(self, top: int, left: int, rows: list[list[Any]]) -> None:
        for r, row in enumerate(rows, top):
            for c, value in enumerate(row, left):
                if value is not None:
                    self.model[r, c] = value

    @rule(data=st.data(), top=st.integers(0, ROWS - 1), left=st.integers(0, COLUMNS - 1))
    def update(self, data: st.DataObject, top: int, left: int) -> None:
        line = st.lists(values, max_size=COLUMNS - left)
        rows = data.draw(st.lists(line, min_size=1, max_size=ROWS - top))
        where = f"/values/{'ABCD'[left]}{top + 1}?valueInputOption=RAW"
        answer = self.ask("PUT", where, values=rows)
        assert answer.get("updatedCells", 0) == sum(value is not None for row in rows for value in row)
        self.write(top, left, rows)

    @rule(top=st.integers(0, ROWS - 1), left=st.integers(0, COLUMNS - 1), data=st.data())
    def clear(self, top: int, left: int, data: st.DataObject) -> None:
        bottom, right = data.draw(st.integers(top, ROWS - 1)), data.draw(st.integers(left, COLUMNS - 1))
        self.ask("POST", f"/values/{'ABCD'[left]}{top + 1}:{'ABCD'[right]}{bottom + 1}:clear")
        self.model = {at: v for at, v in self.model.items() if not (top <= at[0] <= bottom and left <= at[1] <= right)}

    @rule(column=st.integers(0, COLUMNS - 1))
    def anchor(self, column: int) -> None:
        lookup = {"developerMetadataLookup": {"metadataId": 1}}
        place = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}
        made = {"metadataId": 1, "metadataKey": "k", "visibility": "DOCUMENT", "location": {"dimensionRange": place}}
        changes = [
            {"deleteDeveloperMetadata": {"dataFilter": lookup}},
            {"createDeveloperMetadata": {"developerMetadata": made}},
        ]
        self.ask("POST", ":batchUpdate", requests=changes)
        self.column = column

    @rule(line=st.lists(values, min_size=1, max_size=ROWS))
    def update_by_data_filter(self, line: list[Any]) -> None:
        if self.column is None:
            return
        lookup = {"developerMetadataLookup": {"metadataId": 1}}
        entry = {"dataFilter": lookup, "majorDimension": "COLUMNS", "values": [line]}
        self.ask("POST", "/values:batchUpdateByDataFilter", valueInputOption="RAW", data=[entry])
        self.write(0, self.column, [[value] for value in line])
        answer = self.ask(
            "POST", "/values:batchGetByDataFilter", dataFilters=[lookup], valueRenderOption="UNFORMATTED_VALUE"
        )
        rows = answer["valueRanges"][0]["valueRange"].get("values", [])
        assert rows == trimmed([[self.model.get((r, self.column), "")] for r in range(ROWS)])

    @invariant()
    def reading_shows_the_model(self) -> None:
        answer = self.ask("GET", "/values/Data?valueRenderOption=UNFORMATTED_VALUE")
        shown = [[self.model.get((r, c), "") for c in range(COLUMNS)] for r in range(ROWS)]
        assert answer.get("values", []) == trimmed(shown)


def trimmed(rows: list[list[Any]]) -> list[list[Any]]:
    """Without trailing blanks, as Google answers."""
    for line in [*rows, rows]:
        while line and line[-1] in ("", []) and not isinstance(line[-1], bool):
            line.pop()
    return rows


TestValues = Values.TestCase
TestValues.settings = settings(max_examples=25, stateful_step_count=12)
