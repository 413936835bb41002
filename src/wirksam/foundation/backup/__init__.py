"""One file with everything: rows of either database, files, and a digest over every byte."""
