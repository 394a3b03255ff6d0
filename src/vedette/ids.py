"""Ids made from content: canonical JSON, then a hash; never joined strings.

Joined strings collide: ("a.b", "c") and ("a", "b.c") both join to "a.b.c".
"""

import hashlib
import json
from typing import Any

# JSON is recursive and Python 3.11 has no recursive alias that mypy and readers both like.
Jsonable = Any


def canonical(value: Jsonable) -> str:
    """The one spelling of a value: sorted keys, no spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_id(prefix: str, value: Jsonable) -> str:
    """A short id such as `est-3f9a1c20b7d4`: the same content always has the same id."""
    digest = hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()
    return f"{prefix}-{digest[:12]}"


def sha256_hex(data: bytes) -> str:
    """The sha256 of bytes as received, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
