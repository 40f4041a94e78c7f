"""Numbers, dates and times as Google Sheets writes them."""

import pytest

from zi_sheets.emulator.sheets.number_format import formatted, locale_of


@pytest.mark.parametrize(
    ("value", "kind", "pattern", "text"),
    [
        (2, "", "", "2"),
        (0.12, "", "", "0.12"),
        (1 / 3, "", "", "0.3333333333"),
        (123456789012, "", "", "123456789012"),
        (1e21, "", "", "1E+21"),
        (1234.5, "NUMBER", "", "1,234.50"),
        (1234.5, "NUMBER", "#,##0", "1,235"),
        (0.5, "NUMBER", "0.##", "0.5"),
        (5, "NUMBER", "000", "005"),
        (-3, "NUMBER", "0;(0)", "(3)"),
        (0, "NUMBER", '0;-0;"nihil"', "nihil"),
        (0.125, "PERCENT", "", "12.50%"),
        (0.5, "PERCENT", "0%", "50%"),
        (1200, "CURRENCY", '"Rp"#,##0', "Rp1,200"),
        (1234567, "SCIENTIFIC", "", "1.23E+06"),
        (43831, "DATE", "yyyy-mm-dd", "2020-01-01"),
        (43831, "DATE", "d mmm yyyy", "1 Jan 2020"),
        (43831, "DATE", "dddd, d mmmm yy", "Wednesday, 1 January 20"),
        (43831.4375, "DATE_TIME", "yyyy-mm-dd hh:mm:ss", "2020-01-01 10:30:00"),
        (0.75, "TIME", "h:mm am/pm", "6:00 PM"),
        (1e9, "DATE", "yyyy-mm-dd", "1000000000"),
        (7, "TEXT", "@", "7"),
    ],
)
def test_a_number_under_a_format(value: float, kind: str, pattern: str, text: str) -> None:
    style = {name: each for name, each in (("type", kind), ("pattern", pattern)) if each}
    assert formatted(value, style, locale_of("en_US")) == text


@pytest.mark.parametrize(
    ("value", "kind", "text"), [(82.5, "", "82,5"), (1234.5, "NUMBER", "1.234,50"), (44291, "DATE", "05/04/2021")]
)
def test_an_indonesian_spreadsheet(value: float, kind: str, text: str) -> None:
    assert formatted(value, {"type": kind} if kind else {}, locale_of("id_ID")) == text
