"""What was done, when and under which key. Rows are only ever added; no names stand in it."""
