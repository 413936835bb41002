"""Everything that changes campaigns: one verb, one transaction, one journal entry."""
