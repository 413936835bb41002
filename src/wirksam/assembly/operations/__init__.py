"""Everything that changes assemblies and accounts: one verb, one transaction, one journal entry."""
