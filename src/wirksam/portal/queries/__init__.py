"""What the pages of the portal compose."""
