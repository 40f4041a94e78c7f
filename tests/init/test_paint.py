"""How tabs look: the requests that `painted_page` makes of config/tab.yaml."""

from zi_sheets.init.paint import painted_page
from zi_sheets.materials.layout_data import load_tabs


def test_the_addresses_of_the_to_do_list_take_one_line() -> None:
    (monev,) = (design for design in load_tabs() if design.name == "Monev")
    looks = [request["repeatCell"] for request in painted_page(monev, 7) if "repeatCell" in request]
    cut = [each["range"] for each in looks if each["cell"]["userEnteredFormat"].get("wrapStrategy") == "CLIP"]
    assert [(span["startColumnIndex"], span["endColumnIndex"]) for span in cut] == [(3, 4)]
