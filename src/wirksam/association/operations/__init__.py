"""Deeds about units, offices and people: one transaction and one journal entry each."""
