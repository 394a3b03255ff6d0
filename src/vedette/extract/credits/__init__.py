"""Whom a page names as the origin of its words: bylines, datelines, credits, source lists."""
