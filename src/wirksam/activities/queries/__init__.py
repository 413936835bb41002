"""Reads about activities, for their own pages and for the floors above."""
