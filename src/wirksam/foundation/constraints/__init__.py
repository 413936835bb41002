"""Rules that only the database can keep: triggers in both dialects, for use in migrations."""

from wirksam.foundation.constraints.statements import RunStatements
from wirksam.foundation.constraints.triggers import forbid, no_overlap

__all__ = ["RunStatements", "forbid", "no_overlap"]
