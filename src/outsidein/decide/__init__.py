"""Findings become options."""
