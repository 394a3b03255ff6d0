"""Which shape a desk file has, and bringing an older one up to ours."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from vedette.errors import DeskDamaged, DeskTooNew

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0003_sealed_inputs"


def _config() -> Config:
    config = Config()
    # ConfigParser reads "%" in a path as the start of a placeholder.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def revision(connection: Connection) -> str | None:
    """The revision the desk says it has; None if it says nothing."""
    if "alembic_version" not in inspect(connection).get_table_names():
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return str(found[0]) if len(found) == 1 else None


def upgrade(connection: Connection) -> None:
    """Run every migration the desk lacks, inside the connection's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def bring_up(connection: Connection, *, place: str) -> None:
    """
    Leave a desk of our revision alone, bring an older one up, and refuse any other.

    Raises DeskTooNew for a revision we do not know, DeskDamaged if there is none.
    """
    found = revision(connection)
    if found == HEAD:
        return
    if found is None:
        raise DeskDamaged(
            f"{place} is a SQLite file but no desk of vedette; name another file, "
            "or make a desk under a new name."
        )
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if found not in known:
        raise DeskTooNew(
            f"{place} was made by a newer vedette (its shape is '{found}', the newest known here "
            f"is '{HEAD}'); install that version to open it."
        )
    upgrade(connection)
