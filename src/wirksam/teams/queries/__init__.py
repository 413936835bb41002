"""What pages and files read about teams."""
