"""The chart as a picture: real, repeatable, and told apart without colour."""

import io

import pandas as pd
from PIL import Image

from tests.reports.assessments import SAMPLE, assessment
from zi_sheets.monthly_report.chart import DOTS_PER_INCH, WIDTH_CM, chart
from zi_sheets.reports.laporan import chart_counts


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_a_chart_is_a_png_of_the_planned_width() -> None:
    picture = opened(chart(chart_counts(assessment(*SAMPLE))))
    assert picture.format == "PNG"
    assert abs(picture.width - WIDTH_CM / 2.54 * DOTS_PER_INCH) <= 1


def test_the_same_numbers_give_the_same_bytes_and_others_do_not() -> None:
    counts = chart_counts(assessment(*SAMPLE))
    assert chart(counts) == chart(counts.copy())
    more = counts.copy()
    more["fulfilled"] += 1
    assert chart(counts) != chart(more)


def test_there_is_no_colour_in_it() -> None:
    red, green, blue = opened(chart(chart_counts(assessment(*SAMPLE)))).convert("RGB").split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_an_area_that_nothing_is_asked_of_has_an_empty_bar() -> None:
    columns = ["asked", "fulfilled", "doubtful", "unreadable", "lacking"]
    counts = pd.DataFrame([[0] * 5, [2, 1, 0, 0, 1]], index=["Kosong", "Ada"], columns=columns)
    assert opened(chart(counts)).height > 0
