"""Checklists for what runs beside a review: one merged list that can be worked from."""
