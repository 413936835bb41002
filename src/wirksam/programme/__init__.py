"""The adopted text and what was promised in it."""
