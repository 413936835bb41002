"""Allies of units, and what is done together."""
