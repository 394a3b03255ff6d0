"""How words changed between a product and its relays."""
