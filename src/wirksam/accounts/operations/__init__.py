"""What is done with accounts; each deed in one transaction."""
