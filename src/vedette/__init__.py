"""Vedette: an open warning desk that keeps who judged what, how likely, and on whose word."""

__version__ = "0.1.0"
