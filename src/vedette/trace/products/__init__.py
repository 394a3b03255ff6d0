"""What an origin issued on which day, and which relays carry it."""
