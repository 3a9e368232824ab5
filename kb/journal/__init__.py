"""The night: what was noted while it went on, line by line, and how it gets into the record afterwards."""
