"""Who may see and do what with teams. Nothing else in this app decides it."""

from wirksam.teams.access import cycles, memory, reach, standing, working

__all__ = ["cycles", "memory", "reach", "standing", "working"]
