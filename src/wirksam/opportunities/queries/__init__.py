"""What pages and files read about opportunities."""
