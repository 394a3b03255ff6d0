"""Copied text: passages of one document that stand in another, word for word or changed."""
