"""What a new practice place holds: the workbook with the 2021 plan, its folders, sample evidence, a zi.toml."""

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from zi_sheets.config import PRACTICE, Config, write_config
from zi_sheets.connect import Connection, connect_in_process
from zi_sheets.emulator import Application
from zi_sheets.init.init import Made, Progress, Wishes, init
from zi_sheets.materials.materials import load_materials
from zi_sheets.practice.sample_evidence import FIRST_BATCH, SampleFile, content, content_type, load_sample_evidence
from zi_sheets.read import CODE_PROPERTY
from zi_sheets.workspace.drive import FOLDER, Drive
from zi_sheets.workspace.tree import read_tree

FIRST_DAY = date(2021, 3, 31)


def prepare(application: Application, folder: Path, progress: Progress) -> None:
    """Fills a place, from the beginning also where an earlier filling was cut off: nobody has seen that one yet."""
    store = application.store
    with store.transaction():
        store.clear()
    connection = connect_in_process(application)
    made = furnish(connection, progress)
    write_config(folder / "zi.toml", made.config)
    samples = [sample for sample in load_sample_evidence() if sample.batch == FIRST_BATCH]
    progress(f"Mengisi {len(samples)} contoh bukti ...")
    upload(connection.drive, made.config.evidence_folder_id, samples)
    with store.transaction():
        store.put("setting", "place", {"id": store.place_id, "filled": True})


def furnish(connection: Connection, progress: Progress) -> Made:
    """The practice workbook with the 2021 plan, and its folders, without evidence."""
    config = Config(tempat=PRACTICE, penanda=uuid.uuid4().hex, latihan_id=connection.place_id)
    return init(connection, config, load_materials(), Wishes(FIRST_DAY, example=True), progress)


def upload(drive: Drive, root_id: str, samples: Iterable[SampleFile]) -> None:
    """Drop sample files where their table says, making people's own folders on the way."""
    tree = read_tree(drive, root_id)
    folders = {folder.path: folder.id for folder in tree.folders.values()}
    by_code = {folder.file.get("properties", {}).get(CODE_PROPERTY): folder.path for folder in tree.folders.values()}
    for sample in samples:
        path = by_code.get(sample.folder[0], sample.folder[:1]) + sample.folder[1:] if sample.folder else ()
        times = {"createdTime": _stamp(sample.created), "modifiedTime": _stamp(sample.modified)}
        folder, kind = _folder(drive, folders, path), content_type(sample)
        drive.create(sample.name, sample.mime, folder, content=content(sample), content_mime=kind, times=times)


def _folder(drive: Drive, folders: dict[tuple[str, ...], str], path: tuple[str, ...]) -> str:
    if path not in folders:
        folders[path] = drive.create(path[-1], FOLDER, _folder(drive, folders, path[:-1]))["id"]
    return folders[path]


def _stamp(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
