"""How drive.files.list grows with the tree: one folder of 100 files, and one page of everything, among 1,000 to 20,000.

Figures are printed (`pytest tests/benchmarks/test_emulator_files.py -s`), never asserted: machines differ.
"""

import statistics
import time
from collections.abc import Callable

from zi_sheets.emulator import Application, open_store
from zi_sheets.emulator.wire import Reply, Request

BEARER = {"authorization": "Bearer operator"}
FOLDER = "application/vnd.google-apps.folder"
SIZES = (1_000, 5_000, 20_000)
PER_FOLDER = 100
FIELDS = "nextPageToken,files(id,name,mimeType,parents,md5Checksum,size,modifiedTime)"


def tree(size: int) -> Application:
    """`size` files in folders of 100 each, two levels below the root."""
    application = Application(open_store(None))
    application.handle(Request.of("GET", "/drive/v3/files/root", BEARER))
    root = application.store.get("file", "0Aoperator")
    with application.store.transaction():
        for number in range(size // PER_FOLDER):
            place = {**root, "id": f"folder{number:06}", "name": f"map {number}", "parents": [root["id"]]}
            del place["root"]
            application.store.put("file", place["id"], place)
            for each in range(PER_FOLDER):
                key = f"file{number:06}{each:06}"
                file = {**place, "id": key, "name": f"bukti {each}", "mimeType": "image/jpeg", "parents": [place["id"]]}
                application.store.put("file", key, file)
    return application


def listed(application: Application, q: str) -> Reply:
    """One page of up to 1,000."""
    url = f"/drive/v3/files?pageSize=1000&fields={FIELDS}"
    return application.handle(Request("GET", *_split(url, q), headers=BEARER))


def _split(url: str, q: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    request = Request.of("GET", url)
    return request.path, (*request.query, ("q", q))


def milliseconds(action: Callable[[], object], times: int = 5) -> float:
    """The median."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def test_files_list_and_how_it_grows() -> None:
    grouped = " or ".join(f"'folder{number:06}' in parents" for number in range(10))
    questions = {
        "one folder of 100": "'folder000000' in parents and trashed = false",
        "ten folders at once": f"({grouped}) and trashed = false",
        "everything, one page": "trashed = false",
    }
    figures: dict[str, list[float]] = {name: [] for name in questions}
    for size in SIZES:
        application = tree(size)
        for name, q in questions.items():
            assert listed(application, q).status == 200
            figures[name].append(milliseconds(lambda a=application, q=q: listed(a, q)))  # type: ignore[misc]  # bound now
    print()
    print(f"{'files.list, ms':24}" + "".join(f"{size:>10,}" for size in SIZES) + f"{'growth':>10}")
    for name, found in figures.items():
        print(f"{name:24}" + "".join(f"{each:10.1f}" for each in found) + f"{found[-1] / found[0]:9.1f}x")
