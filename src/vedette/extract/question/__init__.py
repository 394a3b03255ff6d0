"""Questions: a sentence or a file read into propositions, windows, scenarios, indicators."""
