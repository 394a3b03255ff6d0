"""Whose judgement stands at one place in a text, and through whom it came to the reader."""
