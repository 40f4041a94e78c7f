"""`zi-sheets init` from a terminal: zi.toml is begun first, so that a broken init can be repeated, and kept last."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from zi_sheets.config import GOOGLE, PRACTICE, Config, read_config, write_config
from zi_sheets.connect import Connection
from zi_sheets.init.init import Made, Progress, Wishes, check_adoption, init, preview
from zi_sheets.materials.materials import load_materials
from zi_sheets.place import practice_url

Door = Callable[[Config], Connection]


def enrol(path: Path, wishes: Wishes, door: Door, *, dry_run: bool, progress: Progress) -> Made:
    """Set up the unit of the zi.toml at `path`, begun where it is missing. Raises Refusal, GoogleFailure."""
    config = read_config(path) if path.exists() else Config(tempat=PRACTICE if practice_url() else GOOGLE, file=path)
    connection, materials = door(config), load_materials()
    config = replace(config, penanda=config.penanda or uuid.uuid4().hex, latihan_id=connection.place_id)
    check_adoption(connection, config, materials, wishes)
    if dry_run:
        return preview(connection, config, materials, wishes)
    write_config(path, config)
    done = init(connection, config, materials, wishes, progress)
    write_config(path, done.config)
    return done
