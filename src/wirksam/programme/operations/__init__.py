"""What people do with texts and commitments: one verb, one transaction, one journal entry."""
