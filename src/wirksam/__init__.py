"""Wirksam: from the adopted text to the work and back."""

__version__ = "0.1.0"
