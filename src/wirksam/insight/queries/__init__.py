"""What the pictures show, as plain values."""
