"""Units, bodies, offices, mandates, persons and occasions: who the association is."""
