"""Everything that changes opportunities: one verb, one transaction, one journal entry."""
