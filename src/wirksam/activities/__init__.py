"""What members do together, and what it contributes to commitments."""
