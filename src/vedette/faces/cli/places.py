"""Where this user's things lie."""

import os
from pathlib import Path


def default_desk() -> Path:
    """The desk used when none is named: $VEDETTE_DESK, else vedette.desk in this folder."""
    return Path(os.environ.get("VEDETTE_DESK") or "vedette.desk")


def memory_file() -> Path:
    """Where the last assessment's explanations are kept for `vedette why`."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "vedette" / "last.json"


def existing_desk() -> Path | None:
    """That desk, if it is there."""
    desk = default_desk()
    return desk if desk.exists() else None


def user_name() -> str:
    """Who sits here, as far as the shell says: $USER, else $USERNAME, else "an analyst"."""
    return os.environ.get("USER") or os.environ.get("USERNAME") or "an analyst"
