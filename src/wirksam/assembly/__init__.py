"""Assemblies, the account given to them, and what they decide about it."""
