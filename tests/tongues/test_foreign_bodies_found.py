"""A body's long pattern is asked only where its short opener fits, and nothing is lost by it."""

from dataclasses import replace

from tongue_passages import passages

from vedette.doctrine.bodies_foreign import foreign_bodies


def test_openers_hide_no_body() -> None:
    table = foreign_bodies()
    every = {k: tuple(("", full, row) for _, full, row in rows) for k, rows in table.opens.items()}
    unasked = replace(table, opens=every)
    met = 0
    for name in ("passages_first.txt", "passages_third.txt"):
        for one in passages(name):
            found = list(table.found(one.text))
            assert found == list(unasked.found(one.text))
            met += len(found)
    assert met > 5
