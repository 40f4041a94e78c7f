"""The report's chart as PNG: completeness per area, told apart by shade and hatching, so that a copy in black and white
says the same."""

import io

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

WIDTH_CM, HEIGHT_PER_AREA_CM, HEIGHT_AROUND_CM = 16.0, 0.56, 1.6
DOTS_PER_INCH = 200
_CM_PER_INCH = 2.54
_PARTS = (
    ("fulfilled", "Ada", "#404040", ""),
    ("doubtful", "Perlu dicek", "#b5b5b5", ""),
    ("unreadable", "Tidak terbaca", "white", "xxxx"),
    ("lacking", "Kurang", "white", ""),
)


def chart(counts: pd.DataFrame) -> bytes:
    """One bar per row of `counts` (columns asked, fulfilled, doubtful, unreadable, lacking), named by its index.

    The bytes depend on nothing but the numbers.
    """
    height = HEIGHT_PER_AREA_CM * len(counts) + HEIGHT_AROUND_CM
    figure = Figure(figsize=(WIDTH_CM / _CM_PER_INCH, height / _CM_PER_INCH), layout="constrained")
    axes = figure.add_subplot()
    _draw_bars(axes, counts)
    _label(axes, counts)
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    return stream.getvalue()


def _draw_bars(axes: Axes, counts: pd.DataFrame) -> None:
    """A part that no area has is left out, of the legend too."""
    shares = counts.div(counts["asked"].where(counts["asked"] > 0, 1), axis="index") * 100
    left = pd.Series(0.0, index=counts.index)
    for column, name, colour, hatch in _PARTS:
        if counts[column].any():
            bars = axes.barh(counts.index, shares[column], left=left, label=name, color=colour, hatch=hatch)
            for bar in bars:
                bar.set(edgecolor="black", linewidth=0.6)
            left = left + shares[column]
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xticks(range(0, 101, 25), [f"{share} %" for share in range(0, 101, 25)])


def _label(axes: Axes, counts: pd.DataFrame) -> None:
    axes.tick_params(labelsize=8, length=2)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for position, (fulfilled, asked) in enumerate(zip(counts["fulfilled"], counts["asked"], strict=True)):
        axes.text(101, position, f"{fulfilled} dari {asked}", va="center", fontsize=8)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.13), ncols=len(_PARTS), fontsize=8, frameon=False)
