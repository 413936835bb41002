"""Photos and documents that people bring: judged by content, kept with their row, served safely."""
