"""What pages and other floors read: querysets and frozen dataclasses, never half-made sentences."""
