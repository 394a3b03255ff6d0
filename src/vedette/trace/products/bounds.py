"""What is known of a product's day where no words date it: it is not after its relay."""

from vedette.model.basis import Basis, Dating

RELAYED = "date.desk-relay"
OF_THEIR_DAY = "daily products tell of the events of their day, so of that day or later"
_DAYS_LONG = 180


def undated(dating: Dating) -> Dating:
    """No day beside the origin: not after its relay; likely the last day the relay tells of."""
    if dating.latest is None and dating.likely is None:
        return Dating(
            basis=Basis.UNKNOWN,
            year_printed=dating.year_printed,
            explanation="No words date the product, and the relay's own date is not known.",
        )
    why = f"No words date the product; it is not after its relay ({dating.latest or 'undated'})."
    # A day lent by another document on the desk is a bound for this relay, not a day its own
    # words name: it must not become the day of a product the relay only quotes.
    lent = dating.rule.startswith(("date.desk-event", RELAYED))
    own = dating.basis in (Basis.INFERRED, Basis.DESK) and bool(dating.words)
    from_events = own and not lent
    short = dating.earliest and (
        dating.latest is None or (dating.latest - dating.earliest).days < _DAYS_LONG
    )
    if not (from_events and short):
        return Dating(
            basis=Basis.INFERRED, latest=dating.latest, explanation=why, rule="issued.none/1"
        )
    return Dating(
        basis=Basis.INFERRED,
        earliest=None if dating.latest else dating.earliest,
        latest=dating.latest,
        likely=dating.earliest,
        year_printed=dating.year_printed,
        words=dating.words,
        spans=dating.spans,
        explanation=f"{why} The relay names nothing later than {dating.earliest}, and "
        f"{OF_THEIR_DAY}.",
        rule="issued.relay-events/1",
    )
