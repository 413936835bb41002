"""Campaigns: frames, local actions of chapters, help between them."""
