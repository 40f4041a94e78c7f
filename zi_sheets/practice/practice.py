"""A practice place with the 2021 plan and sample evidence in it, served for a school to try things out."""

import socket
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from zi_sheets.domain.refusal import Refusal
from zi_sheets.emulator import Application, FolderRefused, Store, is_used, open_store, serve

Progress = Callable[[str], None]


def serve_practice(
    host: str, port: int, folder: Path, *, empty: bool, ready: Callable[[dict[str, Any]], None], progress: Progress
) -> None:
    """Serve the place kept in `folder` until stopped; `ready` is told its url once it listens.

    A new folder gets the practice workbook and evidence, and a zi.toml for them, unless `empty`. Raises Refusal where
    `empty` meets a place, other things lie in the folder, it cannot be opened, or the port is taken.
    """
    _check_port(host, port)
    _check_folder(folder, empty=empty)
    application = Application(_opened(folder, filled=empty))
    server = serve(application, port, host)
    if not application.store.is_filled:
        from zi_sheets.practice.contents import prepare  # noqa: PLC0415  # an empty or used place is ready without pandas

        prepare(application, folder, progress)
    try:
        ready({"url": server.url, "id": application.store.place_id})
        progress(f"Ruang latihan terbuka di {server.url}; tekan Ctrl+C untuk menutup.")
        if not ip_address(str(server.server_address[0])).is_loopback:
            progress("PERHATIAN: siapa pun di jaringan ini dapat membaca, mengubah, dan menghapus semua isinya.")
        server.serve_forever()
    except KeyboardInterrupt:
        progress("Ruang latihan ditutup; isinya tersimpan.")
    finally:
        server.server_close()
        application.settle()  # so that a copy of the folder needs no journal


def _check_folder(folder: Path, *, empty: bool) -> None:
    """A folder without a place may hold only what file managers hide in it, and an `isi` that got no database yet."""
    if is_used(folder):
        if empty:
            raise Refusal(
                "folder_in_use",
                "Folder ini sudah berisi; tidak ada yang dihapus.",
                where=str(folder),
                action="Pilih folder lain untuk --data, atau hilangkan --empty untuk membuka isinya.",
            )
        return
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if others := [name for name in names if not name.startswith(".") and name.lower() not in ("desktop.ini", "isi")]:
        raise Refusal(
            "folder_in_use",
            f"Folder ini berisi {others[0]}, tetapi bukan ruang latihan (tanpa ruang.sqlite3); tidak ada yang diubah.",
            where=str(folder),
            action="Pilih folder baru untuk --data; bila ini ruang latihan, pulihkan ruang.sqlite3 dari salinannya.",
        )


def _opened(folder: Path, *, filled: bool) -> Store:
    try:
        return open_store(folder, filled=filled)
    except FolderRefused as problem:
        raise Refusal(problem.code, str(problem), where=str(folder), action=problem.action) from problem


def _check_port(host: str, port: int) -> None:
    """A taken port or an address of another computer stops before the folder is touched: a new one stays new."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, UnicodeError) as problem:  # UnicodeError: no host's name
            raise Refusal(
                "port_taken",
                f"Porta {port} di alamat {host} sudah dipakai program lain atau tidak boleh dipakai.",
                where=f"--port {port}",
                action="Pilih porta lain, atau 0 untuk porta bebas; --host harus alamat komputer ini sendiri.",
            ) from problem
