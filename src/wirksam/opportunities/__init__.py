"""Joining in: small tasks, shifts, sitting-in; fair offers; what came of it."""
