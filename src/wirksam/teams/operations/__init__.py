"""Everything that changes teams: one verb, one transaction, one journal entry."""
