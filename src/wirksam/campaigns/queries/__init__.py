"""What pages and files read about campaigns."""
