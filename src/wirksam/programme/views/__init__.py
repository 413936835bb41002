"""Pages of the programme: door, form, operation or query, response."""
