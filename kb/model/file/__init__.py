"""One file as it was written: its text, and its values with their places. What they mean is not known here."""
