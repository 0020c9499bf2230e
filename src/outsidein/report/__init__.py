"""Findings and options as HTML, JSON and terminal text."""
