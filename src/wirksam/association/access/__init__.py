"""Who may see and do what with people, offices and units. Nothing else in this house decides it.

Three things open a door: what is one's own, what somebody showed by the ladder, what a running
mandate carries. Capabilities about people stop at a unit's walls; an opening lets one body through.
"""

from wirksam.association.access import occasions, offices, people, rounds, units
from wirksam.association.access.reach import open_to_units, working_at

__all__ = ["occasions", "offices", "open_to_units", "people", "rounds", "units", "working_at"]
