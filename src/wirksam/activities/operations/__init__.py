"""Deeds around activities."""
