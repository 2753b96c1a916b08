"""Guided workflows: definitions that are data, walked question by question to a finding."""
