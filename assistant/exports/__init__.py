"""Findings, checklists and records as documents that people edit, file and import elsewhere."""
