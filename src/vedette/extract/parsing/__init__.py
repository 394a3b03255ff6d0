"""The English parser and what is worked out once for each word."""
