"""Who may see and do what with teams. Nothing else in this app decides it."""

from wirksam.teams.access import applications, choosing, cycles, memory, reach, standing, working

__all__ = ["applications", "choosing", "cycles", "memory", "reach", "standing", "working"]
