"""Pure Python: reads, numbers and understands adopted texts. Knows no Django and no database."""
