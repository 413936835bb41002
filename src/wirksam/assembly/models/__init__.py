"""Assemblies, the accounts given to them, and what they decided. Dates are the occasion's."""

from wirksam.assembly.models.acts import AssemblyAct, CarryOver
from wirksam.assembly.models.assemblies import AgendaItem, Assembly
from wirksam.assembly.models.reports import ReportEdition, ReportItem

__all__ = ["AgendaItem", "Assembly", "AssemblyAct", "CarryOver", "ReportEdition", "ReportItem"]
