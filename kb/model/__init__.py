"""Records as values, and what follows from them. No file and no library is known here."""
