"""What pages and files read about network."""
