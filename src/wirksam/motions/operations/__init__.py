"""What people do with motions, each in one transaction with one journal entry."""
