"""One name for each origin, whatever the relays call it, and who speaks for whom."""
