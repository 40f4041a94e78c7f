"""A practice place with the 2021 plan and sample evidence in it, served for a school to try things out."""

import socket
import uuid
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from zi_sheets.config import PRACTICE, Config, write_config
from zi_sheets.connect import Connection, connect_in_process
from zi_sheets.domain.refusal import Refusal
from zi_sheets.emulator import Application, is_used, open_store, serve
from zi_sheets.init import Made, Progress, Wishes, init
from zi_sheets.materials import load_materials
from zi_sheets.read import CODE_PROPERTY
from zi_sheets.sample_evidence import FIRST_BATCH, SampleFile, content, content_type, load_sample_evidence
from zi_sheets.workspace.drive import FOLDER, Drive
from zi_sheets.workspace.tree import read_tree

FIRST_DAY = date(2021, 3, 31)


def serve_practice(
    port: int, folder: Path, *, empty: bool, ready: Callable[[dict[str, Any]], None], progress: Progress
) -> None:
    """Serve the place kept in `folder` until stopped; `ready` is told its url once it listens.

    A new folder gets the practice workbook and evidence, and a zi.toml for them, unless `empty`. Raises Refusal where
    `empty` meets a folder in use, or the port is taken.
    """
    _check_port(port)
    used = is_used(folder)
    if empty and used:
        raise Refusal(
            "folder_in_use",
            "Folder ini sudah berisi; tidak ada yang dihapus.",
            where=str(folder),
            action="Pilih folder lain untuk --data, atau hilangkan --empty untuk membuka isinya.",
        )
    application = Application(open_store(folder))
    server = serve(application, port)
    if not (empty or used):
        _prepare(application, folder, progress)
    ready({"url": server.url, "id": application.store.place_id})
    progress(f"Ruang latihan terbuka di {server.url}; tekan Ctrl+C untuk menutup.")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        progress("Ruang latihan ditutup; isinya tersimpan.")
    finally:
        server.server_close()


def _check_port(port: int) -> None:
    """A taken port stops before the folder is touched, so that a new folder stays new."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as problem:
            raise Refusal(
                "port_taken",
                f"Porta {port} sudah dipakai program lain atau tidak boleh dipakai.",
                where=f"--port {port}",
                action="Pilih porta lain, atau 0 untuk porta bebas.",
            ) from problem


def _prepare(application: Application, folder: Path, progress: Progress) -> None:
    connection = connect_in_process(application)
    made = furnish(connection, progress)
    write_config(folder / "zi.toml", made.config)
    samples = [sample for sample in load_sample_evidence() if sample.batch == FIRST_BATCH]
    progress(f"Mengisi {len(samples)} contoh bukti ...")
    upload(connection.drive, made.config.evidence_folder_id, samples)


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
