"""One file a step, named by its number: ``r0001_records.py`` holds revision ``0001``."""
