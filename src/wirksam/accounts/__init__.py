"""Signing in, and nothing else. A person may have no account."""
