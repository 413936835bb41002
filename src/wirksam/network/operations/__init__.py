"""Everything that changes network: one verb, one transaction, one journal entry."""
