"""Cited answers and guided decision support on serious case reviews in England."""

__version__ = "0.1.0"
